// The value of a term on words: one walk, for whoever has words and no solver.
#pragma once

#include <cstdint>
#include <utility>

#include "fold.hpp"

namespace synfin::model {

/// Words, flags and states as plain terms have them: all are words, a flag 0 or 1.
struct PlainWords {
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
  static constexpr Flag before(Word a, Word b) { return (a - b) >> 31U; }
  static constexpr Flag conjunction(Flag a, Flag b) { return a & b; }
  static constexpr Flag disjunction(Flag a, Flag b) { return a | b; }
  static constexpr Flag negation(Flag a) { return 1 - a; }
  static constexpr Word choice(Flag c, Word a, Word b) { return c != 0 ? a : b; }
};
static_assert(UniformAlgebra<PlainWords>);

/// The value of a term, where `read(node)` gives that of a field. What does not matter is not read.
template <class Read>
std::uint32_t value_of(const Node& n, const Read& read) {
  const auto kid = [&](std::size_t k) { return value_of(*n.kids[k], read); };
  const auto of_kids = [&]<std::size_t... K>(auto operation, std::index_sequence<K...>) {
    return operation(kid(K)...);
  };
  switch (n.op) {
    case Op::literal:
      return n.value;
    case Op::field:
      return read(n);
    case Op::conjunction:
      return kid(0) == 0 ? 0 : kid(1);
    case Op::disjunction:
      return kid(0) != 0 ? 1 : kid(1);
    case Op::choice:
      return kid(0) != 0 ? kid(1) : kid(2);
    default:
      break;
  }
  switch (n.op) {
#define SYNFIN_MEANING(name, operands, ...)                                  \
  case Op::name:                                                             \
    return of_kids([](auto... words) { return PlainWords::name(words...); }, \
                   std::make_index_sequence<operands>{});
    SYNFIN_OPERATORS(SYNFIN_MEANING)
#undef SYNFIN_MEANING
    default:
      break;
  }
  __builtin_unreachable();
}

}  // namespace synfin::model
