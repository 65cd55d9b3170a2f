// The seam on which the whole promise rests: what an interpreter must give a meaning to, and the one walk
// over a term.
#pragma once

#include <concepts>
#include <cstdint>

#include "terms.hpp"

namespace synfin::model {

/// An algebra gives every operation of a term a meaning over its own words, flags and states. A missing
/// operation is a compile error. `number` makes a word of a constant, whatever its sort.
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
  if constexpr (O == Op::add)
    return a.add(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::subtract)
    return a.subtract(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::equal)
    return a.equal(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::less)
    return a.less(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::before)
    return a.before(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::conjunction)
    return a.conjunction(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::disjunction)
    return a.disjunction(evaluate(a, read, Kids{})...);
  else if constexpr (O == Op::negation)
    return a.negation(evaluate(a, read, Kids{})...);
  else {
    static_assert(O == Op::choice, "synfin: an operation without a meaning");
    return a.choice(evaluate(a, read, Kids{})...);
  }
}

}  // namespace synfin::model
