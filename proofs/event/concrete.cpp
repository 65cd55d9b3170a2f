#include "concrete.hpp"

#include "../../model/words.hpp"

namespace synfin::proofs {

using model::Node;
using model::Op;

namespace {
const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t sent_field = model::id_of(model::terms::told.sent);
}  // namespace

std::uint32_t value_of(const Node& n, const Values& before, const Values& after) {
  using model::Words;
  const auto kid = [&](std::size_t k) { return value_of(*n.kids[k], before, after); };
  switch (n.op) {
    case Op::literal:
      return n.value;
    case Op::field:
      return n.view == model::View::after ? after[n.field] : before[n.field];
    case Op::add:
      return Words::add(kid(0), kid(1));
    case Op::subtract:
      return Words::subtract(kid(0), kid(1));
    case Op::equal:
      return static_cast<std::uint32_t>(Words::equal(kid(0), kid(1)));
    case Op::less:
      return static_cast<std::uint32_t>(Words::less(kid(0), kid(1)));
    case Op::before:
      return static_cast<std::uint32_t>(Words::before(kid(0), kid(1)));
    // Nothing has side effects: what does not matter is not computed.
    case Op::conjunction:
      return kid(0) == 0 ? 0 : kid(1);
    case Op::disjunction:
      return kid(0) != 0 ? 1 : kid(1);
    case Op::negation:
      return kid(0) == 0 ? 1 : 0;
    case Op::choice:
      return kid(0) != 0 ? kid(1) : kid(2);
  }
  __builtin_unreachable();
}

bool possible(const model::PlainTable& table, model::Event event, const Values& before) {
  return value_of(*table.handling(event).enabled, before, before) != 0;
}

Ran run(const model::PlainTable& table, model::Event event, const Values& before) {
  Ran ran;
  ran.after = before;
  bool answering = false;
  for (const std::size_t place : table.handling(event).phases) {
    const model::PlainPhase& phase = table.phases[place];
    if (answering && !phase.answers) continue;
    const auto state = static_cast<model::State>(ran.after[state_field]);
    const model::PlainRule* fires = nullptr;
    for (const model::PlainRule& rule : phase.rules) {
      if (!rule.states.has(state)) continue;
      ran.tried.set(rule.id);
      if (value_of(*rule.guard, ran.after, ran.after) == 0) continue;
      fires = &rule;
      break;
    }
    if (fires == nullptr) continue;
    ran.fired.push_back(fires);
    const Values then = ran.after;
    for (const model::PlainAssign& effect : fires->effects) {
      const std::uint32_t value = value_of(*effect.value, then, then);
      if (effect.field == sent_field && value != 0 && then[sent_field] != 0) ran.sent_twice = true;
      ran.after[effect.field] = value;
    }
    if (fires->exit.moves) ran.after[state_field] = fires->exit.target;
    if (fires->exit.flow == model::Flow::and_return) break;
    if (fires->exit.flow == model::Flow::and_answer) answering = true;
  }
  return ran;
}

model::Situation situation_of(const Values& values) {
  model::Situation situation;
  model::visit_fields(situation,
                      [&]<class M>(std::size_t at, M& member) { member = static_cast<M>(values[at]); });
  return situation;
}

}  // namespace synfin::proofs
