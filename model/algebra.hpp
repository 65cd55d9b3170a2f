// The seam on which the whole promise rests: what an interpreter must give a meaning to, and the one walk
// over a term.
#pragma once

#include <concepts>
#include <cstdint>

#include "terms.hpp"

namespace synfin::model {

/// An algebra gives every operation of a term (graph/operators.hpp) a meaning over its own words, flags and
/// states, as a member of the operation's name. A missing one is a compile error. `number` makes a word of a
/// constant, whatever its sort.
template <class A>
concept Algebra = requires(const A a, const typename A::Word& w, const typename A::Flag& f,
                           const typename A::State& s) {
  { a.number(std::uint32_t{}) } -> std::convertible_to<typename A::Word>;
  { a.flag(true) } -> std::convertible_to<typename A::Flag>;
  { a.state(State{}) } -> std::convertible_to<typename A::State>;
  { a.add(w, w) } -> std::convertible_to<typename A::Word>;
  { a.subtract(w, w) } -> std::convertible_to<typename A::Word>;
  { a.equal(w, w) } -> std::convertible_to<typename A::Flag>;
  { a.equal(f, f) } -> std::convertible_to<typename A::Flag>;
  { a.equal(s, s) } -> std::convertible_to<typename A::Flag>;
  { a.less(w, w) } -> std::convertible_to<typename A::Flag>;
  { a.before(w, w) } -> std::convertible_to<typename A::Flag>;
  { a.conjunction(f, f) } -> std::convertible_to<typename A::Flag>;
  { a.disjunction(f, f) } -> std::convertible_to<typename A::Flag>;
  { a.negation(f) } -> std::convertible_to<typename A::Flag>;
  { a.choice(f, w, w) } -> std::convertible_to<typename A::Word>;
  { a.choice(f, f, f) } -> std::convertible_to<typename A::Flag>;
  { a.choice(f, s, s) } -> std::convertible_to<typename A::State>;
};

/// The meaning of a term in algebra `a`, where `read(field)` gives the value of a field.
template <Algebra A, class Read, Sort S, std::uint32_t V>
constexpr auto evaluate(const A& a, const Read&, Literal<S, V>) {
  if constexpr (S == Sort::flag)
    return a.flag(V != 0);
  else if constexpr (S == Sort::state)
    return a.state(static_cast<State>(V));
  else
    return a.number(V);
}
template <Algebra A, class Read, unsigned G, unsigned I, Sort S>
constexpr auto evaluate(const A&, const Read& read, Field<G, I, S> field) {
  return read(field);
}
template <Algebra A, class Read, Op O, Sort S, Term... Kids>
constexpr auto evaluate(const A& a, const Read& read, Apply<O, S, Kids...>) {
#define SYNFIN_MEANING(name, ...) \
  if constexpr (O == Op::name) return a.name(evaluate(a, read, Kids{})...);
  SYNFIN_OPERATORS(SYNFIN_MEANING)
#undef SYNFIN_MEANING
}

}  // namespace synfin::model
