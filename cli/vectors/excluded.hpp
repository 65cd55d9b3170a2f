// Goals that no run was found for: does the solver exclude them?
#pragma once

#include <string>
#include <vector>

#include "../../proofs/limits.hpp"
#include "goal.hpp"

namespace synfin::cli::vectors {

/// What the solver says of a goal that no run meets.
enum class Excluded : std::uint8_t {
  proved,     ///< no state of the endpoint invariant, no segment and no call meets it: none ever does
  not_so,     ///< some state of the invariant meets it; whether a run leads there is not known
  unknown,    ///< the solver gave up
  not_asked,  ///< the invariant is proved of the standard's table alone
};
std::string_view name_of(Excluded excluded);

/// Of the goals at these places (of the standard's), in their order.
std::vector<Excluded> excluded(const Goals& goals, const std::vector<std::size_t>& which,
                               const proofs::Limits& limits);

}  // namespace synfin::cli::vectors
