#include "claims_on_words.hpp"

#include <algorithm>

namespace synfin::proofs {

std::vector<const Property*> one_endpoint_properties() {
  std::vector<const Property*> all;
  for (const Property& property : properties())
    if (property.level == Level::one_endpoint && property.claims.structure() != Structure::words)
      all.push_back(&property);
  std::stable_partition(all.begin(), all.end(), [](const Property* property) {
    return property->claims.structure() != Structure::invariant;
  });
  return all;
}

ClaimsOnWords::ClaimsOnWords() : ClaimsOnWords(one_endpoint_properties(), endpoint_invariant()) {}

ClaimsOnWords::ClaimsOnWords(const std::vector<const Property*>& which, const std::vector<Piece>& invariant)
    : invariant_(invariant), by_event_(model::event_count) {
  for (const Property* property : which)
    for (std::size_t e = 0; e < model::event_count; ++e) {
      if (property->claims.structure() != Structure::none) by_event_[e].push_back({property, nullptr});
      for (const Claim& claim : property->claims)
        if (concerns(claim, static_cast<model::Event>(e))) by_event_[e].push_back({property, &claim});
    }
}

std::optional<Broken> ClaimsOnWords::broken_by(model::Event event, const Values& before,
                                               const Ran& ran) const {
  for (const Asked& asked : by_event_[static_cast<std::size_t>(event)]) {
    if (asked.claim != nullptr) {
      if (value_of(*asked.claim->premise, before, ran.after) != 0 &&
          value_of(*asked.claim->conclusion, before, ran.after) == 0)
        return Broken{asked.property, std::string(asked.claim->what)};
      continue;
    }
    switch (asked.property->claims.structure()) {
      case Structure::invariant:
        for (const Piece& piece : invariant_)
          if (value_of(*piece.term, ran.after, ran.after) == 0)
            return Broken{asked.property, "not preserved: " + std::string(piece.name)};
        break;
      case Structure::every_event_answered:
        if (ran.fired.empty()) return Broken{asked.property, "no rule fires"};
        break;
      case Structure::one_segment:
        if (ran.sent_twice) return Broken{asked.property, "two segments"};
        break;
      case Structure::no_shadowed_rule:
      case Structure::no_dead_rule:  // no single step shows that a rule is dead
      case Structure::none:
      case Structure::words:  // of no step
        break;
    }
  }
  return std::nullopt;
}

bool is_sound(const Values& values) {
  const auto holds = [&](const model::Node& term) { return value_of(term, values, values) != 0; };
  return holds(*sound_host()) && std::all_of(endpoint_invariant().begin(), endpoint_invariant().end(),
                                             [&](const Piece& piece) { return holds(*piece.term); });
}

}  // namespace synfin::proofs
