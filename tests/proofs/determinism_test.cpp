// Threads come in any order: what is found does not depend on it.
#include "../../proofs/endpoint/endpoint.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;

TEST_CASE("one endpoint's counterexample is the same, whatever the number of threads", "[.long]") {
  using Pair = std::pair<const char*, const char*>;
  const Pair pair = GENERATE(Pair("rst-in-window-is-challenged", "no-rfc5961"),
                             Pair("time-wait-lasts-2msl", "no-time-wait"));
  INFO(pair.first << " on " << pair.second);
  const Property* const which[] = {find_property(pair.first)};
  const model::PlainTable* const tables[] = {model::find_table(pair.second)};
  const auto judged = [&](unsigned jobs) {
    return judge_endpoint(which, tables, {.jobs = jobs}).results.at(0);
  };
  const Result one = judged(1);
  const Result more = judged(3);
  CHECK(one.verdict == Verdict::violated);
  CHECK(more.verdict == one.verdict);
  CHECK(more.detail == one.detail);
  REQUIRE(one.counterexample);
  REQUIRE(more.counterexample);
  REQUIRE(one.counterexample->steps.size() == more.counterexample->steps.size());
  for (std::size_t i = 0; i < one.counterexample->steps.size(); ++i) {
    const TraceStep& a = one.counterexample->steps[i];
    const TraceStep& b = more.counterexample->steps[i];
    CHECK(a.event == b.event);
    for (std::size_t id = 0; id < model::field_count; ++id) {
      INFO(model::fields[id].group_name << '.' << model::fields[id].name);
      CHECK(model::get(a.situation, id) == model::get(b.situation, id));
    }
  }
}

}  // namespace synfin::tests
