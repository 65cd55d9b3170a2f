// Fifth check: the ACK field, in four short phases (RFC 9293 section 3.10.7.4, fifth).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto check_ack = phase(
    "fifth, check the ACK field", rfc9293("3.10.7.4", "fifth"),

    rule("ack.absent", rfc9293("3.10.7.4", "fifth"), "every segment of an open connection acknowledges",
         checked, when(!seg.has_ack), nothing, and_return),

    rule("ack.syn-received.unacceptable", rfc9293("3.10.7.4", "fifth"),
         "this does not acknowledge our SYN: reset the sender", in(SYN_RECEIVED),
         when(!(snd.una < seg.ack && seg.ack <= snd.nxt)), send_rst(seg.ack), and_return),

    rule("ack.syn-received.closed", rfc9293("3.10.4"),
         "our SYN is acknowledged, and the user has closed meanwhile", in(SYN_RECEIVED), when(snd.closed),
         syn_is_acknowledged, enter(FIN_WAIT_1).and_continue),

    rule("ack.syn-received", rfc9293("3.10.7.4", "fifth"), "our SYN is acknowledged: open", in(SYN_RECEIVED),
         always, syn_is_acknowledged, enter(ESTABLISHED).and_continue),

    rule("ack.unsent", rfc9293("3.10.7.4", "fifth"),
         "it acknowledges what was never sent: tell the sender, drop it", synchronized,
         when(snd.nxt < seg.ack), challenge_ack, and_return),

    // The letter's bound reaches behind ISS while less than a window is acknowledged (see choices.md).
    rule("ack.too-old", rfc5961("5.2"), "it acknowledges less than any honest segment could: a blind guess",
         synchronized, when(seg.ack < snd.una - snd.max_wnd || (!snd.aged && seg.ack <= snd.iss)),
         challenge_ack, and_return),

    rule("ack.time-wait", rfc9293("3.10.7.4", "fifth"),
         "only the peer's FIN matters here, and it was looked for already", in(TIME_WAIT), always, nothing,
         and_return));

/// RFC 5681 section 2, (a) to (e): something is outstanding, the segment is bare, and says what the last
/// said.
inline constexpr auto is_duplicate_ack =
    snd.una != snd.nxt && seg.ack == snd.una && seg_len == 0_n && seg.wnd == snd.wnd;

inline constexpr auto take_ack = phase(
    "fifth, what is acknowledged", rfc9293("3.10.7.4", "fifth"),

    rule("ack.new", rfc9293("3.10.7.4", "fifth"), "SND.UNA moves; the timers start anew with what is left",
         sending | in(FIN_WAIT_2), when(snd.una < seg.ack),
         then(snd.una = seg.ack, snd.aged = snd.aged || largest_window < seg.ack - snd.iss,
              stop(retransmission_timer), stop(user_timer), rtx.count = 0_n,
              told.acknowledged = (seg.ack - snd.una) - count(snd.closed && snd.end < seg.ack)),
         and_continue),

    rule("ack.duplicate", rfc5681("2"),
         "the same again while text is outstanding: a segment has left the network, another may be lost",
         sending | in(FIN_WAIT_2), when(is_duplicate_ack), then(told.duplicate_ack = yes), and_continue),

    rule("ack.old", rfc9293("3.10.7.4", "fifth"), "nothing new is acknowledged: it can be ignored",
         sending | in(FIN_WAIT_2), always, nothing, and_continue));

inline constexpr auto segment_is_newer = snd.wl1 < seg.seq || (snd.wl1 == seg.seq && snd.wl2 <= seg.ack);

inline constexpr auto take_window = phase(
    "fifth, the send window", rfc9293("3.10.7.4", "fifth"),

    rule("window.closed", rfc9293("3.8.6.1"),
         "the peer's window is closed but the peer lives: R2 counts anew (MUST-37)", sending | in(FIN_WAIT_2),
         when(snd.una <= seg.ack && segment_is_newer && offered_window == 0_n),
         then(snd.wnd = 0_n, snd.wl1 = seg.seq, snd.wl2 = seg.ack, rtx.since = call.now, rtx.count = 0_n,
              stop(user_timer)),
         and_continue),

    rule("window.opens", rfc9293("3.8.6.1"),
         "the window opens again: what waits and what was probed starts with a fresh time-out", sending,
         when(snd.una <= seg.ack && segment_is_newer && snd.wnd == 0_n),
         then(snd.wnd = offered_window, snd.wl1 = seg.seq, snd.wl2 = seg.ack,
              snd.max_wnd = max(snd.max_wnd, offered_window), stop(retransmission_timer), stop(user_timer)),
         and_continue),

    rule("window.update", rfc9293("3.10.7.4", "fifth"), "the newest segment says how much the peer takes",
         sending | in(FIN_WAIT_2), when(snd.una <= seg.ack && segment_is_newer),
         then(snd.wnd = offered_window, snd.wl1 = seg.seq, snd.wl2 = seg.ack,
              snd.max_wnd = max(snd.max_wnd, offered_window)),
         and_continue));

inline constexpr auto take_ack_of_fin = phase(
    "fifth, our FIN is acknowledged", rfc9293("3.10.7.4", "fifth"),

    rule("fin-wait-1.fin-acknowledged", rfc9293("3.10.7.4", "fifth"),
         "our direction is closed; the peer's is open still", in(FIN_WAIT_1), when(fin_acknowledged), nothing,
         enter(FIN_WAIT_2).and_continue),

    rule("closing.fin-acknowledged", rfc9293("3.10.7.4", "fifth"), "both directions are closed", in(CLOSING),
         when(fin_acknowledged), then(start_time_wait, told.closed = yes), enter(TIME_WAIT).and_return),

    rule("last-ack.fin-acknowledged", rfc9293("3.10.7.4", "fifth"), "the peer has our FIN: all is said",
         in(LAST_ACK), when(fin_acknowledged), then(delete_tcb, told.closed = yes),
         enter(CLOSED).and_return));

inline constexpr auto hear_peer =
    phase("the peer is alive", rfc9293("3.8.4"),

          rule("keep-alive.heard", rfc9293("3.8.4"),
               "whatever is acceptable shows that the peer lives: its time starts anew",
               synchronized - in(TIME_WAIT), when(cfg.keep_alive), start_keep_alive, and_continue));

}  // namespace synfin::model::rules
