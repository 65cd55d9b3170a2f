// Courses leave no input out, and under their facts a word is what it was.
#include "../../../proofs/code/courses.hpp"

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

/// Conditions on three inputs, of each kind that there is.
std::vector<Condition> turns_of(Terms& t, const Source& source) {
  const Word x = source.word("x", 32);
  const Word y = source.word("y", 32);
  const Word h = t.zero_extend(source.word("h", 16), 32);
  return {source.flag("f"), t.equal(t.add(x, h), y), t.less(t.subtract(y, x), h), t.bit(t.subtract(x, y), 31),
          t.less(x, t.number(1000, 32))};
}

}  // namespace

TEST_CASE("courses that are split leave none out, and end", "[proofs][code]") {
  z3::context c;
  Facts facts;
  std::vector<Course> todo{{}};
  z3::expr all = c.bool_val(false);
  std::size_t done = 0;
  while (!todo.empty()) {
    const Course course = todo.back();
    todo.pop_back();
    Terms terms;
    const auto source = facts.begin(course, terms);
    const z3::expr assumed = facts.as_formula(course, c);
    if (!source) {
      CHECK_FALSE(can(assumed));
      continue;
    }
    const std::vector<Condition> turns = turns_of(terms, *source);
    // what is told under the facts is what they say
    Terms plain;
    const std::vector<Condition> meant = turns_of(plain, any_values(plain));
    ToZ3 to_z3(terms, terms.decisions(), c);
    ToZ3 plain_to_z3(plain, plain.decisions(), c);
    for (std::size_t k = 0; k < turns.size(); ++k)
      CHECK_FALSE(can(assumed && to_z3.condition(turns[k]) != plain_to_z3.condition(meant[k])));
    const std::vector<Course> split = facts.split(course, terms, turns);
    for (const Course& part : split) {
      CHECK(part.size() > course.size());
      todo.push_back(part);
    }
    if (split.empty()) {
      ++done;
      all = all || assumed;
    }
  }
  CHECK(done > 20);
  CHECK_FALSE(can(!all));
}

TEST_CASE("what is equal is put in the other's place", "[proofs][code]") {
  Facts facts;
  Terms first;
  const Condition equal =
      first.equal(first.add(first.variable("x", 32), first.number(7, 32)), first.variable("y", 32));
  const std::vector<Course> courses = facts.split({}, first, {equal});
  REQUIRE(courses.size() == 2);
  for (const Course& course : courses) {
    Terms terms;
    const auto source = facts.begin(course, terms);
    REQUIRE(source);
    const Word difference = terms.subtract(source->word("y", 32), source->word("x", 32));
    CHECK((difference == terms.number(7, 32)) == course[0].holds);
  }
}
