// From effects that happen at once to assignments one after another, as languages without simultaneity need
// them.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "../model/plain.hpp"

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

/// That a rule deletes the TCB: all of it, or all but a field or two.
struct Forgetting {
  std::string name;              ///< `forget_all`, `forget_all_but_passive`
  std::set<std::size_t> fields;  ///< what becomes zero
};
/// Takes the forgetting out of the effects, where there is one. It reads nothing, and so can come last.
std::optional<Forgetting> take_forgetting(std::vector<model::PlainAssign>& effects);

}  // namespace synfin::gen
