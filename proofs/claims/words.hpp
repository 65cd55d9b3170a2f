// The words that properties are written in, on top of the rules' own vocabulary. An edit of that vocabulary
// is an edit of these: so the vocabulary is pinned (sentences/), and what it moves is claimed by the letter,
// too.
#pragma once

#include "../../model/config.hpp"
#include "step.hpp"

namespace synfin::proofs::claims {

using namespace model;
using namespace model::terms;

/// Nothing that moves data or state has moved.
inline constexpr auto nothing_moves = state_kept && unchanged(snd.una) && unchanged(snd.nxt) &&
                                      unchanged(snd.wnd) && unchanged(rcv.nxt) && unchanged(rcv.wnd) &&
                                      after(told.delivered) == 0_n;
/// The user hears nothing about the connection.
inline constexpr auto user_hears_nothing = !after(told.open) && !after(told.closing) && !after(told.closed) &&
                                           !after(told.reset) && !after(told.refused) &&
                                           !after(told.user_timeout) && !after(told.retry_timeout) &&
                                           !after(told.keep_alive_timeout);
/// A bare acknowledgment leaves: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>.
inline constexpr auto sends_bare_ack = sends && after(out.has_ack) && !after(out.rst) && !after(out.syn) &&
                                       !after(out.fin) && after(out.text) == 0_n &&
                                       after(out.seq) == snd.nxt && after(out.ack) == rcv.nxt;
/// No honest segment of this connection acknowledges that: it lies further behind than the largest window
/// (RFC 5961 section 5.2), or is from before our ISS, however large the window was.
inline constexpr auto acknowledges_too_old =
    seg.ack < snd.una - snd.max_wnd || (!snd.aged && seg.ack <= snd.iss);
/// The arriving segment can only be an ordinary one: no SYN, no RST, proper security, and an ACK of what was
/// sent. A late one's ACK lies behind SND.UNA; all else of it counts as if it were current.
inline constexpr auto ordinary_segment =
    !seg.syn && !seg.rst && !seg.insecure && seg.has_ack && !acknowledges_too_old && seg.ack <= snd.nxt;
/// A segment in sequence at a closed window, whose ACK, URG and RST are heard though its text finds no room
/// (MUST-66).
inline constexpr auto at_closed_window = rcv.wnd == 0_n && seg_len != 0_n && seg.seq == rcv.nxt;
/// The segment passes the first five checks on an open connection: it counts.
inline constexpr auto passes =
    from<synchronized - in(TIME_WAIT)> && (acceptable || at_closed_window) && ordinary_segment;
/// A SYN out of TIME-WAIT opens the next incarnation, where it may and the table does (MAY-2).
inline constexpr auto may_reopen = from<TIME_WAIT> && cfg.reuse_time_wait && seg.syn && !seg.has_ack &&
                                   !seg.rst && !seg.insecure && rcv.nxt < seg.seq && call.has_isn &&
                                   snd.nxt < call.isn && rcv.unread == 0_n;
inline constexpr auto reopens = may_reopen && to<SYN_RECEIVED>;
/// What a SYN tells of the peer is noted (sections 3.10.7.2 and 3.10.7.3).
inline constexpr auto syn_is_noted = after(rcv.irs) == seg.seq && after(rcv.nxt) == seg.seq + 1_n &&
                                     after(rcv.up) == seg.seq + 1_n && after(snd.wl1) == seg.seq &&
                                     after(snd.wnd) == offered_window &&
                                     after(snd.max_wnd) == offered_window && after(snd.mss) == peer_mss;
/// And it is answered by SYN,ACK with a fresh ISS.
inline constexpr auto syn_is_answered =
    after(snd.iss) == call.isn && after(snd.una) == call.isn && after(snd.end) == call.isn + 1_n &&
    after(snd.wl2) == call.isn && after(tcb.passive) && !after(snd.closed) && after(rcv.unread) == 0_n &&
    sends && after(out.syn) && after(out.has_ack) && after(out.seq) == call.isn && user_hears_nothing;
/// RFC 9293 section 3.10.7.4, fifth: the window of a segment counts if no newer one has come.
inline constexpr auto newest =
    snd.una <= seg.ack && (snd.wl1 < seg.seq || (snd.wl1 == seg.seq && snd.wl2 <= seg.ack));
/// The connection is open, or was and waits for its end.
inline constexpr auto is_open =
    to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;

}  // namespace synfin::proofs::claims
