// Guards and effects as data: trees of empty types, built by the operators below, read by interpreters.
//
// A term has no value of its own. `seg.ack <= snd.nxt` is an object of an empty type whose name spells the
// comparison; an interpreter (an algebra, see algebra.hpp) gives it a meaning. Sorts are checked here, so
// that a sequence number can't be compared as a plain number by oversight: what does not fit becomes a Wrong
// term, of which the rule that it stands in is told (mistakes.hpp).
#pragma once

#include <cstdint>
#include <type_traits>

#include "graph/node.hpp"
#include "mistakes.hpp"
#include "sorts.hpp"
#include "states.hpp"

namespace synfin::model {

/// What every term derives from, so that the operators find it and nothing else.
struct TermBase {
  static constexpr Mistake mistake = Mistake::none;
};
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

/// Stands where a term makes no sense, and swallows what it is part of.
template <Mistake Why>
struct Wrong : TermBase {
  static constexpr Sort sort = Sort::flag;  // no more than a word that must be there
  static constexpr Mistake mistake = Why;
  template <class Value>
  constexpr auto operator=(Value) const {
    return Assign<Wrong, Wrong>{};
  }
};
template <Mistake Why>
using Misassigned = Assign<Wrong<Why>, Wrong<Why>>;

namespace detail {

template <class T>
inline constexpr Sort sort_of = Sort::flag;
template <Term T>
inline constexpr Sort sort_of<T> = T::sort;
template <class T>
inline constexpr Mistake mistake_of = Mistake::bare_operand;
template <Term T>
inline constexpr Mistake mistake_of<T> = T::mistake;

/// Can a number be added to it, and is it less than another?
constexpr bool has_sums(Sort sort) { return sort != Sort::flag && sort != Sort::state; }

/// The term where its parts are terms that fit; else what is wrong, `Why` if it is only that they don't fit.
template <Op O, Mistake Why, bool Fits, class... Parts>
constexpr auto apply() {
  constexpr Mistake wrong = first_mistake(mistake_of<Parts>..., Fits ? Mistake::none : Why);
  if constexpr (wrong == Mistake::none)
    return Apply<O, result_of(O, sort_of<Parts>...), Parts...>{};
  else
    return Wrong<wrong>{};
}
template <class... T>
inline constexpr bool are_flags = (true && ... && (sort_of<T> == Sort::flag));
template <class A, class B>
inline constexpr bool same_sort = sort_of<A> == sort_of<B>;

}  // namespace detail

template <unsigned Group, unsigned Index, Sort S>
struct Field : TermBase {
  static constexpr Op op = Op::field;
  static constexpr Sort sort = S;
  static constexpr unsigned group = Group;
  static constexpr unsigned index = Index;

  template <class Value>
  constexpr auto operator=(Value) const {
    constexpr Mistake wrong = first_mistake(detail::mistake_of<Value>,
                                            detail::sort_of<Value> == S ? Mistake::none : Mistake::assigned);
    if constexpr (wrong == Mistake::none)
      return Assign<Field, Value>{};
    else
      return Assign<Field, Wrong<wrong>>{};
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

// An operand that is no term is taken, too, and found wrong.
template <class A, class B>
concept Operands = Term<A> || Term<B>;

// position + number, number + number
template <class A, class B>
requires Operands<A, B>
constexpr auto operator+(A, B) {
  using namespace detail;
  return apply < Op::add, Mistake::sum, sort_of<B> == Sort::number && has_sums(sort_of<A>), A, B > ();
}
// position - position is a number; position - number is a position
template <class A, class B>
requires Operands<A, B>
constexpr auto operator-(A, B) {
  using namespace detail;
  return apply < Op::subtract, Mistake::difference,
         has_sums(sort_of<A>) && (same_sort<A, B> || sort_of<B> == Sort::number), A, B > ();
}
template <class A, class B>
requires Operands<A, B>
constexpr auto operator==(A, B) {
  using namespace detail;
  return apply<Op::equal, Mistake::comparison, same_sort<A, B>, A, B>();
}
template <Term A>
constexpr auto operator!(A) {
  using namespace detail;
  return apply<Op::negation, Mistake::negation, are_flags<A>, A>();
}
template <class A, class B>
requires Operands<A, B>
constexpr auto operator!=(A a, B b) { return !(a == b); }
template <class A, class B>
requires Operands<A, B>
constexpr auto operator<(A, B) {
  using namespace detail;
  return apply < is_circular(sort_of<A>) ? Op::before : Op::less,
         same_sort<A, B> ? Mistake::order : Mistake::comparison, same_sort<A, B> && has_sums(sort_of<A>), A,
         B > ();
}
template <class A, class B>
requires Operands<A, B>
constexpr auto operator>(A a, B b) { return b < a; }
template <class A, class B>
requires Operands<A, B>
constexpr auto operator<=(A a, B b) { return !(b < a); }
template <class A, class B>
requires Operands<A, B>
constexpr auto operator>=(A a, B b) { return !(a < b); }
template <class A, class B>
requires Operands<A, B>
constexpr auto operator&&(A, B) {
  using namespace detail;
  return apply<Op::conjunction, Mistake::conjunction, are_flags<A, B>, A, B>();
}
template <class A, class B>
requires Operands<A, B>
constexpr auto operator||(A, B) {
  using namespace detail;
  return apply<Op::disjunction, Mistake::disjunction, are_flags<A, B>, A, B>();
}
/// If-then-else.
template <class C, class A, class B>
constexpr auto choose(C, A, B) {
  using namespace detail;
  return apply < Op::choice, Mistake::choice, are_flags<C> && same_sort<A, B>, C, A, B > ();
}
template <class A, class B>
requires Operands<A, B>
constexpr auto min(A a, B b) { return choose(a < b, a, b); }
template <class A, class B>
requires Operands<A, B>
constexpr auto max(A a, B b) { return choose(a < b, b, a); }
/// 1 where the flag is set, else 0: a SYN or a FIN takes one sequence number.
template <class F>
constexpr auto count(F flag) {
  return choose(flag, number<1>, number<0>);
}

// Effects, joined into one list.
namespace detail {
template <class... A>
constexpr Effects<A...> list_of(Effects<A...> effects) {
  return effects;
}
template <class F, class V>
constexpr Effects<Assign<F, V>> list_of(Assign<F, V>) {
  return {};
}
template <class T>
constexpr Effects<Misassigned<Mistake::no_assignment>> list_of(T) {
  return {};
}
constexpr Effects<> joined() { return {}; }
template <class... A>
constexpr Effects<A...> joined(Effects<A...> effects) {
  return effects;
}
template <class... A, class... B, class... Rest>
constexpr auto joined(Effects<A...>, Effects<B...>, Rest... rest) {
  return joined(Effects<A..., B...>{}, rest...);
}
}  // namespace detail
/// What a rule does: assignments, and words that are made of them.
template <class... Parts>
constexpr auto then(Parts... parts) {
  return detail::joined(detail::list_of(parts)...);
}
inline constexpr Effects<> nothing{};
/// Assignments in brackets without `then`: C++ would drop all but the last.
template <class F, class V, class Next>
constexpr Misassigned<Mistake::without_then> operator,(Assign<F, V>, Next) {
  return {};
}
template <class... A, class Next>
constexpr Misassigned<Mistake::without_then> operator,(Effects<A...>, Next) {
  return {};
}

}  // namespace synfin::model
