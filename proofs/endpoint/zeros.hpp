// Fields of the TCB that are zero whenever a state is come to: what the endpoint invariant does not say, as
// no theorem rests on it.
#pragma once

#include <bitset>
#include <vector>

#include "../event/scene.hpp"
#include "../limits.hpp"
#include "outset.hpp"

namespace synfin::proofs {

/// By state and by field.
struct Zeros {
  std::vector<std::bitset<model::tcb_field_count>> in_state =
      std::vector<std::bitset<model::tcb_field_count>>(model::state_count);
  bool operator==(const Zeros&) const = default;
};

/// Of the fields that may be so, the largest part that the standard's every event keeps, from every state of
/// the invariant: by induction, as CLOSED without a TCB is all zero. What the solver does not answer is
/// dropped.
Zeros zeros_among(Zeros candidates, const Limits& limits);

/// `outset_of`, where these are zero.
Outset outset_of(const Z3Words& words, model::State state, const Zeros& zeros);

}  // namespace synfin::proofs
