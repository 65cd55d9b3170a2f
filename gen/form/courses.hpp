// The ways through a phase, on terms: of the table rule by rule, of the form statement by statement.
#pragma once

#include <map>
#include <vector>

#include "form.hpp"

namespace synfin::gen::form {

// Terms without what is said by a constant.
const model::Node* flag(bool value);
bool is_flag(const model::Node* node, bool value);
const model::Node* both(const model::Node* a, const model::Node* b);
const model::Node* either(const model::Node* a, const model::Node* b);
const model::Node* opposite(const model::Node* a);
const model::Node* choice(const model::Node* c, const model::Node* a, const model::Node* b);

/// What fields hold, as terms of what they held when the phase began. Those that are not listed hold that.
using Values = std::map<std::size_t, const model::Node*>;

/// A way through a phase: on what condition it is taken, and what it leaves.
struct Course {
  const model::Node* condition;
  Values values;
  model::Flow flow = model::Flow::and_continue;
  const model::PlainRule* fired = nullptr;

  /// What a field holds at its end.
  const model::Node* held(std::size_t field) const;
  /// The state that it leads to: a constant, as each run begins in one.
  model::State state() const;
};

/// The value of a term where fields, words and locals hold these.
const model::Node* value_of(const model::Node& term, const Values& values, const Glossary& glossary);

/// The table's courses through a phase in one state, from `start` on: one for each rule, and the one on which
/// none fires.
std::vector<Course> courses_of(const model::PlainPhase& phase, model::State state, const Values& start,
                               const Glossary& glossary);
/// Those of a body of the form, which begins in the state that `start` says.
std::vector<Course> courses_of(const Block& body, const Values& start, const Form& form);

}  // namespace synfin::gen::form
