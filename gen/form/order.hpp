// From what happens at once to what happens one after another, as languages without simultaneity need it.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <vector>

namespace synfin::gen {

/// Something that reads fields and then writes some.
struct Act {
  std::set<std::size_t> reads, writes;
  bool can_read_early = true;  ///< what it reads can be read, and its value computed, before all acts
};
/// An act in a sequence.
struct Placed {
  std::size_t act;     ///< its place among those given
  bool early = false;  ///< its value must be computed before the first act: no order avoids that
};

/// An order in which every act reads only fields that no earlier one has written. Where there is none, as in
/// an exchange of two fields, some are marked `early`. The given order is kept where it can be. Empty where
/// acts that cannot read early stand in each other's way.
std::vector<Placed> one_after_another(std::span<const Act> acts);

}  // namespace synfin::gen
