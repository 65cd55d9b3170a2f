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
/// The arriving segment can only be an ordinary one: no SYN, no RST, an ACK in [SND.UNA, SND.NXT], proper
/// security.
inline constexpr auto ordinary_segment =
    !seg.syn && !seg.rst && !seg.insecure && seg.has_ack && snd.una <= seg.ack && seg.ack <= snd.nxt;
/// A segment in sequence at a closed window, whose ACK, URG and RST are heard though its text finds no room
/// (MUST-66).
inline constexpr auto at_closed_window = rcv.wnd == 0_n && seg_len != 0_n && seg.seq == rcv.nxt;
/// The segment passes the first five checks on an open connection: it counts.
inline constexpr auto passes =
    from<synchronized - in(TIME_WAIT)> && (acceptable || at_closed_window) && ordinary_segment;
/// RFC 9293 section 3.10.7.4, fifth: the window of a segment counts if no newer one has come.
inline constexpr auto newest = snd.wl1 < seg.seq || (snd.wl1 == seg.seq && snd.wl2 <= seg.ack);
/// The connection is open, or was and waits for its end.
inline constexpr auto is_open =
    to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;

}  // namespace synfin::proofs::claims
