// A run on words, as a machine made it, held against the property that it is said to break.
#pragma once

#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

/// What a run says to a property that it is said to break.
struct Confirmation {
  std::vector<Fall> falls;  ///< what of the property it breaks, in the order of its steps
  std::string doubt;        ///< why it is no counterexample, in one line; empty: it is one
};

/// Is the run a counterexample? `ran` is a trace of the solver's with the machine's words in the place of its
/// own. The claims are asked of the words: of one step, which must begin in a state of the endpoint
/// invariant; or, of two endpoints from CLOSED on, of every step, with what a proof remembers (ghosts.hpp)
/// brought along, and the ending of the story, too.
Confirmation confirmation_of(const Property& property, const model::PlainTable& table, const Trace& ran);

}  // namespace synfin::proofs
