#include "edition.hpp"

#include <algorithm>
#include <functional>

#include "../../model/graph/build.hpp"
#include "../runs/claims_on_words.hpp"

namespace synfin::proofs {

using model::Node;
namespace graph = model::graph;

namespace {

using Change = std::function<const Node*(const Node*)>;

/// Each term changed. Tells what of it is another now.
Reworded changed(const model::PlainTable& table, const std::vector<Property>& properties,
                 const std::vector<Piece>& invariant, const Node* host, const Change& change,
                 const Change& bare) {
  Reworded made;
  Edition& edition = made.edition;
  const auto differs = [](const Node* was, const Node* is) { return was != is; };
  edition.table.name = table.name;
  edition.table.gloss = table.gloss;
  edition.table.phases = table.phases;
  edition.table.handlings = table.handlings;
  std::vector<bool> other_phase(table.phases.size());
  for (std::size_t p = 0; p < table.phases.size(); ++p)
    for (model::PlainRule& rule : edition.table.phases[p].rules) {
      const auto put = [&](const Node*& term) {
        const Node* const now = change(term);
        other_phase[p] = other_phase[p] || differs(term, now);
        term = now;
      };
      put(rule.guard);
      for (model::PlainAssign& effect : rule.effects) put(effect.value);
    }
  edition.table.rules.resize(table.rules.size(), nullptr);
  for (const model::PlainPhase& phase : edition.table.phases)
    for (const model::PlainRule& rule : phase.rules) edition.table.rules[rule.id] = &rule;

  edition.properties = properties;
  std::vector<bool> other_property(properties.size());
  std::vector<bool> concerned(model::event_count);
  for (std::size_t p = 0; p < properties.size(); ++p)
    for (Claim& claim : edition.properties[p].claims) {
      const Change& by = properties[p].in_bare_fields ? bare : change;
      const Node* const premise = by(claim.premise);
      const Node* const conclusion = by(claim.conclusion);
      if (differs(claim.premise, premise) || differs(claim.conclusion, conclusion)) {
        other_property[p] = true;
        for (std::size_t e = 0; e < model::event_count; ++e)
          if (concerns(claim, static_cast<model::Event>(e))) concerned[e] = true;
      }
      claim.premise = premise;
      claim.conclusion = conclusion;
    }
  edition.invariant = invariant;
  bool other_invariant = false;
  for (Piece& piece : edition.invariant) {
    const Node* const now = change(piece.term);
    other_invariant = other_invariant || differs(piece.term, now);
    piece.term = now;
  }
  edition.sound_host = change(host);
  made.other_assumptions = other_invariant || differs(host, edition.sound_host);

  for (model::PlainHandling& handling : edition.table.handlings) {
    const Node* const enabled = change(handling.enabled);
    const bool other = differs(handling.enabled, enabled) ||
                       std::any_of(handling.phases.begin(), handling.phases.end(),
                                   [&](std::size_t phase) { return other_phase[phase]; });
    handling.enabled = enabled;
    made.other_rules = made.other_rules || other;
    if (other || other_invariant || concerned[static_cast<std::size_t>(handling.event)])
      made.events.push_back(handling.event);
  }
  for (std::size_t p = 0; p < properties.size(); ++p) {
    const Property& property = edition.properties[p];
    const bool rests = property.claims.structure() == Structure::invariant && other_invariant;
    if (other_property[p] || rests) made.other_claims.push_back(&property);
  }
  return made;
}

}  // namespace

Edition standard_edition() {
  std::vector<Property> properties;
  for (const Property* property : one_endpoint_properties()) properties.push_back(*property);
  const Change none = [](const Node* term) { return term; };
  return changed(model::standard(), properties, endpoint_invariant(), sound_host(), none, none).edition;
}

Reworded reworded(const Edition& from, const Node* word, const Node* now) {
  const Node* const word_later = graph::at_the_end(word);
  const Node* const now_later = graph::at_the_end(now);
  const Change change = [&](const Node* term) {
    return graph::changed(term, [&](const Node* n) {
      return n == word ? now : n == word_later ? now_later : n;
    });
  };
  return changed(from.table, from.properties, from.invariant, from.sound_host, change,
                 [](const Node* term) { return term; });
}

}  // namespace synfin::proofs
