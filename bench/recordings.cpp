#include "recordings.hpp"

#include <deque>
#include <map>

#include "../tests/support/traffic.hpp"

namespace synfin::bench {

namespace {

using model::Event;
using runtime::Call;
using runtime::Outcome;
using runtime::Segment;

/// Two ends with a wire between them that keeps the order. Whatever happens to them is recorded.
class Story {
 public:
  explicit Story(Recording& to)
      : recording_(to), ends_{runtime::Machine<>{to.start[0]}, runtime::Machine<>{to.start[1]}} {
    if (recording_.configs.empty()) recording_.configs.push_back(model::default_config);
  }

  Outcome happen(std::uint8_t end, Event event, const Segment& segment = {}, std::uint32_t octets = 0) {
    Call call = runtime::ready_call(now_, 77'000U * (end + 1U) + now_);
    call.octets = octets;
    recording_.steps.push_back(Step{end, fresh_, event, call, segment, 0});
    fresh_ = false;
    const Outcome outcome = ends_[end].handle(event, call, recording_.configs.front(), segment);
    if (outcome.told.sent) wires_[1U - end].push_back(outcome.out);
    return outcome;
  }
  /// Everything under way arrives, and what is due at once is sent, until nothing more comes.
  void settle() {
    for (bool busy = true; busy;) {
      busy = false;
      for (std::uint8_t end = 0; end < 2; ++end) {
        if (!wires_[end].empty()) {
          const Segment segment = wires_[end].front();
          wires_[end].pop_front();
          happen(end, Event::SEGMENT_ARRIVES, segment);
          busy = true;
        }
        while (ends_[end].is_due(Event::TRANSMIT, runtime::call_at(now_), recording_.configs.front())) {
          happen(end, Event::TRANSMIT);
          busy = true;
        }
      }
      now_ += 1;
    }
  }
  void open() {
    happen(1, Event::OPEN_PASSIVE);
    happen(0, Event::OPEN_ACTIVE);
    settle();
  }
  /// The next timeout of this end happens.
  void time_out(std::uint8_t end) {
    const auto& config = recording_.configs.front();
    const auto deadline = ends_[end].next_deadline(runtime::call_at(now_), config);
    if (!deadline) return;
    now_ = *deadline;
    if (const auto event = ends_[end].due(runtime::call_at(now_), config)) happen(end, *event);
  }
  void lose() { wires_ = {}; }
  const runtime::Tcb& tcb(std::uint8_t end) const { return ends_[end].tcb(); }
  std::uint32_t now() const { return now_; }

 private:
  Recording& recording_;
  std::array<runtime::Machine<>, 2> ends_;
  std::array<std::deque<Segment>, 2> wires_;
  std::uint32_t now_ = 4'294'967'000U;  // the clock wraps soon
  bool fresh_ = true;
};

std::array<runtime::Tcb, 2> established() {
  Recording scratch;
  Story story(scratch);
  story.open();
  return {story.tcb(0), story.tcb(1)};
}

Recording set_up() {
  Recording made{"set-up", "OPEN at both ends, three messages, ABORT"};
  for (int n = 0; n < 400; ++n) {
    Story story(made);
    story.open();
    story.happen(0, Event::ABORT);
    story.settle();
  }
  return made;
}

Recording bulk() {
  Recording made{"bulk", "SEND, full segments, acknowledgments, RECEIVE", established()};
  Story story(made);
  for (int n = 0; n < 60; ++n) {
    story.happen(0, Event::SEND, {}, 50'000);
    story.settle();
    story.happen(1, Event::RECEIVE, {}, 30'000);
    story.happen(1, Event::RECEIVE, {}, 30'000);
    story.settle();
  }
  return made;
}

Recording talk() {
  Recording made{"talk", "short requests and answers, keep-alive on", established()};
  made.configs.push_back(model::default_config);
  made.configs.front().keep_alive = true;
  Story story(made);
  for (int n = 0; n < 200; ++n) {
    for (std::uint8_t end = 0; end < 2; ++end) {
      story.happen(end, Event::SEND, {}, end == 0 ? 80 : 900);
      story.settle();
      story.happen(static_cast<std::uint8_t>(1U - end), Event::RECEIVE, {}, 65'535);
      story.settle();
    }
  }
  return made;
}

Recording close() {
  Recording made{"close", "four messages, or both at once, then 2MSL", established()};
  for (int n = 0; n < 400; ++n) {
    Story story(made);
    story.happen(0, Event::CLOSE);
    if (n % 4 != 0) story.settle();
    story.happen(1, Event::CLOSE);
    story.settle();
    story.time_out(0);
    story.time_out(1);
  }
  return made;
}

Recording timeouts() {
  Recording made{"timeouts", "retransmission, probes of a closed window, keep-alive", established()};
  made.configs.push_back(model::default_config);
  made.configs.front().keep_alive = true;
  for (int n = 0; n < 150; ++n) {
    Story story(made);
    story.happen(0, Event::SEND, {}, 3000);
    story.lose();
    for (int loss = 0; loss < n % 5; ++loss) {
      story.time_out(0);
      story.lose();
    }
    story.time_out(0);
    story.settle();
    story.happen(0, Event::SEND, {}, 70'000);
    story.settle();
    for (int idle = 0; idle < 4; ++idle) {
      story.time_out(static_cast<std::uint8_t>(idle % 2));
      story.settle();
    }
  }
  return made;
}

/// Segments of a stranger who knows the windows, at an end that stands open.
Recording hostile() {
  Recording made{"hostile", "blind RST, SYN, ACK and text near the windows", established()};
  std::mt19937 random(5961);
  const auto one_of = [&](auto... choices) {
    const std::uint32_t all[] = {static_cast<std::uint32_t>(choices)...};
    return all[random() % sizeof...(choices)];
  };
  for (int n = 0; n < 200; ++n) {
    Story story(made);
    for (int shot = 0; shot < 20; ++shot) {
      const runtime::Tcb& tcb = story.tcb(0);
      Segment s{};
      s.seq = one_of(tcb.rcv.nxt, tcb.rcv.nxt - 1, tcb.rcv.nxt + 100, tcb.rcv.nxt + tcb.rcv.wnd, random());
      s.ack = one_of(tcb.snd.nxt, tcb.snd.nxt, tcb.snd.nxt + 1, tcb.snd.una - tcb.snd.max_wnd - 1, random());
      s.text = one_of(0, 0, 1, 1460);
      s.wnd = one_of(0, 1000, 65'535);
      s.has_ack = random() % 8 != 0;
      s.syn = random() % 6 == 0;
      s.rst = random() % 6 == 0;
      s.fin = random() % 16 == 0;
      story.happen(0, Event::SEGMENT_ARRIVES, s);
      story.lose();
    }
  }
  return made;
}

/// The traffic of the tests: every state, every rule, many configurations.
Recording everything() {
  Recording made{"everything", "the tests' random traffic: every rule of the table"};
  tests::Traffic traffic(1);
  bool told[2] = {false, false};
  std::uint32_t config[2] = {0, 0};
  for (int n = 0; n < 20'000; ++n) {
    const tests::Happening now = traffic.next();
    const bool new_story = now.fresh && (told[now.end] || !told[1 - now.end]);
    if (new_story) told[0] = told[1] = false;
    if (now.fresh) {
      config[now.end] = static_cast<std::uint32_t>(made.configs.size());
      made.configs.push_back(now.config);
      told[now.end] = true;
    }
    made.steps.push_back(Step{static_cast<std::uint8_t>(now.end), new_story, now.event, now.call, now.segment,
                              config[now.end]});
  }
  return made;
}

}  // namespace

const std::vector<Recording>& recordings() {
  static const std::vector<Recording> all{set_up(),   bulk(),    talk(),      close(),
                                          timeouts(), hostile(), everything()};
  return all;
}

}  // namespace synfin::bench
