// Sixth to eighth check: URG, text, FIN (RFC 9293 section 3.10.7.4).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto urgent_end = seg.seq + seg.up;

inline constexpr auto check_urg =
    phase("sixth, check the URG bit", rfc9293("3.10.7.4", "sixth"),

          rule("urg", rfc9293("3.10.7.4", "sixth"),
               "urgent data lies further ahead than was known: the user is told (MUST-32)", receiving,
               when(seg.urg&& rcv.up < urgent_end && rcv.nxt < urgent_end),
               then(rcv.up = urgent_end, told.urgent = yes), and_continue));

inline constexpr auto process_text =
    phase("seventh, process the segment text", rfc9293("3.10.7.4", "seventh"),

          rule("text.after-close", rfc9293("3.6.1"),
               "the user has closed for good: new text is lost, and the peer is told (SHLD-3)", receiving,
               when(cfg.half_duplex_close&& snd.closed&& has_new_text),
               then(delete_tcb, send_rst(snd.nxt), told.reset = yes), enter(CLOSED).and_return),

          rule("text.in-order", rfc9293("3.10.7.4", "seventh"),
               "new text in order is delivered, as far as the window goes", receiving, when(has_new_text),
               then(rcv.nxt = rcv.nxt + taken_text, rcv.wnd = rcv.wnd - taken_text,
                    rcv.unread = rcv.unread + taken_text, rcv.up = max(rcv.up, rcv.nxt + taken_text),
                    told.delivered = taken_text, told.delivered_at = already_received, owe_ack),
               and_continue),

          rule("text.out-of-order", rfc9293("3.10.7.4", "seventh"),
               "a hole lies before it: the host may hold the segment and present it again (SHLD-31)",
               receiving, when(!starts_in_order && seg_len != 0_n), owe_ack, and_answer));

/// The FIN's number is the next expected: everything before it has been taken.
inline constexpr auto fin_in_sequence = seg.fin && seg.seq + seg.text == rcv.nxt;
inline constexpr auto take_fin = then(rcv.nxt = rcv.nxt + 1_n, told.closing = yes);

inline constexpr auto check_fin = phase(
    "eighth, check the FIN bit", rfc9293("3.10.7.4", "eighth"),

    rule("established.fin", rfc9293("3.10.7.4", "eighth"), "the peer has no more to send; we may",
         in(ESTABLISHED), when(fin_in_sequence), then(take_fin, owe_ack), enter(CLOSE_WAIT).and_answer),

    rule("fin-wait-1.fin", rfc9293("3.10.7.4", "eighth"), "both close at once; ours is not acknowledged yet",
         in(FIN_WAIT_1), when(fin_in_sequence), then(take_fin, owe_ack), enter(CLOSING).and_answer),

    rule("fin-wait-2.fin", rfc9293("3.10.7.4", "eighth"), "both have closed: acknowledge it and wait 2MSL",
         in(FIN_WAIT_2), when(fin_in_sequence), then(take_fin, start_time_wait, told.closed = yes, owe_ack),
         enter(TIME_WAIT).and_answer));

}  // namespace synfin::model::rules
