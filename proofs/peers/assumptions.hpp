// What the proofs of two peers assume of the network and of the hosts: named, few, and each can be dropped.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "step.hpp"

namespace synfin::proofs::peers {

struct Assumption {
  std::string_view name;
  std::string_view statement;
  std::string_view clause;  ///< what grants it
};

/// In the order of the documents.
std::span<const Assumption> assumptions();
/// The assumption of that name, or nullptr.
const Assumption* find_assumption(std::string_view name);

/// An assumption at work: what it says of one step.
struct Instance {
  const Assumption* assumption;
  std::string_view of_what;  ///< the conjunct that it lets us take for true; or of what it speaks
  bool conjunct;
  z3::expr term;
};
/// What all assumptions say of a step and of the segments at hand.
std::vector<Instance> instances(const Setting& before, const Step& step, bool arrival);

}  // namespace synfin::proofs::peers
