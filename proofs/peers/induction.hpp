// Induction over the events of two peers on a hostile wire: no bound on events, incarnations, octets or
// segments in flight.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "corner.hpp"

namespace synfin::proofs::peers {

/// Where something can happen to a peer: an event in a state, or the host forgets its TCB there.
struct Place {
  model::Event event;
  bool crash;
  model::State state;
  /// `EVENT in STATE`, for people.
  std::string name() const;
};
/// All of them, the long ones first, so that no worker is left with one at the end.
std::vector<Place> places();

/// What the induction says of one piece: a conjunct of the invariant, or a property.
struct Standing {
  Answer answer = Answer::yes;  ///< yes: every step keeps it; no, unknown: `broken` tells of one that may not
  Names rests_on;               ///< the conjuncts and assumptions that its steps need
  std::string broken;           ///< what of it falls
  std::optional<Trace> step;    ///< the step that breaks it
};

/// What the induction says of a table.
class Induction {
 public:
  /// The pieces of `name`'s proof, those of its pieces, and so on; dropped assumptions included.
  Names foundations(std::string_view name) const;
  /// Is it proved? All that it rests on must stand.
  bool proves(std::string_view name) const;
  /// The piece that has fallen, of those that `name` rests on; or nullptr.
  const std::pair<const std::string_view, Standing>* fallen(std::string_view name) const;
  const std::map<std::string_view, Standing>& pieces() const { return pieces_; }

  std::map<std::string_view, Standing> pieces_;
  std::vector<Lost> lost;  ///< pieces of two peers' invariant, in the order in which they fell
};

/// Judges properties on tables: the first table wholly, the others where their ways differ from the first's.
/// `lost`: for each table the pieces of the endpoint invariant that it does not keep. Of the invariant of two
/// peers the largest part is kept that every step of the table keeps: what falls is dropped, and whatever
/// rested on it is shown again without it, until nothing falls.
std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables,
                              const std::vector<Names>& lost, const Limits& limits);

}  // namespace synfin::proofs::peers
