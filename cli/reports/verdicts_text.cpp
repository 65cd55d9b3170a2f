// The verdicts for people: all tables side by side, or one with its details.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "../../proofs/peers/assumptions.hpp"
#include "../tables.hpp"
#include "queries.hpp"
#include "verdicts.hpp"

namespace synfin::cli {

namespace {

using proofs::Result;
using proofs::Verdict;

std::string spell_ms(double ms) {
  return ms < 1000 ? fmt::format("{:.0f} ms", ms) : fmt::format("{:.1f} s", ms / 1000);
}

/// `proved`, `none found`, `VIOLATED` where that was not promised.
std::string spell(const Result& result, bool alone) {
  std::string word(proofs::name_of(result.verdict));
  if (is_failure(result, alone) || is_unknown(result, alone))
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return word;
}

std::string text_of_one(const std::vector<Result>& results) {
  std::string text = fmt::format("{:<40} {:<6} {:<11} {:<12} {:>8}\n", results.front().variant, "demand",
                                 "verdict", "method", "time");
  for (const Result& result : results) {
    text += fmt::format("{:<40} {:<6} {:<11} {:<12} {:>8}", result.property, demand_of(result),
                        proofs::name_of(result.verdict), result.method, spell_ms(result.ms));
    if (const std::string detail = detail_of(result); !detail.empty()) text += "  " + detail;
    text += "\n";
  }
  return text;
}

std::string complaints(const std::vector<Result>& results, bool alone) {
  std::string text;
  for (const Result& result : results)
    if (is_failure(result, alone) || is_unknown(result, alone))
      text += fmt::format("\nnot as promised: {} ({}) on {}{}{} is {}, promised {}{}{}", result.property,
                          demand_of(result), result.variant, result.without.empty() ? "" : " without ",
                          result.without, proofs::name_of(result.verdict), proofs::name_of(result.expected),
                          result.detail.empty() ? "" : ": ", result.detail);
  return text;
}

std::string text_of_all(const Verdicts& verdicts, const std::vector<std::string_view>& tables) {
  const std::vector<Result>& results = verdicts.results;
  std::string text = fmt::format("{:<40} {:<6} {:<12} {:>8}", "property", "demand", "method", "time");
  for (const std::string_view table : tables) text += fmt::format("  {:<21}", table);
  text += "\n";
  for (std::size_t i = 0; i < results.size(); i += tables.size()) {
    double ms = 0;
    for (std::size_t t = 0; t < tables.size(); ++t) ms += results[i + t].ms;
    text += fmt::format("{:<40} {:<6} {:<12} {:>8}", results[i].property, demand_of(results[i]),
                        results[i].method, spell_ms(ms));
    for (std::size_t t = 0; t < tables.size(); ++t)
      text += fmt::format("  {:<21}", spell(results[i + t], verdicts.alone));
    text += "\n";
  }
  return text + complaints(results, verdicts.alone);
}

/// What each assumption is for.
std::string text_of_dropped(const std::vector<Result>& dropped) {
  if (dropped.empty()) return {};
  std::string text = fmt::format("\n{:<40}", "the standard, without");
  for (const proofs::peers::Assumption& one : proofs::peers::assumptions())
    text += fmt::format("  {:<18}", one.name);
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    if (i == 0 || dropped[i].property != dropped[i - 1].property)
      text += fmt::format("\n{:<40}", dropped[i].property);
    const bool rests = dropped[i].verdict == Verdict::none_found && dropped[i].method == "inductive";
    text += fmt::format("  {:<18}", rests ? "proof rests on it" : spell(dropped[i], false));
  }
  return text + "\n" + complaints(dropped, false);
}

/// Why some are unknown: no theorems, and no failures of any.
std::string text_of_lost(const Verdicts& verdicts) {
  std::string text;
  for (const proofs::LostOn& one : verdicts.lost) {
    // What a shipped variant does not keep is known, and told where it is judged alone.
    if (!verdicts.alone && !is_own(one.table)) continue;
    text += fmt::format("\n{} {} \"{}\", a piece of the invariant of {}: it {}{}", one.table,
                        one.lost.certain ? "does not keep" : "is not known to keep", one.lost.piece,
                        one.level == proofs::Level::one_endpoint ? "one endpoint" : "two",
                        one.lost.what.starts_with("at ") ? "falls " : "", one.lost.what);
  }
  if (text.empty()) return text;
  return text + "\nWhat rests on such a piece is unknown; all else is proved without it.\n";
}

/// What the running machine has said to the counterexamples.
std::string text_of_replays(const Verdicts& verdicts) {
  std::size_t count = 0;
  for (const auto* some : {&verdicts.results, &verdicts.dropped})
    count += static_cast<std::size_t>(
        std::count_if(some->begin(), some->end(), [](const Result& r) { return !r.falls.empty(); }));
  if (count == 0) return "";
  return fmt::format("\n{} on the running machine, and what is claimed falls there",
                     count == 1 ? "the counterexample was replayed"
                                : fmt::format("the {} counterexamples were replayed", count));
}

/// Theorems are those of the standard; what falls on a variant, and what does not, measures them.
std::string headline(const Verdicts& verdicts) {
  const auto count = [&](Verdict verdict, bool standard) {
    return std::count_if(verdicts.results.begin(), verdicts.results.end(), [&](const Result& r) {
      return r.lost.empty() && r.verdict == verdict && standard == (r.variant == model::standard().name);
    });
  };
  const auto counted = [&](bool standard) {
    return fmt::format(
        "{} proved (inductive: unbounded), {} violated, {} without a counterexample in a bounded "
        "search, {} unknown",
        count(Verdict::proved, standard), count(Verdict::violated, standard),
        count(Verdict::none_found, standard), count(Verdict::unknown, standard));
  };
  const std::vector<std::string_view> tables = tables_in(verdicts.results);
  const bool has_standard = std::find(tables.begin(), tables.end(), model::standard().name) != tables.end();
  std::string text;
  if (has_standard) text += fmt::format("\nthe standard's theorems: {}", counted(true));
  if (!has_standard || tables.size() > 1)
    text += fmt::format("\n{}: {}", tables.size() == 1 ? tables.front() : "the same on the other tables",
                        counted(false));
  const int status = status_of(verdicts);
  return text + text_of_replays(verdicts) +
         fmt::format("\n{}\n", status == 0       ? "as promised"
                               : !verdicts.alone ? "NOT as promised"
                               : status == 1     ? "not satisfied"
                                                 : "not all is proved");
}

}  // namespace

std::string text_of(const Verdicts& verdicts) {
  const std::vector<Result>& results = verdicts.results;
  const std::vector<std::string_view> tables = tables_in(results);
  std::string text = tables.size() == 1 ? text_of_one(results) : text_of_all(verdicts, tables);
  text += text_of_dropped(verdicts.dropped);
  if (verdicts.ledger != nullptr && verdicts.slowest) text += print_slowest(*verdicts.ledger);
  text += text_of_lost(verdicts);
  text += headline(verdicts);
  if (verdicts.obligations != nullptr) text += print_obligations(*verdicts.obligations, verdicts.certified);
  if (verdicts.ledger != nullptr) text += print_total(*verdicts.ledger, verdicts.seconds, verdicts.kept);
  return text;
}

}  // namespace synfin::cli
