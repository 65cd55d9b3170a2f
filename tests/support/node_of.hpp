// A lone typed term as a plain node, for tests that give both to interpreters.
#pragma once

#include "../../model/graph/fold.hpp"
#include "../../model/plain_of.hpp"

namespace synfin::tests {

/// The plain node of a term.
template <model::Term T>
const model::Node& node_of(T term = {}) {
  return *model::plain_term(term);
}

}  // namespace synfin::tests
