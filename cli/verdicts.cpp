#include "synfin/cli/verdicts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "synfin/cli/queries.hpp"
#include "synfin/cli/words.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;
using proofs::Result;
using proofs::Verdict;

std::vector<std::string_view> tables_in(const std::vector<Result>& results) {
  std::vector<std::string_view> tables;
  for (const Result& result : results)
    if (std::find(tables.begin(), tables.end(), result.variant) == tables.end())
      tables.push_back(result.variant);
  return tables;
}

std::string spell_ms(double ms) {
  return ms < 1000 ? fmt::format("{:.0f} ms", ms) : fmt::format("{:.1f} s", ms / 1000);
}

/// `proved`, `none found`, `VIOLATED` where that was not promised.
std::string spell(const Result& result) {
  std::string word(proofs::name_of(result.verdict));
  if (!as_expected(result))
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return word;
}

std::string text_of_one(const std::vector<Result>& results) {
  std::string text =
      fmt::format("{:<40} {:<11} {:<12} {:>8}\n", results.front().variant, "verdict", "method", "time");
  for (const Result& result : results) {
    text += fmt::format("{:<40} {:<11} {:<12} {:>8}", result.property, proofs::name_of(result.verdict),
                        result.method, spell_ms(result.ms));
    if (!result.detail.empty()) text += "  " + result.detail;
    text += "\n";
  }
  return text;
}

std::string text_of_all(const std::vector<Result>& results, const std::vector<std::string_view>& tables) {
  std::string text = fmt::format("{:<40} {:<12} {:>8}", "property", "method", "time");
  for (const std::string_view table : tables) text += fmt::format("  {:<21}", table);
  text += "\n";
  for (std::size_t i = 0; i < results.size(); i += tables.size()) {
    double ms = 0;
    for (std::size_t t = 0; t < tables.size(); ++t) ms += results[i + t].ms;
    text += fmt::format("{:<40} {:<12} {:>8}", results[i].property, results[i].method, spell_ms(ms));
    for (std::size_t t = 0; t < tables.size(); ++t) text += fmt::format("  {:<21}", spell(results[i + t]));
    text += "\n";
  }
  for (const Result& result : results)
    if (!as_expected(result))
      text += fmt::format("\nnot as promised: {} on {} is {}, promised {}{}{}", result.property,
                          result.variant, proofs::name_of(result.verdict), proofs::name_of(result.expected),
                          result.detail.empty() ? "" : ": ", result.detail);
  return text;
}

std::string text(const std::vector<Result>& results, bool ok, const proofs::Ledger& ledger) {
  const std::vector<std::string_view> tables = tables_in(results);
  std::string text = tables.size() == 1 ? text_of_one(results) : text_of_all(results, tables);
  text += print_slowest(ledger);
  const auto count = [&](Verdict verdict) {
    return std::count_if(results.begin(), results.end(),
                         [&](const Result& r) { return r.verdict == verdict; });
  };
  text += fmt::format(
      "\n{} proved (inductive: unbounded), {} without a counterexample in a bounded search, {} violated, {} "
      "unknown: {}\n",
      count(Verdict::proved), count(Verdict::none_found), count(Verdict::violated), count(Verdict::unknown),
      ok                  ? "as promised"
      : tables.size() > 1 ? "NOT as promised"
                          : "not satisfied");
  return text;
}

Json step_of(const proofs::TraceStep& step) {
  Json one{{"peer", step.peer == 0 ? "A" : "B"},
           {"event", step.crash ? "crash" : model::name_of(step.event)}};
  const auto fields = [&](model::Group group) {
    Json all = Json::object();
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (model::fields[id].group == group && model::get(step.situation, id) != 0)
        all[std::string(model::fields[id].name)] = model::get(step.situation, id);
    return all;
  };
  one["now"] = step.situation.call.now;
  one["state"] = model::name_of(step.situation.tcb.tcb.state);
  one["after"] = model::name_of(step.after.tcb.state);
  if (step.event == Event::SEGMENT_ARRIVES && !step.crash) {
    one["segment"] = fields(model::Group::seg);
    one["stale"] = step.stale;
  }
  if (step.situation.told.sent) one["sends"] = fields(model::Group::out);
  Json told = Json::array();
  each_field(step.situation.told, [&](std::string_view name, model::Sort, const auto& value) {
    if (is_for_user(name) && static_cast<std::uint32_t>(value) != 0) told.push_back(name);
  });
  one["told"] = told;
  return one;
}

std::string json(const std::vector<Result>& results, bool ok, const proofs::Ledger& ledger) {
  Json all{{"synfin", SYNFIN_VERSION}, {"results", Json::array()}, {"ok", ok}};
  for (const Result& result : results) {
    Json one{{"property", result.property},
             {"variant", result.variant},
             {"verdict", proofs::name_of(result.verdict)},
             {"expected", proofs::name_of(result.expected)},
             {"method", result.method},
             {"ms", result.ms},
             {"cites", result.cites},
             {"detail", result.detail},
             {"counterexample", nullptr}};
    if (result.counterexample) {
      one["counterexample"] = Json::array();
      for (const proofs::TraceStep& step : result.counterexample->steps)
        one["counterexample"].push_back(step_of(step));
    }
    all["results"].push_back(std::move(one));
  }
  all["slowest"] = slowest_json(ledger);
  return all.dump(2) + "\n";
}

std::string junit(const std::vector<Result>& results, bool one_table) {
  std::string cases;
  std::size_t failures = 0;
  std::size_t errors = 0;
  for (const Result& result : results) {
    cases += fmt::format("  <testcase classname=\"synfin.{}\" name=\"{}\" time=\"{:.3f}\">", result.variant,
                         result.property, result.ms / 1000);
    if (result.verdict == Verdict::unknown) {
      ++errors;
      cases += fmt::format("<error message=\"unknown\"/>");
    } else if (one_table ? result.verdict == Verdict::violated : !as_expected(result)) {
      ++failures;
      cases += fmt::format("<failure message=\"{}, promised {}\"/>", proofs::name_of(result.verdict),
                           proofs::name_of(result.expected));
    }
    cases += "</testcase>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"synfin verify\" tests=\"{}\" "
      "failures=\"{}\" "
      "errors=\"{}\">\n{}</testsuite>\n",
      results.size(), failures, errors, cases);
}

}  // namespace

std::string print_verdicts(const std::vector<Result>& results, std::string_view format, bool ok,
                           const proofs::Ledger& ledger) {
  if (format == "json") return json(results, ok, ledger);
  if (format == "junit") return junit(results, tables_in(results).size() == 1);
  return text(results, ok, ledger);
}

}  // namespace synfin::cli
