// What is claimed, as a formula in the words that rules and claims share.
#pragma once

#include <string>

#include "../../model/graph/node.hpp"

namespace synfin::cli {

/// A term of a claim or of a piece of an invariant: `seg.rst && seg.seq != rcv.nxt`. Words that a property
/// pins stand for what they mean (`synfin list theorems` tells which they are).
std::string formula(const model::Node& term);

}  // namespace synfin::cli
