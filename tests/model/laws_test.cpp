// The laws of terms, held against the two walks of the model itself: `evaluate` on typed terms and `Fold` on
// plain ones.
#include "../support/laws.hpp"

#include <set>

#include "../../model/graph/build.hpp"
#include "../../model/graph/value.hpp"

namespace synfin::tests {
namespace {

std::uint32_t folded(const model::Node& term, const Assignment& fields) {
  model::Fold fold(model::PlainWords{}, [&](const model::Node& field) { return fields[field.field]; });
  return fold(term);
}

/// The law's term, as typed, on machine words.
template <model::Term T>
bool always_on_words(T) {
  for (const Assignment& fields : law_assignments())
    if (!model::evaluate(model::Words{}, ReadAssignment{fields}, T{})) return false;
  return true;
}
template <model::Term T>
bool agree(T term) {
  for (const Assignment& fields : law_assignments())
    if (folded(node_of(term), fields) != detail::by_words<T>(fields)) return false;
  return true;
}

}  // namespace

TEST_CASE("plain terms obey the laws under a fold on uniform words") { check_laws(folded); }

TEST_CASE("plain terms obey the laws where only what matters is read") {
  check_laws([](const model::Node& term, const Assignment& fields) {
    return model::value_of(term, [&](const model::Node& field) { return fields[field.field]; });
  });
}

TEST_CASE("every operation has a law, and gives the sort that its line in the table says") {
  std::set<std::string_view> met;
  for (const Law& law : laws())
    for (const model::Node* node : model::graph::nodes_of(law.term)) {
      if (!model::is_operation(node->op)) continue;
      met.insert(model::line_of(node->op).name);
      const auto& kids = node->kids;
      CHECK(model::graph::apply(node->op, kids[0], kids[1], kids[2]) == node);
    }
  for (const model::Operator& line : model::operators) {
    INFO(line.name);
    CHECK(met.count(line.name) == 1);
    CHECK(line.operands == model::arity(line.op));
  }
}

TEST_CASE("typed terms and their plain nodes have one meaning") {
  using namespace model;
  using namespace detail;
  CHECK(agree(n + m));
  CHECK(agree(a + n));
  CHECK(agree(a - b));
  CHECK(agree(a - n));
  CHECK(agree(n == m));
  CHECK(agree(a == b));
  CHECK(agree(p == q));
  CHECK(agree(s == state_literal<CLOSE_WAIT>));
  CHECK(agree(n < m));
  CHECK(agree(a < b));
  CHECK(agree(t < u));
  CHECK(agree(a <= b));
  CHECK(agree(n >= m));
  CHECK(agree(p && q));
  CHECK(agree(p || q));
  CHECK(agree(!p));
  CHECK(agree(choose(p, a, b)));
  CHECK(agree(choose(p, q, r)));
  CHECK(agree(choose(p, s, state_literal<CLOSED>)));
  CHECK(agree(min(n, m) + max(n, m) - count(p)));
  CHECK(agree(choose(a < b && !(t < u), choose(p || n < m, a - b, m), n + count(q) - m)));
}

TEST_CASE("typed terms obey the laws that need no help from 64-bit arithmetic") {
  using namespace model;
  using namespace detail;
  CHECK(always_on_words((a + n) - n == a));
  CHECK(always_on_words(a < a + 1_n));
  CHECK(always_on_words((a < b) == (a + n < b + n)));
  CHECK(always_on_words((!(p && q)) == (!p || !q)));
  CHECK_FALSE(always_on_words(a < b));
}

TEST_CASE("a wrong interpreter breaks the laws") {
  // Comparison of positions as of numbers: the oversight that the sorts are there to prevent.
  struct Unsigned : model::PlainWords {
    static constexpr Flag before(Word x, Word y) { return flag(x < y); }
  };
  std::size_t broken = 0;
  for (const Law& law : laws())
    for (const Assignment& fields : law_assignments()) {
      model::Fold fold(Unsigned{}, [&](const model::Node& field) { return fields[field.field]; });
      if (fold(*law.term) != law.expected(fields)) {
        ++broken;
        break;
      }
    }
  CHECK(broken > 5);
}

}  // namespace synfin::tests
