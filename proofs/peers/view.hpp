// Two peers and what is on the wire between them, as expressions of the solver or as words, and what a term
// means about them.
#pragma once

#include <optional>
#include <vector>

#include "../../model/graph/value.hpp"
#include "../claims/ghosts.hpp"
#include "../event/scene.hpp"

namespace synfin::proofs::peers {

/// Incarnations are compared only with each other, and a statement speaks of a dozen at most, so six bits
/// tell all orders apart.
constexpr unsigned draw_bits = 6;
/// The number of a draw. That of no incarnation is 0.
inline z3::expr draw_number(const Z3Words& words, unsigned n) { return words.context().bv_val(n, draw_bits); }
inline std::uint32_t draw_number(const model::PlainWords&, unsigned n) { return n; }

/// One peer: its TCB, its ghosts and its host's configuration. The TCB's fields are those of the last one:
/// they stay as they were when the TCB is deleted or forgotten, so that what is still on the wire can be told
/// from what was never sent. Only the state says that there is no TCB.
template <class Value>
class PeerOf {
 public:
  explicit PeerOf(std::vector<Value> slots) : slots_(std::move(slots)) {}
  /// The value of a field of the TCB or the configuration, or of a peer's ghost, by its id.
  const Value& operator[](std::size_t id) const { return slots_[slot(id)]; }
  Value& operator[](std::size_t id) { return slots_[slot(id)]; }
  template <class Field>
  const Value& operator()(Field field) const {
    return (*this)[model::id_of(field)];
  }
  template <class Field>
  Value& operator()(Field field) {
    return (*this)[model::id_of(field)];
  }

 private:
  /// The TCB, then the ghosts, then the configuration.
  static std::size_t slot(std::size_t id) {
    if (id < model::tcb_field_count) return id;
    if (id >= first_peer_ghost) return model::tcb_field_count + (id - first_peer_ghost);
    return model::tcb_field_count + peer_ghosts + (id - model::first_field(model::Group::cfg));
  }
  std::vector<Value> slots_;
};
using Peer = PeerOf<z3::expr>;

/// One segment, sent by the one peer to the other: its fields, then its ghosts.
template <class Value>
class SegmentOf {
 public:
  explicit SegmentOf(std::vector<Value> slots) : slots_(std::move(slots)) {}
  /// The value of a field of `seg`, or of a segment's ghost, by its id.
  const Value& operator[](std::size_t id) const { return slots_[slot(id)]; }
  Value& operator[](std::size_t id) { return slots_[slot(id)]; }
  template <class Field>
  const Value& operator()(Field field) const {
    return (*this)[model::id_of(field)];
  }
  template <class Field>
  Value& operator()(Field field) {
    return (*this)[model::id_of(field)];
  }

 private:
  static std::size_t slot(std::size_t id) {
    return id >= first_segment_ghost ? model::group_size(model::Group::seg) + (id - first_segment_ghost)
                                     : id - model::first_field(model::Group::seg);
  }
  std::vector<Value> slots_;
};
using Segment = SegmentOf<z3::expr>;

/// What is known of an event.
template <class Value>
struct HappeningOf {
  bool arrives = false, draws = false, records = false;
  std::optional<Value> draw{};
};
using Happening = HappeningOf<z3::expr>;

/// What a statement looks at. What it does not speak of may be missing.
template <class Value>
struct SightOf {
  const PeerOf<Value>* self = nullptr;              ///< fields that stand alone
  const PeerOf<Value>* other = nullptr;             ///< `theirs`
  const SegmentOf<Value>* arriving = nullptr;       ///< `seg`
  const std::vector<Value>* scene = nullptr;        ///< `call`
  const PeerOf<Value>* self_after = nullptr;        ///< `after(...)` of the TCB and of ghosts
  const std::vector<Value>* scene_after = nullptr;  ///< `after(...)` of what is told, and of `out` where
                                                    ///< nothing is sent
  const SegmentOf<Value>* sent = nullptr;           ///< `out`
  const HappeningOf<Value>* happening = nullptr;    ///< the event's ghosts
  const SegmentOf<Value>* message = nullptr;
  const SegmentOf<Value>* second = nullptr;
};
using Sight = SightOf<z3::expr>;

/// The value of a field, in the algebra of `words` (Z3Words or model::PlainWords). A statement that speaks of
/// what is not there is a bug of ours: std::logic_error.
template <class A>
typename A::Word read(const A& words, const SightOf<typename A::Word>& sight, const model::Node& field);

/// Gives terms their meaning about what is looked at; shared parts are walked once.
class Meaning {
 public:
  Meaning(const Z3Words& words, const Sight& sight);
  z3::expr operator()(const model::Node& term) { return fold_(term); }

 private:
  struct Read {
    Z3Words words;
    Sight sight;
    z3::expr operator()(const model::Node& field) const { return read(words, sight, field); }
  };
  model::Fold<Z3Words, Read> fold_;
};

/// What a term means, in either algebra.
inline z3::expr meaning_of(const Z3Words& words, const Sight& sight, const model::Node& term) {
  return Meaning(words, sight)(term);
}
inline std::uint32_t meaning_of(const model::PlainWords& words, const SightOf<std::uint32_t>& sight,
                                const model::Node& term) {
  return model::value_of(term, [&](const model::Node& field) { return read(words, sight, field); });
}

}  // namespace synfin::proofs::peers
