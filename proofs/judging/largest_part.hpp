// The induction of one table: of an invariant the largest part is kept that every step keeps. What falls is
// dropped, and what rested on it is shown again, until nothing falls.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "../claims/property.hpp"
#include "induction.hpp"

namespace synfin::proofs {

class LargestPart {
 public:
  /// `invariant`: whose part is looked for; it must outlive it. `lost`: what is lost already, of another
  /// invariant on which it rests. `at_first`: the pieces that do not hold when nothing has
  /// happened yet, or are not known to. Then
  /// what was shown at each place, in their order.
  LargestPart(const std::vector<Piece>& invariant, Names lost, std::vector<Lost> at_first,
              std::vector<ShownAtPlace> at_places);

  /// All pieces that are lost, those of the other invariant among them.
  const Names& lost() const { return lost_; }
  /// The places at which something rests on what was lost last, and must be shown again; none: this is the
  /// largest part.
  std::vector<std::size_t> again(const Fallen& fallen) const;
  /// What was shown at a place so far.
  const std::vector<Shown>& at(std::size_t place) const { return at_[place].shown; }
  /// What was shown again at a place, without what is lost.
  void put(std::size_t place, ShownAtPlace made);
  /// After `put` of all of `again`.
  void drop_what_falls();
  Induction result() const;

 private:
  bool is_piece(std::string_view name) const;
  void lose(Lost one);
  void drop();

  const std::vector<Piece>& invariant_;
  Names lost_, fresh_;
  std::vector<ShownAtPlace> at_;
  std::map<std::string_view, Names> rested_;  ///< what each piece's steps needed before something was lost
  std::vector<Lost> told_;
};

}  // namespace synfin::proofs
