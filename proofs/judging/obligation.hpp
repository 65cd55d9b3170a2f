// What must be shown of every way of an event: one list for one endpoint, one for two.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "../claims/property.hpp"
#include "../obligations/obligations.hpp"

namespace synfin::proofs {

/// Whom a piece is said of, before the event and after it. Of one endpoint it is always p.
enum class Whose {
  p,           ///< of the peers: the one to whom the event happens
  q,           ///< and of the other
  mine,        ///< of a segment that p ever sent
  theirs,      ///< of one that q ever sent
  sent,        ///< of the one that leaves
  sent_later,  ///< of the one that leaves and one that p ever sent, in both orders
  sent_first,
  two_of_mine,  ///< of any two that p ever sent
  two_of_theirs,
};

/// A piece of an invariant that must be kept, a claim that must hold, or, where it is neither, what a
/// property says of the table's structure.
struct Obligation {
  const Property* property = nullptr;  ///< of the invariant of two peers: none
  const Piece* piece = nullptr;
  Whose whose = Whose::p;  ///< of a piece
  const Claim* claim = nullptr;

  OwedAs kind() const;
  /// What falls where it does not hold: the piece, or the property.
  std::string_view name() const { return piece != nullptr ? piece->name : property->name; }
  /// What is wrong where it does not hold; of two peers, of whom the piece is said.
  std::string what() const;
  /// Does a piece speak of both peers, and of no segment?
  bool of_peers() const { return piece != nullptr && piece->of == Of::peers; }
};

/// What a property of one endpoint demands of an event's ways, in the order in which it is shown. Nothing
/// where it is of no single way: which rules can fire, what words mean.
/// `invariant`: the pieces, where the property is that of one endpoint.
std::vector<Obligation> obligations_of(const Property& property, model::Event event,
                                       const std::vector<Piece>& invariant = endpoint_invariant());
/// All pieces of the invariant of two peers, then all claims; `crash`: of the step in which a host forgets
/// its TCB.
std::vector<Obligation> obligations_of_two(std::span<const Property* const> properties, model::Event event,
                                           bool crash);

}  // namespace synfin::proofs
