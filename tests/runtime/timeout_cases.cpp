// What leaves at the end of an event, and the timeouts (RFC 9293 sections 3.7, 3.8 and 3.10.8).
#include "../support/rule_case.hpp"

namespace synfin::tests {
using namespace model;

RuleCases answer_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting established = in_state(ESTABLISHED, from);
  const Setting fin_wait_1 = in_state(FIN_WAIT_1, from);
  const auto sent_until = [=](std::uint32_t octets) {
    return [=](const Tcb& t) { return t.snd.nxt == us + 1 + octets; };
  };
  return {
      {"answer.text", established.queued(700).user(Event::TRANSMIT),  // Eff.snd.MSS
       ends_in(ESTABLISHED).sends_exactly(seg(us + 1, them + 1, ACK, 500)).leaves(sent_until(500)),
       established.user(Event::TRANSMIT)},
      {"answer.text",  // the usable window, at least half of the largest
       established.queued(700)
           .peer_window(600)
           .outstanding(200)
           .with(&Tcb::snd, [](auto& g) { g.max_wnd = 800; })
           .user(Event::TRANSMIT),
       ends_in(ESTABLISHED)
           .sends(seg(us + 201, them + 1, ACK, 400))
           .leaves(sent_until(600))
           .leaves([](const Tcb& t) { return t.snd.end - t.snd.nxt == 300; }),
       established.queued(700).peer_window(499).user(
           Event::TRANSMIT)},  // SWS avoidance: below half of the largest window
      {"answer.text", fin_wait_1.fin_unsent().queued(30).user(Event::TRANSMIT),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK, 30)).leaves(sent_until(31)),
       fin_wait_1.fin_unsent().queued(30).peer_window(0).user(Event::TRANSMIT)},
      {"answer.text",
       fin_wait_1.fin_unsent().queued(30).peer_window(30).user(Event::TRANSMIT),  // no room for the FIN
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, ACK, 30)).leaves(sent_until(30)),
       fin_wait_1.fin_unsent().user(Event::TRANSMIT)},
      {"answer.text",  // the congestion window is smaller than the peer's
       established.outstanding(200)
           .queued(700)
           .cwnd(600)
           .with(&Tcb::snd, [](auto& g) { g.max_wnd = 800; })
           .user(Event::TRANSMIT),
       ends_in(ESTABLISHED).sends(seg(us + 201, them + 1, ACK, 400)).leaves(sent_until(600)),
       established.outstanding(200).queued(700).cwnd(200).user(Event::TRANSMIT)},
      {"answer.fin", fin_wait_1.fin_unsent().cwnd(1).user(Event::TRANSMIT),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK)),
       fin_wait_1.fin_unsent().outstanding(5).cwnd(5).user(Event::TRANSMIT)},
      {"answer.fin", fin_wait_1.fin_unsent().user(Event::TRANSMIT),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK)).leaves(sent_until(1)),
       fin_wait_1.user(Event::TRANSMIT)},
      {"answer.ack", established.gets(seg(them + 1, us + 1, ACK, 8)),
       ends_in(ESTABLISHED)
           .sends_exactly(offering(992, seg(us + 1, them + 9, ACK)))
           .counts(&Told::delivered, 8),
       established.gets(seg(them + 1, us + 1, ACK))},
      {"timers.start", established.user(Event::SEND, 10),
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 10))
           .tells(&Told::ok)
           .arms(SYNFIN_TIMER(retransmission), now + 1000)
           .arms(SYNFIN_TIMER(user), now + 300'000)
           .leaves([=](const Tcb& t) { return t.rtx.rto == 1000 && t.rtx.since == now && t.rtx.count == 0; }),
       established.outstanding(5).later(10).user(Event::SEND, 10)},
      {"timers.start", established.rto(250).user(Event::SEND, 10),  // as the host has measured it
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 10))
           .tells(&Told::ok)
           .arms(SYNFIN_TIMER(retransmission), now + 250)
           .leaves([](const Tcb& t) { return t.rtx.rto == 250; }),
       established.outstanding(5).rto(250).later(10).user(Event::SEND, 10)},
      {"timers.start", established.rto(100'000).user(Event::SEND, 10),  // but never beyond the largest
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 10))
           .tells(&Told::ok)
           .arms(SYNFIN_TIMER(retransmission), now + 60'000),
       established.outstanding(5).rto(100'000).later(10).user(Event::SEND, 10)},
      // What the congestion window withholds is guarded all the same: no host loses its timer by it.
      {"timers.start", established.cwnd(1).user(Event::SEND, 700),
       ends_in(ESTABLISHED).tells(&Told::ok).arms(SYNFIN_TIMER(retransmission), now + 1000),
       established.gets(seg(them + 1, us + 1, ACK))},
      {"retransmit", established.outstanding(700).lost(us + 1),
       ends_in(ESTABLISHED)
           .sends_exactly(seg(us + 1, them + 1, ACK, 500))
           .tells(&Told::ok)
           .leaves([=](const Tcb& t) { return t == established.outstanding(700).tcb; }),
       established.outstanding(700).lost(us)},
      {"retransmit", established.outstanding(700).lost(us + 501),
       ends_in(ESTABLISHED).sends(seg(us + 501, them + 1, ACK, 200)).tells(&Told::ok),
       established.outstanding(700).lost(us + 701)},
      {"retransmit",
       established.outstanding(700).peer_window(300).lost(us + 201),  // within the window of today
       ends_in(ESTABLISHED).sends(seg(us + 201, them + 1, ACK, 100)).tells(&Told::ok),
       established.outstanding(700).peer_window(300).lost(us + 301)},
      {"retransmit", fin_wait_1.lost(us + 1),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK)).tells(&Told::ok),
       fin_wait_1.peer_window(0).lost(us + 1)},
      {"retransmit.nothing", established.lost(us + 1),
       ends_in(ESTABLISHED).leaves([=](const Tcb& t) { return t == established.tcb; }),
       established.outstanding(1).lost(us + 1)},
      {"timers.start", established.peer_window(0).configured(&Config::user_timeout, 0U).user(Event::SEND, 10),
       ends_in(ESTABLISHED)
           .tells(&Told::ok)
           .arms(SYNFIN_TIMER(retransmission), now + 1000)
           .leaves([](const Tcb& t) { return !t.armed.user; }),
       established.gets(seg(them + 1, us + 1, ACK))},
  };
}

RuleCases timeout_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  constexpr Event again = Event::RETRANSMISSION_TIMEOUT;
  constexpr Event keep_alive = Event::KEEP_ALIVE_TIMEOUT;
  const Setting syn_sent = in_state(SYN_SENT, from);
  const Setting syn_received = in_state(SYN_RECEIVED, from);
  const Setting established = in_state(ESTABLISHED, from);
  const Setting fin_wait_1 = in_state(FIN_WAIT_1, from);
  const Setting time_wait = in_state(TIME_WAIT, from);
  const Setting busy = established.outstanding(700);
  const auto backed_off = [=](std::uint32_t at) {  // RFC 6298 (5.5): RTO is doubled
    return [=](const Tcb& t) {
      return t.rtx.rto == 2000 && t.rtx.count == 1 && t.rtx.since == now && t.armed.retransmission &&
             t.deadline.retransmission == now + at + 2000;
    };
  };
  const auto probes = [](std::uint32_t count) {
    return [=](const Tcb& t) { return t.keep.probes == count; };
  };
  return {
      // MAY-2: "returns to TIME-WAIT state if the SYN turns out to be an old duplicate"
      {"retransmission.give-up.reopened", syn_received.reopened().after(180'000, again),
       ends_in(TIME_WAIT)
           .arms(SYNFIN_TIMER(time_wait), now + 420'000)
           .leaves([=](const Tcb& t) {
             return !t.tcb.reopened && !t.armed.retransmission && t.snd.una == us + 1;
           })
           .leaves([=](const Tcb& t) { return t.snd.closed && t.snd.nxt == us + 1 && t.snd.end == us; }),
       syn_received.reopened().after(179'999, again)},
      {"retransmission.give-up.reopened", syn_received.reopened().closed().after(180'000, again),
       ends_in(TIME_WAIT).arms(SYNFIN_TIMER(time_wait), now + 420'000),
       syn_received.closed().after(180'000, again)},
      {"retransmission.give-up.closed", syn_received.closed().after(180'000, again),
       ends_in(CLOSED).tells(&Told::closed).forgets(), syn_received.closed().after(179'999, again)},
      {"retransmission.give-up.closed", syn_received.closed().after(180'000, again),
       ends_in(CLOSED).tells(&Told::closed).forgets(), syn_received.active().closed().after(180'000, again)},
      {"retransmission.give-up.passive", syn_received.after(180'000, again),
       ends_in(LISTEN).leaves([=](const Tcb& t) { return t == in_state(LISTEN, from).tcb; }),
       syn_received.after(179'999, again)},
      {"retransmission.give-up.passive", syn_received.queued(9).after(180'000, again),
       ends_in(LISTEN).leaves([=](const Tcb& t) { return t == in_state(LISTEN, from).tcb; }),
       syn_received.closed().after(180'000, again)},
      {"retransmission.give-up.syn", syn_sent.after(180'000, again),
       ends_in(CLOSED).tells(&Told::retry_timeout).forgets(), syn_sent.after(179'999, again)},
      {"retransmission.give-up.syn", syn_received.active().after(180'000, again),
       ends_in(CLOSED).tells(&Told::retry_timeout).forgets(), syn_received.after(180'000, again)},
      {"retransmission.give-up", busy.after(100'000, again),
       ends_in(CLOSED).tells(&Told::retry_timeout).forgets(), busy.after(99'999, again)},
      {"retransmission.syn", syn_sent.after(1000, again),
       ends_in(SYN_SENT).sends_exactly(announcing(500, seg(us, SYN))).leaves(backed_off(1000)),
       syn_sent.after(999, again)},
      {"retransmission.syn-ack", syn_received.after(1000, again),
       ends_in(SYN_RECEIVED)
           .sends_exactly(announcing(500, seg(us, them + 1, SYN | ACK)))
           .leaves(backed_off(1000)),
       syn_received.after(999, again)},
      {"retransmission.probe",
       established.queued(9).peer_window(0).guarded().after(1000, again),  // "at least one octet"
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 1))
           .leaves(backed_off(1000))
           .leaves([=](const Tcb& t) { return t.snd.nxt == us + 2; }),
       busy.after(1000, again)},
      {"retransmission.probe",
       established.queued(900).peer_window(70).guarded().after(1000, again),  // "override timeout"
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK, 70)),
       established.queued(900).peer_window(70).guarded().after(999, again)},
      {"retransmission.probe-fin", fin_wait_1.fin_unsent().peer_window(0).after(1000, again),
       ends_in(FIN_WAIT_1)
           .sends(seg(us + 1, them + 1, FIN | ACK))
           .leaves(backed_off(1000))
           .leaves([=](const Tcb& t) { return t.snd.nxt == us + 2; }),
       fin_wait_1.after(1000, again)},
      {"retransmission.text", busy.after(1500, again),  // the segment at the front of the queue
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 500))
           .leaves(backed_off(1500))
           .leaves([=](const Tcb& t) { return t.snd.nxt == us + 701 && t.snd.una == us + 1; }),
       established.queued(9).peer_window(0).guarded().after(1500, again)},
      {"retransmission.text", fin_wait_1.outstanding(30).after(1000, again),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK, 30)),
       fin_wait_1.fin_unsent().after(1000, again)},
      {"retransmission.text",
       busy.with(&Tcb::rtx, [](auto& g) { g.count = 2, g.rto = 40'000; }).after(1000, again),
       ends_in(ESTABLISHED)  // R1 is three (SHLD-10), the time-out has an upper bound
           .sends(seg(us + 1, them + 1, ACK, 500))
           .tells(&Told::retry_trouble)
           .arms(SYNFIN_TIMER(retransmission), now + 61'000),
       busy.after(999, again)},
      {"user-timeout", busy.user_timer().after(300'000, Event::USER_TIMEOUT),
       ends_in(CLOSED).tells(&Told::user_timeout).forgets(),
       busy.user_timer().after(299'999, Event::USER_TIMEOUT)},
      {"time-wait.timeout", time_wait.after(240'000, Event::TIME_WAIT_TIMEOUT), ends_in(CLOSED).forgets(),
       time_wait.after(239'999, Event::TIME_WAIT_TIMEOUT)},
      {"keep-alive.busy", busy.keep_alive().after(7'200'000, keep_alive),
       ends_in(ESTABLISHED).arms(SYNFIN_TIMER(keep_alive), now + 14'400'000).leaves(probes(0)),
       established.keep_alive().after(7'200'000, keep_alive)},
      {"keep-alive.give-up", established.keep_alive(10).after(75'000, keep_alive),
       ends_in(CLOSED).tells(&Told::keep_alive_timeout).forgets(),
       established.keep_alive(9).after(75'000, keep_alive)},
      {"keep-alive.probe", established.keep_alive().after(7'200'000, keep_alive),
       ends_in(ESTABLISHED)
           .sends(seg(us, them + 1, ACK))
           .arms(SYNFIN_TIMER(keep_alive), now + 7'275'000)
           .leaves(probes(1)),
       established.keep_alive().after(7'199'999, keep_alive)},
  };
}

}  // namespace synfin::tests
