// Induction over the events of two peers on a hostile wire: no bound on events, incarnations, octets or
// segments in flight.
#pragma once

#include <span>
#include <vector>

#include "../judging/induction.hpp"
#include "at_place.hpp"

namespace synfin::proofs::peers {

/// Where something can happen to a peer, in the order in which it is judged.
std::vector<Place> places_of_peers();

/// Judges properties on tables: the first table wholly, the others where their ways differ from the first's.
/// `lost`: for each table the pieces of the endpoint invariant that it does not keep. Of the invariant of two
/// peers the largest part is kept that every step of the table keeps: what falls is dropped, and whatever
/// rested on it is shown again without it, until nothing falls.
std::vector<Induction> induct(std::span<const Property* const> which,
                              std::span<const model::PlainTable* const> tables,
                              const std::vector<Names>& lost, const Limits& limits);

}  // namespace synfin::proofs::peers
