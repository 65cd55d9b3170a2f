// A user's own statements beside ours: properties, pieces of the invariants, and what he assumes of his host.
// They are written in the same words (words.hpp, peer_words.hpp), and judged on all tables.
//
//   using namespace synfin::proofs::claims;
//   Own own;
//   own.properties.push_back({.name = "mine", .statement = "what it says", .question = "", .clause = "RFC
//   9293 3.6",
//                             .claims = {claim("a sentence", arrival, from<LAST_ACK>, !after(told.open))}});
//   own.pieces.push_back(piece(Of::endpoint, "no-timer-without-text", "what forced it", !retransmission_timer
//   || ...));
#pragma once

#include <string_view>
#include <vector>

#include "property.hpp"

namespace synfin::proofs {

/// What is taken for true of a host whenever an event happens to it.
struct OfHost {
  std::string_view name;
  std::string_view statement;
  std::string_view clause;  ///< what grants it
  const model::Node* term;  ///< about the configuration, the call and the arriving segment
};

struct Own {
  std::vector<Property> properties;
  std::vector<Piece> pieces;  ///< of either invariant
  std::vector<std::string_view>
      without_pieces;  ///< pieces of ours, by name, that are not to be assumed nor shown
  std::vector<OfHost> assumptions;
};

/// Adds them. Call it before the program starts, once. Throws std::invalid_argument where a name is not new,
/// or names no piece.
void add_own(Own own);

/// What a user assumes of his host, on top of ours; `sound_host` holds both.
const std::vector<OfHost>& own_assumptions();
/// Was the property added?
bool is_own(const Property& property);

}  // namespace synfin::proofs
