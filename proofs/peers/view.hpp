// What a statement about two peers and the wire may speak of, in the table's own names: `p(snd.una)`,
// `m(seg.ack)`, and what nobody but the proof remembers (ghosts): which incarnation is which, and who has
// heard of whom.
#pragma once

#include <vector>

#include "../../model/vocabulary.hpp"
#include "../event/scene.hpp"

namespace synfin::proofs::peers {

using Flag = z3::expr;

/// A sequence number.
struct Position {
  z3::expr word;
};
inline Position operator+(const Position& a, unsigned n) { return {a.word + a.word.ctx().bv_val(n, 32)}; }
inline Flag operator==(const Position& a, const Position& b) { return a.word == b.word; }

/// How far a number lies behind another, from 0 to 2^32 - 1. Numbers of one peer's are compared by how far
/// they lie behind its SND.NXT: so the circle of 2^32 has a place to be cut, and a comparison needs no
/// subtraction.
struct Lag {
  z3::expr word;
};
inline Lag operator-(const Position& ahead, const Position& behind) { return {ahead.word - behind.word}; }
inline Flag operator<=(const Lag& a, const Lag& b) { return z3::ule(a.word, b.word); }
inline Flag operator<(const Lag& a, const Lag& b) { return z3::ult(a.word, b.word); }
inline Flag is_zero(const Lag& a) { return a.word == a.word.ctx().bv_val(0, 32); }
/// Less than 2^power.
inline Flag below(const Lag& a, unsigned power) {
  return z3::ult(a.word, a.word.ctx().bv_val(1U << power, 32));
}

/// An incarnation, by the number of its draw: each ISN drawn, by whomever, has a higher one than all before.
/// 0: none. Draws are compared only with each other, and a statement speaks of a dozen at most, so six bits
/// tell all orders apart.
struct Draw {
  z3::expr number;
};
constexpr unsigned draw_bits = 6;
inline Flag operator==(const Draw& a, const Draw& b) { return a.number == b.number; }
inline Flag operator!=(const Draw& a, const Draw& b) { return a.number != b.number; }
inline Flag operator<(const Draw& a, const Draw& b) { return z3::ult(a.number, b.number); }
inline Flag operator<=(const Draw& a, const Draw& b) { return z3::ule(a.number, b.number); }
inline Flag is_some(const Draw& a) { return a.number != a.number.ctx().bv_val(0, draw_bits); }

/// What a field's value is for a statement: a flag, a position, or a count.
template <model::Sort S>
auto as_sort(const z3::expr& value) {
  if constexpr (model::is_circular(S))
    return Position{value};
  else
    return value;
}

inline Flag all_of(std::initializer_list<Flag> flags) {
  z3::expr_vector all(flags.begin()->ctx());
  for (const Flag& flag : flags) all.push_back(flag);
  return z3::mk_and(all);
}

/// The ghosts of a peer, behind the fields of its TCB.
enum PeerGhost : std::size_t {
  ghost_incarnation = model::tcb_field_count,  ///< its present or last incarnation
  ghost_heard,                                 ///< the peer's incarnation whose SYN it has recorded (RCV.IRS)
  ghost_young,                                 ///< less than 2^31 numbers were sent since its ISN
  ghost_opened,                                ///< this incarnation was told "open"
  ghost_acknowledged,                          ///< who had heard its SYN has said so
  peer_slots
};
/// The ghosts of a segment, behind its fields.
enum SegmentGhost : std::size_t {
  segment_incarnation = 0,  ///< of the sender, when it was sent
  segment_knew,             ///< the incarnation of the receiver whose numbers its ACK field speaks of
  segment_ghosts
};

/// One peer. Its fields are those of its last TCB: they stay as they were when the TCB is deleted or
/// forgotten, so that what is still on the wire can be told from what was never sent. Only the state says
/// that there is no TCB.
class Peer {
 public:
  explicit Peer(std::vector<z3::expr> slots) : slots_(std::move(slots)) {}
  /// The meaning of a term about its TCB: `p(snd.una)`, `p(fin_sent)`.
  template <model::Term T>
  auto operator()(T term) const {
    const auto read = [&](auto field) { return slots_[model::id_of(field)]; };
    return as_sort<T::sort>(model::evaluate(Z3Words(slots_.front().ctx()), read, term));
  }
  Flag in(model::StateSet states) const;
  /// There is a TCB with numbers.
  Flag lives() const { return !in(model::in(model::CLOSED, model::LISTEN)); }
  /// How far a number of this peer's lies behind what it sends next.
  Lag lag(const Position& number) const { return (*this)(model::terms::snd.nxt) - number; }
  Draw incarnation() const { return {slots_[ghost_incarnation]}; }
  Draw heard() const { return {slots_[ghost_heard]}; }
  Flag young() const { return slots_[ghost_young]; }
  Flag opened() const { return slots_[ghost_opened]; }
  Flag acknowledged() const { return slots_[ghost_acknowledged]; }
  /// The connection is open: it lives, and the user was told so.
  Flag open() const { return lives() && opened(); }
  Flag knows(const Peer& other) const { return heard() == other.incarnation(); }
  const std::vector<z3::expr>& slots() const { return slots_; }
  std::vector<z3::expr>& slots() { return slots_; }

 private:
  std::vector<z3::expr> slots_;
};

/// One segment, sent by the one peer to the other.
class Segment {
 public:
  explicit Segment(std::vector<z3::expr> slots) : slots_(std::move(slots)) {}
  /// The meaning of a term about the segment: `m(seg.ack)`, `m(seg_end)`.
  template <model::Term T>
  auto operator()(T term) const {
    const auto read = [&](auto field) {
      return slots_[model::id_of(field) - model::first_field(model::Group::seg)];
    };
    return as_sort<T::sort>(model::evaluate(Z3Words(slots_.front().ctx()), read, term));
  }
  Draw incarnation() const { return {slots_[model::group_size(model::Group::seg) + segment_incarnation]}; }
  Draw knew() const { return {slots_[model::group_size(model::Group::seg) + segment_knew]}; }
  const std::vector<z3::expr>& slots() const { return slots_; }
  std::vector<z3::expr>& slots() { return slots_; }

 private:
  std::vector<z3::expr> slots_;
};
inline constexpr std::size_t segment_slots = model::group_size(model::Group::seg) + segment_ghosts;

}  // namespace synfin::proofs::peers
