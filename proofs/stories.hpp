// The two-endpoint properties as stories: how each begins, what may happen, and what must not come of it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "synfin/proofs/property.hpp"
#include "synfin/proofs/world.hpp"

namespace synfin::proofs {

/// The stories of a two-endpoint property. None of their runs may end badly.
std::vector<Story> stories_of(std::string_view property);

/// Searches the stories of two-endpoint properties on tables. One result for each property and table.
std::vector<Result> judge_two_endpoints(std::span<const Property* const> which,
                                        std::span<const model::PlainTable* const> tables,
                                        const Limits& limits);

}  // namespace synfin::proofs
