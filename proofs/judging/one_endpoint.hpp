// What an obligation of one endpoint says of a step: of a way, as formulas, and of a run, on words.
#pragma once

#include <vector>

#include "../event/concrete.hpp"
#include "../event/ways.hpp"
#include "obligation.hpp"

namespace synfin::proofs {

/// Where `premise` holds, `conclusion` must.
struct Implication {
  z3::expr premise, conclusion;
};
Implication said_of(const Z3Words& words, const Obligation& obligation, const Scene& before, const Way& way);
/// Does it hold of what ran?
bool holds(const Obligation& obligation, const Values& before, const Ran& ran);
/// The terms that it is made of.
std::vector<const model::Node*> terms_of(const Obligation& obligation);

}  // namespace synfin::proofs
