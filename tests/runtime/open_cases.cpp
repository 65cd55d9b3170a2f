// OPEN (RFC 9293 section 3.10.1), and a segment that arrives in CLOSED, LISTEN or SYN-SENT (3.10.7.1
// to 3.10.7.3).
#include "../support/rule_case.hpp"

namespace synfin::tests {
using namespace model;

RuleCases open_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting closed = in_state(CLOSED, from);
  const Setting listen = in_state(LISTEN, from);
  const Setting established = in_state(ESTABLISHED, from);
  const Expected calls =
      ends_in(SYN_SENT)
          .sends_exactly(announcing(500, seg(us, SYN)))
          .tells(&Told::ok)
          .leaves([=](const Tcb& t) { return t.snd.iss == us && t.snd.una == us && t.snd.nxt == us + 1; })
          .leaves([](const Tcb& t) { return !t.tcb.passive && t.snd.mss == 536; })
          .arms(SYNFIN_TIMER(retransmission), now + 1000)
          .arms(SYNFIN_TIMER(user), now + 300'000);
  return {
      {"open-passive.illegal", closed.refusing(&Call::forbidden).user(Event::OPEN_PASSIVE),
       ends_in(CLOSED).tells(&Told::illegal).forgets(), closed.user(Event::OPEN_PASSIVE)},
      {"open-passive.no-resources", closed.refusing(&Call::no_room).user(Event::OPEN_PASSIVE),
       ends_in(CLOSED).tells(&Told::no_resources).forgets(), closed.user(Event::OPEN_PASSIVE)},
      {"open-passive", closed.user(Event::OPEN_PASSIVE),
       ends_in(LISTEN).tells(&Told::ok).leaves([](const Tcb& t) { return t.tcb.passive; }),
       closed.user(Event::OPEN_ACTIVE)},
      {"open-passive.already-exists", established.user(Event::OPEN_PASSIVE),
       ends_in(ESTABLISHED).tells(&Told::already_exists).leaves([=](const Tcb& t) {
         return t == established.tcb;
       }),
       closed.user(Event::OPEN_PASSIVE)},

      {"open-active.illegal", closed.refusing(&Call::forbidden).user(Event::OPEN_ACTIVE),
       ends_in(CLOSED).tells(&Told::illegal).forgets(), closed.user(Event::OPEN_ACTIVE)},
      {"open-active.remote-unspecified", listen.refusing(&Call::remote).user(Event::OPEN_ACTIVE),
       ends_in(LISTEN).tells(&Told::remote_unspecified), listen.user(Event::OPEN_ACTIVE)},
      {"open-active.no-resources", closed.refusing(&Call::no_room).user(Event::OPEN_ACTIVE),
       ends_in(CLOSED).tells(&Told::no_resources).forgets(), closed.user(Event::OPEN_ACTIVE)},
      {"open-active.isn-missing", closed.refusing(&Call::has_isn).user(Event::OPEN_ACTIVE),
       ends_in(CLOSED).tells(&Told::isn_missing).forgets(), closed.user(Event::OPEN_ACTIVE)},
      {"open-active", closed.user(Event::OPEN_ACTIVE), calls,
       closed.refusing(&Call::remote).user(Event::OPEN_ACTIVE)},
      {"open-active", listen.user(Event::OPEN_ACTIVE), calls, established.user(Event::OPEN_ACTIVE)},
      {"open-active.already-exists", in_state(SYN_SENT, from).user(Event::OPEN_ACTIVE),
       ends_in(SYN_SENT).tells(&Told::already_exists), listen.user(Event::OPEN_ACTIVE)},
  };
}

RuleCases unsynchronized_cases(const Origin& from) {
  [[maybe_unused]] const std::uint32_t us = from.us, them = from.them, now = from.now;
  const Setting closed = in_state(CLOSED, from);
  const Setting listen = in_state(LISTEN, from);
  const Setting syn_sent = in_state(SYN_SENT, from);
  const auto knows_the_peer = [=](const Tcb& t) {
    return t.rcv.irs == them && t.rcv.nxt == them + 1 && t.snd.wnd == usual_window && t.snd.wl1 == them;
  };
  return {
      {"closed.rst", closed.gets(seg(them, RST)), ends_in(CLOSED).forgets(), closed.gets(seg(them, SYN))},
      {"closed.any", closed.gets(seg(them, 0, SYN, 7)),
       ends_in(CLOSED).sends(seg(0, them + 8, RST | ACK)).forgets(), closed.gets(seg(them, us, RST | ACK))},
      {"closed.any", closed.gets(seg(them, us + 5, FIN | ACK)),
       ends_in(CLOSED).sends(seg(us + 5, RST)).forgets(), listen.gets(seg(them, us + 5, FIN | ACK))},

      {"listen.rst", listen.gets(seg(them, us, RST | ACK)), ends_in(LISTEN), listen.gets(seg(them, us, ACK))},
      {"listen.ack", listen.gets(seg(them, us + 9, SYN | ACK)), ends_in(LISTEN).sends(seg(us + 9, RST)),
       listen.gets(seg(them, SYN))},
      {"listen.syn.insecure", listen.gets(insecure(seg(them, SYN))),
       ends_in(LISTEN).sends(seg(0, them + 1, RST | ACK)), listen.gets(seg(them, SYN))},
      {"listen.syn.isn-missing", listen.refusing(&Call::has_isn).gets(seg(them, SYN)),
       ends_in(LISTEN).tells(&Told::isn_missing).leaves([=](const Tcb& t) { return t == listen.tcb; }),
       listen.gets(seg(them, SYN))},
      {"listen.syn", listen.gets(announcing(700, seg(them, SYN))),
       ends_in(SYN_RECEIVED)
           .sends_exactly(announcing(500, seg(us, them + 1, SYN | ACK)))
           .leaves([=](const Tcb& t) { return t.snd.iss == us && t.snd.una == us && t.snd.nxt == us + 1; })
           .leaves(knows_the_peer)
           .leaves([](const Tcb& t) { return t.tcb.passive && t.snd.mss == 700; })
           .arms(SYNFIN_TIMER(retransmission), now + 1000),
       listen.gets(seg(them, us, SYN | ACK))},
      {"listen.syn", listen.gets(seg(them, 0, SYN | FIN, 40)),  // text and FIN must come again
       ends_in(SYN_RECEIVED).sends(seg(us, them + 1, SYN | ACK)).leaves([=](const Tcb& t) {
         return t.rcv.nxt == them + 1 && t.rcv.unread == 0 && t.snd.mss == 536;
       }),
       closed.gets(seg(them, 0, SYN | FIN, 40))},
      {"listen.other", listen.gets(seg(them, FIN)), ends_in(LISTEN), listen.gets(seg(them, SYN))},

      // "SEG.ACK =< ISS or SEG.ACK > SND.NXT"
      {"syn-sent.bad-ack.rst", syn_sent.gets(seg(them, us, RST | ACK)), ends_in(SYN_SENT),
       syn_sent.gets(seg(them, us + 1, RST | ACK))},
      {"syn-sent.bad-ack", syn_sent.gets(seg(them, us, SYN | ACK)), ends_in(SYN_SENT).sends(seg(us, RST)),
       syn_sent.gets(seg(them, us + 1, SYN | ACK))},
      {"syn-sent.bad-ack", syn_sent.gets(seg(them, us + 2, ACK)), ends_in(SYN_SENT).sends(seg(us + 2, RST)),
       syn_sent.gets(seg(them, us + 1, ACK))},
      {"syn-sent.rst", syn_sent.gets(seg(0, us + 1, RST | ACK)),
       ends_in(CLOSED).tells(&Told::refused).forgets(), syn_sent.gets(seg(0, us + 2, RST | ACK))},
      {"syn-sent.rst.blind", syn_sent.gets(seg(them, SYN | RST)), ends_in(SYN_SENT),
       syn_sent.gets(seg(them, us + 1, RST | ACK))},
      {"syn-sent.insecure", syn_sent.gets(insecure(seg(them, us + 1, SYN | ACK))),
       ends_in(SYN_SENT).sends(seg(us + 1, RST)), syn_sent.gets(seg(them, us + 1, SYN | ACK))},
      {"syn-sent.insecure", syn_sent.gets(insecure(seg(them, SYN))),
       ends_in(SYN_SENT).sends(seg(0, them + 1, RST | ACK)), syn_sent.gets(seg(them, SYN))},
      {"syn-sent.syn-ack", syn_sent.gets(announcing(400, seg(them, us + 1, SYN | ACK))),
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK))
           .tells(&Told::open)
           .leaves(knows_the_peer)
           .leaves(
               [=](const Tcb& t) { return t.snd.una == us + 1 && t.snd.wl2 == us + 1 && t.snd.mss == 400; })
           .leaves(
               [](const Tcb& t) { return !t.armed.retransmission && !t.armed.user && !t.armed.keep_alive; }),
       syn_sent.gets(seg(them, SYN))},
      {"syn-sent.syn-ack",
       syn_sent.queued(30).gets(seg(them, us + 1, SYN | ACK)),  // queued text rides on the ACK
       ends_in(ESTABLISHED)
           .sends(seg(us + 1, them + 1, ACK, 30))
           .tells(&Told::open)
           .arms(SYNFIN_TIMER(retransmission), now + 1000),
       syn_sent.gets(seg(them, us + 1, ACK))},
      {"syn-sent.syn", syn_sent.later(500).gets(seg(them, SYN)),
       ends_in(SYN_RECEIVED)
           .sends_exactly(announcing(500, seg(us, them + 1, SYN | ACK)))
           .leaves(knows_the_peer)
           .leaves([=](const Tcb& t) { return !t.tcb.passive && t.snd.una == us && t.snd.nxt == us + 1; })
           .arms(SYNFIN_TIMER(retransmission), now + 1500),
       syn_sent.gets(seg(them, us + 1, SYN | ACK))},
      {"syn-sent.other", syn_sent.gets(seg(them, us + 1, ACK, 5)), ends_in(SYN_SENT),
       syn_sent.gets(seg(them, SYN))},
  };
}

}  // namespace synfin::tests
