// Everything that can be verified, judged and held against what the data promises.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "claims/property.hpp"
#include "verdict.hpp"

namespace synfin::proofs {

/// A piece of an invariant that a table does not keep: no theorem, but why some are unknown.
struct LostOn {
  std::string_view table;
  Level level;  ///< of which invariant it is a piece
  Lost lost;
};
struct Verification {
  std::vector<Result> results;  ///< one for each pair, in the order of properties, then tables
  std::vector<LostOn> lost;
};
/// Judges the properties on the tables; `expected` is filled in from the properties' data.
Verification verify(std::span<const Property* const> which, std::span<const model::PlainTable* const> tables,
                    const Limits& limits, const Dropped& without = {});

/// What is put together with one-endpoint properties rests on them: on a table of which `results` does not
/// show these, it is not proved.
void doubt_without_foundations(std::vector<Result>& results);

/// What each assumption is for: the two-endpoint properties among `judged`, on the standard, with one
/// assumption dropped after the other. Where data promises a counterexample, or no induction is known, the
/// stories are searched; else the proof in `judged` tells whether it used the assumption. By property, then
/// by assumption.
std::vector<Result> verify_without_each(const std::vector<Result>& judged, const Limits& limits);

/// What the data promises of a property on a table.
Verdict expected_of(const Property& property, std::string_view table, const Dropped& without = {});

}  // namespace synfin::proofs
