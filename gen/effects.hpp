// From effects that happen at once to assignments one after another, as languages without simultaneity need
// them.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "synfin/model/plain.hpp"

namespace synfin::gen {

/// One assignment of a sequence.
struct Step {
  model::PlainAssign effect;
  /// The value must be computed before the first assignment: others of the sequence write what it reads, and
  /// no order of them avoids that.
  bool early = false;
};

/// The fields that a value reads when it is computed.
using Reads = std::function<std::set<std::size_t>(const model::Node&)>;

/// An order of the assignments in which every value reads only fields that no earlier one has written. Where
/// there is none, as in an exchange of two fields, some values are marked `early`. The given order is kept
/// where it can be.
std::vector<Step> one_after_another(const std::vector<model::PlainAssign>& effects, const Reads& reads);

}  // namespace synfin::gen
