#include "synfin/cli/verdicts.hpp"

#include <algorithm>
#include <iterator>

#include "synfin/cli/tables.hpp"

namespace synfin::cli {

using proofs::Result;
using proofs::Verdict;

bool is_failure(const Result& result, bool alone) {
  if (result.verdict == Verdict::unknown) return false;
  return alone || is_own(result.variant) ? result.verdict == Verdict::violated : !as_expected(result);
}

int status_of(const Verdicts& verdicts) {
  // Two solvers that disagree are never success, nor are two of which one does not know.
  if (verdicts.cross_check && !verdicts.ledger->disagreements().empty()) return 1;
  if (verdicts.cross_check && !verdicts.ledger->unknowns().empty()) return 3;
  int status = 0;
  for (const Result& result : verdicts.results) {
    if (result.verdict == Verdict::unknown) return 3;
    if (is_failure(result, verdicts.alone)) status = 1;
  }
  for (const Result& result : verdicts.dropped) {
    if (result.verdict == Verdict::unknown) return 3;
    if (!as_expected(result)) status = 1;
  }
  return status;
}

std::vector<std::string_view> tables_in(const std::vector<Result>& results) {
  std::vector<std::string_view> names;
  for (const Result& result : results)
    if (std::find(names.begin(), names.end(), result.variant) == names.end()) names.push_back(result.variant);
  return names;
}

Verdicts only(const Verdicts& verdicts, std::string_view table) {
  Verdicts some;
  some.alone = verdicts.alone;
  std::copy_if(verdicts.results.begin(), verdicts.results.end(), std::back_inserter(some.results),
               [&](const Result& result) { return result.variant == table; });
  return some;
}

Verdicts only_without(const Verdicts& verdicts, std::string_view assumption) {
  Verdicts some;
  std::copy_if(verdicts.dropped.begin(), verdicts.dropped.end(), std::back_inserter(some.results),
               [&](const Result& result) { return result.without == assumption; });
  return some;
}

std::string subject_of(const Result& result) {
  return std::string(result.variant) + (result.without.empty() ? "" : " without ") +
         std::string(result.without);
}

std::vector<std::string_view> dropped_in(const Verdicts& verdicts) {
  std::vector<std::string_view> names;
  for (const Result& result : verdicts.dropped)
    if (std::find(names.begin(), names.end(), result.without) == names.end()) names.push_back(result.without);
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
