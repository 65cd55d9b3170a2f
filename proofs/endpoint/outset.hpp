// Where every step of one endpoint begins.
#pragma once

#include <set>
#include <string_view>

#include "../event/scene.hpp"

namespace synfin::proofs {

/// The scene of an event in a known state, and what is assumed of it: the endpoint invariant and a sound
/// host.
struct Outset {
  Scene before;
  z3::expr assumed;
};
/// `lost`: pieces of the invariant that are not assumed.
Outset outset_of(const Z3Words& words, model::State state, const std::set<std::string_view>& lost = {});

}  // namespace synfin::proofs
