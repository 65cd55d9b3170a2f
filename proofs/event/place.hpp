// Where something can happen to an endpoint.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs {

/// An event in a state; or the host forgets its TCB there, which is no event.
struct Place {
  model::Event event;
  model::State state;
  bool crash = false;  ///< `event` says nothing
  /// `EVENT in STATE`, for people.
  std::string name() const;
};

/// `WHAT in STATE`, for people.
std::string in_state(std::string_view what, model::State state);

/// Every event in every state, those that take long first, so that no worker is left with one at the end.
std::vector<Place> places();
/// Where a host can forget its TCB.
std::vector<Place> crashes();

}  // namespace synfin::proofs
