// Random but meaningful traffic for a lockstep run: two ends of the table's machine, their users, a wire that
// loses, doubles and reorders, a clock that wraps and jumps to deadlines, and a stranger who knows the
// windows. The table's machine leads; whoever must keep step with it takes the same events (see Happening).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <random>
#include <vector>

#include "../../runtime/machine.hpp"

namespace synfin::tests {

using model::Event;
using model::State;
using runtime::Call;
using runtime::Config;
using runtime::Outcome;
using runtime::Segment;
using runtime::Tcb;

/// One event at one of the two ends, with all that goes in and all that must come out.
struct Happening {
  std::size_t end = 0;
  bool fresh = false;  ///< a new story: this end is in CLOSED and knows nothing, `config` is another
  Event event{};
  Call call{};
  Config config{};
  Segment segment{};
  Tcb before{};
  Tcb after{};
  Outcome outcome{};
};

/// An endless stream of happenings, the same for the same seed on every system.
class Traffic {
 public:
  explicit Traffic(std::uint64_t seed) : random_(seed) {}

  /// The next event. The watcher hears which rules it fires.
  template <class Watcher = runtime::NobodyWatches>
  Happening next(Watcher&& watcher = {}) {
    if (left_ == 0) begin_story();
    --left_;
    Happening now{};
    now.end = below(2);
    End& end = ends_[now.end];
    now.fresh = !end.begun;
    end.begun = true;
    now.config = end.config;
    choose_event(now);
    now.before = end.machine.tcb();
    now.outcome = end.machine.handle(now.event, now.call, now.config, now.segment, watcher);
    now.after = end.machine.tcb();
    if (now.outcome.told.sent && !chance(loss_)) wires_[1 - now.end].push_back(now.outcome.out);
    if (wires_[1 - now.end].size() > 64) wires_[1 - now.end].erase(wires_[1 - now.end].begin());
    return now;
  }

 private:
  struct End {
    runtime::Machine<> machine;
    Config config{};
    bool begun = false;
  };

  std::mt19937_64 random_;
  std::array<End, 2> ends_{};
  std::array<std::vector<Segment>, 2> wires_;  ///< by whom they will reach
  std::uint32_t now_ = 0;
  std::size_t left_ = 0;
  unsigned loss_ = 0;     ///< of 100 segments
  unsigned hostile_ = 0;  ///< of 100 events

  std::uint32_t below(std::uint64_t bound) { return static_cast<std::uint32_t>(random_() % bound); }
  bool chance(unsigned of_100) { return below(100) < of_100; }
  std::uint32_t word() { return static_cast<std::uint32_t>(random_()); }
  template <class... T>
  std::uint32_t one_of(T... choices) {
    const std::uint32_t all[] = {static_cast<std::uint32_t>(choices)...};
    return all[below(sizeof...(choices))];
  }
  /// A number near the place where 32 bits wrap, or anywhere.
  std::uint32_t start() { return chance(60) ? 0U - below(3000) : word(); }
  std::uint32_t octets() {
    return one_of(0, 1, 2 + below(100), 536, 1460, below(5000), below(200'000),
                  chance(3) ? (1U << 29) + below(2) : 700);
  }

  /// Every field within `config_is_sound`, and often so small that the limits are met.
  Config some_config() {
    Config c = model::default_config;
    c.buffer = one_of(1, 100, 3000, 65535, 65535, 1U << 30);
    c.mss = one_of(1, 536, 1460, 1460, 65535);
    c.default_mss = one_of(1, 536, 1220);
    c.rto = one_of(1, 200, 1000);
    c.max_rto = c.rto + one_of(0, 1000, 59'000);
    c.r1 = below(4);
    c.r2 = one_of(0, 3000, 100'000, 100'000);
    c.user_timeout = one_of(0, 4000, 300'000);
    c.msl = one_of(1, 2000, 120'000);
    c.keep_alive = chance(40);
    c.keep_idle = one_of(1, 700, 7'200'000);
    c.keep_interval = one_of(1, 75'000);
    c.keep_count = 1 + below(3);
    c.challenge_limit = one_of(0, 1, 2, 10);
    c.challenge_period = one_of(0, 10, 5000);
    c.half_duplex_close = chance(30);
    c.protect_time_wait = chance(40);
    c.reuse_time_wait = chance(60);
    return c;
  }

  void begin_story() {
    left_ = 30 + below(300);
    now_ = start();
    loss_ = one_of(0, 0, 10, 40);
    hostile_ = one_of(0, 5, 15, 50);
    for (End& end : ends_) end = End{{}, some_config(), false};
    for (auto& wire : wires_) wire.clear();
  }

  void choose_event(Happening& to) {
    End& end = ends_[to.end];
    auto& wire = wires_[to.end];
    if (chance(60)) now_ += below(20);
    if (chance(1)) now_ += one_of(1000, end.config.r2, end.config.r2_syn, end.config.keep_idle);
    const Tcb& tcb = end.machine.tcb();
    if (tcb.tcb.reopened && chance(10)) now_ += end.config.r2_syn;  // who reopened falls silent
    const bool arrives = !wire.empty() && chance(60);
    const bool waits = !arrives && chance(40);
    if (chance(hostile_)) {
      to.event = Event::SEGMENT_ARRIVES;
      to.segment = hostile_segment(end);
    } else if (arrives) {
      to.event = Event::SEGMENT_ARRIVES;
      const auto place = wire.begin() + (chance(80) ? 0 : below(wire.size()));
      to.segment = *place;
      if (!chance(10)) wire.erase(place);
    } else if (waits && host_is_called(end, to)) {
      // `to.event` is what was due
    } else {
      to.event = user_call(end.machine.state());
    }
    to.call.now = now_;
    to.call.isn = chance(50) ? end.machine.tcb().snd.nxt + 1 + below(70'000) : start();
    to.call.octets = octets();
    to.call.forbidden = chance(5);
    to.call.no_room = chance(5);
    to.call.has_isn = !chance(3);
    to.call.remote = !chance(5);
    // TRANSMIT was due without a limit.
    if (to.event != Event::TRANSMIT && chance(30)) to.call.cwnd = below(5000);
    if (chance(30)) to.call.rto = below(70'000);
    to.call.lost = end.machine.tcb().snd.una + (chance(60) ? 0 : below(3000));
  }

  /// What is due at this end, if need be after a wait until its next deadline.
  bool host_is_called(const End& end, Happening& to) {
    auto event = end.machine.due(runtime::call_at(now_), end.config);
    if (!event) {
      const auto deadline = end.machine.next_deadline(runtime::call_at(now_), end.config);
      if (!deadline) return false;
      now_ = *deadline;
      event = end.machine.due(runtime::call_at(now_), end.config);
    }
    if (event) to.event = *event;
    return event.has_value();
  }

  Event user_call(State state) {
    if (chance(state == model::TIME_WAIT ? 20 : 5))
      return Event{static_cast<std::uint8_t>(below(static_cast<std::size_t>(Event::STATUS) + 1))};
    if (state == model::CLOSED) return chance(50) ? Event::OPEN_ACTIVE : Event::OPEN_PASSIVE;
    if (state == model::LISTEN)
      return chance(80) ? Event::STATUS : chance(50) ? Event::SEND : Event::OPEN_ACTIVE;
    if (chance(2)) return Event::RETRANSMIT;
    const std::uint32_t dice = below(100);
    return dice < 45 ? Event::SEND : dice < 80 ? Event::RECEIVE : dice < 98 ? Event::CLOSE : Event::ABORT;
  }

  /// What a stranger might send who has guessed the numbers, nearly or exactly; or a peer gone mad.
  Segment hostile_segment(const End& end) {
    const Tcb& tcb = end.machine.tcb();
    Segment s{};
    s.text = chance(50) ? 0 : octets();
    s.seq = one_of(tcb.rcv.nxt, tcb.rcv.nxt, tcb.rcv.nxt, tcb.rcv.nxt + 1, tcb.rcv.nxt - 1, tcb.rcv.irs,
                   tcb.rcv.nxt - s.text, tcb.rcv.nxt + tcb.rcv.wnd, tcb.rcv.nxt + tcb.rcv.wnd - 1,
                   tcb.rcv.nxt + below(5000), word());
    s.ack = one_of(tcb.snd.nxt, tcb.snd.nxt, tcb.snd.una, tcb.snd.una + 1, tcb.snd.una - 1, tcb.snd.nxt + 1,
                   tcb.snd.una - tcb.snd.max_wnd, tcb.snd.una - tcb.snd.max_wnd - 1, word());
    s.wnd = one_of(0, 1, 500, 65535, tcb.snd.wnd, 1U << 30, word());
    s.up = one_of(0, 1, below(5000), below(65536));
    s.mss = one_of(0, 0, 1, 1460);
    s.has_ack = chance(75);
    s.syn = chance(25);
    s.rst = chance(20);
    s.fin = chance(25);
    s.urg = chance(20);
    s.insecure = chance(15);
    if (tcb.tcb.state == model::TIME_WAIT && chance(25)) {  // the next incarnation calls
      s = Segment{};
      s.seq = tcb.rcv.nxt + below(5000);
      s.syn = true;
    }
    return s;
  }
};

}  // namespace synfin::tests
