// A fault of a real stack, made in the table, falls by the property that tells its story.
#include "real_faults.hpp"

#include <algorithm>
#include <set>

#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/event/concrete.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {
const model::PlainTable* table_named(std::string_view name) {
  for (const model::PlainTable& table : faulty_tables())
    if (table.name == name) return &table;
  return model::find_table(name);
}
}  // namespace

TEST_CASE("faults of real stacks are told by name and clause, and no table stands for nothing") {
  std::set<std::string_view> shown;
  for (const RealFault& fault : real_faults()) {
    INFO(fault.source);
    CHECK_FALSE(fault.clause.empty());
    CHECK_FALSE(fault.sentence.empty());
    CHECK(fault.shown_by.empty() != fault.not_expressible.empty());
    for (const FaultyTable& one : fault.shown_by) CHECK(shown.insert(one.table).second);
  }
  CHECK(real_faults().size() == 23);
  for (const model::PlainTable& table : faulty_tables()) CHECK(shown.count(table.name) == 1);
}

namespace {
void check_that_it_falls(const RealFault& fault, const FaultyTable& one) {
  INFO(fault.source << ", " << one.table << ": " << one.property);
  const Property* const which[] = {find_property(one.property)};
  const model::PlainTable* const tables[] = {table_named(one.table)};
  REQUIRE(which[0] != nullptr);
  REQUIRE(tables[0] != nullptr);
  const Result result = judge_endpoint(which, tables, {60'000, 2}).results.at(0);
  CHECK(result.verdict == Verdict::violated);
  CHECK(result.detail == one.claim);
  CHECK(result.counterexample.has_value());
}
}  // namespace

TEST_CASE("faults of real stacks fall by the property that tells their story: some") {
  std::size_t n = 0;
  for (const RealFault& fault : real_faults())
    if (!fault.shown_by.empty() && n++ % 5 == 0) check_that_it_falls(fault, fault.shown_by.front());
  CHECK(n > 15);
}

TEST_CASE("each fault of a real stack falls by the property that tells its story", "[.long]") {
  for (const RealFault& fault : real_faults())
    for (const FaultyTable& one : fault.shown_by) check_that_it_falls(fault, one);
}

}  // namespace synfin::tests
