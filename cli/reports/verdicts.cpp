#include "verdicts.hpp"

#include <algorithm>

#include "../../proofs/claims/property.hpp"
#include "../tables.hpp"

namespace synfin::cli {

using proofs::Result;
using proofs::Verdict;

bool is_failure(const Result& result, bool alone) {
  if (result.verdict == Verdict::unknown) return false;
  // A part of the invariant is kept, and what rests on the rest is unknown: that is told of each.
  if (!result.lost.empty() && is_own(result.variant)) return false;
  if (!result.without.empty()) return !as_expected(result);
  return alone || is_own(result.variant) ? result.verdict == Verdict::violated : !as_expected(result);
}

bool is_unknown(const Result& result, bool alone) {
  return result.verdict == Verdict::unknown || (result.verdict == Verdict::none_found &&
                                                result.without.empty() && (alone || is_own(result.variant)));
}

int status_of(const Verdicts& verdicts) {
  // Two solvers that disagree are never success, nor are two of which one does not know.
  if (verdicts.cross_check && !verdicts.ledger->disagreements().empty()) return 1;
  if (verdicts.cross_check && !verdicts.ledger->unknowns().empty()) return 3;
  int status = 0;
  for (const auto* some : {&verdicts.results, &verdicts.dropped})
    for (const Result& result : *some) {
      if (is_unknown(result, verdicts.alone)) return 3;
      if (is_failure(result, verdicts.alone)) status = 1;
    }
  return status;
}

std::string detail_of(const Result& result) {
  std::string names;
  for (const proofs::Lost& lost : result.lost)
    names += (names.empty() ? "does not keep: " : ", ") + std::string(lost.piece);
  return names.empty() ? result.detail : names;
}

std::string_view demand_of(const Result& result) {
  return name_of(proofs::demand_of(*proofs::find_property(result.property)));
}

std::string subject_of(const Result& result) {
  const std::string table(result.variant);
  return result.without.empty() ? table : table + " without " + std::string(result.without);
}

std::vector<std::vector<Result>> by_subject(const Verdicts& verdicts) {
  std::vector<std::vector<Result>> all;
  for (const auto* some : {&verdicts.results, &verdicts.dropped})
    for (const Result& result : *some) {
      const auto place = std::find_if(all.begin(), all.end(), [&](const std::vector<Result>& those) {
        return subject_of(those.front()) == subject_of(result);
      });
      (place == all.end() ? all.emplace_back() : *place).push_back(result);
    }
  return all;
}

std::vector<std::string_view> tables_in(const std::vector<Result>& results) {
  std::vector<std::string_view> names;
  for (const Result& result : results)
    if (std::find(names.begin(), names.end(), result.variant) == names.end()) names.push_back(result.variant);
  return names;
}

const std::vector<std::string>& verdict_formats() {
  static const std::vector<std::string> names{"text", "json", "junit", "sarif"};
  return names;
}

std::string print_verdicts(const Verdicts& verdicts, std::string_view format) {
  if (format == "json") return json_of(verdicts);
  if (format == "junit") return junit_of(verdicts);
  if (format == "sarif") return sarif_of(verdicts);
  return text_of(verdicts);
}

}  // namespace synfin::cli
