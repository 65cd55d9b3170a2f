// What the theorems of two peers claim of one step, from every state of the invariant.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "../claims/property.hpp"
#include "step.hpp"

namespace synfin::proofs::peers {

/// Whenever `p` takes a step of which the premise holds, the conclusion does; `q` is the other peer. Which of
/// both hosts is `p` does not matter: the claim is made of either.
struct PeerClaim {
  std::string_view what;
  std::optional<model::Event> event;  ///< of this event only; none: of every event
  Flag (*premise)(const Setting& before, const Step& step);
  Flag (*conclusion)(const Setting& before, const Step& step);
  bool of_the_open = false;  ///< may rest on `invariant_of_the_open`, too
};

/// The claims of a two-endpoint property; none: it is a bounded response, or speaks of one endpoint.
std::span<const PeerClaim> claims_of(const Property& property);

}  // namespace synfin::proofs::peers
