// What RFC 9293 says of what is sent, sentence by sentence, in bare fields: the vocabulary is held to this,
// so nothing of it may be included here.
#pragma once

#include "../../../model/fields.hpp"

namespace synfin::proofs::sentences {
using namespace model;
using namespace model::terms;

// ---- our FIN: "the FIN's number follows the last octet" (section 3.4)

inline constexpr auto fin_is_sent = snd.closed && snd.end + 1_n == snd.nxt;
inline constexpr auto fin_is_acknowledged =
    snd.closed && snd.nxt == snd.end + 1_n && snd.una == snd.end + 1_n;
inline constexpr auto fin_is_next_to_send = snd.closed && snd.end == snd.nxt;
/// Section 3.8.1: the timer runs while anything is unacknowledged, or waits to be sent
inline constexpr auto something_is_left =
    snd.una != snd.nxt || snd.nxt < snd.end || (snd.closed && snd.end == snd.nxt);

// ---- section 3.8.6.2.1: D, U and the sender's silly window

/// What is between SND.UNA and SND.NXT
inline constexpr auto in_flight = snd.nxt - snd.una;
/// "D is data queued in the sending TCP endpoint but not yet sent"
inline constexpr auto d = snd.end - snd.nxt;
inline constexpr auto d_is_there = snd.nxt < snd.end;
/// RFC 5681 section 2: no number is sent beyond SND.UNA and "the minimum of cwnd and rwnd"; 0: no cwnd is
/// given
inline constexpr auto minimum_of_cwnd_and_rwnd =
    choose(call.cwnd != 0_n && call.cwnd < snd.wnd, call.cwnd, snd.wnd);
/// "U = SND.UNA + SND.WND - SND.NXT", within that minimum: none where it has shrunk below what is in flight
/// (MUST-34)
inline constexpr auto u =
    choose(snd.nxt - snd.una < minimum_of_cwnd_and_rwnd, (snd.una + minimum_of_cwnd_and_rwnd) - snd.nxt, 0_n);
inline constexpr auto u_is_there = snd.nxt - snd.una < minimum_of_cwnd_and_rwnd;
/// The least of D, U and Eff.snd.MSS
inline constexpr auto lesser_of_two = choose(d < u, d, u);
inline constexpr auto least_of_three = choose(lesser_of_two < snd.mss, lesser_of_two, snd.mss);
/// MUST-38, (1): "if a maximum-sized segment can be sent"; (2), without PUSH: "or if all queued data can be
/// sent now"; (3): "or if at least a fraction of the maximum window can be sent", and the fraction is a half
inline constexpr auto send_data =
    least_of_three == snd.mss || least_of_three == d || snd.max_wnd <= least_of_three + least_of_three;
inline constexpr auto text_may_leave = d_is_there && u_is_there && send_data;
inline constexpr auto fin_may_leave = snd.closed && snd.end == snd.nxt && u_is_there;
/// All of D leaves in this segment, and U has a number left for it
inline constexpr auto fin_goes_along = snd.closed && least_of_three == d && least_of_three < u;

// ---- section 3.10.2: "insufficient resources"

inline constexpr auto two_to_the_29 = 536870912_n;
inline constexpr auto no_room_for_it = call.no_room || call.octets > 536870912_n ||
                                       (snd.end - snd.una) + call.octets > 536870912_n;

// ---- what the retransmission timer sends (sections 3.8.1, 3.8.6.1)

/// What is in flight but the FIN, whose number is no text
inline constexpr auto text_in_flight =
    (snd.nxt - snd.una) - choose(snd.closed && snd.nxt == snd.end + 1_n, 1_n, 0_n);
/// MUST-34, MUST-36: within the window as it is, but at least an octet
inline constexpr auto window_or_an_octet = choose(snd.wnd < 1_n, 1_n, snd.wnd);
inline constexpr auto full_or_all = choose(text_in_flight < snd.mss, text_in_flight, snd.mss);
inline constexpr auto text_again = choose(full_or_all < window_or_an_octet, full_or_all, window_or_an_octet);
inline constexpr auto fin_goes_along_again =
    snd.closed && snd.nxt == snd.end + 1_n && text_again == text_in_flight;
inline constexpr auto full_or_waiting = choose(d < snd.mss, d, snd.mss);
inline constexpr auto u_or_an_octet = choose(u < 1_n, 1_n, u);
/// MUST-36: a probe carries "at least one octet of new data (if available)"
inline constexpr auto text_to_probe_with =
    choose(full_or_waiting < u_or_an_octet, full_or_waiting, u_or_an_octet);

// ---- RECEIVE (section 3.10.3) and the receiver's silly window (section 3.8.6.2.2, MUST-39)

inline constexpr auto octets_to_the_user = choose(call.octets < rcv.unread, call.octets, rcv.unread);
/// "RCV.BUFF - RCV.USER" after the RECEIVE
inline constexpr auto room_behind_rcv_nxt =
    choose(cfg.buffer < 1073741824_n, cfg.buffer, 1073741824_n) - (rcv.unread - octets_to_the_user);
/// "RCV.BUFF - RCV.USER - RCV.WND"
inline constexpr auto reduction = room_behind_rcv_nxt - rcv.wnd;
/// ">= min( Fr * RCV.BUFF, Eff.snd.MSS )", and Fr is a half
inline constexpr auto window_may_move = room_behind_rcv_nxt > rcv.wnd &&
                                        (reduction >= cfg.mss ||
                                         choose(cfg.buffer < 1073741824_n, cfg.buffer, 1073741824_n) <=
                                             reduction + reduction);

}  // namespace synfin::proofs::sentences
