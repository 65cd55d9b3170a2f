// The algebra of the running machine: 32-bit words, bools, states. Everything is constexpr and branch-free.
#pragma once

#include <cstdint>

#include "algebra.hpp"
#include "states.hpp"

namespace synfin::model {

/// Machine words, as the runtime computes with them.
struct Words {
  using Word = std::uint32_t;
  using Flag = bool;
  using State = model::State;

  static constexpr Word number(std::uint32_t value) { return value; }
  static constexpr Flag flag(bool value) { return value; }
  static constexpr State state(State value) { return value; }
  static constexpr Word add(Word a, Word b) { return a + b; }
  static constexpr Word subtract(Word a, Word b) { return a - b; }
  template <class T>
  static constexpr Flag equal(T a, T b) {
    return a == b;
  }
  static constexpr Flag less(Word a, Word b) { return a < b; }
  static constexpr Flag before(Word a, Word b) { return static_cast<std::int32_t>(a - b) < 0; }
  static constexpr Flag conjunction(Flag a, Flag b) { return a && b; }
  static constexpr Flag disjunction(Flag a, Flag b) { return a || b; }
  static constexpr Flag negation(Flag a) { return !a; }
  template <class T>
  static constexpr T choice(Flag c, T a, T b) {
    return c ? a : b;
  }
};
static_assert(Algebra<Words>);

}  // namespace synfin::model
