// The small worlds in which impostors are tried, by number: each way to open, use and close a connection, on
// wires quick and slow, whole and lossy, with a peer that falls silent and a stranger who interferes.
#pragma once

#include "world.hpp"

namespace synfin::cli {

/// What the world of that number is like. It is recorded beside host 0, where the impostor is.
Habits habits_of(std::uint32_t world);

/// Each fifth world is rough: host 0 drops what comes early, has little room, answers no more challenges than
/// a limit allows, or closes for good.
constexpr bool is_rough(std::uint32_t world) { return world % 5 == 4; }

}  // namespace synfin::cli
