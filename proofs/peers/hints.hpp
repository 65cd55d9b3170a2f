// Which hypotheses were enough for a conclusion the last time: so the solver is asked small questions. A hint
// proves nothing: where it is not enough, or is wrong, all hypotheses are tried.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace synfin::proofs::peers {

/// Labels of hypotheses for the conclusion of that label; empty: nothing is known.
std::vector<std::string_view> hint_for(std::string_view label);
/// From now on they are hints, too.
void record_hint(std::string_view label, const std::vector<std::string_view>& labels);
/// All hints, as hints.inc holds them: `synfin verify --hints FILE` prints it.
std::string all_hints();

}  // namespace synfin::proofs::peers
