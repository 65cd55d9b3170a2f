// The one place that asks the solver.
#pragma once

#include <z3++.h>

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "synfin/proofs/relevance.hpp"

namespace synfin::proofs {

/// A solver's answer has three values, not two.
enum class Answer { no, yes, unknown };

/// Asks one context whether a condition can be met. Equal questions are answered from memory.
class Solver {
 public:
  /// `timeout_ms` bounds each query.
  Solver(z3::context& context, unsigned timeout_ms) : c_(context), timeout_ms_(timeout_ms) {}

  /// Can `condition` be met?
  Answer can(const z3::expr& condition);
  /// Must `conclusion` hold where `assumption` does? Tries with the assumptions that matter most, then with
  /// all; `how` tells where it does not hold.
  Answer must(const z3::expr& assumption, const z3::expr& conclusion, std::optional<z3::model>& how);
  /// Can it be met, and how? The model lives as long as the context.
  Answer can(const z3::expr& condition, std::optional<z3::model>& how);

 private:
  Answer must_one(const std::vector<z3::expr>& assumptions, const z3::expr& conclusion,
                  std::optional<z3::model>& how);

  z3::context& c_;
  Vocabulary vocabulary_;
  unsigned timeout_ms_;
  std::unordered_map<unsigned, std::pair<z3::expr, Answer>>
      known_;  ///< the expression is kept: ids are reused otherwise
};

/// Z3's version, as `4.8.12`.
std::string solver_version();

}  // namespace synfin::proofs
