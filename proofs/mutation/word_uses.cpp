#include "word_uses.hpp"

#include <algorithm>
#include <unordered_set>

#include "../../model/graph/build.hpp"
#include "edition.hpp"

namespace synfin::proofs {

namespace graph = model::graph;

namespace {

using Nodes = std::unordered_set<const model::Node*>;

void add(Nodes& to, const model::Node* term) {
  for (const model::Node* node : graph::nodes_of(term)) to.insert(node);
}

}  // namespace

std::vector<WordUse> word_uses() {
  const Edition edition = standard_edition();
  std::vector<Nodes> rules;
  for (const model::PlainRule* rule : edition.table.rules) {
    add(rules.emplace_back(), rule->guard);
    for (const model::PlainAssign& effect : rule->effects) add(rules.back(), effect.value);
  }
  for (const model::PlainHandling& handling : edition.table.handlings)
    add(rules.emplace_back(), handling.enabled);
  std::vector<Nodes> claims;
  for (const Property& property : edition.properties) {
    Nodes& nodes = claims.emplace_back();
    if (property.in_bare_fields) continue;
    for (const Claim& claim : property.claims) {
      add(nodes, claim.premise);
      add(nodes, claim.conclusion);
    }
  }
  Nodes assumed;
  for (const Piece& piece : edition.invariant) add(assumed, piece.term);
  add(assumed, edition.sound_host);

  std::vector<WordUse> uses;
  for (const Property& property : properties())
    for (const Word& word : property.pins) {
      const model::Node* const now = word.term;
      const model::Node* const then = graph::at_the_end(now);
      const auto has = [&](const Nodes& nodes) { return nodes.count(now) + nodes.count(then) != 0; };
      const auto in = [&](const std::vector<Nodes>& all) {
        return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), has));
      };
      uses.push_back({&property, &word, in(rules), in(claims), has(assumed)});
    }
  return uses;
}

}  // namespace synfin::proofs
