// One event at one of two peers: what both are before it, and what it makes of them and of the wire.
#pragma once

#include <optional>

#include "../event/ways.hpp"
#include "view.hpp"

namespace synfin::proofs::peers {

/// Two peers, p to whom something happens and q, and what it is.
template <class Value>
struct PairOf {
  PeerOf<Value> p, q;
  SegmentOf<Value> arriving;  ///< from q, where the event is an arrival
  std::vector<Value> scene;   ///< the fields that p's event reads

  /// What is seen of it: p's fields stand alone, q is the other.
  SightOf<Value> sight() const { return {.self = &p, .other = &q, .arriving = &arriving, .scene = &scene}; }
};

/// Two peers in any state whatever, and what the wire may hold. The event is p's: by symmetry that is all of
/// them.
struct Setting : PairOf<z3::expr> {
  Segment mine, also_mine;      ///< any two segments that p ever sent
  Segment theirs, also_theirs;  ///< any two segments that q ever sent

  /// Free constants for everything but p's state.
  Setting(const Z3Words& words, model::State state);
};

/// What an event makes of two peers.
template <class Value>
struct StepOf {
  PeerOf<Value> p;  ///< after the event; q is as it was
  std::optional<SegmentOf<Value>> sent;
  Value sends;  ///< a segment that is no reset leaves
  HappeningOf<Value> happening;
  std::vector<Value> after;  ///< all fields after the event, OUT and what the user is told among them

  /// What is seen of the step, as p sees it.
  SightOf<Value> sight(const PairOf<Value>& before) const {
    SightOf<Value> all = before.sight();
    all.self_after = &p;
    all.scene_after = &after;
    all.sent = sent ? &*sent : nullptr;
    all.happening = &happening;
    return all;
  }
};

/// A way through the table on words.
struct WayOnWords {
  std::vector<std::uint32_t> after;
  std::vector<std::uint32_t> ended;  ///< where the connection ends: all fields before the rule that ended it
  std::vector<std::pair<const model::PlainRule*, std::uint32_t>> fired;
};

/// The step that a way through the table makes of two peers. `draw` is the number of an ISN that it may draw:
/// higher than all before.
template <class A, class Way>
StepOf<typename A::Word> step_of(const A& words, const PairOf<typename A::Word>& before, const Way& way,
                                 model::Event event, model::State from, const typename A::Word& draw);
/// The step that is no event: p's host forgets its TCB.
template <class A>
StepOf<typename A::Word> forgetting(const A& words, const PairOf<typename A::Word>& before,
                                    const typename A::Word& draw);

/// What one way through the table makes of the setting.
struct Step : StepOf<z3::expr> {
  /// The step that is no event: p's host forgets its TCB.
  Step(const Z3Words& words, const Setting& before);
  Step(const Z3Words& words, const Setting& before, const Way& way, model::Event event, model::State from);
};

/// Both peers before anything has happened.
Peer untouched(const Z3Words& words);

}  // namespace synfin::proofs::peers
