// Which rules are seen to fire, and which are not because others always come first.
#pragma once

#include "corner.hpp"

namespace synfin::proofs::endpoint {

/// Is it about which rules can fire?
bool is_of_firings(const Property& property);
bool never_fires(const Finding& found, const model::PlainRule& rule);
/// Of the rules that do not fire in a state that they name: are those before them to blame? A rule whose own
/// words exclude the state is shadowed by nothing.
void blame_shadows(std::vector<Finding>& by_table, std::span<const model::PlainTable* const> tables,
                   const std::vector<std::pair<model::Event, model::State>>& corners, const Limits& limits);

}  // namespace synfin::proofs::endpoint
