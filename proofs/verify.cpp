#include "synfin/proofs/verify.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "synfin/proofs/endpoint.hpp"
#include "synfin/proofs/peers/assumptions.hpp"
#include "synfin/proofs/peers/claims.hpp"
#include "synfin/proofs/two_endpoints.hpp"

namespace synfin::proofs {

namespace {
constexpr std::string_view endpoint_invariant_name = "endpoint-invariant";
bool among(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
bool is_proved(const Result& result) { return result.verdict == Verdict::proved; }

}  // namespace

void doubt_without_invariant(std::vector<Result>& results) {
  std::set<std::string_view> sound;
  for (const Result& result : results)
    if (result.property == endpoint_invariant_name && is_proved(result)) sound.insert(result.variant);
  for (Result& result : results) {
    if (!is_proved(result) || sound.count(result.variant) != 0) continue;
    result.verdict = Verdict::unknown;
    result.detail = "the endpoint invariant is not proved of this table";
  }
}

Verdict expected_of(const Property& property, std::string_view table, const Dropped& without) {
  if (among(property.violated_by, table)) return Verdict::violated;
  if (property.level == Level::one_endpoint) return Verdict::proved;
  for (const std::string_view dropped : without)
    if (among(property.needs, dropped)) return Verdict::violated;
  if (peers::claims_of(property).empty() || among(property.open_on, table)) return Verdict::none_found;
  // The pieces of the invariant rest on one another, and so on nearly everything that is assumed: where that
  // is dropped and nothing fails, nothing is proved.
  const bool rests = std::any_of(without.begin(), without.end(), [&](std::string_view dropped) {
    return property.rests_on_assumptions || among(property.put_together_by, dropped);
  });
  return rests ? Verdict::none_found : Verdict::proved;
}

std::vector<Result> verify(std::span<const Property* const> which,
                           std::span<const model::PlainTable* const> tables, const Limits& limits,
                           const Dropped& without) {
  std::vector<const Property*> alone;
  std::vector<const Property*> together;
  for (const Property* property : which)
    (property->level == Level::one_endpoint ? alone : together).push_back(property);
  std::vector<Result> all = judge_two_endpoints(together, tables, without, limits);
  // Claims of one endpoint and inductions of two assume the endpoint invariant: it is judged with them, asked
  // for or not.
  const Property* const invariant = find_property(endpoint_invariant_name);
  const bool assumed = !alone.empty() || std::any_of(all.begin(), all.end(), is_proved);
  const bool implied = assumed && std::find(alone.begin(), alone.end(), invariant) == alone.end();
  if (implied) alone.push_back(invariant);
  std::vector<Result> more = judge_endpoint(alone, tables, limits);
  std::move(more.begin(), more.end(), std::back_inserter(all));
  doubt_without_invariant(all);
  if (implied) std::erase_if(all, [&](const Result& result) { return result.property == invariant->name; });

  const auto place = [&](const Result& result) {
    const auto p = std::find_if(which.begin(), which.end(),
                                [&](const Property* one) { return one->name == result.property; });
    const auto t = std::find_if(tables.begin(), tables.end(),
                                [&](const model::PlainTable* one) { return one->name == result.variant; });
    return std::make_pair(p - which.begin(), t - tables.begin());
  };
  std::sort(all.begin(), all.end(), [&](const Result& a, const Result& b) { return place(a) < place(b); });
  for (Result& result : all)
    result.expected = expected_of(*find_property(result.property), result.variant, without);
  return all;
}

std::vector<Result> verify_without_each(const std::vector<Result>& judged, const Limits& limits) {
  std::vector<Result> all;
  for (const Result& whole : judged) {
    const Property& property = *find_property(whole.property);
    if (property.level != Level::two_endpoints || whole.variant != model::standard().name) continue;
    for (const peers::Assumption& assumption : peers::assumptions()) {
      const Dropped without{assumption.name};
      const Property* const which[] = {&property};
      const model::PlainTable* const tables[] = {&model::standard()};
      if (whole.method != "inductive" || among(property.needs, assumption.name)) {
        all.push_back(judge_two_endpoints(which, tables, without, limits).front());
      } else {
        Result& told = all.emplace_back();
        told.property = property.name;
        told.variant = whole.variant;
        told.method = whole.method;
        told.cites = whole.cites;
        const bool used = std::find(whole.assumptions.begin(), whole.assumptions.end(), assumption.name) !=
                          whole.assumptions.end();
        told.verdict = used ? Verdict::none_found : whole.verdict;
        if (used) told.detail = "the proof rests on what is dropped";
      }
      all.back().without = assumption.name;
      all.back().expected = expected_of(property, whole.variant, without);
    }
  }
  return all;
}

}  // namespace synfin::proofs
