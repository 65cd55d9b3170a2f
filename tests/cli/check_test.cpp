// synfin check, as a user runs it: what its exit status promises.
#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string captured(const std::string& name) {
  return std::string("\"") + SYNFIN_SOURCE_DIR + "/tests/captures/" + name + ".pcap\"";
}

}  // namespace

TEST_CASE("check is 0 only where something was judged and nothing is wrong", "[cli]") {
  CHECK(run_synfin("check " + captured("echo")).status == 0);
  CHECK(run_synfin("check " + captured("guilty/data-at-iss")).status == 1);
  // An end that the capture does not have.
  const Result nothing = run_synfin("check --endpoint 192.0.2.1 " + captured("echo"));
  CHECK(nothing.status == 3);
  CHECK_THAT(nothing.out, ContainsSubstring("\nnothing could be judged\n"));
  CHECK(run_synfin("check --endpoint 10.9.0.0/16 " + captured("echo")).status == 0);
  CHECK(run_synfin("check --endpoint 192.0.2.1 --endpoint :80 " + captured("echo")).status == 0);
  // What is unknown is a failure where one asks for it.
  CHECK(run_synfin("check " + captured("innocent/at-one-direction-only")).status == 0);
  CHECK(run_synfin("check --strict " + captured("innocent/at-one-direction-only")).status == 3);
}

TEST_CASE("a file that cannot be read does not discard the verdicts on the others", "[cli]") {
  const Result result = run_synfin("check /does/not/exist.pcap " + captured("guilty/data-at-iss"));
  CHECK(result.status == 2);
  CHECK_THAT(result.err, ContainsSubstring("/does/not/exist.pcap"));
  CHECK(is_one_line(result.err));
  CHECK_THAT(result.out, ContainsSubstring("violation: frame 4"));

  const Result nothing = run_synfin("check /does/not/exist.pcap");
  CHECK(nothing.status == 2);
  CHECK(nothing.out.empty());
}

TEST_CASE("check refuses what it cannot understand", "[cli]") {
  for (const char* wrong :
       {"--endpoint fd77::2:8080", "--endpoint host", "--at 10.0.0.1:99999", "--rules rfc1"}) {
    INFO(wrong);
    const Result result = run_synfin(std::string("check ") + wrong + " " + captured("echo"));
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
  }
}

TEST_CASE("the table that judges is the one that is asked for", "[cli]") {
  // RFC 5961's challenge is no answer of RFC 793's, and who leaves out TIME-WAIT does not wait.
  CHECK(run_synfin("check --rules rfc793 " + captured("echo")).status == 0);
  const std::string beside = " --at 10.9.0.1 " + captured("last_ack_lost");
  CHECK(run_synfin("check" + beside).status == 0);
  CHECK(run_synfin("check --rules no-time-wait" + beside).status == 1);
}

TEST_CASE("quiet leaves the word to the status where nothing is wrong", "[cli]") {
  const Result right = run_synfin("check --quiet " + captured("echo"));
  CHECK(right.status == 0);
  CHECK(right.out.empty());
  const Result wrong = run_synfin("check --quiet " + captured("echo") + " " + captured("guilty/data-at-iss"));
  CHECK(wrong.status == 1);
  CHECK_THAT(wrong.out, ContainsSubstring("violation: frame 4"));
  CHECK(wrong.out.find("echo") == std::string::npos);
}

TEST_CASE("only beside an end is a connection called conforming", "[cli]") {
  CHECK_THAT(run_synfin("check " + captured("echo")).out, ContainsSubstring(": no violation found, "));
  CHECK_THAT(run_synfin("check --at 10.9.0.1 " + captured("echo")).out, ContainsSubstring(": conforming, "));
  CHECK_THAT(run_synfin("check --at 192.0.2.1 " + captured("echo")).out,
             ContainsSubstring(": no violation found, "));
}

TEST_CASE("one judgement, several reports, each whole", "[cli]") {
  const Folder folder;
  const std::string json = (folder / "a.json").string();
  const std::string sarif = (folder / "a.sarif").string();
  const Result result = run_synfin("check --format json -o " + json + " --format sarif -o " + sarif +
                                   " --format text -o - " + captured("guilty/data-at-iss"));
  CHECK(result.status == 1);
  CHECK_THAT(result.out, ContainsSubstring("violation: frame 4"));
  CHECK_THAT(whole(json), ContainsSubstring("\"findings\""));
  CHECK_THAT(whole(sarif), ContainsSubstring("\"ruleId\": \"answer.text\""));
  // A drawing is for those that draw.
  CHECK(run_synfin("check --ladder --quiet --format json -o " + json + " --format sarif -o " + sarif + " " +
                   captured("echo"))
            .status == 0);
  const Result nowhere =
      run_synfin("check --format json -o " + (folder / "no" / "a.json").string() + " " + captured("echo"));
  CHECK(nowhere.status == 2);
  CHECK(is_one_line(nowhere.err));
}

TEST_CASE("a capture from standard input is told, and what is none is refused, without a word before",
          "[cli]") {
  for (const std::string format : {"text", "jsonl"}) {
    INFO(format);
    const Result told = run_synfin("check --format " + format + " - < " + captured("guilty/data-at-iss"));
    CHECK(told.status == 1);
    CHECK_THAT(told.out, ContainsSubstring("queued text leaves"));
    const Result empty = run_synfin("check --format " + format + " - < /dev/null");
    CHECK(empty.status == 2);
    CHECK(empty.out.empty());
    CHECK(is_one_line(empty.err));
    // A full disk is no verdict.
    const Folder folder;
    const std::string said = (folder / "err").string();
    const int ended = std::system(("\"" SYNFIN_BINARY "\" check --format " + format + " - < " +
                                   captured("echo") + " > /dev/full 2> " + said)
                                      .c_str());
    CHECK(WEXITSTATUS(ended) == 2);
    CHECK(is_one_line(whole(said)));
  }
}

TEST_CASE("a finding is told while the capture is still being written", "[cli]") {
  const Folder folder;
  // The pipe stays open for writing until the finding is there, and is closed then. How long that takes is no
  // matter.
  const std::string script = "cd " + folder.path().string() +
                             " && mkfifo pipe && { \"" SYNFIN_BINARY
                             "\" check - < pipe > out & } && exec 3> pipe && cat " +
                             captured("guilty/data-at-iss") +
                             " >&3 && tries=0 &&"
                             " while ! grep -q 'violation: frame 4' out; do"
                             "   tries=$((tries + 1)); [ $tries -lt 3000 ] || exit 9; sleep 0.1;"
                             " done && cp out before && exec 3>&- && wait";
  REQUIRE(std::system(script.c_str()) == 0);
  const std::string all = "TCP segments, 1 connection";
  CHECK_THAT(whole(folder / "before"), !ContainsSubstring(all));
  CHECK_THAT(whole(folder / "out"), ContainsSubstring(all));
}

TEST_CASE("several captures at once are judged as each alone, in their order", "[cli]") {
  const auto without_totals = [](std::string lines) {
    lines.erase(lines.rfind('\n', lines.size() - 2) + 1);
    return lines;
  };
  std::string files;
  std::string one_by_one;
  for (const char* name : {"lossy_bulk", "guilty/data-at-iss", "echo", "guilty/fin-never-acked", "refused",
                           "innocent/hole-over-2GB", "guilty/isn-repeated", "half_close"}) {
    files += " " + captured(name);
    one_by_one += without_totals(run_synfin("check --format jsonl " + captured(name)).out);
  }
  CHECK(without_totals(run_synfin("check --format jsonl" + files).out) == one_by_one);
}
