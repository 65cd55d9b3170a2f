// The words that statements about two peers and the wire between them are written in, on top of those about
// one.
//
// A field alone is that of the one to whom the event happens, `after(...)` the same when the event is over,
// `theirs(...)` the other peer's, `message(...)` that of a segment which was ever sent. `seg` is the segment
// that arrives, `out` the one that leaves.
//
// Numbers are compared by how far they lie behind the SND.NXT of whoever numbered them: so the circle of 2^32
// has a place to be cut. A smaller lag is a later number, and everything that is alive has a lag below 2^31.
#pragma once

#include "ghosts.hpp"
#include "words.hpp"

namespace synfin::proofs::claims {

/// What a term says, said of the other peer.
template <Term T>
constexpr auto theirs(T term) {
  return seen<View::theirs>(term);
}
/// What a term says of `seg`, said of a segment that was ever sent, and of a second one.
template <Term T>
constexpr auto message(T term) {
  return seen<View::message>(term);
}
template <Term T>
constexpr auto second(T term) {
  return seen<View::later>(term);
}

/// How far a number lies behind what its owner sends next, from 0 to 2^32 - 1.
template <Term T>
constexpr auto lag(T number) {
  return snd.nxt - number;
}
template <Term T>
constexpr auto their_lag(T number) {
  return theirs(snd.nxt) - number;
}
/// Less than 2^Power.
template <unsigned Power, Term T>
constexpr auto below(T number_) {
  return number_ < number<(1U << Power)>;
}
template <Term T>
constexpr auto is_some(T incarnation) {
  return incarnation != ghost.nobody;
}

/// There is a TCB with numbers.
inline constexpr auto lives = !from<CLOSED, LISTEN>;
/// The connection is open: it lives, and the user was told so.
inline constexpr auto open = lives && ghost.opened;
/// It has recorded the SYN of the other's present incarnation; and the other has recorded its.
inline constexpr auto knows = ghost.heard == theirs(ghost.incarnation);
inline constexpr auto is_known = theirs(ghost.heard) == ghost.incarnation;
inline constexpr auto both_know = knows && is_known;
/// The peer's SYN is recorded.
inline constexpr auto has_heard = from<checked>;
inline constexpr auto fin_taken_states = in(CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT);
inline constexpr auto fin_taken = from<fin_taken_states>;
/// Something will happen, whatever the peer does.
inline constexpr auto a_clock_runs = retransmission_timer || time_wait_timer;
/// A segment that is no reset leaves.
inline constexpr auto speaks_out = sends && !after(out.rst);
/// What is delivered is that of the arriving text which stands at RCV.NXT.
inline constexpr auto delivered_from_its_place =
    below<31>(rcv.nxt - seg.seq) && after(told.delivered) <= seg.text &&
    already_received <= seg.text - after(told.delivered) &&
    rcv.nxt + after(told.delivered) + count(after(told.closing)) == after(rcv.nxt);
/// The number behind the last of the segment that leaves.
inline constexpr auto out_end =
    after(out.seq) + (after(out.text) + count(after(out.syn)) + count(after(out.fin)));

}  // namespace synfin::proofs::claims
