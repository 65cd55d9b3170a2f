// The one-endpoint level: from every state that satisfies the invariant, for every segment, call and tick.
#pragma once

#include <span>
#include <vector>

#include "../claims/property.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// What is judged of one endpoint.
struct OfOneEndpoint {
  std::vector<Result> results;  ///< one for each property and table
  /// For each table, the pieces of the invariant that it does not keep. Empty: that was not judged, since all
  /// that was asked for falls anyway.
  std::vector<std::vector<Lost>> lost;
};

/// Judges one-endpoint properties on tables. First the invariant, by induction: of its pieces the largest
/// part is kept that every event of the table keeps. Then every claim, from every state that satisfies what
/// is kept: what holds there is proved; what falls from a state of the whole invariant is violated; what
/// falls only for want of a lost piece is unknown, and the piece is named.
OfOneEndpoint judge_endpoint(std::span<const Property* const> which,
                             std::span<const model::PlainTable* const> tables, const Limits& limits);

}  // namespace synfin::proofs
