// A small world as it is captured elsewhere than beside an end, and what may befall such a capture.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "recorded.hpp"

namespace synfin::cli {

enum class Damage : std::uint8_t {
  none,
  loss,      ///< it lacks segments that have passed
  doubling,  ///< ... or has them twice
  swapping,  ///< ... or not in their order
  cutting,   ///< it begins in the midst, and ends there
};
inline constexpr std::array damages{Damage::none, Damage::loss, Damage::doubling, Damage::swapping,
                                    Damage::cutting};
std::string_view name_of(Damage damage);

/// The world of that number, of two of these machines, as it is captured halfway between them.
std::vector<Recorded> captured_elsewhere(std::uint32_t world, const runtime::TableMachine& machine);
/// What is left of a capture of that world when it was damaged: the same each time.
std::vector<Recorded> damaged(std::vector<Recorded> record, Damage damage, std::uint32_t world);

}  // namespace synfin::cli
