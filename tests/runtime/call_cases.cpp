// SEND, RECEIVE, CLOSE, ABORT and STATUS (RFC 9293 sections 3.10.2 to 3.10.6).
#include "../support/rule_case.hpp"

namespace synfin::tests {
using namespace model;

namespace {
/// The call does nothing but answer.
Expected only_answers(const Setting& s, bool Told::*answer) {
  return ends_in(s.tcb.tcb.state).tells(answer).leaves([before = s.tcb](const Tcb& t) {
    return t == before;
  });
}
}  // namespace

RuleCases send_receive_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting closed = in_state(CLOSED, from);
  const Setting listen = in_state(LISTEN, from);
  const Setting syn_sent = in_state(SYN_SENT, from);
  const Setting established = in_state(ESTABLISHED, from);
  const Setting close_wait = in_state(CLOSE_WAIT, from);
  const Setting fin_wait_2 = in_state(FIN_WAIT_2, from);
  constexpr std::uint32_t too_much = (1U << 29) + 1;
  return {
      {"send.illegal", closed.refusing(&Call::forbidden).user(Event::SEND, 10),
       only_answers(closed, &Told::illegal), closed.user(Event::SEND, 10)},
      {"send.does-not-exist", closed.user(Event::SEND, 10), only_answers(closed, &Told::does_not_exist),
       established.user(Event::SEND, 10)},
      {"send.listen.remote-unspecified", listen.refusing(&Call::remote).user(Event::SEND, 10),
       only_answers(listen, &Told::remote_unspecified), listen.user(Event::SEND, 10)},
      {"send.listen.isn-missing", listen.refusing(&Call::has_isn).user(Event::SEND, 10),
       only_answers(listen, &Told::isn_missing), listen.user(Event::SEND, 10)},
      {"send.closing", fin_wait_2.user(Event::SEND, 10), only_answers(fin_wait_2, &Told::is_closing),
       close_wait.user(Event::SEND, 10)},
      {"send.no-resources", established.refusing(&Call::no_room).user(Event::SEND, 10),
       only_answers(established, &Told::no_resources), established.user(Event::SEND, 10)},
      {"send.no-resources", established.user(Event::SEND, too_much),
       only_answers(established, &Told::no_resources), established.user(Event::SEND, too_much - 1)},
      {"send.no-resources", established.queued(1).user(Event::SEND, too_much - 1),
       only_answers(established.queued(1), &Told::no_resources),
       established.queued(1).user(Event::SEND, too_much - 2)},
      {"send.listen", listen.user(Event::SEND, 10),
       ends_in(SYN_SENT).sends(seg(us, SYN)).tells(&Told::ok).leaves([=](const Tcb& t) {
         return t.snd.una == us && t.snd.nxt == us + 1 && t.snd.end == us + 11 && !t.tcb.passive;
       }),
       listen.refusing(&Call::remote).user(Event::SEND, 10)},
      {"send.queue", syn_sent.user(Event::SEND, 10),
       ends_in(SYN_SENT).tells(&Told::ok).leaves(
           [=](const Tcb& t) { return t.snd.end == us + 11 && t.snd.nxt == us + 1; }),
       established.user(Event::SEND, 10)},
      {"send", established.user(Event::SEND, 10),
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 10))
           .tells(&Told::ok)
           .leaves([=](const Tcb& t) { return t.snd.nxt == us + 11 && t.snd.una == us + 1; })
           .arms(SYNFIN_TIMER(retransmission), now + 1000)
           .arms(SYNFIN_TIMER(user), now + 300'000),
       in_state(SYN_RECEIVED, from).user(Event::SEND, 10)},
      {"send", close_wait.user(Event::SEND, 1200),  // a full segment; the host is asked for the rest
       ends_in(CLOSE_WAIT).sends(seg(us + 1, them + 2, ACK, 500)).tells(&Told::ok).leaves([=](const Tcb& t) {
         return t.snd.nxt == us + 501 && t.snd.end == us + 1201;
       }),
       in_state(LAST_ACK, from).user(Event::SEND, 1200)},

      {"receive.illegal", closed.refusing(&Call::forbidden).user(Event::RECEIVE, 10),
       only_answers(closed, &Told::illegal), closed.user(Event::RECEIVE, 10)},
      {"receive.does-not-exist", closed.user(Event::RECEIVE, 10), only_answers(closed, &Told::does_not_exist),
       listen.user(Event::RECEIVE, 10)},
      {"receive.queue", listen.user(Event::RECEIVE, 10), only_answers(listen, &Told::ok),
       established.user(Event::RECEIVE, 10)},
      {"receive.closed",
       fin_wait_2.unread(20).configured(&Config::half_duplex_close, true).user(Event::RECEIVE, 10),
       only_answers(fin_wait_2.unread(20), &Told::is_closing),
       fin_wait_2.unread(20).user(Event::RECEIVE, 10)},
      {"receive.closing", close_wait.user(Event::RECEIVE, 10), only_answers(close_wait, &Told::is_closing),
       close_wait.unread(20).user(Event::RECEIVE, 10)},
      // section 3.8.6.2.2: the window moves by half of the buffer or by a full segment, here 500 both
      {"receive.opens-window", established.unread(500).user(Event::RECEIVE, 500),
       ends_in(ESTABLISHED)
           .sends_exactly(seg(us + 1, them + 1, ACK))
           .tells(&Told::ok)
           .counts(&Told::received, 500)
           .leaves([](const Tcb& t) { return t.rcv.wnd == 1000 && t.rcv.unread == 0; }),
       established.unread(500).user(Event::RECEIVE, 499)},
      {"receive", established.unread(500).user(Event::RECEIVE, 499),
       ends_in(ESTABLISHED).tells(&Told::ok).counts(&Told::received, 499).leaves([](const Tcb& t) {
         return t.rcv.wnd == 500 && t.rcv.unread == 1;
       }),
       established.unread(500).user(Event::RECEIVE, 500)},
      {"receive", close_wait.unread(20).user(Event::RECEIVE, 50),  // what is on hand, and no more
       ends_in(CLOSE_WAIT).tells(&Told::ok).counts(&Told::received, 20), close_wait.user(Event::RECEIVE, 50)},
  };
}

RuleCases close_abort_status_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting closed = in_state(CLOSED, from);
  const Setting forbidden = closed.refusing(&Call::forbidden);
  const Setting listen = in_state(LISTEN, from);
  const Setting syn_sent = in_state(SYN_SENT, from);
  const Setting syn_received = in_state(SYN_RECEIVED, from);
  const Setting established = in_state(ESTABLISHED, from);
  const Setting half_duplex = established.configured(&Config::half_duplex_close, true);
  const Setting close_wait = in_state(CLOSE_WAIT, from);
  const Setting time_wait = in_state(TIME_WAIT, from);
  return {
      {"close.illegal", forbidden.user(Event::CLOSE), only_answers(closed, &Told::illegal),
       closed.user(Event::CLOSE)},
      {"close.does-not-exist", closed.user(Event::CLOSE), only_answers(closed, &Told::does_not_exist),
       listen.user(Event::CLOSE)},
      {"close.opening", syn_sent.user(Event::CLOSE),
       ends_in(CLOSED).tells(&Told::ok, &Told::closed).forgets(), syn_received.user(Event::CLOSE)},
      {"close.again", time_wait.user(Event::CLOSE), only_answers(time_wait, &Told::is_closing),
       close_wait.user(Event::CLOSE)},
      {"close.syn-received", syn_received.user(Event::CLOSE),
       ends_in(SYN_RECEIVED).tells(&Told::ok).leaves([](const Tcb& t) { return t.snd.closed; }),
       syn_received.closed().user(Event::CLOSE)},
      {"close.unread", half_duplex.unread(1).user(Event::CLOSE),
       ends_in(CLOSED).sends(seg(us + 1, RST)).tells(&Told::ok, &Told::reset).forgets(),
       half_duplex.user(Event::CLOSE)},
      {"close.established", established.user(Event::CLOSE),
       ends_in(FIN_WAIT_1)
           .sends(seg(us + 1, them + 1, FIN | ACK))
           .tells(&Told::ok)
           .leaves([=](const Tcb& t) { return t.snd.nxt == us + 2 && t.snd.una == us + 1; })
           .arms(SYNFIN_TIMER(retransmission), now + 1000),
       close_wait.user(Event::CLOSE)},
      {"close.established", established.queued(30).user(Event::CLOSE),  // the FIN follows the last octet
       ends_in(FIN_WAIT_1).sends(seg(us + 1, them + 1, FIN | ACK, 30)).tells(&Told::ok),
       half_duplex.unread(1).user(Event::CLOSE)},
      {"close.close-wait", close_wait.user(Event::CLOSE),
       ends_in(LAST_ACK)
           .sends(seg(us + 1, them + 2, FIN | ACK))
           .tells(&Told::ok)
           .arms(SYNFIN_TIMER(retransmission), now + 1000),
       in_state(LAST_ACK, from).user(Event::CLOSE)},

      {"abort.illegal", forbidden.user(Event::ABORT), only_answers(closed, &Told::illegal),
       closed.user(Event::ABORT)},
      {"abort.does-not-exist", closed.user(Event::ABORT), only_answers(closed, &Told::does_not_exist),
       listen.user(Event::ABORT)},
      {"abort.opening", listen.user(Event::ABORT), ends_in(CLOSED).tells(&Told::ok, &Told::reset).forgets(),
       syn_received.user(Event::ABORT)},
      {"abort", established.outstanding(40).user(Event::ABORT),
       ends_in(CLOSED).sends(seg(us + 41, RST)).tells(&Told::ok, &Told::reset).forgets(),
       syn_sent.user(Event::ABORT)},
      {"abort.closing", in_state(LAST_ACK, from).user(Event::ABORT),
       ends_in(CLOSED).tells(&Told::ok, &Told::reset).forgets(),
       in_state(FIN_WAIT_2, from).user(Event::ABORT)},
      {"abort.time-wait", time_wait.user(Event::ABORT), ends_in(CLOSED).tells(&Told::ok).forgets(),
       in_state(CLOSING, from).user(Event::ABORT)},

      {"status.illegal", forbidden.user(Event::STATUS), only_answers(closed, &Told::illegal),
       closed.user(Event::STATUS)},
      {"status.does-not-exist", closed.user(Event::STATUS), only_answers(closed, &Told::does_not_exist),
       listen.user(Event::STATUS)},
      {"status", time_wait.user(Event::STATUS), only_answers(time_wait, &Told::ok),
       closed.user(Event::STATUS)},
  };
}

}  // namespace synfin::tests
