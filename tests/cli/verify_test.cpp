// `verify` and `explain`, as a user runs them. The whole matrix is verified once, by tests/verification.sh,
// for all who look at what comes out.
#include <nlohmann/json.hpp>

#include <set>

#include "../../model/plain.hpp"
#include "../../proofs/claims/property.hpp"
#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

namespace {
bool safety(const std::string& property) {
  return proofs::find_property(property)->kind == proofs::Kind::safety;
}

constexpr const char* as_filled = SYNFIN_VERIFICATION ": `ctest -R verification` fills it";

/// The whole matrix in a format, as tests/verification.sh has left it.
std::string verified(const char* format) {
  std::string text = whole(std::string(SYNFIN_VERIFICATION "/verify.") + format);
  REQUIRE_FALSE(text.empty());
  return text;
}

}  // namespace

using Catch::Matchers::ContainsSubstring;

TEST_CASE("the whole matrix is as promised: every property on every table, every counterexample replayed",
          "[.verification]") {
  INFO(as_filled);
  const auto all = nlohmann::json::parse(verified("json"));
  REQUIRE(all.contains("dropped"));  // it is the whole
  CHECK(all["ok"] == true);
  // That the variants fail where they must is no alert.
  CHECK(nlohmann::json::parse(verified("sarif"))["runs"][0]["results"].empty());
  for (const auto& one : all["results"]) {
    INFO(one["property"] << " on " << one["variant"] << ": " << one["detail"]);
    CHECK(one["verdict"] == one["expected"]);
    CHECK(one["verdict"] != "unknown");
    // A bounded search is never called a proof.
    const bool bounded = one["method"].get<std::string>().starts_with("bounded(");
    if (bounded) CHECK(one["verdict"] != "proved");
    if (one["verdict"] == "proved")
      CHECK((one["method"] == "inductive" || one["method"] == "witnesses" || one["method"] == "equal terms"));
    CHECK((one["verdict"] == "violated" && one["detail"].dump() != R"("")") ==
          !one["counterexample"].is_null());
    // It stands on the running machine: something that is claimed falls in one of its steps.
    CHECK(one.contains("falls") == !one["counterexample"].is_null());
    if (one.contains("falls")) {
      REQUIRE_FALSE(one["falls"].empty());
      for (const auto& fall : one["falls"]) CHECK(fall["step"] <= one["counterexample"].size());
    }
    // What is said to be so without a bound is proved without one.
    if (one["variant"] == "standard" && safety(one["property"])) CHECK(one["verdict"] == "proved");
  }
  // What a counterexample of one step hangs on is told with it.
  std::size_t told = 0;
  for (const auto& one : all["results"])
    if (one.contains("hangs_on")) {
      CHECK(one["counterexample"].size() == 1);
      CHECK_FALSE(one["hangs_on"][0]["field"].get<std::string>().empty());
      ++told;
    }
  CHECK(told > 0);
  // Each assumption is there for something: without it a property fails, as the data has it.
  std::set<std::string> needed;
  for (const auto& one : all["dropped"]) {
    INFO(one["property"] << " without " << one["without"] << ": " << one["detail"]);
    CHECK(one["verdict"] == one["expected"]);
    if (one["verdict"] != "violated") continue;
    CHECK_FALSE(one["counterexample"].is_null());
    CHECK_FALSE(one["falls"].empty());
    needed.insert(one["without"]);
  }
  CHECK(needed == std::set<std::string>{"isn-ahead-of-peer", "isn-fresh", "msl", "rate"});
}

TEST_CASE("two messages do not do, and the story is the textbook's") {
  const Result verdict =
      run_synfin("verify --variant two-message-handshake --property stale-syn-never-establishes");
  CHECK(verdict.status == 1);
  CHECK_THAT(verdict.out, ContainsSubstring("stale-syn-never-establishes") && ContainsSubstring("violated"));
  const Result story = run_synfin("explain stale-syn-never-establishes --variant two-message-handshake");
  CHECK(story.status == 0);
  CHECK_THAT(story.out,
             ContainsSubstring("(old)") && ContainsSubstring("CTL=SYN>") && ContainsSubstring("ESTABLISHED"));
  CHECK_THAT(story.out, ContainsSubstring(
                            "on the running machine falls with event 2 (SEGMENT ARRIVES at B): \"who opens"));
}

TEST_CASE("where there is no counterexample, explain says so") {
  const Result none = run_synfin("explain dead-peer-is-noticed-by-the-other --variant standard");
  CHECK(none.status == 1);
  CHECK_THAT(none.out, ContainsSubstring("proved (inductive)") && ContainsSubstring("no counterexample"));
}

TEST_CASE("an assumption that is dropped makes fail what needs it, and the ladder shows how") {
  const Result reboot = run_synfin("verify --without isn-ahead-of-peer --property reboot-is-discovered");
  CHECK(reboot.status == 0);  // it fails, as the data promises
  CHECK_THAT(reboot.out, ContainsSubstring("violated"));
  // Why there are timestamps: the numbers come round.
  const Result paws = run_synfin("explain received-is-a-prefix-of-sent --without rate");
  CHECK(paws.status == 0);
  CHECK_THAT(paws.out, ContainsSubstring("PAWS") && ContainsSubstring("(again)") &&
                           ContainsSubstring("in rounds of 1460") && ContainsSubstring("delivered"));
  const Result wrong = run_synfin("verify --without isn-fresch");
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, ContainsSubstring("isn-fresh"));
  const Result neither = run_synfin("explain reboot-is-discovered");
  CHECK(neither.status == 2);
  CHECK_THAT(neither.err, ContainsSubstring("--variant") && ContainsSubstring("--without"));
}

TEST_CASE("the formats of one verification, each in its file", "[.verification]") {
  INFO(as_filled);
  const auto all = nlohmann::json::parse(verified("json"));
  CHECK(all["results"].size() == proofs::properties().size() * model::tables().size());
  CHECK_THAT(verified("junit"),
             ContainsSubstring("name=\"no-keep-alive\"") && ContainsSubstring("failures=\"0\" errors=\"0\""));
  CHECK_THAT(verified("text"),
             ContainsSubstring("proved (inductive: unbounded)") && ContainsSubstring("as promised"));
}

TEST_CASE("a wrong property or variant is named, with the one that was meant") {
  const Result property = run_synfin("verify --property stale-syn-never-establish");
  CHECK(property.status == 2);
  CHECK_THAT(property.err, ContainsSubstring("stale-syn-never-establishes"));
  const Result variant = run_synfin("explain stale-syn-never-establishes --variant no-timewait");
  CHECK(variant.status == 2);
  CHECK_THAT(variant.err, ContainsSubstring("no-time-wait"));
}

TEST_CASE("a query needs time") {
  CHECK(run_synfin("verify --property stale-syn-never-establishes --timeout 0").status == 2);
}

}  // namespace synfin::tests
