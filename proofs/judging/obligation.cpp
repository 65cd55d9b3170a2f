#include "obligation.hpp"

namespace synfin::proofs {

using model::Event;

namespace {

/// `sent:fin-is-last`: a piece of two peers, and of whom it is said.
std::string named_by_whose(const Piece& piece, Whose whose) {
  std::string name(piece.name);
  switch (whose) {
    case Whose::p:
      return name;
    case Whose::q:  // the same of the other peer
      return name + "'";
    case Whose::mine:
    case Whose::two_of_mine:
      return "mine:" + name;
    case Whose::theirs:
    case Whose::two_of_theirs:
      return "theirs:" + name;
    case Whose::sent:
      return "sent:" + name;
    case Whose::sent_later:
      return name + ":sent";
    case Whose::sent_first:
      return name + ":sent-first";
  }
  __builtin_unreachable();
}

std::vector<Whose> all_whose(Of of) {
  switch (of) {
    case Of::endpoint:
      return {};
    case Of::peers:
      return {Whose::p, Whose::q};
    case Of::segment:
      return {Whose::mine, Whose::theirs, Whose::sent};
    case Of::two_segments:
      return {Whose::sent_later, Whose::sent_first, Whose::two_of_mine, Whose::two_of_theirs};
  }
  __builtin_unreachable();
}

}  // namespace

OwedAs Obligation::kind() const {
  return piece != nullptr ? OwedAs::piece : claim != nullptr ? OwedAs::claim : OwedAs::structure;
}

std::string Obligation::what() const {
  if (piece != nullptr)
    return piece->of == Of::endpoint ? "not preserved: " + std::string(piece->name)
                                     : named_by_whose(*piece, whose);
  if (claim != nullptr) return std::string(claim->what);
  return property->claims.structure() == Structure::one_segment ? "two segments" : "no rule fires";
}

std::vector<Obligation> obligations_of(const Property& property, Event event,
                                       const std::vector<Piece>& invariant) {
  std::vector<Obligation> all;
  switch (property.claims.structure()) {
    case Structure::none:
      for (const Claim& claim : property.claims)
        if (concerns(claim, event)) all.push_back({.property = &property, .claim = &claim});
      break;
    case Structure::invariant:
      for (const Piece& piece : invariant) all.push_back({.property = &property, .piece = &piece});
      break;
    case Structure::every_event_answered:
    case Structure::one_segment:
      all.push_back({.property = &property});
      break;
    case Structure::no_dead_rule:
    case Structure::no_shadowed_rule:
    case Structure::words:
      break;
  }
  return all;
}

std::vector<Obligation> obligations_of_two(std::span<const Property* const> properties, Event event,
                                           bool crash) {
  std::vector<Obligation> all;
  for (const Piece& piece : peer_invariant())
    for (const Whose whose : all_whose(piece.of)) all.push_back({.piece = &piece, .whose = whose});
  for (const Property* property : properties)
    for (const Claim& claim : property->claims)
      if (crash ? claim.events.empty() : concerns(claim, event))
        all.push_back({.property = property, .claim = &claim});
  return all;
}

}  // namespace synfin::proofs
