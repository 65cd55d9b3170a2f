// `verify --solver`, `--cross-check`, `--dump` and `--timeout`, as a user runs them, with the real cvc5 and
// with some that only call themselves so.
#include <nlohmann/json.hpp>

#include "../../proofs/smt/sha256.hpp"
#include "../catch.hpp"
#include "../support/fake_cvc5.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {

/// Few queries, some of them `sat`: a story, and violated as promised.
const std::string cheap = "verify --no-cache --without isn-ahead-of-peer --property reboot-is-discovered ";
/// The same, and violated on the only table that is asked for.
const std::string failing =
    "verify --no-cache --variant no-keep-alive --property dead-peer-is-noticed-by-the-other ";

Json results_of(const Result& result) { return Json::parse(result.out)["results"]; }

/// All that may not differ from run to run: the time is taken away.
Json without_time(Json all) {
  for (const char* part : {"results", "dropped"})
    if (all.contains(part))
      for (Json& one : all[part]) one.erase("ms");
  for (const char* part : {"slowest", "seconds", "queries"}) all.erase(part);
  return all;
}

}  // namespace

TEST_CASE("cvc5 alone comes to the same verdicts, and finds counterexamples that replay") {
  const Result z3 = run_synfin(cheap + "--format json");
  const Result cvc5 = run_synfin(cheap + "--format json --solver cvc5");
  INFO(cvc5.err);
  REQUIRE(z3.status == 0);
  REQUIRE(cvc5.status == 0);
  std::size_t violated = 0;
  for (std::size_t i = 0; i < results_of(z3).size(); ++i) {
    const Json mine = results_of(z3)[i];
    const Json other = results_of(cvc5)[i];
    CHECK(other["verdict"] == mine["verdict"]);
    CHECK(other["counterexample"].is_null() == mine["counterexample"].is_null());
    if (other["verdict"] == "violated") ++violated;
  }
  CHECK(violated == 1);
  for (const Json& one : Json::parse(cvc5.out)["slowest"])
    CHECK_THAT(one["answers"].get<std::string>(), StartsWith("cvc5: "));
}

TEST_CASE("both agree, and every query was put to both") {
  const Result result = run_synfin(cheap + "--format json --cross-check");
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  const Json slowest = Json::parse(result.out)["slowest"];
  REQUIRE_FALSE(slowest.empty());
  for (const Json& one : slowest) {
    const std::string answers = one["answers"];
    CHECK((answers == "Z3: sat, cvc5: sat" || answers == "Z3: unsat, cvc5: unsat"));
  }
  CHECK_THAT(run_synfin(cheap + "--cross-check").out, ContainsSubstring("Z3 and cvc5 agree on all"));
}

TEST_CASE("a disagreement is reported with the query, and is never success") {
  const FakeCvc5 liar({.check = "echo unsat"});
  const Folder folder;
  for (const std::string format : {"text", "json", "junit"}) {
    const Result result = run_synfin(std::string(cheap)
                                         .append("--cross-check --format ")
                                         .append(format)
                                         .append(" --dump ")
                                         .append(folder.path().string()));
    INFO(result.out << result.err);
    CHECK(result.status == 1);
    CHECK_THAT(result.err, StartsWith("disagreement: ") && ContainsSubstring("Z3: sat, cvc5: unsat") &&
                               ContainsSubstring(" standard: "));
    const std::size_t place = result.err.find(folder.path().string());
    REQUIRE(place != std::string::npos);
    const std::string file = result.err.substr(place, result.err.find('\n') - place);
    CHECK_THAT(result.err, ContainsSubstring(proofs::hex(proofs::sha256(whole(file)))));
    if (format == "json") CHECK(Json::parse(result.out)["ok"] == false);
  }
  // Without --dump it is kept as well.
  const Result result = run_synfin(failing + "--cross-check", "TMPDIR=" + folder.path().string());
  CHECK(result.status == 1);
  CHECK_THAT(result.err, ContainsSubstring("is kept in " + folder.path().string() + "/synfin-queries-"));
}

TEST_CASE("a solver that does not know is never success") {
  const FakeCvc5 lost({.check = "echo unknown"});
  const Folder folder;
  const std::string dump = " --dump " + folder.path().string();
  for (const std::string& how :
       {cheap + "--cross-check", cheap + "--solver cvc5", failing + "--cross-check"}) {
    INFO(how);
    const Result result = run_synfin(how + dump);
    CHECK(result.status == 3);
    CHECK_THAT(result.err, ContainsSubstring("unknown: ") && ContainsSubstring("cvc5: unknown (") &&
                               ContainsSubstring(folder.path().string()));
  }
}

TEST_CASE("no time, no verdict") {
  const Folder folder;
  const Result result = run_synfin(
      "verify --variant standard --property endpoint-invariant "
      "--timeout 0.001 --format json --cache " +
          (folder / "cache").string(),
      "TMPDIR=" + folder.path().string());
  // On a fast machine one query or the other may be answered in a millisecond; not all of them.
  CHECK(result.status == 3);
  CHECK(results_of(result)[0]["verdict"] == "unknown");
  CHECK(std::filesystem::is_empty(folder / "cache/verdicts"));  // what is unknown is not kept
}

TEST_CASE("what is missing is said before the work begins") {
  for (const std::string how : {"--cross-check", "--solver cvc5"}) {
    const Result result = run_synfin(cheap + how, "PATH=/nowhere");
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    CHECK_THAT(result.err, ContainsSubstring(how) && ContainsSubstring("apt-get install cvc5"));
  }
  const FakeCvc5 broken({.start = "exit 1"});
  for (const std::string wrong : {"--dump /dev/null/x", "--dump /dev/null", "--cross-check --solver cvc5",
                                  "--solver cvc4", "--timeout 0", "--timeout -1", "--timeout x"}) {
    const Result result = run_synfin(cheap + wrong);
    INFO(wrong << ": " << result.err);
    CHECK(result.status == 2);
    CHECK(is_one_line(result.err));
    CHECK(result.out.empty());
  }
}

TEST_CASE("every query is kept where that is wanted, as SMT-LIB 2") {
  const Folder folder;
  REQUIRE(run_synfin(cheap + "--dump " + (folder / "new").string()).status == 0);
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder / "new")) {
    ++files;
    const std::string text = whole(file.path());
    CHECK(file.path().filename().string() == proofs::hex(proofs::sha256(text)) + ".smt2");
    CHECK_THAT(text, ContainsSubstring("(set-logic QF_BV)") && ContainsSubstring("(check-sat)"));
  }
  CHECK(files > 0);
}

TEST_CASE("the slowest queries are told, with what they are about") {
  const Json all = Json::parse(run_synfin(cheap + "--format json").out);
  double last = 1e9;
  REQUIRE_FALSE(all["slowest"].empty());
  CHECK(all["slowest"].size() <= 10);
  for (const Json& one : all["slowest"]) {
    CHECK(one["seconds"] <= last);
    last = one["seconds"];
    CHECK(one["slow"] == (last > 10));
    CHECK_FALSE(one["about"].get<std::string>().empty());
    CHECK(one["hash"].get<std::string>().size() == 64);
  }
  CHECK_THAT(run_synfin(cheap + "--slowest").out, ContainsSubstring("the slowest of "));
}

TEST_CASE("the same verdicts and the same counterexamples, whatever the number of threads", "[.long]") {
  // A story, and a step of one endpoint.
  for (const std::string& asked :
       {cheap, std::string("verify --no-cache --variant no-time-wait --property time-wait-lasts-2msl ")}) {
    const std::string what = asked + "--format json";
    const Json one = without_time(Json::parse(run_synfin(what + " --jobs 1").out));
    INFO(asked);
    CHECK(one.dump().find("\"counterexample\":[{") != std::string::npos);
    CHECK(one == without_time(Json::parse(run_synfin(what + " --jobs 3").out)));
  }
}

}  // namespace synfin::tests
