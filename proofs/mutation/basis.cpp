// What the verdicts on a rule's mutants rest on.
#include <set>

#include "../../model/graph/text.hpp"
#include "../runs/claims_on_words.hpp"
#include "../smt/solver.hpp"
#include "mutate.hpp"

namespace synfin::proofs {

namespace {

std::string rule_text(const model::PlainRule& rule) {
  std::string text =
      std::string(rule.name) + " in " + std::to_string(rule.states.bits) + " when " + text_of(*rule.guard);
  for (const model::PlainAssign& effect : rule.effects)
    text += "; " + model::field_name(effect.field) + " = " + text_of(*effect.value);
  return text + " -> " + std::to_string(static_cast<int>(rule.exit.moves)) + " " +
         std::to_string(static_cast<int>(rule.exit.target)) + " " +
         std::to_string(static_cast<int>(rule.exit.flow)) + "\n";
}

std::string property_text(const Property& property, model::Event event) {
  std::string text;
  for (const Claim& claim : property.claims)
    if (concerns(claim, event))
      text += std::string(property.name) + ": " + std::string(claim.what) + ": " + text_of(*claim.premise) +
              " => " + text_of(*claim.conclusion) + "\n";
  if (property.claims.structure() != Structure::none)
    text += std::string(property.name) + " is structure " +
            std::to_string(static_cast<int>(property.claims.structure())) + "\n";
  return text;
}

}  // namespace

std::string basis_of(const model::PlainRule& rule) {
  const model::PlainTable& table = model::standard();
  std::string text = std::string("code ") + SYNFIN_JUDGE_DIGEST + "\nZ3 " + solver_version() + "\n" +
                     text_of(*sound_host()) + "\n";
  for (const Piece& piece : endpoint_invariant())
    text += std::string(piece.name) + ": " + text_of(*piece.term) + "\n";
  std::set<model::Event> events;
  for (const Place& place : places_of(table, rule)) events.insert(place.event);
  for (const model::Event event : events) {
    const model::PlainHandling& handling = table.handling(event);
    text += std::string(model::name_of(event)) + " when " + text_of(*handling.enabled) + "\n";
    for (const std::size_t place : handling.phases) {
      text += std::string("phase ") + (table.phases[place].answers ? "that answers\n" : "\n");
      for (const model::PlainRule& one : table.phases[place].rules) text += rule_text(one);
    }
    for (const Property* property : one_endpoint_properties()) text += property_text(*property, event);
  }
  return text + "judged: " + std::string(rule.name) + "\n";
}

}  // namespace synfin::proofs
