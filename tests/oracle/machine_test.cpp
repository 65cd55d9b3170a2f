// The machine of the table itself, talking over a wire that loses, doubles, delays and reorders, recorded at
// one host or in between: it conforms, so it is never accused.
#include "../../runtime/machine.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <random>

#include "../catch.hpp"
#include "../support/effort.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

using runtime::Event;

struct Recorded {
  Packet packet;
  std::uint64_t number = 0;
  std::int64_t time = 0;
  std::uint8_t side = 0;
};

struct Wire {
  double loss = 0;
  double twice = 0;
  std::uint32_t longest_delay = 20;  ///< ms, of each half of the way
  double tap = 0.5;                  ///< 0: at host 0; 1: at host 1
};

/// Two hosts, their users and the wire between them. Time is in ms.
class World {
 public:
  World(std::uint32_t seed, Wire wire, runtime::Config config)
      : random_(seed), wire_(wire), config_(config), holds_(chance(0.5)) {
    hosts_[0].base = number();
    hosts_[1].base = number();
  }

  std::vector<Recorded> play() {
    const double kind = uniform();
    if (kind < 0.85) call(1, Event::OPEN_PASSIVE);
    call(0, Event::OPEN_ACTIVE);
    if (kind > 0.93) call(1, Event::OPEN_ACTIVE);
    for (int steps = 0; steps < 4000 && now_ < 120'000; ++steps) step();
    std::stable_sort(record_.begin(), record_.end(),
                     [](const Recorded& a, const Recorded& b) { return a.time < b.time; });
    for (std::size_t at = 0; at < record_.size(); ++at) record_[at].number = at + 1;
    return record_;
  }

 private:
  struct Host {
    runtime::Machine<> machine;
    std::uint32_t base = 0;
    std::uint32_t opened = 0;
    std::vector<runtime::Segment> held;
    std::uint32_t next_call = 1;
    int calls_left = 12;
  };
  struct Flying {
    std::uint32_t arrives;
    std::size_t to;
    runtime::Segment segment;
  };

  double uniform() { return std::uniform_real_distribution<>(0, 1)(random_); }
  bool chance(double p) { return uniform() < p; }
  std::uint32_t number() { return static_cast<std::uint32_t>(random_()); }
  std::uint32_t below(std::uint32_t limit) { return limit == 0 ? 0 : number() % limit; }

  void handle(std::size_t who, Event event, std::uint32_t octets = 0, const runtime::Segment& s = {}) {
    Host& host = hosts_[who];
    runtime::Call call{};
    call.now = now_;
    call.octets = octets;
    // Each incarnation begins where no number of the one before lies: 64 KiB and more are left out.
    call.isn = host.base + host.opened * 10'000'000 + now_ * 250;
    const auto outcome = host.machine.handle(event, call, config_, s);
    if (outcome.told.sent) send(who, outcome.out);
    while (const auto due = host.machine.due(now_, config_)) {
      const auto more = host.machine.handle(*due, call, config_);
      if (more.told.sent) send(who, more.out);
    }
  }
  void call(std::size_t who, Event event, std::uint32_t octets = 0) {
    if (event == Event::OPEN_ACTIVE || event == Event::OPEN_PASSIVE) ++hosts_[who].opened;
    handle(who, event, octets);
  }

  void send(std::size_t who, const runtime::Segment& segment) {
    const int copies = chance(wire_.twice) ? 2 : 1;
    const double first = who == 0 ? wire_.tap : 1 - wire_.tap;  // the part of the way before the tap
    bool lost_at_once = chance(wire_.loss) && first > 0;
    for (int copy = 0; copy < copies; ++copy) {
      const auto before = first == 0 ? 0 : below(1 + wire_.longest_delay);
      const auto behind = first == 1 ? 0 : below(1 + wire_.longest_delay);
      if (lost_at_once && copy == 0) continue;
      const std::uint32_t passes = now_ + before;
      record(who, segment, passes);
      if (chance(wire_.loss) && first < 1) continue;
      flying_.push_back({passes + behind, 1 - who, segment});
    }
  }

  void record(std::size_t who, const runtime::Segment& s, std::uint32_t when) {
    Packet p;
    p.source = ends_[who];
    p.destination = ends_[1 - who];
    p.seq = s.seq;
    p.ack = s.ack;
    p.flags.syn = s.syn;
    p.flags.ack = s.has_ack;
    p.flags.fin = s.fin;
    p.flags.rst = s.rst;
    p.window = static_cast<std::uint16_t>(s.wnd);
    p.payload_length = s.text;
    if (s.syn) p.options.mss = static_cast<std::uint16_t>(s.mss);
    record_.push_back({p, 0, std::int64_t{when} * 1'000'000 + static_cast<std::int64_t>(record_.size()),
                       static_cast<std::uint8_t>(who)});
  }

  void arrive(std::size_t who, const runtime::Segment& segment) {
    Host& host = hosts_[who];
    handle(who, Event::SEGMENT_ARRIVES, 0, segment);
    if (!holds_) return;
    if (segment.text > 0) host.held.push_back(segment);
    for (;;) {
      const std::uint32_t next = host.machine.tcb().rcv.nxt;
      const auto fits = std::find_if(host.held.begin(), host.held.end(), [&](const runtime::Segment& one) {
        return one.seq == next && model::receiving.has(host.machine.state());
      });
      if (fits == host.held.end()) break;
      const runtime::Segment one = *fits;
      host.held.erase(fits);
      handle(who, Event::SEGMENT_ARRIVES, 0, one);
      if (host.machine.tcb().rcv.nxt == next) break;
    }
  }

  /// A user does something, more or less sensible.
  void use(std::size_t who) {
    Host& host = hosts_[who];
    host.next_call = now_ + 1 + below(chance(0.2) ? 3000 : 60);
    const auto state = host.machine.state();
    if (state == model::CLOSED && host.opened < 3 && hosts_[1 - who].machine.state() == model::CLOSED) {
      if (who == 0) {
        call(1, Event::OPEN_PASSIVE);
        call(0, Event::OPEN_ACTIVE);
        hosts_[0].calls_left = hosts_[1].calls_left = 8;
        hosts_[0].held.clear();
        hosts_[1].held.clear();
      }
      return;
    }
    if (host.machine.tcb().rcv.unread > 0 && chance(0.7)) call(who, Event::RECEIVE, 1 + below(8000));
    if (state == model::CLOSED || state == model::LISTEN || state == model::SYN_SENT) return;
    const double what = uniform();
    if (--host.calls_left < 0 || what < 0.06)
      call(who, Event::CLOSE);
    else if (what < 0.075)
      call(who, Event::ABORT);
    else if (what < 0.7)
      call(who, Event::SEND, 1 + below(chance(0.3) ? 9000 : 700));
  }

  void step() {
    std::uint32_t next = now_ + 100'000;
    for (const Flying& one : flying_) next = std::min(next, one.arrives);
    for (Host& host : hosts_) {
      if (const auto deadline = host.machine.next_deadline(now_, config_)) next = std::min(next, *deadline);
      next = std::min(next, std::max(now_ + 1, host.next_call));
    }
    now_ = std::max(now_, next);
    for (std::size_t at = 0; at < flying_.size();) {
      if (flying_[at].arrives > now_) {
        ++at;
        continue;
      }
      const Flying one = flying_[at];
      flying_.erase(flying_.begin() + static_cast<std::ptrdiff_t>(at));
      arrive(one.to, one.segment);
    }
    for (std::size_t who = 0; who < 2; ++who) {
      while (const auto due = hosts_[who].machine.due(now_, config_)) handle(who, *due);
      if (hosts_[who].next_call <= now_) use(who);
    }
  }

  std::mt19937 random_;
  Wire wire_;
  runtime::Config config_;
  bool holds_;
  std::array<Host, 2> hosts_;
  std::array<Endpoint, 2> ends_{Endpoint{*Address::parse("10.0.0.1"), 4000},
                                Endpoint{*Address::parse("10.0.0.2"), 80}};
  std::vector<Flying> flying_;
  std::vector<Recorded> record_;
  std::uint32_t now_ = 1000;
};

Judged judge_recorded(const std::vector<Recorded>& record) {
  Court court;
  for (const Recorded& one : record) court.add(one.packet, one.number, one.time);
  return court.close();
}

std::string listing(const std::vector<Recorded>& record) {
  std::string lines;
  for (const Recorded& one : record) {
    const Packet& p = one.packet;
    lines += fmt::format("{:>4} {:>7}ms {} {}{}{}{} seq {} ack {} text {} wnd {}\n", one.number,
                         one.time / 1'000'000, one.side == 0 ? "A>" : "B<", p.flags.syn ? "S" : "",
                         p.flags.fin ? "F" : "", p.flags.rst ? "R" : "", p.flags.ack ? "." : "", p.seq, p.ack,
                         p.payload_length, p.window);
  }
  return lines;
}

void expect_innocent(const std::vector<Recorded>& record, const std::string& what, const char* seed) {
  const Judged judged = judge_recorded(record);
  if (judged.violations() == 0) return;
  FAIL_CHECK(seed << " " << what << "\n" << judged.text() << listing(record));
}

TEST_CASE("the table's own machine is not accused, whatever the wire does and wherever it is watched",
          "[long]") {
  std::size_t packets = 0;
  std::size_t connections = 0;
  std::size_t conforming = 0;
  const int worlds = static_cast<int>(tests::effort(400, 20'000));
  for (int seed = 0; seed < worlds; ++seed) {
    runtime::Config config = model::default_config;
    std::mt19937 random(static_cast<std::uint32_t>(seed) * 7919U + 1);
    const auto pick = [&](auto... values) {
      const std::array<std::common_type_t<decltype(values)...>, sizeof...(values)> all{values...};
      return all[random() % all.size()];
    };
    config.buffer = pick(2000U, 9000U, 65535U);
    config.mss = pick(536U, 1460U);
    config.rto = pick(60U, 200U, 1000U);
    config.msl = pick(500U, 5000U);
    config.r2 = 20'000;
    config.keep_alive = pick(true, false);
    config.keep_idle = 2'000;
    config.keep_interval = 500;
    config.half_duplex_close = pick(true, false);
    config.reuse_time_wait = pick(true, false);
    const Wire wire{pick(0.0, 0.05, 0.2), pick(0.0, 0.05), pick(1U, 20U, 150U), pick(0.0, 0.5, 1.0)};
    const std::string name = fmt::format("seed {}", seed);
    std::vector<Recorded> record = World(static_cast<std::uint32_t>(seed), wire, config).play();
    packets += record.size();
    expect_innocent(record, "whole", name.c_str());
    for (const FlowReport& flow : judge_recorded(record).flows) {
      ++connections;
      conforming += flow.verdict == Verdict::conforming ? 1 : 0;
    }
    for (int damage = 0; damage < 6 && record.size() > 2; ++damage) {
      std::vector<Recorded> damaged = record;
      const auto at = static_cast<std::ptrdiff_t>(random() % (damaged.size() - 1));
      const char* what = "one lost";
      if (damage < 3)
        damaged.erase(damaged.begin() + at);
      else if (damage == 3)
        damaged.erase(damaged.begin(), damaged.begin() + at), what = "starts late";
      else if (damage == 4)
        damaged.erase(damaged.begin() + at + 1, damaged.end()), what = "ends early";
      else
        std::erase_if(damaged, [&](const Recorded&) { return random() % 10 == 0; }), what = "a tenth lost";
      expect_innocent(damaged, what, name.c_str());
    }
  }
  WARN(fmt::format("{} worlds, {} packets, {} connections, {} of them conforming, the others unknown", worlds,
                   packets, connections, conforming));
  CHECK(conforming * 10 > connections * 5);
}

}  // namespace
}  // namespace synfin::oracle::test
