#include "synfin/proofs/verify.hpp"

#include <algorithm>
#include <iterator>

#include "synfin/proofs/endpoint.hpp"
#include "synfin/proofs/peers/claims.hpp"
#include "synfin/proofs/two_endpoints.hpp"

namespace synfin::proofs {

namespace {
bool among(const std::vector<std::string_view>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
}  // namespace

Verdict expected_of(const Property& property, std::string_view table, const Dropped& without) {
  if (among(property.violated_by, table)) return Verdict::violated;
  if (property.level == Level::one_endpoint) return Verdict::proved;
  for (const std::string_view dropped : without)
    if (among(property.needs, dropped)) return Verdict::violated;
  if (peers::claims_of(property).empty() || among(property.open_on, table)) return Verdict::none_found;
  // The pieces of the invariant rest on one another, and so on nearly everything that is assumed: where that
  // is dropped and nothing fails, nothing is proved.
  return without.empty() || !property.rests_on_assumptions ? Verdict::proved : Verdict::none_found;
}

std::vector<Result> verify(std::span<const Property* const> which,
                           std::span<const model::PlainTable* const> tables, const Limits& limits,
                           const Dropped& without) {
  std::vector<const Property*> alone;
  std::vector<const Property*> together;
  for (const Property* property : which)
    (property->level == Level::one_endpoint ? alone : together).push_back(property);
  // One-endpoint claims rest on the invariant, so it is judged with them, asked for or not.
  const Property* const invariant = find_property("endpoint-invariant");
  const bool implied = !alone.empty() && std::find(alone.begin(), alone.end(), invariant) == alone.end();
  if (implied) alone.push_back(invariant);
  std::vector<Result> all = judge_two_endpoints(together, tables, without, limits);
  std::vector<Result> more = judge_endpoint(alone, tables, limits);
  std::move(more.begin(), more.end(), std::back_inserter(all));

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

}  // namespace synfin::proofs
