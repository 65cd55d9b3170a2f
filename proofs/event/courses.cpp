#include "courses.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "../../model/fold.hpp"

namespace synfin::proofs {

using model::Node;
using model::PlainRule;
using model::StateSet;

namespace {

/// Compares terms of two tables. What was found equal is not compared again: parts are shared.
class Same {
 public:
  bool operator()(const Node* a, const Node* b) {
    if (a == b || equal_.count({a, b}) != 0) return true;
    if (a->op != b->op || a->sort != b->sort || a->value != b->value || a->field != b->field ||
        a->after != b->after)
      return false;
    for (std::size_t k = 0; k < model::arity(a->op); ++k)
      if (!(*this)(a->kids[k], b->kids[k])) return false;
    equal_.emplace(a, b);
    return true;
  }
  /// In the states that are reached.
  bool operator()(const PlainRule& a, const PlainRule& b, StateSet reached) {
    const auto same_effect = [&](const model::PlainAssign& one, const model::PlainAssign& other) {
      return one.field == other.field && (*this)(one.value, other.value);
    };
    const bool same_target =
        a.exit.moves == b.exit.moves && (!a.exit.moves || a.exit.target == b.exit.target);
    return reached - a.states == reached - b.states && same_target && a.exit.flow == b.exit.flow &&
           (*this)(a.guard, b.guard) &&
           std::equal(a.effects.begin(), a.effects.end(), b.effects.begin(), b.effects.end(), same_effect);
  }

 private:
  std::set<std::pair<const Node*, const Node*>> equal_;
};

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
  Same same;
  const model::PlainHandling& of_a = a.handling(event);
  const model::PlainHandling& of_b = b.handling(event);
  if (of_a.phases.size() != of_b.phases.size() || !same(of_a.enabled, of_b.enabled)) return false;
  const Courses one = courses_of(a, event, state);
  const Courses other = courses_of(b, event, state);
  if (one.reached != other.reached) return false;
  for (std::size_t p = 0; p < one.rules.size(); ++p)
    if (a.phases[of_a.phases[p]].answers != b.phases[of_b.phases[p]].answers ||
        !std::equal(one.rules[p].begin(), one.rules[p].end(), other.rules[p].begin(), other.rules[p].end(),
                    [&](const PlainRule* x, const PlainRule* y) { return same(*x, *y, one.reached); }))
      return false;
  return true;
}

}  // namespace synfin::proofs
