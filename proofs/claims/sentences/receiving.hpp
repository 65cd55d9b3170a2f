// What RFC 9293 says of the segment that arrives, sentence by sentence, in bare fields: the vocabulary has it
// a first time (model/vocabulary.hpp), and is held to this. The one place where twice is right; so nothing of
// the vocabulary may be included here.
#pragma once

#include "../../../model/fields.hpp"

namespace synfin::proofs::sentences {
using namespace model;
using namespace model::terms;

// ---- section 3.4

/// "the number of octets occupied by the data in the segment (counting SYN and FIN)"
inline constexpr auto segment_length = choose(seg.syn, choose(seg.fin, seg.text + 2_n, seg.text + 1_n),
                                              choose(seg.fin, seg.text + 1_n, seg.text));
/// "SEG.SEQ+SEG.LEN-1 = last sequence number of a segment": the one behind it
inline constexpr auto behind_the_segment =
    (seg.seq + seg.text) + choose(seg.syn && seg.fin, 2_n, choose(seg.syn || seg.fin, 1_n, 0_n));

/// Table 6, row by row: segment length, receive window, test.
inline constexpr auto row_1 = segment_length == 0_n && rcv.wnd == 0_n && seg.seq == rcv.nxt;
inline constexpr auto row_2 =
    segment_length == 0_n && rcv.wnd > 0_n && rcv.nxt <= seg.seq&& seg.seq < rcv.nxt + rcv.wnd;
// Row 3, text and a closed window: not acceptable.
inline constexpr auto row_4 = segment_length > 0_n && rcv.wnd > 0_n &&
                              ((rcv.nxt <= seg.seq && seg.seq < rcv.nxt + rcv.wnd) ||
                               (rcv.nxt <= seg.seq + segment_length - 1_n &&
                                seg.seq + segment_length - 1_n < rcv.nxt + rcv.wnd));
inline constexpr auto table_6 = row_1 || row_2 || row_4;

// ---- section 3.10.7.4

/// First: "it trims off any portions that lie outside the window": behind us what was received, ahead what
/// does not fit.
inline constexpr auto octets_before_rcv_nxt = rcv.nxt - seg.seq;
inline constexpr auto begins_no_later_than_rcv_nxt = seg.seq <= rcv.nxt;
inline constexpr auto has_octets_from_rcv_nxt_on =
    begins_no_later_than_rcv_nxt && rcv.nxt - seg.seq < seg.text;
inline constexpr auto octets_in_the_window =
    choose(rcv.wnd < seg.text - (rcv.nxt - seg.seq), rcv.wnd, seg.text - (rcv.nxt - seg.seq));
/// Fifth: "If (SND.WL1 < SEG.SEQ or (SND.WL1 = SEG.SEQ and SND.WL2 =< SEG.ACK)), set SND.WND"
inline constexpr auto window_is_to_be_set = snd.wl1 < seg.seq || (seg.seq == snd.wl1 && snd.wl2 <= seg.ack);
/// Sixth: "RCV.UP <- max(RCV.UP, SEG.UP)", and MUST-62: the first octet that is not urgent, from SEG.SEQ on
inline constexpr auto first_octet_not_urgent = seg.seq + seg.up;
/// Eighth: the FIN's own number follows the text, and is the one expected
inline constexpr auto fin_is_next = seg.fin && rcv.nxt == seg.seq + seg.text;

// ---- windows, options, opening

/// RFC 7323 section 2.3: a window of 16 bits, scaled by 14 at most, stays below 2^30
inline constexpr auto two_to_the_30 = 1073741824_n;
inline constexpr auto window_up_to_2_30 = choose(seg.wnd > 1073741824_n, 1073741824_n, seg.wnd);
inline constexpr auto buffer_up_to_2_30 = choose(cfg.buffer > 1073741824_n, 1073741824_n, cfg.buffer);
/// MUST-15: "If an MSS Option is not received at connection setup, TCP implementations MUST assume a default
/// send MSS"; none at all would be no segment at all
inline constexpr auto option_or_default =
    choose(seg.mss != 0_n, seg.mss, choose(cfg.default_mss != 0_n, cfg.default_mss, 1_n));
/// Section 3.10.7.3: "If SEG.ACK =< ISS or SEG.ACK > SND.NXT" it is none of ours
inline constexpr auto acknowledges_our_syn = !(seg.ack <= snd.iss || seg.ack > snd.nxt);

}  // namespace synfin::proofs::sentences
