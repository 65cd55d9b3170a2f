// Second to fourth check: RST, security, SYN (RFC 9293 section 3.10.7.4).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto check_rst =
    phase("second, check the RST bit", rfc9293("3.10.7.4", "second"),

          rule("rst.challenge", rfc5961("3.2"),
               "in the window, but not the number expected: let the peer prove itself", checked,
               when(seg.rst&& seg.seq != rcv.nxt), challenge_ack, and_return),

          rule("rst.time-wait.protected", rfc1337("3"), "an old reset can't end TIME-WAIT", in(TIME_WAIT),
               when(seg.rst&& cfg.protect_time_wait), nothing, and_return),

          rule("rst.syn-received.reopened", rfc9293("3.6.1"),
               "the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)", in(SYN_RECEIVED),
               when(seg.rst&& tcb.reopened), back_to_time_wait, enter(TIME_WAIT).and_return),

          rule("rst.syn-received.closed", rfc9293("3.10.7.4", "second"),
               "who called has gone, and the user has closed: the end", in(SYN_RECEIVED),
               when(seg.rst&& tcb.passive&& snd.closed), then(delete_tcb, told.closed = yes),
               enter(CLOSED).and_return),

          rule("rst.syn-received.passive", rfc9293("3.10.7.4", "second"),
               "who called has gone: back to LISTEN, no word to the user", in(SYN_RECEIVED),
               when(seg.rst&& tcb.passive), forget_peer, enter(LISTEN).and_return),

          rule("rst.syn-received.active", rfc9293("3.10.7.4", "second"), "the peer refuses", in(SYN_RECEIVED),
               when(seg.rst), then(delete_tcb, told.refused = yes), enter(CLOSED).and_return),

          rule("rst.reset", rfc9293("3.10.7.4", "second"),
               "the peer has reset the connection; what was under way is lost",
               in(ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK), when(seg.rst),
               then(delete_tcb, told.reset = yes), enter(CLOSED).and_return),

          rule("rst.time-wait", rfc9293("3.10.7.4", "second"), "both had closed: the waiting is over",
               in(TIME_WAIT), when(seg.rst), delete_tcb, enter(CLOSED).and_return));

inline constexpr auto check_security = phase(
    "third, check security", rfc9293("3.10.7.4", "third"),

    rule("security.syn-received", rfc9293("3.10.7.4", "third"),
         "another security or compartment: reset the sender", in(SYN_RECEIVED), when(seg.insecure),
         answer_with_rst, and_return),

    rule("security.time-wait", rfc9293("3.10.7.4", "third"),
         "the connection had ended: the user knows already", in(TIME_WAIT), when(seg.insecure),
         then(delete_tcb, answer_with_rst), enter(CLOSED).and_return),

    rule("security", rfc9293("3.10.7.4", "third"), "another security or compartment: the connection is reset",
         synchronized - in(TIME_WAIT), when(seg.insecure),
         then(delete_tcb, answer_with_rst, told.reset = yes), enter(CLOSED).and_return));

inline constexpr auto check_syn = phase(
    "fourth, check the SYN bit", rfc9293("3.10.7.4", "fourth"),

    rule("syn.syn-received.reopened", rfc9293("3.6.1"),
         "the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)", in(SYN_RECEIVED),
         when(seg.syn&& tcb.reopened), back_to_time_wait, enter(TIME_WAIT).and_return),

    rule("syn.syn-received.closed", rfc9293("3.10.7.4", "fourth"),
         "who called calls anew, but the user has closed: the end", in(SYN_RECEIVED),
         when(seg.syn&& tcb.passive&& snd.closed), then(delete_tcb, told.closed = yes),
         enter(CLOSED).and_return),

    rule("syn.syn-received.passive", rfc9293("3.10.7.4", "fourth"), "who called calls anew: back to LISTEN",
         in(SYN_RECEIVED), when(seg.syn&& tcb.passive), forget_peer, enter(LISTEN).and_return),

    rule("syn.challenge", rfc5961("4.2"), "a SYN on an open connection: let the peer prove itself", checked,
         when(seg.syn), challenge_ack, and_return));

}  // namespace synfin::model::rules
