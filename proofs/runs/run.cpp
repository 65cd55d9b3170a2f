#include "run.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>

#include "claims_on_words.hpp"
#include "two_on_words.hpp"

namespace synfin::proofs {

namespace {

bool is_made(model::Group group) { return group == model::Group::out || group == model::Group::told; }

/// What the step found, as words, and what the table makes of it; nothing where that is not what the machine
/// made of it. (What a segment that is not sent would have carried does not count.)
struct OnWords {
  Values before;
  Ran ran;
};
std::optional<OnWords> step_on_words(const model::PlainTable& table, const TraceStep& step) {
  OnWords made{values_of(step.situation), {}};
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (is_made(model::fields[id].group)) made.before[id] = 0;
  made.ran = run(table, step.event, made.before);
  model::Situation end = step.situation;
  end.tcb = step.after;
  const Values machine = values_of(end);
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (machine[id] != made.ran.after[id] &&
        (model::fields[id].group != model::Group::out || step.situation.told.sent))
      return std::nullopt;
  return made;
}

/// Is there a rule, behind the one that fires in its phase, whose state and guard fit, too?
bool shadows_a_rule(const model::PlainTable& table, const OnWords& step, model::Event event) {
  Values at = step.before;
  for (const model::PlainRule* fired : step.ran.fired)
    for (const std::size_t place : table.handling(event).phases) {
      const auto& rules = table.phases[place].rules;
      const auto found = std::find_if(rules.begin(), rules.end(),
                                      [&](const model::PlainRule& rule) { return &rule == fired; });
      if (found == rules.end()) continue;
      const auto state = static_cast<model::State>(at[model::id_of(model::terms::tcb.state)]);
      if (std::any_of(found + 1, rules.end(), [&](const model::PlainRule& rule) {
            return rule.states.has(state) && value_of(*rule.guard, at, at) != 0;
          }))
        return true;
      const Values then = at;
      for (const model::PlainAssign& effect : fired->effects)
        at[effect.field] = value_of(*effect.value, then, then);
      if (fired->exit.moves) at[model::id_of(model::terms::tcb.state)] = fired->exit.target;
    }
  return false;
}

Confirmation of_one_endpoint(const Property& property, const model::PlainTable& table, const Trace& ran) {
  const TraceStep& only = ran.steps.front();
  const std::optional<OnWords> step = step_on_words(table, only);
  if (!step) return {{}, "the machine does not do what its table says"};
  if (!possible(table, only.event, step->before)) return {{}, "the event cannot happen there"};
  if (!is_sound(step->before)) return {{}, "it does not begin in a state of the endpoint invariant"};
  const std::vector<const Property*> which{&property};
  if (const auto broken =
          ClaimsOnWords(which, endpoint_invariant()).broken_by(only.event, step->before, step->ran))
    return {{{0, broken->what}}, {}};
  if (property.claims.structure() == Structure::no_shadowed_rule && shadows_a_rule(table, *step, only.event))
    return {{{0, "a rule that would fire comes behind one that does"}}, {}};
  return {{}, "none of its claims falls there"};
}

bool holds(const peers::SightOf<std::uint32_t>& sight, const model::Node& term) {
  return peers::meaning_of(model::PlainWords{}, sight, term) != 0;
}
bool falls(const Claim& claim, const peers::SightOf<std::uint32_t>& sight) {
  return holds(sight, *claim.premise) && !holds(sight, *claim.conclusion);
}

/// The claims that fall in one step.
class AtStep {
 public:
  AtStep(const model::PlainTable& table, const TraceStep& step, const Moment& moment, std::size_t place)
      : table_(table), step_(step), moment_(moment), place_(place) {}

  void of_two(const Property& property, std::vector<Fall>& all) const {
    for (const Claim& claim : property.claims) {
      const bool event = step_.crash ? claim.events.empty() : concerns(claim, step_.event);
      const bool asked = event && step_.transfers == 0 && falls(claim, moment_.of_the_one());
      // What a state is like is seen when the user asks for it: so it is asked of both, after each step.
      const bool of_states =
          claim.events.size() == 1 && claim.events.front() == model::Event::STATUS &&
          (falls(claim, moment_.looking_on(false)) || falls(claim, moment_.looking_on(true)));
      if (asked || of_states) all.push_back({place_, std::string(claim.what)});
    }
  }
  void of_one(const Property& property, std::vector<Fall>& all) const {
    if (step_.crash || step_.transfers != 0) return;
    const std::optional<OnWords> step = step_on_words(table_, step_);
    const std::vector<const Property*> which{&property};
    if (!step) return;
    if (const auto broken =
            ClaimsOnWords(which, endpoint_invariant()).broken_by(step_.event, step->before, step->ran))
      all.push_back({place_, broken->what});
  }

 private:
  const model::PlainTable& table_;
  const TraceStep& step_;
  const Moment& moment_;
  std::size_t place_;
};

Confirmation of_two_endpoints(const Property& property, const model::PlainTable& table, const Trace& ran) {
  if (!ran.ending) return {{}, "it does not say what it comes to"};
  Confirmation found;
  TwoOnWords run(table, ran.steps.front());
  std::optional<Moment> last;
  for (std::size_t n = 0; n < ran.steps.size(); ++n) {
    const TraceStep& step = ran.steps[n];
    try {
      last = run.next(step);
    } catch (const std::invalid_argument& wrong) {
      return {{}, "event " + std::to_string(n + 1) + ": " + wrong.what()};
    }
    if (!step.crash && step.transfers == 0 && !step_on_words(table, step))
      return {{}, "event " + std::to_string(n + 1) + ": the machine does not do what its table says"};
    const AtStep at(table, step, *last, n);
    at.of_two(property, found.falls);
    for (const std::string_view name : property.put_together_with)
      if (const Property* const foundation = find_property(name)) at.of_one(*foundation, found.falls);
  }
  const bool own = ran.steps.back().peer == ran.ending->seen_by;
  if (!holds(own ? last->of_the_one() : last->looking_on(true), *ran.ending->bad))
    found.doubt = "it does not come to its ending: " + std::string(ran.ending->what);
  else if (found.falls.empty())
    found.doubt = "none of its claims falls on the way, though it ends badly";
  return found;
}

}  // namespace

Confirmation confirmation_of(const Property& property, const model::PlainTable& table, const Trace& ran) {
  if (ran.steps.empty()) return {{}, "it has no step"};
  return property.level == Level::one_endpoint ? of_one_endpoint(property, table, ran)
                                               : of_two_endpoints(property, table, ran);
}

}  // namespace synfin::proofs
