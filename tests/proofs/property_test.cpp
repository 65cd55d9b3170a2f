// The properties as data: complete, distinct, and each with a story or a claim.
#include "synfin/proofs/property.hpp"

#include <set>

#include "synfin/proofs/stories.hpp"
#include "synfin/proofs/verify.hpp"
#include "synfin/tests/catch.hpp"

namespace synfin::tests {

using namespace proofs;

TEST_CASE("every property says what it claims, where it comes from, and is judged by something") {
  std::set<std::string_view> names;
  for (const Property& property : properties()) {
    INFO(property.name);
    CHECK(names.insert(property.name).second);
    CHECK_FALSE(property.statement.empty());
    CHECK_FALSE(property.clause.empty());
    const bool judged = !property.claims.empty() || property.structure != Structure::none ||
                        !stories_of(property.name).empty();
    CHECK(judged);
    CHECK((property.level == Level::two_endpoints) == !stories_of(property.name).empty());
    for (const std::string_view variant : property.violated_by) CHECK(model::find_table(variant) != nullptr);
  }
}

TEST_CASE("every variant violates something, and the standard nothing") {
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    std::size_t violated = 0;
    for (const Property& property : properties())
      if (expected_of(property, table->name) == Verdict::violated) ++violated;
    CHECK((violated == 0) == (table->name == model::standard().name));
  }
}

TEST_CASE("a query that takes too long is unknown, and unknown is not as expected") {
  const Property* const which[] = {find_property("window-never-overrun")};
  const model::PlainTable* const tables[] = {&model::standard()};
  const std::vector<Result> results = verify(which, tables, {1, 2});
  REQUIRE(results.size() == 1);
  CHECK(results.front().verdict == Verdict::unknown);
  CHECK_FALSE(as_expected(results.front()));
}

}  // namespace synfin::tests
