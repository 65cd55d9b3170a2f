// Which hypotheses were enough for a conclusion the last time: so the solver is asked small questions. A hint
// proves nothing: where it is not enough, or is wrong, all hypotheses are tried.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "prover.hpp"

namespace synfin::proofs {

/// The hypotheses that are known to be enough for conclusions of a label.
class Hint {
 public:
  explicit Hint(std::string_view label);
  /// Is nothing known?
  bool empty() const { return labels_.empty(); }
  bool operator()(const Hypothesis& one) const { return labels_.find(one.label) != labels_.end(); }

 private:
  std::set<std::string, std::less<>> labels_;
};

/// These hypotheses were found to be enough: from now on they are a hint, too.
void record_hint(std::string_view label, const std::vector<std::string_view>& labels);
/// All hints, as hints.inc holds them: `synfin verify --hints FILE` prints it.
std::string all_hints();

}  // namespace synfin::proofs
