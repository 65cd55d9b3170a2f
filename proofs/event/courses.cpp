#include "courses.hpp"

#include <algorithm>

namespace synfin::proofs {

using model::PlainRule;
using model::StateSet;

namespace {

/// The same in the states that are reached.
bool same_rule(const PlainRule& a, const PlainRule& b, StateSet reached) {
  PlainRule as_far_as_reached = a;
  as_far_as_reached.states = b.states;
  return reached - a.states == reached - b.states && model::same_content(as_far_as_reached, b);
}

}  // namespace

Courses courses_of(const model::PlainTable& table, model::Event event, model::State state) {
  Courses courses{model::in(state), {}};
  for (const std::size_t phase : table.handling(event).phases) {
    std::vector<const PlainRule*>& met = courses.rules.emplace_back();
    for (const PlainRule& rule : table.phases[phase].rules) {
      if (courses.reached - rule.states == courses.reached) continue;
      met.push_back(&rule);
      if (rule.exit.moves && rule.exit.flow != model::Flow::and_return)
        courses.reached = courses.reached | model::in(rule.exit.target);
    }
  }
  return courses;
}

bool same_courses(const model::PlainTable& a, const model::PlainTable& b, model::Event event,
                  model::State state) {
  const model::PlainHandling& of_a = a.handling(event);
  const model::PlainHandling& of_b = b.handling(event);
  if (of_a.phases.size() != of_b.phases.size() || of_a.enabled != of_b.enabled) return false;
  const Courses one = courses_of(a, event, state);
  const Courses other = courses_of(b, event, state);
  if (one.reached != other.reached) return false;
  for (std::size_t p = 0; p < one.rules.size(); ++p)
    if (a.phases[of_a.phases[p]].answers != b.phases[of_b.phases[p]].answers ||
        !std::equal(one.rules[p].begin(), one.rules[p].end(), other.rules[p].begin(), other.rules[p].end(),
                    [&](const PlainRule* x, const PlainRule* y) { return same_rule(*x, *y, one.reached); }))
      return false;
  return true;
}

}  // namespace synfin::proofs
