// An event, case by case: a case says of each phase that decides which of its rules fires, or that none does.
#pragma once

#include <vector>

#include "event.hpp"

namespace synfin::recheck {

/// Which rules fire, and which do not.
struct Case {
  z3::expr_vector rules;   ///< the names for "it fires"
  z3::expr_vector values;  ///< true or false
  /// What is said, said of this case.
  z3::expr in(const z3::expr& e) const;
};

/// All that can be as it is written, but for those that Z3 shows to be impossible where the facts hold.
std::vector<Case> cases_of(z3::context& c, const Ran& ran, const model::PlainTable& table, model::Event event,
                           const z3::expr& facts);
/// One of them is the case.
z3::expr any_of(z3::context& c, const std::vector<Case>& cases);

}  // namespace synfin::recheck
