// The operations from which every guard, effect and claim is built, each stated once. What all interpreters
// need of an operation is a column of this table; what it means to each is a member of that name
// (algebra.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "../sorts.hpp"

// name, operands, what results, sign between two operands for people, SMT-LIB with `{0}` for an operand,
// meaning. Results: `first`, a word of the first operand's sort; `distance`, a number where both are alike;
// `truth`, a flag; `either`, what the last two are.
#define SYNFIN_OPERATORS(O)                                                                                  \
  O(add, 2, first, "+", "(bvadd {0} {1})", "sum modulo 2^32")                                                \
  O(subtract, 2, distance, "-", "(bvsub {0} {1})", "difference modulo 2^32")                                 \
  O(equal, 2, truth, "==", "(= {0} {1})", "same value")                                                      \
  O(less, 2, truth, "<", "(bvult {0} {1})", "unsigned comparison, for numbers")                              \
  O(before, 2, truth, "<", "(bvslt (bvsub {0} {1}) #x00000000)",                                             \
    "the first lies before the second on the circle of 2^32: their difference is negative as a signed word") \
  O(conjunction, 2, truth, "&&", "(and {0} {1})", "both")                                                    \
  O(disjunction, 2, truth, "||", "(or {0} {1})", "either")                                                   \
  O(negation, 1, truth, "", "(not {0})", "not")                                                              \
  O(choice, 3, either, "", "(ite {0} {1} {2})", "if-then-else")

namespace synfin::model {

#define SYNFIN_OP(name, ...) name,
/// What a node is: a constant, a field of some view, or an operation.
enum class Op : std::uint8_t { literal, field, SYNFIN_OPERATORS(SYNFIN_OP) };
#undef SYNFIN_OP

/// What comes of an operation, by what its operands are.
enum class Gives : std::uint8_t { first, distance, truth, either };

struct Operator {
  Op op;
  std::string_view name;
  std::size_t operands;
  Gives gives;
  std::string_view sign;  ///< between two operands; empty: it is written otherwise
  std::string_view smt;   ///< SMT-LIB 2, logic QF_BV: words are of 32 bits, states of 4
  std::string_view meaning;
};
#define SYNFIN_LINE(name, operands, gives, sign, smt, meaning) \
  Operator{Op::name, #name, operands, Gives::gives, sign, smt, meaning},
inline constexpr Operator operators[] = {SYNFIN_OPERATORS(SYNFIN_LINE)};
#undef SYNFIN_LINE

/// Is it an operation, and no leaf?
constexpr bool is_operation(Op op) { return op != Op::literal && op != Op::field; }
/// The table's line of an operation.
constexpr const Operator& line_of(Op op) {
  return operators[static_cast<std::size_t>(op) - static_cast<std::size_t>(Op::add)];
}
/// How many operands a node of that kind has.
constexpr std::size_t arity(Op op) { return is_operation(op) ? line_of(op).operands : 0; }

/// The sort of what comes of an operation on operands of these sorts; the third is that of a choice.
constexpr Sort result_of(Op op, Sort a, Sort b = Sort::flag, Sort c = Sort::flag) {
  switch (line_of(op).gives) {
    case Gives::first:
      return a;
    case Gives::distance:
      return a == b ? Sort::number : a;
    case Gives::truth:
      return Sort::flag;
    case Gives::either:
      return c;
  }
  __builtin_unreachable();
}

}  // namespace synfin::model
