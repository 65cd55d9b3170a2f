// The rules that an event may meet from a state, and whether they are the same in two tables.
#pragma once

#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

/// What an event may meet from a state, whatever the guards say.
struct Courses {
  model::StateSet reached;                                  ///< the states in which some phase may find it
  std::vector<std::vector<const model::PlainRule*>> rules;  ///< phase by phase: those that name such a state
};
Courses courses_of(const model::PlainTable& table, model::Event event, model::State state);

/// Does the event run alike from the state in both tables? Compared are guards, effects, exits and states by
/// what they say, not by the names of the rules; the rules of `courses_of` correspond one by one.
bool same_courses(const model::PlainTable& a, const model::PlainTable& b, model::Event event,
                  model::State state);

}  // namespace synfin::proofs
