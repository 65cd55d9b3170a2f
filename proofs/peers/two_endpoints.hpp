// The two-endpoint level: proved by induction where it can be, refuted by a story from CLOSED where there is
// one.
#pragma once

#include <span>
#include <vector>

#include "../claims/property.hpp"
#include "../stories/stories.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// Judges two-endpoint properties on tables, with some assumptions dropped. One result for each property and
/// table.
std::vector<Result> judge_two_endpoints(std::span<const Property* const> which,
                                        std::span<const model::PlainTable* const> tables,
                                        const Dropped& without, const Limits& limits);

}  // namespace synfin::proofs
