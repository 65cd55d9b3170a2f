#include "evidence.hpp"

#include <algorithm>

#include "../play/replay.hpp"
#include "../tables.hpp"

namespace synfin::cli {

namespace {

using Rules = std::vector<const model::PlainRule*>;

bool contains(const Rules& rules, const model::PlainRule* rule) {
  return std::find(rules.begin(), rules.end(), rule) != rules.end();
}

/// The rule that a text ends with, as in `can never fire: rst.challenge`.
const model::PlainRule* named_in(const model::PlainTable& table, const std::string& text) {
  return table.find(std::string_view(text).substr(text.rfind(' ') + 1));
}

}  // namespace

Evidence evidence_of(const proofs::Result& result) {
  Evidence evidence;
  const model::PlainTable& table = *find_table(result.variant);
  const Edits edits = edits_of(table);
  if (result.counterexample) {
    evidence.ladder = replay(result.variant, *result.counterexample).ladder;
    for (const LadderStep& step : evidence.ladder.steps) {
      Rules& rules = evidence.fired.emplace_back();
      for (const std::string& rule : step.rules) rules.push_back(table.find(rule));
    }
  }
  const auto is_edit = [&](const model::PlainRule* rule) { return contains(edits.with, rule); };
  if (!evidence.fired.empty()) {
    evidence.blamed = evidence.fired.back();
    std::stable_partition(evidence.blamed.begin(), evidence.blamed.end(), is_edit);
    for (auto step = evidence.fired.rbegin(); step != evidence.fired.rend(); ++step)
      for (const model::PlainRule* rule : *step)
        if (is_edit(rule) && !contains(evidence.blamed, rule)) evidence.blamed.push_back(rule);
  }
  if (!evidence.blamed.empty()) return evidence;
  if (const model::PlainRule* rule = named_in(table, result.detail))
    evidence.blamed = {rule};
  else
    evidence.blamed = edits.with.empty() ? edits.without : edits.with;
  return evidence;
}

}  // namespace synfin::cli
