// The verdicts as JUnit's XML, which every CI reads.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "../../proofs/claims/property.hpp"
#include "../../proofs/smt/solver.hpp"
#include "../ladder/markup.hpp"
#include "../play/replay.hpp"
#include "../tables.hpp"
#include "verdicts.hpp"

namespace synfin::cli {

namespace {

using proofs::Result;

/// What one has to know of a result that is not as it should be.
std::string story_of(const Result& result) {
  std::string story;
  if (const proofs::Property* property = proofs::find_property(result.property))
    story = fmt::format("{}\n{}\n", property->statement, property->clause);
  if (!result.counterexample) return story;
  return story + "\n" + draw_text(replay(result.variant, *result.counterexample).ladder);
}

std::string case_of(const Result& result, bool alone) {
  std::string text = fmt::format(R"(    <testcase classname="synfin.{}" name="{}" time="{:.3f}")",
                                 escaped(subject_of(result)), escaped(result.property), result.ms / 1000);
  const bool unknown = is_unknown(result, alone);
  if (!unknown && !is_failure(result, alone)) return text + "/>\n";
  std::string message = fmt::format("{} {}", demand_of(result), proofs::name_of(result.verdict));
  if (!result.without.empty() || (!alone && !is_own(result.variant)))
    message += fmt::format(", promised {}", proofs::name_of(result.expected));
  if (!result.detail.empty()) message += ": " + result.detail;
  return text + fmt::format(">\n      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n    </testcase>\n",
                            unknown ? "error" : "failure", proofs::name_of(result.verdict), escaped(message),
                            escaped(story_of(result)));
}

std::string suite_of(const std::vector<Result>& results, bool alone, std::size_t id, std::string_view time) {
  const std::string_view table = results.front().variant;
  std::string cases;
  std::size_t failures = 0;
  std::size_t errors = 0;
  double ms = 0;
  for (const Result& result : results) {
    cases += case_of(result, alone);
    ms += result.ms;
    failures += is_failure(result, alone) ? 1 : 0;
    errors += is_unknown(result, alone) ? 1 : 0;
  }
  const auto property = [](std::string_view name, std::string_view value) {
    return fmt::format("      <property name=\"{}\" value=\"{}\"/>\n", name, escaped(value));
  };
  return fmt::format(
             "  <testsuite id=\"{}\" package=\"synfin\" name=\"{}\" timestamp=\"{}\" hostname=\"localhost\" "
             "tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"{:.3f}\">\n    <properties>\n",
             id, escaped(subject_of(results.front())), time, results.size(), failures, errors, ms / 1000) +
         property("synfin", SYNFIN_VERSION) + property("z3", proofs::solver_version()) +
         property("table", find_table(table) == nullptr ? "" : find_table(table)->gloss) +
         "    </properties>\n" + cases + "    <system-out>" +
         escaped(text_of({.results = results, .alone = alone})) +
         "</system-out>\n    <system-err/>\n  </testsuite>\n";
}

}  // namespace

std::string junit_of(const Verdicts& verdicts) {
  const std::string time =
      fmt::format("{:%Y-%m-%dT%H:%M:%S}",
                  fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t id = 0;
  for (const std::vector<Result>& results : by_subject(verdicts))
    text += suite_of(results, verdicts.alone, id++, time);
  return text + "</testsuites>\n";
}

}  // namespace synfin::cli
