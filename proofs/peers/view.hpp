// Two peers and what is on the wire between them, as expressions of the solver, and what a term means about
// them.
#pragma once

#include <optional>
#include <vector>

#include "../../model/fold.hpp"
#include "../claims/ghosts.hpp"
#include "../event/scene.hpp"

namespace synfin::proofs::peers {

/// Incarnations are compared only with each other, and a statement speaks of a dozen at most, so six bits
/// tell all orders apart.
constexpr unsigned draw_bits = 6;

/// One peer: its TCB, its ghosts and its host's configuration. The TCB's fields are those of the last one:
/// they stay as they were when the TCB is deleted or forgotten, so that what is still on the wire can be told
/// from what was never sent. Only the state says that there is no TCB.
class Peer {
 public:
  explicit Peer(std::vector<z3::expr> slots) : slots_(std::move(slots)) {}
  /// The value of a field of the TCB or the configuration, or of a peer's ghost, by its id.
  const z3::expr& operator[](std::size_t id) const { return slots_[slot(id)]; }
  z3::expr& operator[](std::size_t id) { return slots_[slot(id)]; }
  template <class Field>
  const z3::expr& operator()(Field field) const {
    return (*this)[model::id_of(field)];
  }
  template <class Field>
  z3::expr& operator()(Field field) {
    return (*this)[model::id_of(field)];
  }

 private:
  /// The TCB, then the ghosts, then the configuration.
  static std::size_t slot(std::size_t id) {
    if (id < model::tcb_field_count) return id;
    if (id >= first_peer_ghost) return model::tcb_field_count + (id - first_peer_ghost);
    return model::tcb_field_count + peer_ghosts + (id - model::first_field(model::Group::cfg));
  }
  std::vector<z3::expr> slots_;
};

/// One segment, sent by the one peer to the other: its fields, then its ghosts.
class Segment {
 public:
  explicit Segment(std::vector<z3::expr> slots) : slots_(std::move(slots)) {}
  /// The value of a field of `seg`, or of a segment's ghost, by its id.
  const z3::expr& operator[](std::size_t id) const { return slots_[slot(id)]; }
  z3::expr& operator[](std::size_t id) { return slots_[slot(id)]; }
  template <class Field>
  const z3::expr& operator()(Field field) const {
    return (*this)[model::id_of(field)];
  }
  template <class Field>
  z3::expr& operator()(Field field) {
    return (*this)[model::id_of(field)];
  }

 private:
  static std::size_t slot(std::size_t id) {
    return id >= first_segment_ghost ? model::group_size(model::Group::seg) + (id - first_segment_ghost)
                                     : id - model::first_field(model::Group::seg);
  }
  std::vector<z3::expr> slots_;
};

/// What is known of an event.
struct Happening {
  bool arrives = false, draws = false, records = false;
  std::optional<z3::expr> draw{};
};

/// What a statement looks at. What it does not speak of may be missing.
struct Sight {
  const Peer* self = nullptr;            ///< fields that stand alone
  const Peer* other = nullptr;           ///< `theirs`
  const Segment* arriving = nullptr;     ///< `seg`
  const Scene* scene = nullptr;          ///< `call`
  const Peer* self_after = nullptr;      ///< `after(...)` of the TCB and of ghosts
  const Scene* scene_after = nullptr;    ///< `after(...)` of what is told, and of `out` where nothing is sent
  const Segment* sent = nullptr;         ///< `out`
  const Happening* happening = nullptr;  ///< the event's ghosts
  const Segment* message = nullptr;
  const Segment* second = nullptr;
};

/// Gives terms their meaning about what is looked at; shared parts are walked once.
class Meaning {
 public:
  Meaning(const Z3Words& words, const Sight& sight);
  z3::expr operator()(const model::Node& term) { return fold_(term); }

 private:
  struct Read {
    Z3Words words;
    Sight sight;
    z3::expr operator()(const model::Node& field) const;
  };
  model::Fold<Z3Words, Read> fold_;
};

}  // namespace synfin::proofs::peers
