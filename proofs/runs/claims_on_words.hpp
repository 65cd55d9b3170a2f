// The one-endpoint properties asked of one step on words: what a counterexample must answer for.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../claims/property.hpp"
#include "../judging/one_endpoint.hpp"

namespace synfin::proofs {

/// The properties of one endpoint's steps in their order, but the invariant last: it is what the proofs lean
/// on, and says least about TCP.
std::vector<const Property*> one_endpoint_properties();

/// A property that a step violates, and which of its claims.
struct Broken {
  const Property* property;
  std::string what;
};

/// Knows the claims by event.
class ClaimsOnWords {
 public:
  /// All of the standard's.
  ClaimsOnWords();
  /// These, and these pieces where one of them is the invariant. All must outlive it.
  ClaimsOnWords(const std::vector<const Property*>& which, const std::vector<Piece>& invariant);
  /// The first property, in the order of `properties()`, that the step from `before` violates. `before`
  /// satisfies the invariant and what is assumed of the host.
  std::optional<Broken> broken_by(model::Event event, const Values& before, const Ran& ran) const;

 private:
  std::vector<std::vector<Obligation>> by_event_;
};

/// Does the invariant hold of the connection, and is the host as assumed?
bool is_sound(const Values& values);

}  // namespace synfin::proofs
