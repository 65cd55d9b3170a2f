// The two-endpoint properties as stories: how each begins, what may happen, and what must not come of it.
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "../claims/property.hpp"
#include "world.hpp"

namespace synfin::proofs {

/// Assumptions that are not made, by name.
using Dropped = std::set<std::string_view>;

/// The stories of a two-endpoint property. None of their runs may end badly.
std::vector<Story> stories_of(std::string_view property, const Dropped& without = {});

}  // namespace synfin::proofs
