// When two steps come to the same: what can't be seen, nor is ever read again, does not count.
#pragma once

#include <vector>

#include "../event/concrete.hpp"
#include "../event/scene.hpp"

namespace synfin::proofs {

/// A field that counts only sometimes, and when. All others count always.
struct Sometimes {
  std::size_t field;
  const model::Node* counts;  ///< about the values after the event
};

/// The deadline of a timer that does not run, the retransmission's bookkeeping while nothing is to be
/// retransmitted, the count of challenges where there is no limit: nobody reads them (a test proves it of the
/// standard). Of a segment only what was sent counts, and of that what its bits declare.
const std::vector<Sometimes>& sometimes();

/// Do the two ends of an event differ where it counts?
bool differ(const Values& a, const Values& b);
/// The same as a formula.
z3::expr differ(const Z3Words& words, const Scene& a, const Scene& b);

}  // namespace synfin::proofs
