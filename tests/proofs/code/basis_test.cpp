// Other variables: what can be with the ones can be with the others, and sums are shorter.
#include "../../../proofs/code/basis.hpp"

#include "../../../proofs/code/to_z3.hpp"
#include "../../catch.hpp"

using namespace synfin::proofs::code;

namespace {

bool can(const z3::expr& condition) {
  z3::solver solver(condition.ctx());
  solver.add(condition);
  const z3::check_result result = solver.check();
  REQUIRE(result != z3::unknown);
  return result == z3::sat;
}

std::size_t cost_of(const Basis& basis, std::initializer_list<Word> words) {
  std::size_t cost = 0;
  for (const Word word : words) cost += basis.parts_of(word).cost();
  return cost;
}

}  // namespace

TEST_CASE("sums that are asked about become variables", "[proofs][code]") {
  Terms t;
  const Word una = t.variable("una", 32), nxt = t.variable("nxt", 32), wnd = t.variable("wnd", 32);
  const Word flight = t.subtract(nxt, una);
  const Word usable = t.subtract(wnd, flight);
  const Word twice = t.add(usable, usable);
  const Condition asked = t.decisions().both(
      t.decisions().both(t.less(flight, usable), t.less(usable, t.number(1000, 32))), t.less(twice, flight));
  CHECK(cost_of({}, {flight, usable, twice}) == 8);
  CHECK(cost_of(Basis(t, asked), {flight, usable, twice}) == 3);
}

TEST_CASE("in other variables the same can be", "[proofs][code]") {
  Terms t;
  const Word x = t.variable("x", 8), y = t.variable("y", 8), z = t.variable("z", 8);
  const Word half = t.zero_extend(t.variable("h", 4), 8);
  const Word a = t.subtract(t.add(x, y), half);
  const Word b = t.subtract(t.add(t.multiply(x, t.number(2, 8)), z), t.number(7, 8));
  // a part of a sum in which the sum's own variables lie
  const Word c = t.subtract(x, t.zero_extend(t.extract(t.add(x, z), 0, 4), 8));
  Decisions& d = t.decisions();
  const Condition asked = d.both(d.both(t.less(a, b), t.bit(t.subtract(c, a), 7)),
                                 d.either(t.equal(c, t.add(y, z)), t.equal(a, x)));
  const Basis basis(t, asked);
  z3::context context;
  ToZ3 plain(t, d, context);
  ToZ3 other(t, d, context, basis);
  const z3::expr as_asked = plain.condition(asked);
  const z3::expr in_others = other.condition(asked);
  CHECK(in_others.hash() != as_asked.hash());
  // each input is what the new variables make of it, and then the conditions are the same
  z3::expr same = context.bool_val(true);
  REQUIRE(other.inputs().size() == 4);
  for (const auto& [name, input] : other.inputs()) same = same && plain.inputs().at(name) == input;
  CHECK_FALSE(can(same && as_asked != in_others));
  // whatever the inputs are, there are such variables; and what they are follows from the inputs
  const auto inverted = [&](const z3::expr& e) {
    z3::expr_vector from(context), to(context);
    for (const Word one : {x, y, z}) {
      from.push_back(context.bv_const((one->name + std::string(Basis::suffix)).c_str(), 8));
      to.push_back(context.bv_const((one->name + "**").c_str(), 8));
    }
    z3::expr copy = e;
    return copy.substitute(from, to);
  };
  z3::expr twice = context.bool_val(true), alike = context.bool_val(true);
  for (const auto& [name, input] : other.inputs()) twice = twice && input == inverted(input);
  for (const Word one : {x, y, z}) {
    const z3::expr fresh = context.bv_const((one->name + std::string(Basis::suffix)).c_str(), 8);
    const z3::expr copy = inverted(fresh);
    if (other.inputs().at(one->name).to_string() != one->name) alike = alike && fresh == copy;
  }
  CHECK_FALSE(can(twice && !alike));
}

TEST_CASE("what was equal is told as it was compared or as what is nothing", "[proofs][code]") {
  Terms t;
  const Word x = t.variable("x", 32), y = t.variable("y", 32), z = t.variable("z", 32);
  const Condition less = t.less(t.add(x, y), t.add(z, y));
  const Condition equal = t.equal(t.add(y, x), t.add(z, y));
  z3::context context;
  ToZ3 to_z3(t, t.decisions(), context);
  const auto eq = [&](const char* a, const char* b) {
    return context.bv_const(a, 32) == context.bv_const(b, 32);
  };
  CHECK_FALSE(can(to_z3.condition(equal) != eq("x", "z")));
  CHECK_FALSE(can(to_z3.condition(equal) && to_z3.condition(less)));
  // and who asks for the inputs is told all of them
  ToZ3 another(t, t.decisions(), context);
  another.condition(t.equal(t.add(x, y), y));
  CHECK(another.inputs().contains("x"));
}

TEST_CASE("what lies deep in a sum is not told by that sum", "[proofs][code]") {
  Terms t;
  const Word x = t.variable("x", 32), y = t.variable("y", 32);
  const Word rest = t.subtract(x, t.zero_extend(t.extract(x, 0, 16), 32));
  const Word other = t.subtract(t.add(x, y), t.zero_extend(t.extract(t.add(x, y), 0, 16), 32));
  const Condition one =
      t.decisions().both(t.decisions().both(t.less(t.add(rest, y), t.number(7000, 32)),
                                            t.less(t.subtract(rest, y), t.number(7000, 32))),
                         t.less(t.add(t.add(rest, y), y), t.number(7000, 32)));
  CHECK(Basis(t, one).parts_of(x).cost() == 1);
  // nor by two that need each other
  const Condition two = t.decisions().both(t.less(other, t.number(7000, 32)), t.less(other, y));
  const Basis basis(t, t.decisions().both(one, two));
  z3::context context;
  ToZ3 plain(t, t.decisions(), context);
  ToZ3 to_z3(t, t.decisions(), context, basis);
  const z3::expr condition = to_z3.condition(t.decisions().both(one, two));
  z3::expr same = context.bool_val(true);
  const z3::expr as_asked = plain.condition(t.decisions().both(one, two));
  for (const auto& [name, input] : to_z3.inputs()) same = same && plain.inputs().at(name) == input;
  CHECK_FALSE(can(same && as_asked != condition));
}
