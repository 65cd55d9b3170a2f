// Are two terms one and the same, whatever the fields hold?
#pragma once

#include "../../model/plain.hpp"
#include "../obligations/obligations.hpp"
#include "../smt/solver.hpp"

namespace synfin::proofs {

/// Of terms that speak of one moment: for all values of all fields, and nothing is assumed of these. The
/// ledger notes what it is `about`. `owed`, where somebody wants to know, takes the parts that were asked
/// for, as `name`'s.
Answer equal_terms(const model::Node& a, const model::Node& b, const Limits& limits, std::string about,
                   Obligations::Page owed = {}, std::string_view name = {});

}  // namespace synfin::proofs
