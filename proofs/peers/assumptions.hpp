// What the proofs of two peers assume of the network and of the hosts: named, few, and each can be dropped.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::proofs::peers {

struct Assumption {
  std::string_view name;
  std::string_view statement;
  std::string_view clause;  ///< what grants it
};

/// Those that can be dropped, in the order of the documents.
std::span<const Assumption> assumptions();
/// Those that are built into what is proved: what the model of two hosts and a wire cannot say otherwise.
std::span<const Assumption> built_in_assumptions();
/// The assumption of that name that can be dropped, or nullptr.
const Assumption* find_assumption(std::string_view name);

/// Of which segments an assumption speaks.
enum class OfWhat {
  peers,   ///< of none
  mine,    ///< of any that was ever sent by the one to whom the event happens
  theirs,  ///< of any that the other ever sent to it, the arriving one among them
};
/// What an assumption says of a step: where the step draws an ISN, or where it does not.
struct Saying {
  std::string_view assumption;
  std::string_view of_what;  ///< for people
  OfWhat of;
  bool draws;
  const model::Node* term;  ///< `message` is the segment
};
const std::vector<Saying>& sayings();

}  // namespace synfin::proofs::peers
