// First of the eight checks: the sequence number (RFC 9293 section 3.10.7.4, first; Table 6).
#pragma once

#include "../vocabulary.hpp"

namespace synfin::model::rules {
using namespace terms;

inline constexpr auto check_sequence = phase(
    "first, check sequence number", rfc9293("3.10.7.4", "first"),

    // Both TIME-WAIT rules stand before Table 6, which would answer these segments as unacceptable and never
    // reach the paragraphs that are about them (see choices.md).
    rule("time-wait.reopen", rfc9293("3.6.1"),
         "a SYN ahead of all old numbers opens the next incarnation (MAY-2)", in(TIME_WAIT),
         when(cfg.reuse_time_wait&& seg.syn && !seg.has_ack && !seg.rst && !seg.insecure &&
              rcv.nxt < seg.seq && call.has_isn && snd.nxt < call.isn && rcv.unread == 0_n),
         then(answer_syn(call.isn), stop(time_wait_timer), tcb.passive = yes, tcb.reopened = yes,
              snd.closed = no),
         enter(SYN_RECEIVED).and_return),

    rule("time-wait.fin", rfc9293("3.10.7.4", "fifth"),
         "the peer's FIN again: its ACK was lost, 2MSL start anew", in(TIME_WAIT),
         when(seg.fin && !seg.rst && !seg.syn && seg.has_ack && seg_end == rcv.nxt),
         then(send_ack, start(time_wait_timer, cfg.msl + cfg.msl)), and_return),

    // Figure 7 of the RFC needs this one: the letter of Table 6 refuses the peer's SYN,ACK, whose one number
    // is behind RCV.NXT since its bare SYN came (see choices.md).
    rule("syn-received.syn-ack", rfc9293("3.5", "Figure 7"),
         "simultaneous open: the peer's SYN again, now with the ACK of ours", in(SYN_RECEIVED),
         when(!tcb.passive && seg.syn && seg.has_ack && !seg.rst && !seg.insecure && seg.seq == rcv.irs &&
              snd.una < seg.ack && seg.ack <= snd.nxt && !snd.closed),
         then(syn_is_acknowledged, snd.wnd = offered_window, snd.wl2 = seg.ack,
              snd.max_wnd = max(snd.max_wnd, offered_window), start_keep_alive),
         enter(ESTABLISHED).and_answer),

    rule("zero-window", rfc9293("3.10.7.4", "first"),
         "the window is closed: ACK, URG and RST of a segment in sequence are heard all the same (MUST-66)",
         checked, when(rcv.wnd == 0_n && seg_len != 0_n && seg.seq == rcv.nxt), owe_ack, and_continue),

    rule("unacceptable.rst", rfc9293("3.10.7.4", "first"), "a reset outside the window is dropped in silence",
         checked, when(!acceptable && seg.rst), nothing, and_return),

    rule("unacceptable.empty", rfc9293("3.10.7.4", "first"),
         "outside the window, and nothing in it: the answer is throttled, so that two of us can't answer "
         "each other for ever",
         checked, when(!acceptable && seg_len == 0_n), challenge_ack, and_return),

    rule("unacceptable", rfc9293("3.10.7.4", "first"),
         "outside the window: the sender is told what is expected", checked, when(!acceptable), send_ack,
         and_return));

}  // namespace synfin::model::rules
