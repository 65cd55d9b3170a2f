#include "vectors_score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace synfin::cli {

namespace {

using vectors::Kill;
using vectors::Verdict;

constexpr double aim = 98;

struct Sums {
  std::size_t outside = 0, inside = 0, equivalent = 0, survived = 0, unknown = 0;

  explicit Sums(const std::vector<Verdict>& verdicts) {
    const auto count = [&](Kill kill) {
      return static_cast<std::size_t>(std::count_if(verdicts.begin(), verdicts.end(),
                                                    [&](const Verdict& one) { return one.kill == kill; }));
    };
    outside = count(Kill::outside);
    inside = count(Kill::inside);
    equivalent = count(Kill::equivalent);
    survived = count(Kill::survived);
    unknown = count(Kill::unknown);
  }
  std::size_t faults() const { return outside + inside + survived + unknown; }
  double share(std::size_t of) const {
    return faults() == 0 ? 100 : 100 * static_cast<double>(of) / static_cast<double>(faults());
  }
};

bool is_killed(Kill kill) { return kill == Kill::outside || kill == Kill::inside; }

}  // namespace

std::string text_report(const std::vector<Verdict>& verdicts, std::size_t vectors, bool all) {
  const Sums sums(verdicts);
  std::string text;
  for (const Verdict& one : verdicts) {
    if (is_killed(one.kill) && !all) continue;
    text += fmt::format("{:<18} {}: {}", vectors::name_of(one.kill), one.rule, one.edit);
    if (is_killed(one.kill)) text += fmt::format(" [{}, event {}]", one.vector, one.event);
    text += "\n";
  }
  text += fmt::format("{} mutants on {} vectors\n", verdicts.size(), vectors);
  const auto line = [&](std::string_view what, std::size_t count, bool of_faults) {
    text += fmt::format("{:<52}{:>6}", what, count);
    if (of_faults) text += fmt::format("  {:>5.1f} %", sums.share(count));
    text += "\n";
  };
  line("killed by what is told, sent, due, or by the state", sums.outside, true);
  line("killed by other fields of the TCB", sums.inside, true);
  line("survived", sums.survived, true);
  if (sums.unknown != 0) line("survived, and the solver gave up", sums.unknown, true);
  line("proved equivalent", sums.equivalent, false);
  text += fmt::format("killed: {:.1f} % of {} that are not proved equivalent; aimed at: {:.0f} %\n",
                      sums.share(sums.outside + sums.inside), sums.faults(), aim);
  return text;
}

std::string json_report(const std::vector<Verdict>& verdicts, std::size_t vectors) {
  using Json = nlohmann::ordered_json;
  const Sums sums(verdicts);
  Json mutants = Json::array();
  for (const Verdict& one : verdicts) {
    Json mutant = {{"rule", one.rule}, {"edit", one.edit}, {"verdict", vectors::name_of(one.kill)}};
    mutant["vector"] = is_killed(one.kill) ? Json(one.vector) : Json(nullptr);
    mutant["event"] = is_killed(one.kill) ? Json(one.event) : Json(nullptr);
    mutants.push_back(std::move(mutant));
  }
  const Json report = {{"vectors", vectors},
                       {"mutants", std::move(mutants)},
                       {"killed_percent", sums.share(sums.outside + sums.inside)},
                       {"ok", status_of(verdicts) == 0}};
  return report.dump(2) + "\n";
}

int status_of(const std::vector<Verdict>& verdicts) {
  const Sums sums(verdicts);
  return sums.share(sums.outside + sums.inside) >= aim ? 0 : 1;
}

}  // namespace synfin::cli
