// One event at one of two peers: what both are before it, and what it makes of them and of the wire.
#pragma once

#include <optional>

#include "../event/ways.hpp"
#include "view.hpp"

namespace synfin::proofs::peers {

template <model::Term T>
auto meaning_in(const Scene& scene, T term) {
  const auto read = [&](auto field) { return scene[model::id_of(field)]; };
  return as_sort<T::sort>(model::evaluate(Z3Words(scene.front().ctx()), read, term));
}

/// Two peers in any state whatever, and what the wire may hold. The event is p's: by symmetry that is all of
/// them.
struct Setting {
  Peer p, q;
  Segment arriving;  ///< from q, where the event is an arrival
  Segment mine;      ///< any segment that p ever sent
  Segment theirs;    ///< any segment that q ever sent
  Scene scene;       ///< the fields that p's event reads

  /// Free constants for everything but p's state.
  Setting(const Z3Words& words, model::State state);
  /// The meaning of a term about what p's event reads: `read(call.now < deadline.time_wait)`.
  template <model::Term T>
  auto read(T term) const {
    return meaning_in(scene, term);
  }
};

/// What one way through the table makes of the setting.
struct Step {
  Peer p;  ///< after the event; q is as it was
  std::optional<Segment> sent;
  z3::expr sends;   ///< a segment that is no reset leaves
  bool draws;       ///< a new ISN: CALL.ISN
  z3::expr number;  ///< the number of that draw, higher than all before
  Scene after;      ///< all fields after the event, OUT and what the user is told among them

  /// The step that is no event: p's host forgets its TCB.
  Step(const Z3Words& words, const Setting& before);
  Step(const Z3Words& words, const Setting& before, const Way& way, model::Event event, model::State from);
  /// The meaning of a term about the fields after the event.
  template <model::Term T>
  auto read(T term) const {
    return meaning_in(after, term);
  }
  /// The same of what the user is told: `told(terms::told.open)`.
  template <model::Term T>
  auto told(T term) const {
    return read(term);
  }
};

/// Both peers before anything has happened.
Peer untouched(const Z3Words& words);

}  // namespace synfin::proofs::peers
