// A connection in a named state in one line: `in_state(FIN_WAIT_1).outstanding(200).gets(seg(301, 102,
// ACK))`.
#pragma once

#include "segment.hpp"

namespace synfin::tests {

/// Where a connection's numbers and clock start. Everything else is counted from here, so that a test can be
/// run again where the 32 bits wrap.
struct Origin {
  std::uint32_t us = 100;      ///< our initial sequence number
  std::uint32_t them = 300;    ///< the peer's
  std::uint32_t now = 50'000;  ///< when the last event was
};

/// A connection, what its host is configured to, and one event that happens to it.
///
/// In ESTABLISHED nothing is outstanding or queued: SND.UNA = SND.NXT = us + 1, RCV.NXT = them + 1. Both
/// windows are 1000 octets, both maximum segment sizes 500. A FIN of ours has the number us + 1, the peer's
/// them + 1.
struct Setting {
  Origin from;
  Tcb tcb{};
  Config config{};
  Event event = Event::STATUS;
  Call call{};
  Segment segment{};

  // The connection.
  constexpr Setting active() const {
    return with(&Tcb::tcb, [](auto& g) { g.passive = false; });
  }
  constexpr Setting reopened() const {
    return with(&Tcb::tcb, [](auto& g) { g.reopened = true; });
  }
  /// The user has called CLOSE; no FIN has left yet.
  constexpr Setting closed() const {
    return with(&Tcb::snd, [](auto& g) { g.closed = true; });
  }
  /// Octets wait to be sent.
  constexpr Setting queued(std::uint32_t octets) const {
    return with(&Tcb::snd, [=](auto& g) { g.end += octets; });
  }
  /// Octets are sent and not acknowledged.
  constexpr Setting outstanding(std::uint32_t octets) const {
    Setting s = with(&Tcb::snd, [=](auto& g) { g.end += octets, g.nxt += octets; });
    s.guard();
    return s;
  }
  /// Our FIN waits still.
  constexpr Setting fin_unsent() const {
    return with(&Tcb::snd, [](auto& g) { g.nxt = g.end; });
  }
  constexpr Setting peer_window(std::uint32_t octets) const {
    return with(&Tcb::snd, [=](auto& g) { g.wnd = octets; });
  }
  constexpr Setting our_window(std::uint32_t octets) const {
    return with(&Tcb::rcv, [=](auto& g) { g.wnd = octets; });
  }
  /// Octets have come in that the user has not received; the window is smaller by them.
  constexpr Setting unread(std::uint32_t octets) const {
    return with(&Tcb::rcv, [=](auto& g) { g.unread = octets, g.wnd -= octets; });
  }
  constexpr Setting no_user_timer() const {
    return with(&Tcb::armed, [](auto& g) { g.user = false; }).with(&Tcb::deadline, [](auto& g) {
      g.user = 0;
    });
  }
  constexpr Setting user_timer() const {
    const std::uint32_t until = from.now + config.user_timeout;
    return with(&Tcb::armed, [](auto& g) { g.user = true; }).with(&Tcb::deadline, [=](auto& g) {
      g.user = until;
    });
  }
  /// The retransmission timer runs.
  constexpr Setting guarded() const {
    Setting s = *this;
    s.guard();
    return s;
  }
  /// Keep-alive is on, and so many probes have had no answer.
  constexpr Setting keep_alive(std::uint32_t probes = 0) const {
    Setting s = *this;
    s.config.keep_alive = true;
    s.tcb.keep.probes = probes;
    s.tcb.armed.keep_alive = true;
    s.tcb.deadline.keep_alive = from.now + (probes == 0 ? config.keep_idle : config.keep_interval);
    return s;
  }
  template <class G, class Change>
  constexpr Setting with(G Tcb::*group, Change change) const {
    Setting s = *this;
    change(s.tcb.*group);
    return s;
  }

  // The host.
  template <class T>
  constexpr Setting configured(T Config::*member, T value) const {
    Setting s = *this;
    s.config.*member = value;
    return s;
  }
  constexpr Setting later(std::uint32_t milliseconds) const {
    Setting s = *this;
    s.call.now += milliseconds;
    return s;
  }
  constexpr Setting isn(std::uint32_t number) const {
    Setting s = *this;
    s.call.isn = number;
    return s;
  }
  constexpr Setting cwnd(std::uint32_t octets) const {
    Setting s = *this;
    s.call.cwnd = octets;
    return s;
  }
  constexpr Setting rto(std::uint32_t milliseconds) const {
    Setting s = *this;
    s.call.rto = milliseconds;
    return s;
  }
  /// The host takes what begins there for lost.
  constexpr Setting lost(std::uint32_t number) const {
    Setting s = *this;
    s.event = Event::RETRANSMIT;
    s.call.lost = number;
    return s;
  }
  constexpr Setting refusing(bool Call::*why) const {
    Setting s = *this;
    s.call.*why = !(s.call.*why);
    return s;
  }

  // The event.
  constexpr Setting gets(const Segment& arriving) const {
    Setting s = *this;
    s.event = Event::SEGMENT_ARRIVES;
    s.segment = arriving;
    return s;
  }
  constexpr Setting user(Event what, std::uint32_t octets = 0) const {
    Setting s = *this;
    s.event = what;
    s.call.octets = octets;
    return s;
  }
  /// So many milliseconds later, the host looks whether this is due.
  constexpr Setting after(std::uint32_t milliseconds, Event timeout) const {
    return later(milliseconds).user(timeout);
  }

 private:
  friend constexpr Setting in_state(State, const Origin&);
  constexpr void guard() {
    tcb.armed.retransmission = true;
    tcb.deadline.retransmission = from.now + config.rto;
    tcb.rtx.rto = config.rto;
    tcb.rtx.since = from.now;
  }
};

constexpr Setting in_state(State state, const Origin& from = {}) {
  using namespace model;
  Setting s{from};
  s.config = default_config;
  s.config.buffer = usual_window;
  s.config.mss = 500;
  s.call = runtime::ready_call(from.now, from.us);
  Tcb& tcb = s.tcb;
  tcb.tcb.state = state;
  if (state == CLOSED) return s;
  tcb.tcb.passive = state == LISTEN || state == SYN_RECEIVED;
  if (state == LISTEN) return s;
  tcb.snd.iss = tcb.snd.una = from.us;
  tcb.snd.nxt = tcb.snd.end = from.us + 1;
  tcb.snd.mss = 500;
  tcb.rcv.wnd = usual_window;
  if (state == SYN_SENT || state == SYN_RECEIVED) s.guard();
  if (state == SYN_SENT) return s;
  tcb.snd.wnd = tcb.snd.max_wnd = usual_window;
  tcb.rcv.irs = tcb.snd.wl1 = from.them;
  tcb.rcv.nxt = tcb.rcv.up = from.them + 1;
  tcb.snd.wl2 = from.us;
  if (state == SYN_RECEIVED) return s;
  tcb.snd.una = tcb.snd.wl2 = from.us + 1;
  tcb.snd.wl1 = from.them + 1;
  const bool we_sent_fin = (synchronized - in(ESTABLISHED, CLOSE_WAIT)).has(state);
  const bool fin_is_outstanding = in(FIN_WAIT_1, CLOSING, LAST_ACK).has(state);
  if (we_sent_fin) {
    tcb.snd.closed = true;
    tcb.snd.nxt = from.us + 2;
    if (fin_is_outstanding)
      s.guard();
    else
      tcb.snd.una = tcb.snd.wl2 = from.us + 2;
  }
  if (!receiving.has(state)) tcb.rcv.nxt = from.them + 2;
  if (state == TIME_WAIT) {
    tcb.armed.time_wait = true;
    tcb.deadline.time_wait = from.now + 2 * s.config.msl;
  }
  return s;
}

}  // namespace synfin::tests
