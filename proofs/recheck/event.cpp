#include "event.hpp"

namespace synfin::recheck {

using model::Group;

namespace {
const std::size_t state_field = model::id_of(model::terms::tcb.state);
const std::size_t sent_field = model::id_of(model::terms::told.sent);
constexpr model::StateSet without_connection = model::in(model::CLOSED, model::LISTEN);
}  // namespace

Ran run(z3::context& c, const model::PlainTable& table, model::Event event, const Fields& before) {
  Ran ran{before, before, {}, c.bool_val(true), c.bool_val(false)};
  z3::expr finished = c.bool_val(false);
  z3::expr answering = c.bool_val(false);
  for (const std::size_t place : table.handling(event).phases) {
    const model::PlainPhase& phase = table.phases[place];
    const Fields then = ran.after;
    z3::expr open = !finished;  // no rule before it has fired
    if (!phase.answers) open = open && !answering;
    for (const model::PlainRule& rule : phase.rules) {
      const z3::expr fires = c.bool_const(("fires." + std::string(rule.name)).c_str());
      const z3::expr fits = is_in(then[state_field], rule.states) && said_of(c, *rule.guard, then, then);
      ran.names = ran.names && fires == (open && fits);
      open = open && !fires;
      ran.fires.push_back({&rule, place, fires});
      for (const model::PlainAssign& effect : rule.effects) {
        const z3::expr value = said_of(c, *effect.value, then, then);
        if (effect.field == sent_field)
          ran.sent_twice = ran.sent_twice || (fires && value && then[sent_field]);
        ran.after[effect.field] = z3::ite(fires, value, ran.after[effect.field]);
      }
      if (rule.exit.moves) {
        const z3::expr target = c.bv_val(static_cast<unsigned>(rule.exit.target), 4);
        ran.after[state_field] = z3::ite(fires, target, ran.after[state_field]);
        if (without_connection.has(rule.exit.target))
          for (std::size_t id = 0; id < ran.ended.size(); ++id)
            ran.ended[id] = z3::ite(fires, then[id], ran.ended[id]);
      }
      if (rule.exit.flow == model::Flow::and_return) finished = finished || fires;
      if (rule.exit.flow == model::Flow::and_answer) answering = answering || fires;
    }
  }
  return ran;
}

z3::expr said_of(z3::context& c, const model::Node& term, const Fields& before, const Fields& after) {
  return translate(c, term, [&](const model::Node& field) {
    return field.view == model::View::after ? after[field.field] : before[field.field];
  });
}

Fields any_fields(z3::context& c) {
  Fields fields;
  for (const model::FieldInfo& field : model::fields) {
    const bool empty = field.group == Group::out || field.group == Group::told;
    fields.push_back(
        empty ? zero(c, field.sort)
              : constant(c, field.sort, std::string(field.group_name) + "." + std::string(field.name)));
  }
  return fields;
}

}  // namespace synfin::recheck
