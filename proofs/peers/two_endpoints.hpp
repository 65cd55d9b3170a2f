// The two-endpoint level: proved by induction where it can be, refuted by a story from CLOSED where there is
// one.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "../claims/property.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// What is judged of two endpoints.
struct OfTwoEndpoints {
  std::vector<Result> results;          ///< one for each property and table
  std::vector<std::vector<Lost>> lost;  ///< for each table, the pieces of the invariant that it does not keep
};
/// The pieces of the endpoint invariant that each table does not keep: asked for when a proof is to be tried.
using LostOfOne = std::function<std::vector<std::vector<Lost>>()>;

/// Judges two-endpoint properties on tables, with some assumptions dropped.
OfTwoEndpoints judge_two_endpoints(std::span<const Property* const> which,
                                   std::span<const model::PlainTable* const> tables, const Dropped& without,
                                   const LostOfOne& lost_of_one, const Limits& limits);

}  // namespace synfin::proofs
