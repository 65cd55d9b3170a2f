// A segment arrives in CLOSED, LISTEN or SYN-SENT (RFC 9293 sections 3.10.7.1 to 3.10.7.3).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto arrives_in_closed =
    phase("CLOSED", rfc9293("3.10.7.1"),

          rule("closed.rst", rfc9293("3.10.7.1"), "a reset is never answered", in(CLOSED), when(seg.rst),
               nothing, and_return),

          rule("closed.any", rfc9293("3.10.7.1"), "there is no connection: the sender is told so", in(CLOSED),
               always, answer_with_rst, and_return));

inline constexpr auto arrives_in_listen = phase(
    "LISTEN", rfc9293("3.10.7.2"),

    rule("listen.rst", rfc9293("3.10.7.2", "first"), "a reset can't answer anything that we sent", in(LISTEN),
         when(seg.rst), nothing, and_return),

    rule("listen.ack", rfc9293("3.10.7.2", "second"), "nothing was sent that could be acknowledged",
         in(LISTEN), when(seg.has_ack), send_rst(seg.ack), and_return),

    rule("listen.syn.insecure", rfc9293("3.10.7.2", "third"), "a SYN of another security or compartment",
         in(LISTEN), when(seg.syn&& seg.insecure), answer_with_rst, and_return),

    rule("listen.syn.isn-missing", rfc9293("3.4.1"),
         "the host has given no number to answer with: dropped, the SYN comes again", in(LISTEN),
         when(seg.syn && !call.has_isn), then(told.isn_missing = yes), and_return),

    rule("listen.syn", rfc9293("3.10.7.2", "third"),
         "a SYN is answered by SYN and ACK; its text, if any, must come again", in(LISTEN), when(seg.syn),
         answer_syn(call.isn), enter(SYN_RECEIVED).and_return),

    rule("listen.other", rfc9293("3.10.7.2", "fourth"), "neither SYN, ACK nor RST: dropped", in(LISTEN),
         always, nothing, and_return));

inline constexpr auto acceptable_ack_of_syn = snd.iss < seg.ack && seg.ack <= snd.nxt;

inline constexpr auto arrives_in_syn_sent = phase(
    "SYN-SENT", rfc9293("3.10.7.3"),

    rule("syn-sent.bad-ack.rst", rfc9293("3.10.7.3", "first"),
         "a reset that acknowledges what we never sent is not for us", in(SYN_SENT),
         when(seg.has_ack && !acceptable_ack_of_syn && seg.rst), nothing, and_return),

    rule("syn-sent.bad-ack", rfc9293("3.10.7.3", "first"),
         "who acknowledges what we never sent is out of step: reset it", in(SYN_SENT),
         when(seg.has_ack && !acceptable_ack_of_syn), send_rst(seg.ack), and_return),

    rule("syn-sent.rst", rfc9293("3.10.7.3", "second"), "the peer refuses our SYN", in(SYN_SENT),
         when(seg.rst&& seg.has_ack), then(delete_tcb, told.refused = yes), enter(CLOSED).and_return),

    rule("syn-sent.rst.blind", rfc9293("3.10.7.3", "second"),
         "a reset that acknowledges nothing proves nothing", in(SYN_SENT), when(seg.rst), nothing,
         and_return),

    rule("syn-sent.insecure", rfc9293("3.10.7.3", "third"), "security or compartment do not match",
         in(SYN_SENT), when(seg.insecure), answer_with_rst, and_return),

    rule("syn-sent.syn-ack", rfc9293("3.10.7.3", "fourth"),
         "our SYN is acknowledged and the peer's has come: open", in(SYN_SENT), when(seg.syn&& seg.has_ack),
         then(note_peers_syn, snd.una = seg.ack, snd.wl2 = seg.ack, stop(retransmission_timer),
              stop(user_timer), start_keep_alive, told.open = yes, owe_ack),
         enter(ESTABLISHED).and_answer),

    rule("syn-sent.syn", rfc9293("3.10.7.3", "fourth"),
         "both have called at once: simultaneous open (MUST-10)", in(SYN_SENT), when(seg.syn),
         then(note_peers_syn, snd.wl2 = snd.iss, start_retransmission, send_syn_ack(snd.iss, seg.seq + 1_n),
              told.sent_again = yes),
         enter(SYN_RECEIVED).and_return),

    rule("syn-sent.other", rfc9293("3.10.7.3", "fifth"), "neither SYN nor RST: dropped", in(SYN_SENT), always,
         nothing, and_return));

}  // namespace synfin::model::rules
