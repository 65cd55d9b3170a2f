// Which hypotheses were enough for a conclusion the last time: so the solver is asked small questions. A hint proves
// nothing: where it is not enough, or is wrong, all hypotheses are tried.
#pragma once

#include <span>
#include <string_view>

namespace synfin::proofs::peers {

/// Labels of hypotheses for the conclusion of that label; empty: nothing is known.
std::span<const std::string_view> hint_for(std::string_view label);

}  // namespace synfin::proofs::peers
