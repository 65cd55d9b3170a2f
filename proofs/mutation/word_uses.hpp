// Who uses which word: rules and claims that share one are wrong together where it is.
#pragma once

#include <vector>

#include "../claims/property.hpp"

namespace synfin::proofs {

struct WordUse {
  const Property* pinned_by;
  const Word* word;
  std::size_t rules = 0;       ///< of the standard, and events that it enables
  std::size_t properties = 0;  ///< of one endpoint, with claims in which it stands
  bool assumed = false;        ///< it stands in the invariant, or in what is assumed of a host
};
/// Of all words, in the order of the properties that pin them.
std::vector<WordUse> word_uses();

}  // namespace synfin::proofs
