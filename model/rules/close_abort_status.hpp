// CLOSE, ABORT and STATUS (RFC 9293 sections 3.10.4 to 3.10.6).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto close_call = phase(
    "CLOSE", rfc9293("3.10.4"),

    rule("close.illegal", rfc9293("3.10.4"), "the user may not use this connection", in(CLOSED),
         when(call.forbidden), then(told.illegal = yes), and_return),

    rule("close.does-not-exist", rfc9293("3.10.4"), "there is no connection to close", in(CLOSED), always,
         then(told.does_not_exist = yes), and_return),

    rule("close.opening", rfc9293("3.10.4"), "nobody has answered: the TCB is deleted", in(LISTEN, SYN_SENT),
         always, then(delete_tcb, told.ok = yes, told.closed = yes), enter(CLOSED).and_return),

    rule("close.again", rfc9293("3.10.4"), "CLOSE was called before",
         any_state - in(CLOSED, LISTEN, SYN_SENT), when(snd.closed), then(told.is_closing = yes), and_return),

    rule("close.syn-received", rfc9293("3.10.4"), "the CLOSE waits until our SYN is acknowledged",
         in(SYN_RECEIVED), always, then(snd.closed = yes, told.ok = yes), and_return),

    rule("close.unread", rfc9293("3.6.1"),
         "a half-duplex CLOSE with unread text tells the peer that it is lost (SHLD-3)",
         in(ESTABLISHED, CLOSE_WAIT), when(cfg.half_duplex_close&& rcv.unread != 0_n),
         then(delete_tcb, send_rst(snd.nxt), told.ok = yes, told.reset = yes), enter(CLOSED).and_return),

    rule("close.established", rfc9293("3.10.4"), "a FIN follows the last octet queued", in(ESTABLISHED),
         always, then(snd.closed = yes, told.ok = yes), enter(FIN_WAIT_1).and_answer),

    rule("close.close-wait", rfc9293("3.10.4"),
         "a FIN follows the last octet queued, and is the second of the two", in(CLOSE_WAIT), always,
         then(snd.closed = yes, told.ok = yes), enter(LAST_ACK).and_answer));

inline constexpr auto abort_call = phase(
    "ABORT", rfc9293("3.10.5"),

    rule("abort.illegal", rfc9293("3.10.5"), "the user may not use this connection", in(CLOSED),
         when(call.forbidden), then(told.illegal = yes), and_return),

    rule("abort.does-not-exist", rfc9293("3.10.5"), "there is no connection to abort", in(CLOSED), always,
         then(told.does_not_exist = yes), and_return),

    rule("abort.opening", rfc9293("3.10.5"), "nobody has answered: the TCB is deleted", in(LISTEN, SYN_SENT),
         always, then(delete_tcb, told.ok = yes, told.reset = yes), enter(CLOSED).and_return),

    rule("abort", rfc9293("3.10.5"), "the peer is told by a reset, the TCB is deleted",
         in(SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT), always,
         then(delete_tcb, send_rst(snd.nxt), told.ok = yes, told.reset = yes), enter(CLOSED).and_return),

    rule("abort.closing", rfc9293("3.10.5"),
         "our FIN may not have arrived: the user hears that it was an abort", in(CLOSING, LAST_ACK), always,
         then(delete_tcb, told.ok = yes, told.reset = yes), enter(CLOSED).and_return),

    rule("abort.time-wait", rfc9293("3.10.5"), "both sides have closed: the waiting is cut short",
         in(TIME_WAIT), always, then(delete_tcb, told.ok = yes), enter(CLOSED).and_return));

inline constexpr auto status_call =
    phase("STATUS", rfc9293("3.10.6"),

          rule("status.illegal", rfc9293("3.10.6"), "the user may not use this connection", in(CLOSED),
               when(call.forbidden), then(told.illegal = yes), and_return),

          rule("status.does-not-exist", rfc9293("3.10.6"), "there is no connection to ask about", in(CLOSED),
               always, then(told.does_not_exist = yes), and_return),

          rule("status", rfc9293("3.10.6"), "the host reads the state from the TCB", any_state - in(CLOSED),
               always, then(told.ok = yes), and_return));

}  // namespace synfin::model::rules
