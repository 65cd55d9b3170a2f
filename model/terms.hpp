// Guards and effects as data: trees of empty types, built by the operators below, read by interpreters.
//
// A term has no value of its own. `seg.ack <= snd.nxt` is an object of an empty type whose name spells the
// comparison; an interpreter (an algebra, see algebra.hpp) gives it a meaning. Sorts are checked here, so
// that a sequence number can't be compared as a plain number by oversight.
#pragma once

#include <cstdint>
#include <type_traits>

#include "graph/node.hpp"
#include "sorts.hpp"
#include "states.hpp"

namespace synfin::model {

/// What every term derives from, so that the operators find it and nothing else.
struct TermBase {};
template <class T>
concept Term = std::is_base_of_v<TermBase, T>;

template <Sort S, std::uint32_t V>
struct Literal : TermBase {
  static constexpr Op op = Op::literal;
  static constexpr Sort sort = S;
  static constexpr std::uint32_t value = V;
};

template <Op O, Sort S, Term... Kids>
struct Apply : TermBase {
  static constexpr Op op = O;
  static constexpr Sort sort = S;
};

/// An effect: in the state after the event, `Target` has the value that `Value` had before the rule fired.
template <Term Target, Term Value>
struct Assign {};

/// Effects of one rule. They happen at once: every value is read before any field is written.
template <class... A>
struct Effects {};

template <unsigned Group, unsigned Index, Sort S>
struct Field : TermBase {
  static constexpr Op op = Op::field;
  static constexpr Sort sort = S;
  static constexpr unsigned group = Group;
  static constexpr unsigned index = Index;

  template <Term Value>
  constexpr Effects<Assign<Field, Value>> operator=(Value) const {
    static_assert(Value::sort == S, "synfin: a field is given a value of another sort");
    return {};
  }
};

/// A field as another view has it: after the event, of the other peer, of a segment on the wire. Only what is
/// said of rules speaks so; rules read their own fields, as the event finds them.
template <Term F, View V>
struct Seen : TermBase {
  static constexpr Op op = Op::field;
  static constexpr Sort sort = F::sort;
};

template <Term F>
using After = Seen<F, View::after>;

inline constexpr Literal<Sort::flag, 1> yes{};
inline constexpr Literal<Sort::flag, 0> no{};
/// The guard of a rule that fires whenever its state fits and no earlier rule of its phase did.
inline constexpr auto always = yes;
template <std::uint32_t V>
inline constexpr Literal<Sort::number, V> number{};
template <std::uint32_t V>
inline constexpr Literal<Sort::sequence, V> sequence{};
template <State V>
inline constexpr Literal<Sort::state, V> state_literal{};

namespace detail {
template <char... Digits>
constexpr std::uint32_t decimal() {
  std::uint64_t value = 0;
  ((value = value * 10 + static_cast<std::uint64_t>(Digits - '0')), ...);
  return static_cast<std::uint32_t>(value);
}
}  // namespace detail

/// A number in a term: `rcv.nxt + 1_n`.
template <char... Digits>
constexpr Literal<Sort::number, detail::decimal<Digits...>()> operator""_n() {
  return {};
}

// position + number, number + number
template <Term A, Term B>
constexpr auto operator+(A, B) {
  static_assert(B::sort == Sort::number && A::sort != Sort::flag && A::sort != Sort::state,
                "synfin: only a number can be added, and not to a flag or a state");
  return Apply<Op::add, A::sort, A, B>{};
}
// position - position is a number; position - number is a position
template <Term A, Term B>
constexpr auto operator-(A, B) {
  static_assert(A::sort == B::sort || B::sort == Sort::number, "synfin: the two have no difference");
  static_assert(A::sort != Sort::flag && A::sort != Sort::state,
                "synfin: flags and states have no difference");
  return Apply < Op::subtract, A::sort == B::sort ? Sort::number : A::sort, A, B > {};
}
template <Term A, Term B>
constexpr Apply<Op::equal, Sort::flag, A, B> operator==(A, B) {
  static_assert(A::sort == B::sort, "synfin: terms of different sorts are compared");
  return {};
}
template <Term A>
constexpr Apply<Op::negation, Sort::flag, A> operator!(A) {
  static_assert(A::sort == Sort::flag, "synfin: only a flag can be negated");
  return {};
}
template <Term A, Term B>
constexpr auto operator!=(A a, B b) {
  return !(a == b);
}
template <Term A, Term B>
constexpr auto operator<(A, B) {
  static_assert(A::sort == B::sort, "synfin: terms of different sorts are compared");
  static_assert(A::sort != Sort::flag && A::sort != Sort::state, "synfin: flags and states have no order");
  return Apply < is_circular(A::sort) ? Op::before : Op::less, Sort::flag, A, B > {};
}
template <Term A, Term B>
constexpr auto operator>(A a, B b) {
  return b < a;
}
template <Term A, Term B>
constexpr auto operator<=(A a, B b) {
  return !(b < a);
}
template <Term A, Term B>
constexpr auto operator>=(A a, B b) {
  return !(a < b);
}
template <Term A, Term B>
constexpr Apply<Op::conjunction, Sort::flag, A, B> operator&&(A, B) {
  static_assert(A::sort == Sort::flag && B::sort == Sort::flag, "synfin: && joins flags");
  return {};
}
template <Term A, Term B>
constexpr Apply<Op::disjunction, Sort::flag, A, B> operator||(A, B) {
  static_assert(A::sort == Sort::flag && B::sort == Sort::flag, "synfin: || joins flags");
  return {};
}
/// If-then-else.
template <Term C, Term A, Term B>
constexpr Apply<Op::choice, A::sort, C, A, B> choose(C, A, B) {
  static_assert(C::sort == Sort::flag && A::sort == B::sort,
                "synfin: choose(flag, a, b) wants a and b of one sort");
  return {};
}
template <Term A, Term B>
constexpr auto min(A a, B b) {
  return choose(a < b, a, b);
}
template <Term A, Term B>
constexpr auto max(A a, B b) {
  return choose(a < b, b, a);
}
/// 1 where the flag is set, else 0: a SYN or a FIN takes one sequence number.
template <Term F>
constexpr auto count(F flag) {
  return choose(flag, number<1>, number<0>);
}

// Lists of effects, joined into one.
constexpr Effects<> then() { return {}; }
template <class... A>
constexpr Effects<A...> then(Effects<A...> effects) {
  return effects;
}
template <class... A, class... B, class... Rest>
constexpr auto then(Effects<A...>, Effects<B...>, Rest... rest) {
  return then(Effects<A..., B...>{}, rest...);
}
inline constexpr Effects<> nothing{};

}  // namespace synfin::model
