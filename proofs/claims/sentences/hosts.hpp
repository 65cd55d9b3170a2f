// What is assumed of a host, bound by bound, and which states RFC 9293 names together, in bare fields: the
// vocabulary is held to this, so nothing of it may be included here.
#pragma once

#include "../../../model/fields.hpp"

namespace synfin::proofs::sentences {
using namespace model;
using namespace model::terms;

/// Six days: a deadline and its double stay comparable on a clock that wraps.
inline constexpr auto half_the_comparable = 536870912_n;
template <Term T>
constexpr auto is_a_time(T t) {
  return t <= 536870912_n;
}
template <Term T>
constexpr auto is_given(T t) {
  return t >= 1_n;
}
inline constexpr auto bounds_of_a_configuration =
    is_given(cfg.buffer) && cfg.buffer <= 1073741824_n &&                     // RFC 7323 section 2.3
    is_given(cfg.mss) && cfg.mss <= 65535_n &&                                // the option has 16 bits
    is_given(cfg.default_mss) && cfg.default_mss <= 65535_n &&                // MUST-15
    is_given(cfg.rto) && cfg.max_rto >= cfg.rto && is_a_time(cfg.max_rto) &&  // RFC 6298 (2.5)
    is_a_time(cfg.r1) && is_a_time(cfg.r2) &&                                 // section 3.8.3
    cfg.r2_syn >= 180000_n && is_a_time(cfg.r2_syn) &&                        // MUST-23: three minutes
    is_a_time(cfg.user_timeout) &&                                            // 0: none
    is_given(cfg.msl) && is_a_time(cfg.msl) &&                                // section 3.4.2
    is_given(cfg.keep_idle) && is_a_time(cfg.keep_idle) &&                    // MUST-27
    is_given(cfg.keep_interval) && is_a_time(cfg.keep_interval) &&            //
    is_given(cfg.keep_count) && cfg.keep_count <= 1000_n &&                   // MUST-29
    cfg.challenge_limit <= 65535_n && is_a_time(cfg.challenge_period);        // RFC 5961 section 7
/// RFC 791: a datagram has at most 65535 octets; URG and MSS have 16 bits.
inline constexpr auto bounds_of_a_segment = seg.text <= 65535_n && seg.up <= 65535_n && seg.mss <= 65535_n;

template <auto... S>
inline constexpr auto one_of = (no || ... || (tcb.state == state_literal<S>));
/// Section 3.5: "synchronized states (e.g., ESTABLISHED, FIN-WAIT-1, FIN-WAIT-2, CLOSE-WAIT, CLOSING,
/// LAST-ACK, TIME-WAIT)"
inline constexpr auto is_synchronized =
    one_of<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;
/// Section 3.10.7.4: "SYN-RECEIVED STATE, ESTABLISHED STATE, ..."
inline constexpr auto is_checked =
    one_of<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;
/// Section 3.10.7.4, seventh: "ESTABLISHED STATE, FIN-WAIT-1 STATE, FIN-WAIT-2 STATE: Once in the ESTABLISHED
/// state, it is possible to deliver segment data"
inline constexpr auto may_deliver = one_of<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2>;
/// Text may wait in ESTABLISHED and CLOSE-WAIT; the FIN in those that CLOSE leads to
inline constexpr auto may_have_to_send = one_of<ESTABLISHED, CLOSE_WAIT, FIN_WAIT_1, CLOSING, LAST_ACK>;

}  // namespace synfin::proofs::sentences
