#include "one_endpoint.hpp"

#include <optional>

#include "../claims/property.hpp"
#include "cases.hpp"

namespace synfin::recheck {

using namespace proofs;

namespace {
const std::string level = "one endpoint";
const std::size_t state_field = model::id_of(model::terms::tcb.state);

bool has_structure(const Property& property, Structure structure) {
  return property.level == Level::one_endpoint && property.claims.structure() == structure;
}
}  // namespace

std::string place_name(std::string_view event, model::State state) {
  return std::string(event) + " in " + std::string(model::name_of(state));
}

void one_endpoint_at_first(Answers& answers) {
  z3::context c;
  Fields fields = any_fields(c);
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) fields[id] = zero(c, model::fields[id].sort);
  const z3::expr sound = said_of(c, *sound_host(), fields, fields);
  for (const Piece& piece : endpoint_invariant())
    answers.follows({level, std::string(piece.name), "initiation", "CLOSED without a TCB"}, sound,
                    said_of(c, *piece.term, fields, fields));
  Fields free;
  for (const model::FieldInfo& field : model::fields)
    free.push_back(constant(c, field.sort, std::string(field.group_name) + "." + std::string(field.name)));
  for (const Word* word : words())
    answers.follows({level, std::string(word->name), "word", "whatever the fields hold"}, c.bool_val(true),
                    said_of(c, *word->term, free, free) == said_of(c, *word->means, free, free));
}

void one_endpoint(Answers& answers, const model::PlainTable& table, model::Event event, model::State state) {
  const std::string place = place_name(model::name_of(event), state);
  z3::context c;
  Fields before = any_fields(c);
  before[state_field] = c.bv_val(static_cast<unsigned>(state), 4);
  const Ran ran = run(c, table, event, before);
  z3::expr facts = ran.names && said_of(c, *sound_host(), before, before) &&
                   said_of(c, *table.handling(event).enabled, before, before);
  for (const Piece& piece : endpoint_invariant()) facts = facts && said_of(c, *piece.term, before, before);
  if (answers.can(facts) == z3::unsat) answers.impossible(level, place);
  std::optional<std::vector<Case>> made;  // few need them
  const auto cases = [&]() -> const std::vector<Case>& {
    if (made) return *made;
    made = cases_of(c, ran, table, event, facts);
    answers.follows({level, "the cases are all", "help", place}, facts, any_of(c, *made));
    return *made;
  };
  const auto ask = [&](const Owed& owed, const z3::expr& known, const z3::expr& goal) {
    answers.follows_by_cases(owed, known, goal, cases);
  };

  for (const Piece& piece : endpoint_invariant())
    ask({level, std::string(piece.name), "piece", place}, facts,
        said_of(c, *piece.term, ran.after, ran.after));
  for (const Property& property : properties()) {
    const std::string name(property.name);
    if (has_structure(property, Structure::none))
      for (const Claim& claim : property.claims)
        if (concerns(claim, event))
          ask({level, name, std::string(claim.what), place},
              facts && said_of(c, *claim.premise, before, ran.after),
              said_of(c, *claim.conclusion, before, ran.after));
    if (has_structure(property, Structure::every_event_answered)) {
      z3::expr any = c.bool_val(false);
      for (const Ran::Fires& one : ran.fires) any = any || one.constant;
      ask({level, name, "structure", place}, facts, any);
    }
    if (has_structure(property, Structure::one_segment))
      ask({level, name, "structure", place}, facts, !ran.sent_twice);
  }
}

}  // namespace synfin::recheck
