// What a verdict rests on, rule by rule: which fired in its counterexample, and which is to blame.
#pragma once

#include <vector>

#include "../../model/plain.hpp"
#include "../../proofs/verdict.hpp"
#include "../ladder/ladder.hpp"

namespace synfin::cli {

struct Evidence {
  Ladder ladder;  ///< the counterexample, replayed; empty without one
  std::vector<std::vector<const model::PlainRule*>> fired;  ///< step by step
  /// Whom to blame, first the most likely: the rules that fired in the last step, the table's own before the
  /// standard's; then the table's own that fired before, the last one first. Where nothing fired: the rule
  /// that the verdict names, or else the rules in which the table differs from the standard. Empty for the
  /// standard, if nothing fired.
  std::vector<const model::PlainRule*> blamed;
};

Evidence evidence_of(const proofs::Result& result);

}  // namespace synfin::cli
