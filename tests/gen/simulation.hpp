// Two ends and a bad wire: random events that have a meaning. Segments are lost, doubled, reordered and
// forged near the windows; users call at any time; the clock jumps to deadlines. Episodes differ in what is
// frequent.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "../../model/config.hpp"
#include "../../runtime/machine.hpp"

namespace synfin::tests {

using runtime::Event;

/// One event, for one of the ends.
struct Happening {
  unsigned end = 0;
  Event event = Event::STATUS;
  runtime::Call call{};
  runtime::Segment segment{};
};

class Simulation {
 public:
  explicit Simulation(std::uint64_t seed) : random_(seed) { restart(); }

  runtime::Machine<>& machine(unsigned end) { return ends_[end].machine; }
  const runtime::Config& config(unsigned end) const { return ends_[end].config; }
  std::uint32_t now() const { return now_; }
  /// True when the two ends have just become new ones.
  bool fresh() const { return fresh_; }

  /// The next event.
  Happening next() {
    fresh_ = false;
    if (one_in(600)) restart();
    Happening h;
    h.end = below(2);
    const bool idle = ends_[h.end].machine.state() == model::LISTEN && ends_[h.end].wire.empty();
    if (idle && !one_in(6)) h.end = 1 - h.end;
    End& end = ends_[h.end];
    h.call = call(end);
    if (const auto due = end.machine.due(h.call, end.config); due && !one_in(4)) {
      h.event = *due;
      return h;
    }
    const bool odd = end.machine.state() == model::TIME_WAIT || end.machine.tcb().tcb.reopened;
    const std::uint32_t dice = odd && one_in(3) ? calls_ : below(100);
    if (dice < calls_) {
      h.event = user_call(end);
    } else if (dice < calls_ + forgeries_) {
      h.event = Event::SEGMENT_ARRIVES;
      h.segment = forged(end);
    } else if (dice < calls_ + forgeries_ + leaps_) {
      leap();
      h.call.now = now_;
      const auto due = end.machine.due(h.call, end.config);
      h.event = due ? *due : one_in(4) ? Event::STATUS : user_call(end);
    } else {
      auto& wire = end.wire;
      if (wire.empty()) {
        h.event = user_call(end);
        return h;
      }
      const std::size_t place = one_in(4) ? below(static_cast<std::uint32_t>(wire.size())) : 0;
      h.event = Event::SEGMENT_ARRIVES;
      h.segment = wire[place];
      if (!one_in(10)) wire.erase(wire.begin() + static_cast<std::ptrdiff_t>(place));
      if (one_in(20)) distort(h.segment);
    }
    return h;
  }

  /// Carries what an event has sent to the other end's wire.
  void carry(unsigned from, const runtime::Outcome& outcome) {
    if (!outcome.told.sent || below(100) < losses_) return;
    auto& wire = ends_[1 - from].wire;
    wire.push_back(outcome.out);
    if (wire.size() > 12) wire.erase(wire.begin());
  }

 private:
  struct End {
    runtime::Machine<> machine;
    runtime::Config config;
    std::vector<runtime::Segment> wire;  ///< segments on their way to this end
  };

  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  bool one_in(std::uint32_t n) { return below(n) == 0; }
  std::uint32_t any_word() { return static_cast<std::uint32_t>(random_()); }
  template <class T>
  T one_of(std::initializer_list<T> list) {
    return list.begin()[below(static_cast<std::uint32_t>(list.size()))];
  }

  void restart() {
    fresh_ = true;
    now_ = one_in(2) ? any_word() : 0U - below(100'000);  // close to the clock's wrap-around
    calls_ = one_of<std::uint32_t>({2, 10, 25});
    forgeries_ = one_of<std::uint32_t>({1, 2, 5, 20, 40});
    leaps_ = one_of<std::uint32_t>({2, 10, 30});
    losses_ = one_of<std::uint32_t>({0, 0, 0, 10, 10, 40, 100});
    for (End& end : ends_) end = {runtime::Machine<>(), any_config(), {}};
  }

  runtime::Config any_config() {
    runtime::Config c = model::default_config;
    if (one_in(3)) return c;
    c.buffer = one_of<std::uint32_t>({1, 100, 1000, 65535, 1U << 20, 1U << 30, 0xffffffff});
    c.mss = one_of<std::uint32_t>({1, 50, 536, 1460});
    c.default_mss = one_of<std::uint32_t>({1, 536, 1220});
    c.max_rto = one_of<std::uint32_t>({1000, 4000, 60'000});
    c.r1 = below(4);
    c.r2 = one_of<std::uint32_t>({3000, 20'000, 100'000});
    c.r2_syn = one_of<std::uint32_t>({3000, 20'000, 180'000});
    c.user_timeout = one_of<std::uint32_t>({0, 2000, 30'000, 300'000});
    c.msl = one_of<std::uint32_t>({500, 5000, 120'000});
    c.keep_alive = one_in(2);
    c.keep_idle = one_of<std::uint32_t>({300, 5000, 7'200'000});
    c.keep_interval = one_of<std::uint32_t>({100, 1000, 75'000});
    c.keep_count = one_of<std::uint32_t>({1, 2, 10});
    c.challenge_limit = one_of<std::uint32_t>({0, 1, 2, 10});
    c.challenge_period = one_of<std::uint32_t>({0, 1, 1000, 5000});
    c.half_duplex_close = one_in(3);
    c.protect_time_wait = one_in(3);
    c.reuse_time_wait = one_in(2);
    return c;
  }

  runtime::Call call(const End& end) {
    runtime::Call c{};
    c.now = now_;
    c.isn = one_in(2) ? any_word() : end.machine.tcb().snd.nxt + below(100'000);
    c.octets = one_of<std::uint32_t>({0, 1, below(100), below(3000), below(100'000), 1U << 29, any_word()});
    c.forbidden = one_in(8);
    c.no_room = one_in(12);
    c.has_isn = !one_in(8);
    c.remote = !one_in(8);
    if (one_in(3)) c.cwnd = one_of<std::uint32_t>({1, below(3000), below(100'000), any_word()});
    if (one_in(3)) c.rto = one_of<std::uint32_t>({1, below(3000), below(100'000), any_word()});
    c.lost = one_in(4) ? any_word() : end.machine.tcb().snd.una + below(3000);
    return c;
  }

  Event user_call(const End& end) {
    if (end.machine.state() == model::CLOSED && !one_in(8))
      return one_of<Event>({Event::OPEN_ACTIVE, Event::OPEN_PASSIVE});
    if (end.machine.state() == model::LISTEN && !one_in(3)) return Event::STATUS;
    return one_of<Event>({Event::OPEN_PASSIVE, Event::OPEN_ACTIVE, Event::SEND, Event::SEND, Event::SEND,
                          Event::SEND, Event::RECEIVE, Event::RECEIVE, Event::RECEIVE, Event::CLOSE,
                          Event::CLOSE, Event::STATUS, Event::RETRANSMIT,
                          one_in(4) ? Event::ABORT : Event::SEND});
  }

  void leap() {
    const End& end = ends_[below(2)];
    const auto deadline = end.machine.next_deadline(runtime::call_at(now_), end.config);
    if (end.machine.tcb().tcb.reopened && one_in(2))
      now_ += end.config.r2_syn;  // who reopened the connection falls silent
    else if (deadline && !one_in(4))
      now_ = *deadline - (one_in(6) ? 1 : 0);
    else
      now_ += one_of<std::uint32_t>({0, 1, below(100), below(2000)});
  }

  /// A segment near the numbers that matter to this end.
  /// No more than what IP carries, and the header says.
  static std::uint32_t carried(std::uint32_t octets) { return std::min<std::uint32_t>(octets, 65535); }
  runtime::Segment forged(const End& end) {
    const runtime::Tcb& t = end.machine.tcb();
    const auto step = one_of<std::uint32_t>({0, 0, 0, 1, 2, below(2000)});
    runtime::Segment s{};
    s.seq = one_of<std::uint32_t>({t.rcv.nxt, t.rcv.nxt, t.rcv.nxt, t.rcv.nxt - 1, t.rcv.irs,
                                   t.rcv.nxt + t.rcv.wnd, t.rcv.nxt + t.rcv.wnd - 1,
                                   t.rcv.nxt + t.rcv.wnd / 2, any_word()});
    s.seq = one_in(2) ? s.seq + step : s.seq - step;
    s.ack = one_of<std::uint32_t>({t.snd.nxt, t.snd.nxt, t.snd.nxt, t.snd.una, t.snd.una + 1, t.snd.nxt - 1,
                                   t.snd.nxt + 1, t.snd.una - t.snd.max_wnd, t.snd.una - t.snd.max_wnd - 1,
                                   any_word()});
    s.text = one_in(2) ? 0 : carried(one_of<std::uint32_t>({1, step, below(1500), t.rcv.wnd, t.rcv.wnd + 1}));
    s.wnd = one_of<std::uint32_t>({0, 1, below(3000), 65535, 1U << 30, any_word()});
    s.up = one_in(2) ? below(100) : carried(any_word());
    s.mss = one_of<std::uint32_t>({0, 1, 536, 1460});
    s.syn = one_in(4);
    s.has_ack = !one_in(5);
    s.fin = one_in(5);
    s.rst = one_in(8);
    s.urg = one_in(6);
    s.insecure = one_in(25);
    if (end.machine.state() == model::TIME_WAIT &&
        one_in(3)) {  // who had our peer's port before, or has it next
      s.seq = t.rcv.nxt + 1 + step;
      s.syn = true;
      s.has_ack = s.fin = s.rst = s.insecure = false;
    }
    if (t.tcb.reopened &&
        one_in(2)) {  // the peer does not know of the connection that the old SYN has opened
      s.seq = t.rcv.nxt;
      s.rst = one_in(2);
      s.syn = !s.rst;
    }
    return s;
  }

  void distort(runtime::Segment& s) {
    switch (below(9)) {
      case 0:
        s.seq += one_in(2) ? 1U : ~0U;
        break;
      case 1:
        s.ack += one_in(2) ? 1U : ~0U;
        break;
      case 2:
        s.wnd = one_of<std::uint32_t>({0, 1, 65535});
        break;
      case 3:
        s.syn = !s.syn;
        break;
      case 4:
        s.fin = !s.fin;
        break;
      case 5:
        s.rst = true;
        break;
      case 6:
        s.insecure = true;
        break;
      case 7:
        s.has_ack = !s.has_ack;
        break;
      default:
        s.text += one_of<std::uint32_t>({1, 1000});
        break;
    }
  }

  std::mt19937_64 random_;
  std::array<End, 2> ends_;
  std::uint32_t now_ = 0;
  std::uint32_t calls_ = 0, forgeries_ = 0, leaps_ = 0, losses_ = 0;
  bool fresh_ = false;
};

}  // namespace synfin::tests
