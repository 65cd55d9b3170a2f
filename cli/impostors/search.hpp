// Worlds that are not left to chance: schedules that lead host 0 from CLOSED, by what any user, wire or peer
// may do, to where a rule is asked for the first time, or a comparison in it comes out as it never did
// before.
#pragma once

#include <cstdint>

#include "habits.hpp"

namespace synfin::cli {

/// The worlds of these numbers have schedules; those below are left to chance.
inline constexpr std::uint32_t first_searched = 1U << 31U;
constexpr bool is_searched(std::uint32_t world) { return world >= first_searched; }
/// A search begins with so many configurations, and finds so many schedules at most, of so many deeds and
/// some more.
inline constexpr std::uint32_t configurations = 24;
inline constexpr std::uint32_t most_of_search = 4096;
inline constexpr std::size_t most_deeds = 24;

/// The world in which the first schedule of that search is followed.
constexpr std::uint32_t world_of_search(std::uint32_t search) {
  return first_searched + search % (first_searched / most_of_search) * most_of_search;
}

struct Searched {
  std::uint32_t configured_as;  ///< host 0, as in the world of that number
  Schedule schedule;
  runtime::RuleSet asked;  ///< these rules, on the way
};
/// What a search has found, in the order in which it was found. It is made once.
const std::vector<Searched>& schedules_of_search(std::uint32_t search);

/// The world of that number, before anything has happened.
World make_world(std::uint32_t number, std::array<const runtime::TableMachine*, 2> machines);
/// Its host 0 is configured so.
runtime::Config config_of(std::uint32_t world);
/// It runs to its end.
std::vector<Recorded> play(World& world, std::uint32_t number);

}  // namespace synfin::cli
