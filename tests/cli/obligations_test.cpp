// `verify --obligations` and `--certificates`, as a user runs them.
#include <nlohmann/json.hpp>

#include "../catch.hpp"
#include "../support/solved.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {
/// What is wrong is told at once, in one line, and nothing is left.
void is_refused(const std::string& options, const std::string& says) {
  const Result result = run_synfin("verify --property closed-has-no-tcb-and-no-timer " + options);
  INFO(options << ": " << result.err);
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK_THAT(result.err, ContainsSubstring(says));
  CHECK(result.err.find('\n') == result.err.size() - 1);
}
}  // namespace

TEST_CASE("obligations and certificates that can't be written are one line and status 2") {
  const Folder folder;
  is_refused("--obligations " + (folder / "none" / "file").string(), "cannot be written");
  is_refused("--obligations " + folder.path().string(), "expected a file");
  std::ofstream(folder / "file") << "taken";
  is_refused("--certificates " + (folder / "file").string(), "is no folder");
  CHECK(whole(folder / "file") == "taken");
}

// It is a whole proof of one endpoint: minutes, where nothing is kept.
TEST_CASE("the report tells how many obligations are written, and each of them is unsat to other solvers",
          "[.long]") {
  const Folder folder;
  const std::string file = (folder / "owed.smt2").string();
  const std::string asked =
      "verify --variant standard --property closed-has-no-tcb-and-no-timer --obligations " + file +
      " --format json";
  const Result first = run_synfin(asked);
  REQUIRE(first.status == 0);
  const Json report = Json::parse(first.out)["obligations"];
  const std::string text = whole(file);
  CHECK_THAT(text, StartsWith("; synfin verify ") && ContainsSubstring("; variant: standard\n"));
  CHECK_THAT(text, ContainsSubstring("; obligations: " + report["written"].dump() + "\n"));
  for (const auto& [kind, count] : report["by_kind"].items())
    CHECK_THAT(text, ContainsSubstring(";   " + kind + ": " + count.dump() + "\n"));
  for (const std::string& solver : other_solvers()) {
    const std::vector<Solved> all = solved(solver, file);
    CHECK(all.size() == report["written"].get<std::size_t>());
    std::size_t wrong = 0;
    for (const Solved& one : all)
      if (one.answer != "unsat") ++wrong;
    CHECK(wrong == 0);
  }
  // Nor does it matter that the answers are known by now: the texts are the same.
  REQUIRE(run_synfin(asked).status == 0);
  CHECK(whole(file) == text);
}

}  // namespace synfin::tests
