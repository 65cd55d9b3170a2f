#include "outset.hpp"

#include "../claims/property.hpp"

namespace synfin::proofs {

Outset outset_of(const Z3Words& words, model::State state, const std::set<std::string_view>& lost) {
  Scene before = free_scene(words);
  before[model::id_of(model::terms::tcb.state)] = words.state(state);
  z3::expr assumed = meaning(words, *sound_host(), before, before);
  for (const Piece& piece : endpoint_invariant())
    if (lost.count(piece.name) == 0)
      assumed = words.conjunction(assumed, meaning(words, *piece.term, before, before));
  return {std::move(before), assumed.simplify()};
}

}  // namespace synfin::proofs
