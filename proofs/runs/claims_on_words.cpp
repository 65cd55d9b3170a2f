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
    : by_event_(model::event_count) {
  for (const Property* property : which)
    for (std::size_t e = 0; e < model::event_count; ++e)
      for (const Obligation& one : obligations_of(*property, static_cast<model::Event>(e), invariant))
        by_event_[e].push_back(one);
}

std::optional<Broken> ClaimsOnWords::broken_by(model::Event event, const Values& before,
                                               const Ran& ran) const {
  for (const Obligation& one : by_event_[static_cast<std::size_t>(event)])
    if (!holds(one, before, ran)) return Broken{one.property, one.what()};
  return std::nullopt;
}

bool is_sound(const Values& values) {
  const auto holds = [&](const model::Node& term) { return value_of(term, values, values) != 0; };
  return holds(*sound_host()) && std::all_of(endpoint_invariant().begin(), endpoint_invariant().end(),
                                             [&](const Piece& piece) { return holds(*piece.term); });
}

}  // namespace synfin::proofs
