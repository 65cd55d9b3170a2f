#include "ghosts.hpp"

#include "peer_words.hpp"

namespace synfin::proofs {

const model::Node* ghost_after(std::size_t place) {
  using namespace claims;
  static const std::array<const Node*, peer_ghosts> all = [] {
    std::array<const Node*, peer_ghosts> made{};
    const auto set = [&](auto field, auto term) { made[id_of(field) - first_peer_ghost] = put(term); };
    set(ghost.incarnation, choose(ghost.draws, ghost.draw, ghost.incarnation));
    set(ghost.heard, choose(ghost.records, ghost.sender, choose(ghost.draws, ghost.nobody, ghost.heard)));
    set(ghost.young, ghost.draws || (ghost.young && below<31>(after(snd.nxt) - after(snd.iss))));
    set(ghost.opened, after(told.open) || (!ghost.draws && ghost.opened));
    // Who opens by a segment, rather than at once by its own answer, is acknowledged by it; who opened
    // sooner, by the first that comes from somebody who has heard it.
    set(ghost.acknowledged,
        !ghost.draws && (ghost.acknowledged ||
                         (ghost.arrives && (after(told.open) || (ghost.opened && seg.has_ack && !seg.rst &&
                                                                 ghost.knew == ghost.incarnation)))));
    return made;
  }();
  return all[place];
}

}  // namespace synfin::proofs
