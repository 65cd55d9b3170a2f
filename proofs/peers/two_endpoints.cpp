#include "two_endpoints.hpp"

#include <algorithm>
#include <stdexcept>

#include "../parallel.hpp"
#include "../progress.hpp"
#include "../stopwatch.hpp"
#include "../stories/stories.hpp"
#include "../verify.hpp"
#include "assumptions.hpp"
#include "induct.hpp"

namespace synfin::proofs {

namespace {

/// A search for a counterexample from CLOSED on; its verdict is never `proved`.
void search_stories(const Property& property, const model::PlainTable& table, const Dropped& without,
                    const Limits& limits, Result& result) {
  int depth = 0;
  result.verdict = Verdict::none_found;
  const std::vector<Story> stories =
      property.stories != nullptr ? property.stories(without) : std::vector<Story>{};
  for (const Story& story : stories) {
    Search found = search(table, story, limits);
    depth = std::max(depth, found.depth);
    if (found.verdict == Verdict::none_found) continue;
    result.verdict = found.verdict;
    result.detail = found.what;
    result.counterexample = std::move(found.trace);
    if (found.verdict == Verdict::violated) break;
  }
  if (depth == 0) result.verdict = Verdict::unknown;
  result.method = "bounded(" + std::to_string(depth) + ")";
}

/// What the induction says. False: it proves nothing, and the result tells where it stops.
bool proved(const Property& property, const Induction& induction, const Dropped& without, Result& result) {
  Names foundations = induction.foundations(property.name);
  foundations.insert(property.put_together_by.begin(), property.put_together_by.end());
  for (const peers::Assumption& one : peers::assumptions())
    if (foundations.count(one.name) != 0) result.assumptions.emplace_back(one.name);
  const bool dropped = std::any_of(without.begin(), without.end(),
                                   [&](std::string_view one) { return foundations.count(one) != 0; });
  if (induction.proves(property.name) && !dropped) {
    result.verdict = Verdict::proved;
    result.method = "inductive";
    return true;
  }
  if (const auto* const piece = induction.fallen(property.name)) {
    result.detail =
        "no induction: \"" + std::string(piece->first) + "\" falls (" + piece->second.broken + ")";
    result.breaking_step = piece->second.step;
  } else {
    result.detail = "the proof rests on what is dropped";
  }
  return false;
}

}  // namespace

OfTwoEndpoints judge_two_endpoints(std::span<const Property* const> which,
                                   std::span<const model::PlainTable* const> tables, const Dropped& without,
                                   const LostOfOne& lost_of_one, const Limits& limits) {
  OfTwoEndpoints judged{std::vector<Result>(which.size() * tables.size()),
                        std::vector<std::vector<Lost>>(tables.size())};
  std::vector<Result>& results = judged.results;
  std::vector<Induction> inductions;
  double induction_ms = 0;

  // First the counterexamples that the data promises, and whatever may be wrong with a table of which it
  // promises nothing: where all that is asked for has one, no proof need be tried.
  const auto suspected = [&](std::size_t i) {
    const model::PlainTable& table = *tables[i % tables.size()];
    return model::find_table(table.name) != &table ||
           expected_of(*which[i / tables.size()], table.name, without) == Verdict::violated;
  };
  const auto judge = [&](std::size_t i) {
    const Property& property = *which[i / tables.size()];
    const model::PlainTable& table = *tables[i % tables.size()];
    const Working working(limits.progress, {std::string(property.name) + " on " + std::string(table.name),
                                            "stories", results.size()});
    Result& result = results[i];
    const Stopwatch stopwatch;
    result.property = property.name;
    result.variant = table.name;
    result.cites = {std::string(property.clause)};
    const bool searched = !result.method.empty();
    const bool by_induction = !inductions.empty();
    if (!(by_induction && proved(property, inductions[i % tables.size()], without, result)) && !searched)
      search_stories(property, table, without, limits, result);
    result.ms += stopwatch.ms();
    // All properties share one induction: each is charged its part.
    if (by_induction) result.ms += induction_ms / static_cast<double>(results.size());
  };
  const auto judge_those = [&](auto chosen) {
    in_parallel(limits.jobs, results.size(), [&](std::size_t i) {
      if (chosen(i)) judge(i);
    });
  };
  judge_those(suspected);
  // A search that was not answered is not made up for by a proof.
  const auto open = [&](std::size_t i) {
    return results[i].method.empty() || results[i].verdict == Verdict::none_found ||
           which[i / tables.size()]->stories == nullptr;
  };
  bool any = false;
  for (std::size_t i = 0; i < results.size(); ++i) any = any || open(i);
  if (any) {
    const Stopwatch stopwatch;
    std::vector<Names> lost;
    for (const std::vector<Lost>& of_table : lost_of_one()) {
      Names& names = lost.emplace_back();
      for (const Lost& one : of_table) names.insert(one.piece);
    }
    if (lost.size() != tables.size())
      throw std::logic_error("what is lost of one endpoint must be judged first");
    inductions = peers::induct(which, tables, lost, limits);
    for (std::size_t t = 0; t < tables.size(); ++t) judged.lost[t] = inductions[t].lost;
    induction_ms = stopwatch.ms();
  }
  judge_those(open);
  return judged;
}

}  // namespace synfin::proofs
