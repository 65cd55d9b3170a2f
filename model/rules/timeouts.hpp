// Timeouts (RFC 9293 sections 3.10.8, 3.8.1, 3.8.3, 3.8.4 and 3.8.6.1).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto without_progress = call.now - rtx.since;
/// Text that was sent and is not acknowledged; the FIN's number is not text.
inline constexpr auto outstanding_text = outstanding - count(fin_sent);
/// What of it goes out again: a segment, and within the window as it is now, but at least one octet (MUST-34,
/// MUST-36).
inline constexpr auto resent_text = min(min(outstanding_text, snd.mss), max(snd.wnd, 1_n));
inline constexpr auto fin_rides_again = fin_sent && resent_text == outstanding_text;
/// The probe of a window that is closed or too small: at least one octet (section 3.8.6.1, MUST-36).
inline constexpr auto probe_text = min(min(unsent_text, snd.mss), max(usable_window, 1_n));

inline constexpr auto retransmission_timeout = phase(
    "RETRANSMISSION TIMEOUT", rfc9293("3.10.8"),

    rule("retransmission.give-up.reopened", rfc9293("3.6.1"),
         "the SYN that reopened was an old one: back to TIME-WAIT (MAY-2)", in(SYN_RECEIVED),
         when(tcb.reopened&& cfg.r2_syn <= without_progress), back_to_time_wait, enter(TIME_WAIT).and_return),

    rule("retransmission.give-up.closed", rfc9293("3.8.3"),
         "who called does not answer, and the user has closed: the end", in(SYN_RECEIVED),
         when(tcb.passive&& snd.closed&& cfg.r2_syn <= without_progress), then(delete_tcb, told.closed = yes),
         enter(CLOSED).and_return),

    rule("retransmission.give-up.passive", rfc9293("3.8.3"),
         "who called does not answer: back to LISTEN (MUST-20, MUST-23)", in(SYN_RECEIVED),
         when(tcb.passive&& cfg.r2_syn <= without_progress), forget_peer, enter(LISTEN).and_return),

    rule("retransmission.give-up.syn", rfc9293("3.8.3"), "nobody answers our SYN (MUST-20, MUST-23)",
         in(SYN_SENT, SYN_RECEIVED), when(cfg.r2_syn <= without_progress),
         then(delete_tcb, told.retry_timeout = yes), enter(CLOSED).and_return),

    rule("retransmission.give-up", rfc9293("3.8.3"), "R2 is reached without progress (MUST-20)", sending,
         when(cfg.r2 <= without_progress), then(delete_tcb, told.retry_timeout = yes),
         enter(CLOSED).and_return),

    rule("retransmission.syn", rfc9293("3.10.8"), "the SYN again", in(SYN_SENT), always,
         then(send_syn(snd.iss), told.sent_again = yes, back_off), and_return),

    rule("retransmission.syn-ack", rfc9293("3.10.8"), "SYN and ACK again", in(SYN_RECEIVED), always,
         then(send_syn_ack(snd.iss, rcv.nxt), told.sent_again = yes, back_off), and_return),

    rule("retransmission.probe", rfc9293("3.8.6.1"),
         "nothing is outstanding and text waits: probe the window (MUST-36)", sending,
         when(snd.una == snd.nxt && has_unsent_text),
         then(send_text(snd.nxt, probe_text, no), snd.nxt = snd.nxt + probe_text, back_off), and_return),

    rule("retransmission.probe-fin", rfc9293("3.8.6.1"),
         "nothing is outstanding and the FIN waits: it probes the window", sending,
         when(snd.una == snd.nxt && fin_due),
         then(send_text(snd.nxt, 0_n, yes), snd.nxt = snd.nxt + 1_n, back_off), and_return),

    rule("retransmission.text", rfc9293("3.10.8"), "the oldest unacknowledged text, and the FIN, again",
         sending, always,
         then(send_text(snd.una, resent_text, fin_rides_again), told.sent_again = yes, back_off),
         and_return));

/// Where in what is outstanding the text begins that the host takes for lost.
inline constexpr auto lost_at = call.lost - snd.una;
/// What is outstanding from there on, without the FIN, and what the window as it is now takes of it.
inline constexpr auto lost_text = outstanding_text - lost_at;
inline constexpr auto window_for_lost = snd.wnd - lost_at;
inline constexpr auto resent_lost_text = min(min(lost_text, snd.mss), window_for_lost);

inline constexpr auto retransmit_call =
    phase("RETRANSMIT", rfc9293("3.8.2"),

          rule("retransmit", rfc9293("3.8.2"),
               "what the host takes for lost goes again, a segment of it; the clocks go on as they were",
               sending, when(lost_at < outstanding && lost_at < snd.wnd),
               then(send_text(call.lost, resent_lost_text,
                              fin_sent&& resent_lost_text == lost_text && lost_text < window_for_lost),
                    told.sent_again = yes, told.ok = yes),
               and_return),

          rule("retransmit.nothing", rfc9293("3.8.6"),
               "it is not outstanding, or the peer's window does not reach there any more", any_state, always,
               nothing, and_return));

inline constexpr auto user_timeout =
    phase("USER TIMEOUT", rfc9293("3.10.8"),

          rule("user-timeout", rfc9293("3.10.8"), "the user's patience is over", any_state - in(CLOSED),
               always, then(delete_tcb, told.user_timeout = yes), enter(CLOSED).and_return));

inline constexpr auto time_wait_timeout =
    phase("TIME-WAIT TIMEOUT", rfc9293("3.10.8"),

          rule("time-wait.timeout", rfc9293("3.10.8"), "2MSL have passed: the end", in(TIME_WAIT), always,
               delete_tcb, enter(CLOSED).and_return));

// In the other synchronized states our FIN is outstanding, and `keep-alive.busy` comes first.
inline constexpr auto may_be_idle = in(ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT);

inline constexpr auto keep_alive_timeout = phase(
    "KEEP-ALIVE TIMEOUT", rfc9293("3.8.4"),

    rule("keep-alive.busy", rfc9293("3.8.4"),
         "data is outstanding: its retransmission is the probe (MUST-26)", synchronized - in(TIME_WAIT),
         when(something_to_send), start_keep_alive, and_return),

    rule("keep-alive.give-up", rfc9293("3.8.4"), "so many probes have no answer: the peer is dead (MUST-29)",
         may_be_idle, when(cfg.keep_count <= keep.probes), then(delete_tcb, told.keep_alive_timeout = yes),
         enter(CLOSED).and_return),

    rule("keep-alive.probe", rfc9293("3.8.4"),
         "<SEQ=SND.NXT-1> without text draws an ACK from a living peer (SHLD-12)", may_be_idle, always,
         then(send_ack_if(snd.nxt - 1_n, yes), keep.probes = keep.probes + 1_n,
              start(keep_alive_timer, cfg.keep_interval)),
         and_return));

}  // namespace synfin::model::rules
