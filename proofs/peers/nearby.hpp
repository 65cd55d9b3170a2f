// Windows are about how far an arriving segment lies from RCV.NXT, and how long it is; what is said of two
// peers is about how far its begin and its end lie behind the SND.NXT of who sent it. Each is a sum of words
// where the other is one word, and sums are what solvers are slow at. So a way is found, and the contract is
// proved of it, as seen from RCV.NXT, and then it is written as two peers see it.
#pragma once

#include "step.hpp"

namespace synfin::proofs::peers {

class Nearby {
 public:
  Nearby(const Z3Words& words, const Setting& before);
  /// The setting, with constants for SEG.SEQ - RCV.NXT and for the length of the text.
  const Setting& setting() const { return near_; }
  /// What a way of that setting, or a condition on it, is in the one it was made from.
  Way as_peers_see_it(const Way& way) const;
  z3::expr as_peers_see_it(const z3::expr& e) const;

 private:
  z3::expr_vector constants_, for_peers_;  ///< those of the setting, and what they are for two peers
  Setting near_;
};

}  // namespace synfin::proofs::peers
