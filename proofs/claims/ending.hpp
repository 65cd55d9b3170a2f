// How a run of two peers ends badly: what a story searches for, as a term of the claims' own words.
#pragma once

#include <string_view>

#include "../../model/graph/node.hpp"

namespace synfin::proofs {

/// A state of affairs that no run may come to, as one of the two sees it: its own fields stand alone, before
/// the last event and after it, and are the same where that was the other's; `theirs` are the other's, as
/// they are now.
struct Ending {
  std::string_view what;  ///< in words
  int seen_by = 0;        ///< 0 is A, 1 is B
  const model::Node* bad = nullptr;
  bool when_over = false;  ///< looked for when the story is over, and not after each event
};

}  // namespace synfin::proofs
