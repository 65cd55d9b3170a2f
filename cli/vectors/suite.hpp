// The vectors of a table: for each goal a short run from CLOSED, and of those that no run meets the reason.
#pragma once

#include <string>
#include <vector>

#include "../../proofs/limits.hpp"
#include "excluded.hpp"
#include "goal.hpp"
#include "search.hpp"

namespace synfin::cli::vectors {

/// A goal that an event of a vector meets.
struct GoalMet {
  std::size_t goal;   ///< place among the goals
  std::size_t event;  ///< place in the story
  bool decides;       ///< what is compared decides what its term comes to; see `Met`
};
struct Vector {
  std::string name;  ///< the rule of its first goal, and a number: `ack.too-old.3`
  Story story;
  std::vector<GoalMet> goals;
};
struct Unreached {
  std::size_t goal;
  Excluded excluded;
};
struct Suite {
  Goals goals;
  Effort effort;
  std::vector<Vector> vectors;
  std::vector<Unreached> unreached;
  /// What was zero in each state that a run came to; of the standard, once it was asked of, what always is.
  proofs::Zeros zeros{};

  const model::PlainTable& table() const { return goals.table(); }
};

/// The same each time. The table must outlive it. Of what is unreached the solver is not asked.
Suite suite_of(const model::PlainTable& table, const Effort& effort);
/// Asks it, where the table is the standard's, whose invariant is proved.
void ask_of_unreached(Suite& suite, const proofs::Limits& limits);

}  // namespace synfin::cli::vectors
