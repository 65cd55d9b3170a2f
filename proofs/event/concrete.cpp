#include "concrete.hpp"

#include "../../model/graph/value.hpp"

namespace synfin::proofs {

using model::Node;

namespace {
const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t sent_field = model::id_of(model::terms::told.sent);
}  // namespace

std::uint32_t value_of(const Node& term, const Values& before, const Values& after) {
  return model::value_of(term, [&](const Node& field) {
    return field.view == model::View::after ? after[field.field] : before[field.field];
  });
}

bool possible(const model::PlainTable& table, model::Event event, const Values& before) {
  return value_of(*table.handling(event).enabled, before, before) != 0;
}

Ran run(const model::PlainTable& table, model::Event event, const Values& before, Values* ended,
        const model::Deviation* deviation, Onlooker* onlooker) {
  using Kind = model::Deviation::Kind;
  const auto does = [&](const model::PlainRule& rule, Kind kind) {
    return deviation != nullptr && deviation->rule == rule.id && deviation->kind == kind;
  };
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
      if (does(rule, Kind::not_heeded)) continue;
      const bool holds = does(rule, Kind::unasked) || value_of(*rule.guard, ran.after, ran.after) != 0;
      if (onlooker != nullptr) onlooker->asked(rule, ran.after, holds);
      if (!holds) continue;
      fires = &rule;
      break;
    }
    if (fires == nullptr) continue;
    ran.fired.push_back(fires);
    const Values then = ran.after;
    for (const model::PlainAssign& effect : fires->effects) {
      const bool deviates = does(*fires, Kind::sets) && effect.field == deviation->field;
      const std::uint32_t value = deviates ? deviation->value : value_of(*effect.value, then, then);
      if (effect.field == sent_field && value != 0 && then[sent_field] != 0) ran.sent_twice = true;
      ran.after[effect.field] = value;
    }
    if (ended != nullptr && fires->exit.moves &&
        model::in(model::CLOSED, model::LISTEN).has(fires->exit.target))
      *ended = then;
    if (fires->exit.moves) ran.after[state_field] = fires->exit.target;
    if (does(*fires, Kind::leads)) ran.after[state_field] = deviation->value;
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

Values values_of(const model::Situation& situation) {
  Values values{};
  model::visit_fields(situation, [&](std::size_t at, const auto& member) {
    values[at] = static_cast<std::uint32_t>(member);
  });
  return values;
}

}  // namespace synfin::proofs
