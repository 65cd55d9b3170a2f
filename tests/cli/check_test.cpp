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
  CHECK(run_synfin("check --endpoint 192.0.2.1 " + captured("echo")).status == 3);
  CHECK(run_synfin("check --endpoint 10.9.0.0/16 " + captured("echo")).status == 0);
  CHECK(run_synfin("check --endpoint 192.0.2.1 --endpoint :80 " + captured("echo")).status == 0);
  // What is unknown is a failure where one asks for it.
  CHECK(run_synfin("check " + captured("innocent/hole-over-2GB")).status == 0);
  CHECK(run_synfin("check --strict " + captured("innocent/hole-over-2GB")).status == 3);
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
