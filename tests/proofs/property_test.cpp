// The properties as data: complete, distinct, and each with a story or a claim.
#include "../../proofs/claims/property.hpp"

#include <set>

#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/mutation/mutant.hpp"
#include "../../proofs/stories/stories.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;

TEST_CASE("every property says what it claims, where it comes from, and is judged by something") {
  std::set<std::string_view> names;
  for (const Property& property : properties()) {
    INFO(property.name);
    CHECK(names.insert(property.name).second);
    CHECK_FALSE(property.statement.empty());
    CHECK_FALSE(property.clause.empty());
    CHECK((!property.claims.empty() || property.claims.structure() != Structure::none));
    CHECK((property.level == Level::two_endpoints) == (property.stories != nullptr));
    if (property.stories != nullptr) CHECK_FALSE(property.stories({}).empty());
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
  const std::vector<Result> results = verify(which, tables, {1, 2}).results;
  REQUIRE(results.size() == 1);
  CHECK(results.front().verdict == Verdict::unknown);
  CHECK_FALSE(as_expected(results.front()));
}

TEST_CASE("a rule that names a state in which others always come first is shadowed, and is told by name",
          "[.long]") {
  const Property* const which[] = {find_property("no-rule-shadows-another-unintended")};
  const auto judged = [&](std::string_view rule_name, model::StateSet states) {
    const model::PlainRule& rule = *model::standard().find(rule_name);
    Mutant wider{&rule, Fault::other_target, "more states named", rule};
    wider.edited.states = states;
    const model::PlainTable table = table_of(model::standard(), wider);
    const model::PlainTable* const tables[] = {&table};
    return judge_endpoint(which, tables, {60'000, 2}).results.at(0);
  };
  // While our FIN is outstanding, the connection is busy: `keep-alive.busy` comes before it.
  const Result hidden =
      judged("keep-alive.probe", model::in(model::ESTABLISHED, model::FIN_WAIT_1, model::FIN_WAIT_2));
  CHECK(hidden.verdict == Verdict::violated);
  CHECK(hidden.detail == "wholly shadowed by the rules before it: keep-alive.probe in FIN-WAIT-1");
  // Its own words exclude the state, as no timer runs there: nothing is shadowed.
  const Result excluded =
      judged("keep-alive.probe", model::in(model::ESTABLISHED, model::FIN_WAIT_2, model::TIME_WAIT));
  CHECK(excluded.verdict == Verdict::proved);
}

}  // namespace synfin::tests
