// A question to a solver, and the text in which it can be put to any: SMT-LIB 2.
#pragma once

#include <z3++.h>

#include <string>
#include <vector>

namespace synfin::proofs {

/// Can a condition be met? The text and its hash are made when they are first asked for.
class Question {
 public:
  explicit Question(z3::expr condition) : condition_(std::move(condition)) {}

  const z3::expr& condition() const { return condition_; }
  /// A whole SMT-LIB 2 script of logic QF_BV, up to `(check-sat)`. It depends on the condition alone, not on
  /// what else its context has seen.
  const std::string& text() const;
  /// 64 hexadecimal digits: SHA-256 of the text.
  const std::string& hash() const;

 private:
  z3::expr condition_;
  mutable std::string text_, hash_;
};

/// The constants that a condition speaks of, each once, in a fixed order.
std::vector<z3::expr> constants_of(const z3::expr& condition);

}  // namespace synfin::proofs
