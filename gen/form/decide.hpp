// A phase's rules as a tree of decisions: the first rule that fits fires, and no test is made twice.
#pragma once

#include <functional>
#include <vector>

#include "form.hpp"

namespace synfin::gen::form {

/// A rule as a phase asks for it.
struct Asked {
  const model::PlainRule* rule;
  model::StateSet states;                 ///< in which it may fire
  std::vector<const model::Node*> tests;  ///< its guard: all must hold
};

/// The conjuncts of a guard, one after another; none where it always holds.
std::vector<const model::Node*> tests_of(const model::Node& guard);

/// The states that a term speaks of, where it is an alternative of states and nothing else; all others are
/// left out of `states`. False where it is not.
bool take_states(const model::Node& term, model::StateSet& states);

/// The tree of the rules, in their order, for an event that comes in one of `possible`. `body` is what a rule
/// does, and leaves the phase.
Block decide(std::vector<Asked> rules, model::StateSet possible,
             const std::function<Block(const model::PlainRule&)>& body);

}  // namespace synfin::gen::form
