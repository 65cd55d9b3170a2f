// What was asked of the ways of an event, and what was answered.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../smt/backend.hpp"
#include "../verdict.hpp"
#include "fallen.hpp"

namespace synfin::proofs {

using Names = std::set<std::string_view>;

/// What was asked of one way, or of all (of one endpoint), and what was answered.
struct Shown {
  std::string_view piece;  ///< of an invariant, or the property that demands it; or a lemma's name
  std::string label;       ///< what of it is wrong where it is; of two peers, of whom the piece is said
  Answer answer = Answer::unknown;
  Names used;                ///< pieces and assumptions that were enough for the proof
  std::optional<Trace> how;  ///< the step that breaks it
  std::size_t way = 0;   ///< on which of the ways, in the order in which they are found; `of_none`: of all
  std::size_t owed = 0;  ///< for which of the obligations; `of_none`: a lemma, or that the ways are all
};
constexpr auto of_none = static_cast<std::size_t>(-1);

/// Does something that is lost belong to what was used?
inline bool rests_on(const Shown& one, const Names& lost) {
  return std::any_of(one.used.begin(), one.used.end(),
                     [&](std::string_view used) { return lost.count(used) != 0; });
}

/// How much was owed, and how much was looked at: where they differ nothing is proved.
struct Tally {
  std::size_t owed = 0, looked_at = 0;
};

/// All that was shown of one table at one place, with some pieces lost.
struct ShownAtPlace {
  std::string where{};
  std::vector<Shown> shown{};
  Tally tally{};
  bool left_out = false;  ///< something was not looked at closely, because it falls elsewhere
};

/// What is known of a table before it is judged at a place.
struct Known {
  std::size_t place;                            ///< in the order of places
  Fallen* fallen;                               ///< of this table: is told of what falls
  const std::vector<Shown>* earlier = nullptr;  ///< of the same place, with fewer pieces lost
};

}  // namespace synfin::proofs
