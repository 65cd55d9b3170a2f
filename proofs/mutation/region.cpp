#include "region.hpp"

#include "../../model/graph/fold.hpp"
#include "../endpoint/outset.hpp"

namespace synfin::proofs {

RuleAtPlace::RuleAtPlace(const model::PlainRule& rule, const Place& place, const Limits& limits)
    : rule_(rule),
      place_(place),
      context_(std::make_unique<z3::context>()),
      words_(*context_),
      solver_(*context_, limits) {
  Outset outset = outset_of(words_, place.state);
  before_ = std::move(outset.before);
  halts_ = explore_until(phase_of(model::standard(), rule), words_, model::standard(), place.event, before_,
                         outset.assumed, solver_);
  std::erase_if(halts_, [&](const Halt& halt) { return !rule.states.has(halt.state); });
}

std::optional<Halt> RuleAtPlace::region(const Halt& halt, const Mutant& mutant) {
  z3::expr where = deviation(words_, mutant, halt.way.after);
  if (where.is_false()) return std::nullopt;
  model::Fold fold(words_, [&](const model::Node& field) { return halt.way.after[field.field]; });
  for (const model::PlainRule& earlier : model::standard().phases[phase_of(model::standard(), rule_)].rules) {
    if (earlier.id == rule_.id) break;
    if (earlier.states.has(halt.state))
      where = words_.conjunction(where, words_.negation(fold(*earlier.guard)));
  }
  std::optional<z3::model> unused;
  if (solver_.must(halt.way.condition, words_.negation(where.simplify()), unused) == Answer::yes)
    return std::nullopt;
  Halt found = halt;
  found.way.condition = words_.conjunction(halt.way.condition, where.simplify());
  return found;
}

z3::expr deviation(const Z3Words& words, const Mutant& mutant, const Scene& scene) {
  model::Fold fold(words, [&](const model::Node& field) { return scene[field.field]; });
  const z3::expr fires = fold(*mutant.rule->guard);
  if (mutant.fault == Fault::rule_dropped || mutant.fault == Fault::other_target) return fires.simplify();
  const z3::expr fires_now = fold(*mutant.edited.guard);
  const auto values = [&](const model::PlainRule& rule) {
    Scene after = scene;
    for (const model::PlainAssign& effect : rule.effects) after[effect.field] = fold(*effect.value);
    return after;
  };
  const Scene then = values(*mutant.rule);
  const Scene now = values(mutant.edited);
  z3::expr other = words.flag(false);
  for (std::size_t id = 0; id < model::field_count; ++id)
    other = words.disjunction(other, words.negation(words.equal(then[id], now[id])));
  return words.disjunction(words.negation(words.equal(fires, fires_now)), words.conjunction(fires, other))
      .simplify();
}

}  // namespace synfin::proofs
