// The fifth to eighth check: ACK, URG, text, FIN (RFC 9293 section 3.10.7.4).
#include "../support/rule_case.hpp"

namespace synfin::tests {
using namespace model;

RuleCases ack_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting syn_received = in_state(SYN_RECEIVED, from);
  const Setting established = in_state(ESTABLISHED, from);
  const Setting fin_wait_1 = in_state(FIN_WAIT_1, from);
  const Setting closing = in_state(CLOSING, from);
  const Setting last_ack = in_state(LAST_ACK, from);
  const Setting fin_wait_2 = in_state(FIN_WAIT_2, from);
  const Setting busy = established.outstanding(40);
  // 2^30 numbers and more have been acknowledged, or one less than 2^30 with those that are outstanding.
  const Setting aged = established.with(&Tcb::snd, [=](auto& g) { g.iss = us - (1U << 30), g.aged = true; });
  const Setting within_reach = busy.with(&Tcb::snd, [=](auto& g) { g.iss = us + 40 - (1U << 30); });
  // The peer's window has been closed, and was probed for a while.
  const Setting shut = established.peer_window(0).guarded().user_timer().with(
      &Tcb::rtx, [](auto& g) { g.rto = 32'000, g.count = 5; });
  const auto fresh = [=](const Tcb& t) {  // 700 ms later, the timers start as if nothing had been sent before
    return t.armed.retransmission && t.deadline.retransmission == now + 1700 && t.armed.user &&
           t.deadline.user == now + 300'700 && t.rtx.rto == 1000 && t.rtx.since == now + 700 &&
           t.rtx.count == 0;
  };
  const Expected answers = ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK));
  return {
      {"ack.absent", busy.gets(seg(them + 1, FIN)),
       ends_in(ESTABLISHED).leaves([=](const Tcb& t) { return t == busy.tcb; }),
       busy.gets(seg(them + 1, us + 1, FIN | ACK))},
      // "If SND.UNA < SEG.ACK =< SND.NXT, then enter ESTABLISHED"
      {"ack.syn-received.unacceptable", syn_received.gets(seg(them + 1, us, ACK)),
       ends_in(SYN_RECEIVED).sends(seg(us, RST)), syn_received.gets(seg(them + 1, us + 1, ACK))},
      {"ack.syn-received.unacceptable", syn_received.gets(seg(them + 1, us + 2, ACK)),
       ends_in(SYN_RECEIVED).sends(seg(us + 2, RST)), syn_received.gets(seg(them + 1, RST))},
      {"ack.syn-received.closed", syn_received.closed().gets(seg(them + 1, us + 1, ACK)),
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK)).tells(&Told::open),
       syn_received.gets(seg(them + 1, us + 1, ACK))},
      {"ack.syn-received", syn_received.gets(offering(800, seg(them + 1, us + 1, ACK))),
       ends_in(ESTABLISHED)
           .tells(&Told::open)
           .leaves([=](const Tcb& t) { return t.snd.una == us + 1 && !t.armed.retransmission; })
           .leaves([=](const Tcb& t) {
             return t.snd.wnd == 800 && t.snd.wl1 == them + 1 && t.snd.wl2 == us + 1;
           }),
       syn_received.gets(seg(them + 1, us, ACK))},
      {"ack.syn-received", syn_received.gets(seg(them + 1, us + 1, ACK, 25)),  // text on the third message
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 26, ACK))
           .tells(&Told::open)
           .counts(&Told::delivered, 25),
       syn_received.gets(seg(them + 1001, us + 1, ACK, 25))},
      {"ack.unsent", established.gets(seg(them + 1, us + 2, ACK, 5)),
       answers.leaves([=](const Tcb& t) { return t.rcv.nxt == them + 1; }),
       established.gets(seg(them + 1, us + 1, ACK, 5))},
      // RFC 5961 section 5: "(SND.UNA - MAX.SND.WND) =< SEG.ACK"
      {"ack.too-old", aged.gets(seg(them + 1, us + 1 - 1001, ACK, 5)),
       answers.leaves([=](const Tcb& t) { return t.rcv.nxt == them + 1; }),
       aged.gets(seg(them + 1, us + 1 - 1000, ACK, 5))},
      // CVE-2023-52881: the bound reaches behind ISS, and nothing there was ever sent
      {"ack.too-old", established.gets(seg(them + 1, us, ACK, 5)),
       answers.leaves([=](const Tcb& t) { return t.rcv.nxt == them + 1; }),
       established.gets(seg(them + 1, us + 1, ACK, 5))},
      {"ack.time-wait", in_state(TIME_WAIT, from).gets(seg(them + 2, us + 2, ACK)),
       ends_in(TIME_WAIT).leaves([=](const Tcb& t) { return t == in_state(TIME_WAIT, from).tcb; }),
       in_state(TIME_WAIT, from).gets(seg(them + 2, us + 3, ACK))},

      {"ack.new", busy.later(200).gets(seg(them + 1, us + 41, ACK)),
       ends_in(ESTABLISHED).counts(&Told::acknowledged, 40).leaves([=](const Tcb& t) {
         return t.snd.una == us + 41 && !t.armed.retransmission && !t.armed.user;
       }),
       busy.gets(seg(them + 1, us + 1, ACK))},
      {"ack.new", within_reach.gets(seg(them + 1, us + 41, ACK)),  // ISS now lies 2^30 + 1 behind
       ends_in(ESTABLISHED).counts(&Told::acknowledged, 40).leaves([](const Tcb& t) { return t.snd.aged; }),
       within_reach.gets(seg(them + 1, us + 1, ACK))},
      {"ack.new", within_reach.gets(seg(them + 1, us + 40, ACK)),
       ends_in(ESTABLISHED).counts(&Told::acknowledged, 39).leaves([](const Tcb& t) { return !t.snd.aged; }),
       within_reach.gets(seg(them + 1, us + 1, ACK))},
      {"ack.new",
       busy.user_timer().later(200).gets(
           seg(them + 1, us + 11, ACK)),  // RFC 6298 (5.3): restarted for the rest
       ends_in(ESTABLISHED)
           .counts(&Told::acknowledged, 10)
           .leaves([=](const Tcb& t) { return t.snd.una == us + 11 && t.rtx.count == 0; })
           .arms(SYNFIN_TIMER(retransmission), now + 1200)
           .arms(SYNFIN_TIMER(user), now + 300'200),
       established.gets(seg(them + 1, us + 1, ACK))},
      {"ack.new",
       fin_wait_1.outstanding(40).gets(seg(them + 1, us + 42, ACK)),  // the FIN is no octet of the user's
       ends_in(FIN_WAIT_2).counts(&Told::acknowledged, 40),
       fin_wait_1.outstanding(40).gets(seg(them + 1, us + 43, ACK))},

      // "If the ACK is a duplicate (SEG.ACK =< SND.UNA), it can be ignored"
      {"ack.duplicate", busy.gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).tells(&Told::duplicate_ack).leaves([=](const Tcb& t) { return t == busy.tcb; }),
       busy.gets(seg(them + 1, us + 2, ACK))},
      // RFC 5681 section 2: (a) something is outstanding, (b) no data, (c) no FIN, (e) the window is the same
      {"ack.duplicate", busy.gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).tells(&Told::duplicate_ack), established.gets(seg(them + 1, us + 1, ACK))},
      {"ack.duplicate", busy.gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).tells(&Told::duplicate_ack), busy.gets(seg(them + 1, us + 1, ACK, 1))},
      {"ack.duplicate", busy.gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).tells(&Told::duplicate_ack), busy.gets(seg(them + 1, us + 1, FIN | ACK))},
      {"ack.duplicate", busy.gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).tells(&Told::duplicate_ack),
       busy.gets(offering(usual_window - 1, seg(them + 1, us + 1, ACK)))},
      {"ack.old",
       aged.outstanding(40).gets(offering(7, seg(them + 1, us, ACK))),  // nor is its window believed
       ends_in(ESTABLISHED).leaves([=](const Tcb& t) { return t == aged.outstanding(40).tcb; }),
       busy.gets(seg(them + 1, us + 42, ACK))},
      {"ack.old", fin_wait_2.gets(seg(them + 1, us + 2, ACK)),
       ends_in(FIN_WAIT_2).leaves([](const Tcb& t) { return !t.armed.retransmission; }),
       in_state(TIME_WAIT, from).gets(seg(them + 2, us + 2, ACK))},

      // "SND.WL1 < SEG.SEQ or (SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK)"
      {"window.closed", busy.user_timer().later(700).gets(offering(0, seg(them + 1, us + 1, ACK))),
       ends_in(ESTABLISHED)
           .leaves([=](const Tcb& t) {
             return t.snd.wnd == 0 && t.snd.max_wnd == 1000 && t.rtx.since == now + 700;
           })
           .leaves([](const Tcb& t) { return t.armed.retransmission && !t.armed.user; }),
       busy.gets(offering(1, seg(them + 1, us + 1, ACK)))},
      {"window.update", established.gets(offering(2000, seg(them + 1, us + 1, ACK))),
       ends_in(ESTABLISHED).leaves([=](const Tcb& t) {
         return t.snd.wnd == 2000 && t.snd.max_wnd == 2000 && t.snd.wl1 == them + 1 && t.snd.wl2 == us + 1;
       }),
       established.with(&Tcb::snd, [](auto& g) { g.wl1 += 1; })
           .gets(offering(2000, seg(them + 1, us + 1, ACK)))},
      {"window.update",
       fin_wait_2.peer_window(0).gets(seg(them + 1, us + 2, ACK)),  // nothing of ours waits for it
       ends_in(FIN_WAIT_2).leaves([](const Tcb& t) { return t.snd.wnd == 1000 && !t.armed.retransmission; }),
       established.with(&Tcb::snd, [](auto& g) { g.wl2 += 1; }).gets(seg(them + 1, us + 1, ACK))},
      {"window.opens", shut.queued(30).later(700).gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK, 30)).leaves(fresh),
       established.gets(seg(them + 1, us + 1, ACK))},
      {"window.opens",
       shut.outstanding(1).queued(499).later(700).gets(seg(them + 1, us + 1, ACK)),  // its probe was lost
       ends_in(ESTABLISHED).sends(seg(us + 2, them + 1, ACK, 499)).leaves(fresh),
       shut.outstanding(1).queued(499).gets(offering(0, seg(them + 1, us + 1, ACK)))},
      {"window.opens",
       shut.queued(900).later(700).gets(
           offering(70, seg(them + 1, us + 1, ACK))),  // too small to be used yet
       ends_in(ESTABLISHED).leaves(fresh).leaves([=](const Tcb& t) {
         return t.snd.wnd == 70 && t.snd.nxt == us + 1;
       }),
       shut.queued(900)
           .with(&Tcb::snd, [](auto& g) { g.wl2 += 1; })
           .gets(offering(70, seg(them + 1, us + 1, ACK)))},
      {"window.opens",
       established.peer_window(0).gets(offering(2000, seg(them + 1, us + 1, ACK))),  // nothing waits
       ends_in(ESTABLISHED)
           .leaves([](const Tcb& t) { return t.snd.wnd == 2000 && t.snd.max_wnd == 2000; })
           .leaves([](const Tcb& t) { return !t.armed.retransmission && !t.armed.user; }),
       fin_wait_2.peer_window(0).gets(seg(them + 1, us + 2, ACK))},

      {"fin-wait-1.fin-acknowledged", fin_wait_1.gets(seg(them + 1, us + 2, ACK)),
       ends_in(FIN_WAIT_2).leaves([=](const Tcb& t) {
         return t.snd.una == us + 2 && !t.armed.retransmission;
       }),
       fin_wait_1.outstanding(1).gets(seg(them + 1, us + 2, ACK))},
      {"closing.fin-acknowledged", closing.later(5).gets(seg(them + 2, us + 2, ACK)),
       ends_in(TIME_WAIT)
           .tells(&Told::closed)
           .arms(SYNFIN_TIMER(time_wait), now + 240'005)
           .leaves(
               [](const Tcb& t) { return !t.armed.retransmission && !t.armed.user && !t.armed.keep_alive; }),
       closing.gets(seg(them + 2, us + 1, ACK))},
      {"last-ack.fin-acknowledged", last_ack.gets(seg(them + 2, us + 2, ACK)),
       ends_in(CLOSED).tells(&Told::closed).forgets(), last_ack.gets(seg(them + 2, us + 1, ACK))},
      {"keep-alive.heard", established.keep_alive(3).later(60'000).gets(seg(them + 1, us + 1, ACK)),
       ends_in(ESTABLISHED).arms(SYNFIN_TIMER(keep_alive), now + 60'000 + 7'200'000).leaves([](const Tcb& t) {
         return t.keep.probes == 0;
       }),
       established.gets(seg(them + 1, us + 1, ACK))},
  };
}

RuleCases urg_text_fin_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting established = in_state(ESTABLISHED, from);
  const Setting fin_wait_1 = in_state(FIN_WAIT_1, from);
  const Setting fin_wait_2 = in_state(FIN_WAIT_2, from);
  const Setting half_duplex = fin_wait_2.configured(&Config::half_duplex_close, true);
  return {
      {"urg", established.gets(urgent(30, seg(them + 1, us + 1, ACK, 10))),
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 11, ACK))
           .tells(&Told::urgent)
           .counts(&Told::delivered, 10)
           .leaves([=](const Tcb& t) { return t.rcv.up == them + 31; }),
       established.with(&Tcb::rcv, [](auto& g) { g.up += 30; })
           .gets(urgent(30, seg(them + 1, us + 1, ACK, 10)))},

      // SHLD-3: "if new data is received after CLOSE is called, its TCP implementation SHOULD send a RST"
      {"text.after-close", half_duplex.gets(seg(them + 1, us + 2, ACK, 1)),
       ends_in(CLOSED).sends(seg(us + 2, RST)).tells(&Told::reset).forgets(),
       fin_wait_2.gets(seg(them + 1, us + 2, ACK, 1))},
      {"text.in-order", established.gets(seg(them + 1, us + 1, ACK, 100)),
       ends_in(ESTABLISHED)
           .sends_exactly(offering(900, seg(us + 1, them + 101, ACK)))
           .counts(&Told::delivered, 100)
           .leaves([=](const Tcb& t) {
             return t.rcv.nxt == them + 101 && t.rcv.wnd == 900 && t.rcv.unread == 100;
           }),
       established.gets(seg(them + 2, us + 1, ACK, 100))},
      {"text.in-order",
       established.gets(seg(them - 29, us + 1, ACK, 100)),  // "only the new parts are processed"
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 71, ACK)).counts(&Told::delivered, 70),
       in_state(CLOSE_WAIT, from).gets(seg(them + 2, us + 1, ACK, 100))},
      {"text.in-order",
       established.our_window(60).gets(seg(them + 1, us + 1, FIN | ACK, 100)),  // trimmed, its FIN too
       ends_in(ESTABLISHED)
           .sends_exactly(offering(0, seg(us + 1, them + 61, ACK)))
           .counts(&Told::delivered, 60),
       established.gets(seg(them + 1, us + 1, ACK))},
      {"text.out-of-order", established.gets(seg(them + 2, us + 1, FIN | ACK, 100)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)).leaves([=](const Tcb& t) {
         return t.rcv.nxt == them + 1;
       }),
       established.gets(seg(them + 1, us + 1, FIN | ACK, 100))},

      {"established.fin", established.gets(seg(them + 1, us + 1, FIN | ACK, 10)),
       ends_in(CLOSE_WAIT)
           .sends(seg(us + 1, them + 12, ACK))
           .tells(&Told::closing)
           .counts(&Told::delivered, 10),
       established.gets(seg(them + 2, us + 1, FIN | ACK, 10))},
      {"fin-wait-1.fin", fin_wait_1.gets(seg(them + 1, us + 1, FIN | ACK)),
       ends_in(CLOSING).sends(seg(us + 2, them + 2, ACK)).tells(&Told::closing).leaves([](const Tcb& t) {
         return t.armed.retransmission;
       }),
       fin_wait_1.gets(seg(them + 1, us + 2, FIN | ACK))},
      {"fin-wait-2.fin", fin_wait_2.later(3).gets(seg(them + 1, us + 2, FIN | ACK)),
       ends_in(TIME_WAIT)
           .sends(seg(us + 2, them + 2, ACK))
           .tells(&Told::closing, &Told::closed)
           .arms(SYNFIN_TIMER(time_wait), now + 240'003)
           .leaves(
               [](const Tcb& t) { return !t.armed.retransmission && !t.armed.user && !t.armed.keep_alive; }),
       fin_wait_2.gets(seg(them + 1, us + 2, ACK))},
      {"fin-wait-2.fin", fin_wait_1.gets(seg(them + 1, us + 2, FIN | ACK)),  // "perhaps in this segment"
       ends_in(TIME_WAIT).sends(seg(us + 2, them + 2, ACK)).tells(&Told::closing, &Told::closed),
       fin_wait_1.gets(seg(them + 1, us + 1, FIN | ACK))},
  };
}

}  // namespace synfin::tests
