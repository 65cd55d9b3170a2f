// The faults of shipping stacks that a table can have: a vector kills each. Which are the host's, and why no
// table has them, `real_faults()` says.
#include <set>

#include "../../cli/vectors/score.hpp"
#include "../catch.hpp"
#include "../proofs/real_faults.hpp"

using namespace synfin;
using namespace synfin::cli::vectors;

TEST_CASE("faults of shipping stacks are killed by vectors", "[cli]") {
  const Suite suite = suite_of(model::standard(), {});
  const Bench bench(suite);
  std::set<std::string> names;
  for (const Vector& vector : suite.vectors) names.insert(vector.name);
  for (const model::PlainTable& table : tests::faulty_tables()) {
    const Verdict verdict = bench.judge(table, {});
    INFO(table.name << ": " << verdict.vector << ", event " << verdict.event);
    CHECK(verdict.kill == Kill::outside);
    CHECK(names.count(verdict.vector) == 1);
  }
}
