// Nothing can happen that is on none of an event's ways: else nothing is known of the event.
#pragma once

#include <span>
#include <vector>

#include "../event/ways.hpp"
#include "obligation.hpp"
#include "shown.hpp"

namespace synfin::proofs {

/// Are these all the ways from `before`, of which `assumed` holds? It is owed, too.
bool ways_are_all(const Z3Words& words, const std::vector<Way>& ways, const model::PlainTable& table,
                  model::Event event, const Scene& before, const z3::expr& assumed, Solver& solver,
                  Obligations::Page& page);

/// They may not be: nothing is known of what is owed.
void doubt_all(ShownAtPlace& made, std::span<const Obligation> owed);

}  // namespace synfin::proofs
