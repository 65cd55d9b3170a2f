// One edition of the model: its table, what is claimed of it and what is assumed. An edit of a word makes
// another one: the word changes in all of these at once.
#pragma once

#include <vector>

#include "../claims/property.hpp"

namespace synfin::proofs {

struct Edition {
  model::PlainTable table;
  std::vector<Property> properties;  ///< of one endpoint's steps, in the order of `one_endpoint_properties`
  std::vector<Piece> invariant;
  const model::Node* sound_host = nullptr;
};

/// The standard's.
Edition standard_edition();

/// An edition with a word edited, and what is another in it.
struct Reworded {
  Edition edition;
  std::vector<model::Event> events;           ///< whose rules or claims are
  std::vector<const Property*> other_claims;  ///< places in `edition.properties`
  bool other_rules = false;                   ///< guards, effects, or when an event can happen
  bool other_assumptions = false;             ///< invariant or host
};

/// `now` in the place of `word` wherever it stands, said of before an event or after it. What is claimed in
/// bare fields stays as it is: no edit of a word reaches it.
Reworded reworded(const Edition& from, const model::Node* word, const model::Node* now);

}  // namespace synfin::proofs
