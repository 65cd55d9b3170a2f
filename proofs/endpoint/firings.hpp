// Which rules are seen to fire, and which are not because others always come first.
#pragma once

#include "at_place.hpp"

namespace synfin::proofs::endpoint {

/// What is wrong with a table, if anything is.
struct Blame {
  Verdict verdict = Verdict::proved;
  std::string detail{};
  std::optional<Trace> trace{};
};

/// Is it about which rules can fire?
bool is_of_firings(const Property& property);
bool never_fires(const Firing& firing, const model::PlainRule& rule);
/// The first rule that fires nowhere; whether it may is not known where that is in doubt.
Blame dead_rule(const Firing& firing, const model::PlainTable& table);
/// Of the rules that do not fire in a state that they name, by table: are those before them to blame? A rule
/// whose own words exclude the state is shadowed by nothing.
std::vector<Blame> blame_shadows(std::span<const Firing> by_table,
                                 std::span<const model::PlainTable* const> tables,
                                 std::span<const Place> places, const Limits& limits);

}  // namespace synfin::proofs::endpoint
