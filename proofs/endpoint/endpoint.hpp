// The one-endpoint level: from every state that satisfies the invariant, for every segment, call and tick.
#pragma once

#include <span>
#include <vector>

#include "../claims/property.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// Judges one-endpoint properties on tables: the invariant by induction, then every claim from every state
/// that satisfies it. One result for each property and table. Whether the invariant stands is for the caller
/// to see (`doubt_without_foundations`).
std::vector<Result> judge_endpoint(std::span<const Property* const> which,
                                   std::span<const model::PlainTable* const> tables, const Limits& limits);

}  // namespace synfin::proofs
