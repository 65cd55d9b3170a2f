// One event at one of two peers: what both are before it, and what it makes of them and of the wire.
#pragma once

#include <optional>

#include "../event/ways.hpp"
#include "view.hpp"

namespace synfin::proofs::peers {

/// Two peers in any state whatever, and what the wire may hold. The event is p's: by symmetry that is all of
/// them.
struct Setting {
  Peer p, q;
  Segment arriving;             ///< from q, where the event is an arrival
  Segment mine, also_mine;      ///< any two segments that p ever sent
  Segment theirs, also_theirs;  ///< any two segments that q ever sent
  Scene scene;                  ///< the fields that p's event reads

  /// Free constants for everything but p's state.
  Setting(const Z3Words& words, model::State state);
  /// What is seen of it: p's fields stand alone, q is the other.
  Sight sight() const { return {.self = &p, .other = &q, .arriving = &arriving, .scene = &scene}; }
};

/// What one way through the table makes of the setting.
struct Step {
  Peer p;  ///< after the event; q is as it was
  std::optional<Segment> sent;
  z3::expr sends;  ///< a segment that is no reset leaves
  Happening happening;
  Scene after;  ///< all fields after the event, OUT and what the user is told among them

  /// The step that is no event: p's host forgets its TCB.
  Step(const Z3Words& words, const Setting& before);
  Step(const Z3Words& words, const Setting& before, const Way& way, model::Event event, model::State from);
  /// What is seen of the step, as p sees it.
  Sight sight(const Setting& before) const {
    Sight all = before.sight();
    all.self_after = &p;
    all.scene_after = &after;
    all.sent = sent ? &*sent : nullptr;
    all.happening = &happening;
    return all;
  }
};

/// Both peers before anything has happened.
Peer untouched(const Z3Words& words);

}  // namespace synfin::proofs::peers
