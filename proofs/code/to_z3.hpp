// Conditions and words as the solver's formulas.
#pragma once

#include <z3++.h>

#include <unordered_map>

#include "terms.hpp"

namespace synfin::proofs::code {

class ToZ3 {
 public:
  ToZ3(const Terms& terms, const Decisions& decisions, z3::context& context)
      : terms_(terms), decisions_(decisions), c_(context) {}

  z3::expr condition(Condition c);
  z3::expr word(Word w);

 private:
  z3::expr flag(std::uint32_t flag);
  z3::expr made_of(Word w);

  const Terms& terms_;
  const Decisions& decisions_;
  z3::context& c_;
  std::unordered_map<Condition, z3::expr> conditions_;
  std::unordered_map<Word, z3::expr> words_;
  std::unordered_map<std::uint32_t, z3::expr> flags_;
};

}  // namespace synfin::proofs::code
