// SEND and RECEIVE, as counts of octets (RFC 9293 sections 3.10.2 and 3.10.3).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto send_call =
    phase("SEND", rfc9293("3.10.2"),

          rule("send.illegal", rfc9293("3.10.2"), "the user may not use this connection", in(CLOSED),
               when(call.forbidden), then(told.illegal = yes), and_return),

          rule("send.does-not-exist", rfc9293("3.10.2"), "there is no connection to send on", in(CLOSED),
               always, then(told.does_not_exist = yes), and_return),

          rule("send.listen.remote-unspecified", rfc9293("3.10.2"),
               "nobody has called, and whom to call is not known", in(LISTEN), when(!call.remote),
               then(told.remote_unspecified = yes), and_return),

          rule("send.closing", rfc9293("3.10.2"), "no text follows a CLOSE", any_state - in(CLOSED, LISTEN),
               when(snd.closed), then(told.is_closing = yes), and_return),

          rule("send.no-resources", rfc9293("3.10.2"), "there is no room to queue the text",
               in(LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED, CLOSE_WAIT), when(queue_full),
               then(told.no_resources = yes), and_return),

          rule("send.listen.isn-missing", rfc9293("3.4.1"),
               "the host has given no number to begin with, and zero is no choice (MUST-8)", in(LISTEN),
               when(!call.has_isn), then(told.isn_missing = yes), and_return),

          rule("send.listen", rfc9293("3.10.2"),
               "a SEND on a waiting connection calls the peer, the text is queued", in(LISTEN), always,
               open_actively(call.isn, call.octets), enter(SYN_SENT).and_return),

          rule("send.queue", rfc9293("3.10.2"), "the text waits until the connection is open",
               in(SYN_SENT, SYN_RECEIVED), always, then(snd.end = snd.end + call.octets, told.ok = yes),
               and_return),

          rule("send", rfc9293("3.10.2"), "the text is queued; what the window takes is sent",
               in(ESTABLISHED, CLOSE_WAIT), always, then(snd.end = snd.end + call.octets, told.ok = yes),
               and_answer));

// A RECEIVE takes what is on hand. As long as something is, it is served in every state after SYN-RECEIVED:
// the letter of the RFC would refuse acknowledged text in CLOSING, LAST-ACK and TIME-WAIT (see choices.md).
inline constexpr auto received_now = min(call.octets, rcv.unread);
/// The window that the freed buffer allows.
inline constexpr auto freed_window = receive_buffer - (rcv.unread - received_now);
/// The receiver's avoidance of silly windows (section 3.8.6.2.2, MUST-39): the right edge moves when it can
/// move by half of the buffer or by a full segment.
inline constexpr auto window_gain = freed_window - rcv.wnd;
inline constexpr auto worth_opening =
    rcv.wnd < freed_window && (cfg.mss <= window_gain || receive_buffer <= window_gain + window_gain);

inline constexpr auto receive_call = phase(
    "RECEIVE", rfc9293("3.10.3"),

    rule("receive.illegal", rfc9293("3.10.3"), "the user may not use this connection", in(CLOSED),
         when(call.forbidden), then(told.illegal = yes), and_return),

    rule("receive.does-not-exist", rfc9293("3.10.3"), "there is no connection to receive from", in(CLOSED),
         always, then(told.does_not_exist = yes), and_return),

    rule("receive.queue", rfc9293("3.10.3"), "the request waits until the connection is open",
         in(LISTEN, SYN_SENT, SYN_RECEIVED), always, then(told.ok = yes), and_return),

    rule("receive.closed", rfc9293("3.8.3"), "a half-duplex CLOSE has ended receiving too (MAY-1)",
         synchronized, when(cfg.half_duplex_close&& snd.closed), then(told.is_closing = yes), and_return),

    rule("receive.closing", rfc9293("3.10.3"), "the peer has closed and nothing is left to receive",
         in(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT), when(rcv.unread == 0_n), then(told.is_closing = yes),
         and_return),

    rule("receive.opens-window", rfc9293("3.10.3"), "text is taken, and the peer is told of the room",
         receiving, when(worth_opening),
         then(rcv.unread = rcv.unread - received_now, rcv.wnd = freed_window, told.received = received_now,
              told.ok = yes, owe_ack),
         and_answer),

    rule("receive", rfc9293("3.10.3"), "text is taken", synchronized, always,
         then(rcv.unread = rcv.unread - received_now, told.received = received_now, told.ok = yes),
         and_return));

}  // namespace synfin::model::rules
