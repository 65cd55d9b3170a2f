// expect: a.before(w, w)
// algebra: Incomplete
#include "../../model/words.hpp"

using namespace synfin::model;

/// Words without the comparison of positions, and then with it.
struct Incomplete {
  using Word = std::uint32_t;
  using Flag = bool;
  using State = synfin::model::State;
  constexpr Word number(std::uint32_t v) const { return v; }
  constexpr Flag flag(bool v) const { return v; }
  constexpr State state(State v) const { return v; }
  constexpr Word add(Word a, Word b) const { return a + b; }
  constexpr Word subtract(Word a, Word b) const { return a - b; }
  constexpr Flag equal(auto a, auto b) const { return a == b; }
  constexpr Flag less(Word a, Word b) const { return a < b; }
  constexpr Flag conjunction(Flag a, Flag b) const { return a && b; }
  constexpr Flag disjunction(Flag a, Flag b) const { return a || b; }
  constexpr Flag negation(Flag a) const { return !a; }
  constexpr auto choice(Flag c, auto a, auto b) const { return c ? a : b; }
};
struct Complete : Incomplete {
  constexpr Flag before(Word a, Word b) const { return a - b >= 1U << 31; }
};

static_assert(Algebra<Incomplete>);
