#include "lemmas.hpp"

#include "../claims/peer_words.hpp"

namespace synfin::proofs::peers {

const std::vector<Lemma>& lemmas() {
  using namespace claims;
  static const std::vector<Lemma> all{
      {"RCV.NXT moves only by the incarnation that was heard",
       put(after(rcv.nxt) == rcv.nxt || after(ghost.heard) != ghost.heard || ghost.sender == ghost.heard)},
  };
  return all;
}

}  // namespace synfin::proofs::peers
