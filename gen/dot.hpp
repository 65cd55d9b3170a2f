// The state diagram for Graphviz, as targets `dot` and `svg` need it.
#pragma once

#include <string>

#include "../model/plain.hpp"

namespace synfin::gen {

/// The diagram, without a head.
std::string diagram(const model::PlainTable& table);

}  // namespace synfin::gen
