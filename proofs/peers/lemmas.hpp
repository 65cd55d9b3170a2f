// Steps on the way to more than one conclusion: each is proved of a way where it can be, from the invariant
// and the contract, and then known to all that is shown of that way. They make proofs short; a lemma that
// does not hold is no failure.
#pragma once

#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs::peers {

struct Lemma {
  std::string_view name;
  const model::Node* term;  ///< of the step
};
const std::vector<Lemma>& lemmas();

}  // namespace synfin::proofs::peers
