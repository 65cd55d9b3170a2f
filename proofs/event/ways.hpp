// One event from one state, way by way: each way is a course through the phases on which the same rules
// decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../smt/solver.hpp"
#include "place.hpp"
#include "scene.hpp"

namespace synfin::proofs {

/// A way that an event can take. State and flow are known on it; only rules that decide neither, nor move a
/// sequence number, are merged as conditions. Questions about one way are small: to ask them one by one is
/// what makes proofs fast.
struct Way {
  z3::expr condition;  ///< what was assumed, the event can happen, and this way is taken
  Scene after;
  std::vector<std::pair<const model::PlainRule*, z3::expr>>
      fired;  ///< with the condition on top of the way's own
  z3::expr sent_twice;
  Scene ended{};  ///< where the connection ends: all fields before the rule that ended it
  std::optional<z3::model> example{};  ///< a situation in which it may be taken, if one is at hand
};

/// Tells the solver what the next questions are about: `WHAT on TABLE: PLACE`.
void label(Solver& solver, std::string_view what, const model::PlainTable& table, const Place& place);

/// All ways from `before`, whose state must be a constant; those that `assumed` excludes are left out.
std::vector<Way> explore(const Z3Words& words, const model::PlainTable& table, model::Event event,
                         const Scene& before, const z3::expr& assumed, Solver& solver);

/// A way that has come as far as a phase: what is known there, before its rules are asked.
struct Halt {
  std::size_t place;  ///< of the phase among those of the event's handling
  model::State state;
  bool answering;  ///< only the closing phases follow
  Way way;
};

/// All ways as far as a phase (its place in the table's phases); those that never come to it are left out.
std::vector<Halt> explore_until(std::size_t phase, const Z3Words& words, const model::PlainTable& table,
                                model::Event event, const Scene& before, const z3::expr& assumed,
                                Solver& solver);

/// All ways that lead on from there by the rules of `table`, which need not be those that led to it.
std::vector<Way> explore_from(const Halt& halt, const Z3Words& words, const model::PlainTable& table,
                              model::Event event, Solver& solver);

}  // namespace synfin::proofs
