// The first four of the eight checks: sequence number, RST, security, SYN (RFC 9293 section 3.10.7.4).
#include "../support/rule_case.hpp"

namespace synfin::tests {
using namespace model;

RuleCases sequence_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting established = in_state(ESTABLISHED, from);
  const Setting syn_received = in_state(SYN_RECEIVED, from);
  const Setting time_wait = in_state(TIME_WAIT, from);  // RCV.NXT = them + 2, SND.NXT = us + 2
  const Setting reuses = time_wait.configured(&Config::reuse_time_wait, true).isn(us + 700);
  const auto unchanged = [=](const Setting& s) {
    return [before = s.tcb](const Tcb& t) { return t == before; };
  };
  return {
      // MAY-2: "larger than the largest sequence number it used on the previous connection incarnation"
      {"time-wait.reopen", reuses.gets(seg(them + 500, SYN)),
       ends_in(SYN_RECEIVED)
           .sends(seg(us + 700, them + 501, SYN | ACK))
           .leaves(
               [=](const Tcb& t) { return t.tcb.reopened && !t.armed.time_wait && t.armed.retransmission; })
           .leaves([=](const Tcb& t) {
             return t.snd.iss == us + 700 && t.rcv.irs == them + 500 && !t.snd.closed;
           }),
       time_wait.isn(us + 700).gets(seg(them + 500, SYN))},
      {"time-wait.reopen", reuses.gets(seg(them + 3, SYN)),
       ends_in(SYN_RECEIVED).sends(seg(us + 700, them + 4, SYN | ACK)), reuses.gets(seg(them + 2, SYN))},
      {"time-wait.reopen", reuses.isn(us + 3).gets(seg(them + 500, SYN)),
       ends_in(SYN_RECEIVED).sends(seg(us + 3, them + 501, SYN | ACK)),
       reuses.isn(us + 2).gets(seg(them + 500, SYN))},
      {"time-wait.reopen", reuses.gets(seg(them + 500, SYN)),
       ends_in(SYN_RECEIVED).sends(seg(us + 700, them + 501, SYN | ACK)),
       reuses.refusing(&Call::has_isn).gets(seg(them + 500, SYN))},
      // What was acknowledged and not read is the old incarnation's: until it is read, the SYN is only
      // challenged.
      {"time-wait.reopen", reuses.gets(seg(them + 500, SYN)),
       ends_in(SYN_RECEIVED).sends(seg(us + 700, them + 501, SYN | ACK)),
       reuses.unread(1).gets(seg(them + 500, SYN))},
      // "a retransmission of the remote FIN. Acknowledge it, and restart the 2 MSL timeout"
      {"time-wait.fin", time_wait.later(90'000).gets(seg(them + 1, us + 2, FIN | ACK)),
       ends_in(TIME_WAIT)
           .sends(seg(us + 2, them + 2, ACK))
           .arms(SYNFIN_TIMER(time_wait), now + 90'000 + 240'000),
       time_wait.later(90'000).gets(seg(them + 1, us + 2, ACK))},
      {"time-wait.fin",
       time_wait.later(1).gets(seg(them - 9, us + 2, FIN | ACK, 10)),  // the text before it, too
       ends_in(TIME_WAIT).sends(seg(us + 2, them + 2, ACK)).arms(SYNFIN_TIMER(time_wait), now + 240'001),
       time_wait.later(1).gets(seg(them, us + 2, FIN | ACK))},
      // Figure 7, line 6
      {"syn-received.syn-ack", syn_received.active().gets(seg(them, us + 1, SYN | ACK)),
       ends_in(ESTABLISHED).tells(&Told::open).leaves([=](const Tcb& t) {
         return t.snd.una == us + 1 && t.rcv.nxt == them + 1 && !t.armed.retransmission &&
                t.snd.wl2 == us + 1;
       }),
       syn_received.gets(seg(them, us + 1, SYN | ACK))},
      // "special allowance should be made to accept valid ACKs, URGs, and RSTs" (MUST-66)
      {"zero-window", established.our_window(0).outstanding(40).gets(seg(them + 1, us + 41, ACK, 7)),
       ends_in(ESTABLISHED)
           .sends_exactly(offering(0, seg(us + 41, them + 1, ACK)))
           .counts(&Told::acknowledged, 40)
           .leaves([=](const Tcb& t) {
             return t.snd.una == us + 41 && t.rcv.nxt == them + 1 && t.rcv.unread == 0;
           }),
       established.our_window(0).outstanding(40).gets(seg(them + 2, us + 41, ACK, 7))},
      {"zero-window", established.our_window(0).gets(seg(them + 1, us + 1, RST | ACK, 7)),
       ends_in(CLOSED).tells(&Told::reset).forgets(),
       established.our_window(1).gets(seg(them + 1, us + 1, RST | ACK, 7))},
      {"unacceptable.rst", established.gets(seg(them, RST)),
       ends_in(ESTABLISHED).leaves(unchanged(established)), established.gets(seg(them + 1, RST))},
      {"unacceptable.rst", established.gets(seg(them + 1001, RST)),
       ends_in(ESTABLISHED).leaves(unchanged(established)), established.gets(seg(them + 1000, RST))},
      // Table 6, row by row: length 0 and window 0, length 0 and window above 0, length above 0 and window 0
      // or above
      {"unacceptable.empty", established.our_window(0).gets(seg(them + 2, us + 1, ACK)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)),
       established.our_window(0).gets(seg(them + 1, us + 1, ACK))},
      {"unacceptable.empty", established.gets(seg(them, us + 1, ACK)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)), established.gets(seg(them + 1, us + 1, ACK))},
      {"unacceptable.empty", established.gets(seg(them + 1001, us + 1, ACK)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)),
       established.gets(seg(them + 1000, us + 1, ACK))},
      {"unacceptable.empty",
       established.with(&Tcb::challenge, [=](auto& g) { g.count = 10, g.since = now; })
           .later(4999)
           .gets(seg(them, us + 1, ACK)),
       ends_in(ESTABLISHED), established.gets(seg(them, us + 1, RST | ACK))},
      {"unacceptable", established.our_window(0).gets(seg(them + 2, us + 1, ACK, 1)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)),
       established.our_window(0).gets(seg(them + 1, us + 1, ACK, 1))},
      {"unacceptable", established.gets(seg(them - 9, us + 1, ACK, 10)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)),
       established.gets(seg(them - 8, us + 1, ACK, 10))},
      {"unacceptable", established.gets(seg(them + 1001, us + 1, ACK, 10)),
       ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK)),
       established.gets(seg(them + 1000, us + 1, ACK, 10))},
      {"unacceptable",
       in_state(CLOSE_WAIT, from).gets(seg(them + 1, us + 1, FIN | ACK)),  // the FIN again: its ACK was lost
       ends_in(CLOSE_WAIT).sends(seg(us + 1, them + 2, ACK)),
       established.gets(seg(them + 1, us + 1, FIN | ACK))},
  };
}

RuleCases rst_security_syn_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting established = in_state(ESTABLISHED, from);
  const Setting syn_received = in_state(SYN_RECEIVED, from);
  const Setting time_wait = in_state(TIME_WAIT, from);
  const Setting reopened = syn_received.reopened();
  const Setting throttled = established.with(&Tcb::challenge, [=](auto& g) { g.count = 10, g.since = now; });
  const Expected challenge = ends_in(ESTABLISHED).sends(seg(us + 1, them + 1, ACK));
  const Expected back_in_time_wait =
      ends_in(TIME_WAIT).arms(SYNFIN_TIMER(time_wait), now + 240'000).leaves([](const Tcb& t) {
        return !t.tcb.reopened && !t.armed.retransmission && t.snd.una == t.snd.nxt;
      });
  const Expected has_closed = ends_in(CLOSED).tells(&Told::closed).forgets();
  const Expected listens_again =
      ends_in(LISTEN).leaves([=](const Tcb& t) { return t == in_state(LISTEN, from).tcb; });
  return {
      {"rst.challenge", established.gets(seg(them + 2, RST)),
       challenge.leaves([](const Tcb& t) { return t.challenge.count == 1; }),
       established.gets(seg(them + 1, RST))},
      {"rst.challenge", throttled.later(4999).gets(seg(them + 2, RST)),
       ends_in(ESTABLISHED),  // RFC 5961 section 7
       established.gets(seg(them + 1001, RST))},
      {"rst.challenge", throttled.later(5000).gets(seg(them + 2, RST)), challenge.leaves([=](const Tcb& t) {
         return t.challenge.count == 1 && t.challenge.since == now + 5000;
       }),
       established.gets(seg(them + 2, us + 1, ACK))},
      {"rst.time-wait.protected",
       time_wait.configured(&Config::protect_time_wait, true).gets(seg(them + 2, RST)),
       ends_in(TIME_WAIT).leaves([=](const Tcb& t) { return t == time_wait.tcb; }),
       time_wait.gets(seg(them + 2, RST))},
      {"rst.syn-received.reopened", reopened.gets(seg(them + 1, RST)), back_in_time_wait,
       syn_received.gets(seg(them + 1, RST))},
      {"rst.syn-received.reopened", reopened.closed().gets(seg(them + 1, RST)), back_in_time_wait,
       reopened.closed().gets(seg(them + 2, RST))},
      // CLOSE waited for our SYN to be acknowledged: the connection ends, and LISTEN would not be what the
      // user asked for.
      {"rst.syn-received.closed", syn_received.closed().gets(seg(them + 1, RST)), has_closed,
       syn_received.gets(seg(them + 1, RST))},
      {"rst.syn-received.passive", syn_received.gets(seg(them + 1, RST)), listens_again,
       syn_received.active().gets(seg(them + 1, RST))},
      {"rst.syn-received.passive", syn_received.queued(9).gets(seg(them + 1, RST)),
       listens_again,  // text for nobody else
       syn_received.closed().gets(seg(them + 1, RST))},
      {"rst.syn-received.active", syn_received.active().closed().gets(seg(them + 1, RST)),
       ends_in(CLOSED).tells(&Told::refused).forgets(), syn_received.closed().gets(seg(them + 1, RST))},
      {"rst.syn-received.active", syn_received.active().gets(seg(them + 1, RST)),
       ends_in(CLOSED).tells(&Told::refused).forgets(), syn_received.active().gets(seg(them + 2, RST))},
      {"rst.reset", established.gets(seg(them + 1, RST)), ends_in(CLOSED).tells(&Told::reset).forgets(),
       established.gets(seg(them + 2, RST))},
      {"rst.reset",
       in_state(CLOSING, from).gets(seg(them + 2, us + 1, RST | ACK, 12)),  // SHLD-2: it may hold data
       ends_in(CLOSED).tells(&Told::reset).forgets(), time_wait.gets(seg(them + 2, us + 1, RST | ACK, 12))},
      {"rst.time-wait", time_wait.gets(seg(them + 2, RST)), ends_in(CLOSED).forgets(),
       time_wait.gets(seg(them + 3, RST))},

      {"security.syn-received", syn_received.gets(insecure(seg(them + 1, us + 1, ACK))),
       ends_in(SYN_RECEIVED).sends(seg(us + 1, RST)), syn_received.gets(seg(them + 1, us + 1, ACK))},
      {"security.time-wait", time_wait.gets(insecure(seg(them + 2, us + 2, ACK))),
       ends_in(CLOSED).sends(seg(us + 2, RST)).forgets(),
       established.gets(insecure(seg(them + 1, us + 1, ACK)))},
      {"security", established.gets(insecure(seg(them + 1, us + 1, ACK))),
       ends_in(CLOSED).sends(seg(us + 1, RST)).tells(&Told::reset).forgets(),
       established.gets(insecure(seg(them, us + 1, ACK)))},

      {"syn.syn-received.reopened", reopened.gets(seg(them + 5, SYN)), back_in_time_wait,
       syn_received.gets(seg(them + 5, SYN))},
      {"syn.syn-received.closed", syn_received.closed().gets(seg(them + 5, SYN)), has_closed,
       syn_received.gets(seg(them + 5, SYN))},
      {"syn.syn-received.closed", syn_received.closed().gets(seg(them + 5, us + 1, SYN | ACK)), has_closed,
       syn_received.active().closed().gets(seg(them + 5, SYN))},
      {"syn.syn-received.passive", syn_received.gets(seg(them + 5, SYN)), listens_again,
       syn_received.gets(seg(them, SYN))},
      {"syn.challenge", established.gets(seg(them + 5, SYN)), challenge,
       established.gets(seg(them + 5, us + 1, ACK))},
      {"syn.challenge", time_wait.gets(seg(them + 5, SYN)),
       ends_in(TIME_WAIT).sends(seg(us + 2, them + 2, ACK)), time_wait.gets(seg(them - 5, SYN))},
      {"syn.challenge", throttled.later(1).gets(seg(them + 5, SYN)), ends_in(ESTABLISHED),
       syn_received.gets(seg(them + 5, SYN))},
  };
}

}  // namespace synfin::tests
