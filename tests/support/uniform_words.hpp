// The algebra of plain terms on machine words: flags and states are words too. What model::fold computes with
// here must be what model::evaluate computes with model::Words.
#pragma once

#include <cstdint>

#include "../../model/fold.hpp"

namespace synfin::tests {

struct UniformWords {
  using Word = std::uint32_t;
  using Flag = std::uint32_t;
  using State = std::uint32_t;

  static constexpr Word number(std::uint32_t value) { return value; }
  static constexpr Flag flag(bool value) { return value ? 1 : 0; }
  static constexpr State state(model::State value) { return value; }
  static constexpr Word add(Word a, Word b) { return a + b; }
  static constexpr Word subtract(Word a, Word b) { return a - b; }
  static constexpr Flag equal(Word a, Word b) { return flag(a == b); }
  static constexpr Flag less(Word a, Word b) { return flag(a < b); }
  static constexpr Flag before(Word a, Word b) { return (a - b) >> 31; }
  static constexpr Flag conjunction(Flag a, Flag b) { return a & b; }
  static constexpr Flag disjunction(Flag a, Flag b) { return a | b; }
  static constexpr Flag negation(Flag a) { return 1 - a; }
  static constexpr Word choice(Flag c, Word a, Word b) { return c != 0 ? a : b; }
};
static_assert(model::UniformAlgebra<UniformWords>);

}  // namespace synfin::tests
