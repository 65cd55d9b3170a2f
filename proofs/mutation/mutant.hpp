// A mutant: the table with one mechanical fault in one rule. What no property notices is a hole in the
// properties.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

/// The kinds of faults, in the order in which they are made.
enum class Fault {
  rule_dropped,
  guard_negated,
  conjunct_dropped,
  comparison_by_one,
  effect_dropped,
  effect_by_one,
  fields_exchanged,
  other_target,
  timer_not_started,
  no_segment,
};
inline constexpr std::array<std::string_view, 10> fault_names{
    "rule dropped",  "guard negated",    "conjunct dropped", "comparison by one", "effect dropped",
    "effect by one", "fields exchanged", "other target",     "timer not started", "no segment"};
constexpr std::string_view name_of(Fault fault) { return fault_names[static_cast<std::size_t>(fault)]; }

/// One fault in one rule.
struct Mutant {
  const model::PlainRule* rule;  ///< of the table that it is a mutant of
  Fault fault;
  std::string edit;         ///< what was changed, unique within the rule: `conjunct dropped: seg.rst`
  model::PlainRule edited;  ///< the rule as it is now; meaningless where it is dropped
};

/// All mutants of one rule, in a fixed order. Faults that come to the same rule are one mutant.
std::vector<Mutant> mutants_of(const model::PlainRule& rule);

/// The table with the mutant's rule in the place of its original, or without it. Ids stay as they are; nodes
/// are shared with `table`, which must outlive it.
model::PlainTable table_of(const model::PlainTable& table, const Mutant& mutant);

}  // namespace synfin::proofs
