// Conditions and words as the solver's formulas.
#pragma once

#include <z3++.h>

#include <map>
#include <string>
#include <unordered_map>

#include "basis.hpp"
#include "terms.hpp"

namespace synfin::proofs::code {

class ToZ3 {
 public:
  ToZ3(const Terms& terms, const Decisions& decisions, z3::context& context, Basis basis = {})
      : terms_(terms), decisions_(decisions), c_(context), basis_(std::move(basis)) {}

  z3::expr condition(Condition c);
  z3::expr word(Word w);

  /// The variables and free flags of what was made so far, by their names.
  const std::map<std::string, z3::expr>& inputs() const { return inputs_; }

 private:
  z3::expr flag(std::uint32_t flag);
  z3::expr made_of(Word w);
  z3::expr equal(Word a, Word b);
  z3::expr sum(const Parts& parts, unsigned width);

  const Terms& terms_;
  const Decisions& decisions_;
  z3::context& c_;
  Basis basis_;
  std::map<std::string, z3::expr> inputs_;
  std::unordered_map<Condition, z3::expr> conditions_;
  std::unordered_map<Word, z3::expr> words_;
  std::unordered_map<std::uint32_t, z3::expr> flags_;
};

}  // namespace synfin::proofs::code
