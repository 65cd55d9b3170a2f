#include "verify.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "claims/own.hpp"
#include "endpoint/endpoint.hpp"
#include "parallel.hpp"
#include "peers/assumptions.hpp"
#include "peers/two_endpoints.hpp"

namespace synfin::proofs {

namespace {
bool among(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_proved(const Result& result) { return result.verdict == Verdict::proved; }
}  // namespace

void doubt_without_foundations(std::vector<Result>& results) {
  std::set<std::pair<std::string_view, std::string_view>> shown;
  for (const Result& result : results)
    if (is_proved(result)) shown.emplace(result.property, result.variant);
  for (Result& result : results)
    for (const std::string_view foundation : find_property(result.property)->put_together_with) {
      if (!is_proved(result) || shown.count({foundation, result.variant}) != 0) continue;
      result.verdict = Verdict::unknown;
      result.detail = std::string(foundation) + " is not proved of this table";
    }
}

Verdict expected_of(const Property& property, std::string_view table, const Dropped& without) {
  if (among(property.violated_by, table)) return Verdict::violated;
  if (property.level == Level::one_endpoint) return Verdict::proved;
  for (const std::string_view dropped : without)
    if (among(property.needs, dropped)) return Verdict::violated;
  if (among(property.open_on, table)) return Verdict::none_found;
  // The pieces of the invariant rest on one another, and so on nearly everything that is assumed: where that
  // is dropped and nothing fails, nothing is proved.
  const bool rests = std::any_of(without.begin(), without.end(), [&](std::string_view dropped) {
    return property.rests_on_assumptions || among(property.put_together_by, dropped);
  });
  return rests ? Verdict::none_found : Verdict::proved;
}

Verification verify(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
                    const Limits& limits, const Dropped& without) {
  std::vector<const Property*> alone;
  std::vector<const Property*> together;
  for (const Property* property : which)
    (property->level == Level::one_endpoint ? alone : together).push_back(property);
  std::optional<OfOneEndpoint> of_one;
  const auto judge_one = [&] {
    if (!of_one) of_one = judge_endpoint(alone, tables, limits);
  };
  OfTwoEndpoints of_two = judge_two_endpoints(
      together, tables, without,
      [&] {
        // Where a proof is tried, what it takes for granted is judged, too, asked for or not: the invariant
        // of one endpoint, and what the argument is put together with.
        const auto judge_too = [&](std::string_view name) {
          const Property* const one = find_property(name);
          if (std::find(alone.begin(), alone.end(), one) == alone.end()) alone.push_back(one);
        };
        judge_too("endpoint-invariant");
        for (const Property* property : together)
          for (const std::string_view foundation : property->put_together_with) judge_too(foundation);
        judge_one();
        return of_one->lost;
      },
      limits);
  Verification made;
  std::vector<Result>& all = made.results;
  all = std::move(of_two.results);
  if (!alone.empty()) judge_one();
  if (of_one) std::move(of_one->results.begin(), of_one->results.end(), std::back_inserter(all));
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (of_one && !of_one->lost.empty())
      for (Lost& one : of_one->lost[t])
        made.lost.push_back({tables[t]->name, Level::one_endpoint, std::move(one)});
    for (Lost& one : of_two.lost[t])
      made.lost.push_back({tables[t]->name, Level::two_endpoints, std::move(one)});
  }
  doubt_without_foundations(all);

  const auto asked_for = [&](const Result& result) {
    return std::find_if(which.begin(), which.end(),
                        [&](const Property* one) { return one->name == result.property; });
  };
  std::erase_if(all, [&](const Result& result) { return asked_for(result) == which.end(); });
  const auto place = [&](const Result& result) {
    const auto p = asked_for(result);
    const auto t = std::find_if(tables.begin(), tables.end(),
                                [&](const model::PlainTable* one) { return one->name == result.variant; });
    return std::make_pair(p - which.begin(), t - tables.begin());
  };
  std::sort(all.begin(), all.end(), [&](const Result& a, const Result& b) { return place(a) < place(b); });
  for (Result& result : all) {
    for (const OfHost& one : own_assumptions()) result.assumptions.emplace_back(one.name);
    result.expected = expected_of(*find_property(result.property), result.variant, without);
  }
  return made;
}

std::vector<Result> verify_without_each(const std::vector<Result>& judged, const Limits& limits) {
  std::vector<Result> all;
  std::vector<std::size_t> to_search;
  for (const Result& whole : judged) {
    const Property& property = *find_property(whole.property);
    if (property.level != Level::two_endpoints || whole.variant != model::standard().name) continue;
    for (const peers::Assumption& assumption : peers::assumptions()) {
      Result& told = all.emplace_back();
      told.property = whole.property;
      told.variant = whole.variant;
      told.without = assumption.name;
      told.expected = expected_of(property, whole.variant, {assumption.name});
      if (whole.method != "inductive" || among(property.needs, assumption.name)) {
        to_search.push_back(all.size() - 1);
        continue;
      }
      told.method = whole.method;
      told.cites = whole.cites;
      const bool used = std::find(whole.assumptions.begin(), whole.assumptions.end(), assumption.name) !=
                        whole.assumptions.end();
      told.verdict = used ? Verdict::none_found : whole.verdict;
      if (used) told.detail = "the proof rests on what is dropped";
    }
  }
  Limits each = limits;
  each.jobs = 1;
  each.obligations = nullptr;  // what is searched there is no proof
  in_parallel(limits.jobs, to_search.size(), [&](std::size_t i) {
    Result& told = all[to_search[i]];
    const Property* const which[] = {find_property(told.property)};
    const model::PlainTable* const tables[] = {&model::standard()};
    Result found = std::move(
        judge_two_endpoints(
            which, tables, {told.without}, [&] { return judge_endpoint({}, tables, each).lost; }, each)
            .results.front());
    found.without = told.without;
    found.expected = told.expected;
    told = std::move(found);
  });
  return all;
}

}  // namespace synfin::proofs
