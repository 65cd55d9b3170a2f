// Everything that can be verified, judged and held against what the data promises.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "claims/property.hpp"
#include "stories/stories.hpp"
#include "verdict.hpp"

namespace synfin::proofs {

/// Judges the properties on the tables. One result for each pair, in the order of properties, then tables;
/// `expected` is filled in from the properties' data.
std::vector<Result> verify(std::span<const Property* const> which,
                           std::span<const model::PlainTable* const> tables, const Limits& limits,
                           const Dropped& without = {});

/// What claims or an induction prove, they prove from the states of the endpoint invariant, and with the
/// one-endpoint properties that are part of the argument: on a table of which `results` does not show these,
/// nothing is proved.
void doubt_without_foundations(std::vector<Result>& results);

/// What each assumption is for: the two-endpoint properties among `judged`, on the standard, with one
/// assumption dropped after the other. Where data promises a counterexample, or no induction is known, the
/// stories are searched; else the proof in `judged` tells whether it used the assumption. By property, then
/// by assumption.
std::vector<Result> verify_without_each(const std::vector<Result>& judged, const Limits& limits);

/// What the data promises of a property on a table.
Verdict expected_of(const Property& property, std::string_view table, const Dropped& without = {});

}  // namespace synfin::proofs
