// What `synfin check` says of findings as text and JSON: every field is told, and as soon as it can be.
#include "../../cli/reports/findings.hpp"

#include <algorithm>

#include "../catch.hpp"
#include "findings_made.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

TEST_CASE("the text tells all of a finding", "[cli]") {
  const std::string text = told("text");
  CHECK_THAT(text, StartsWith("a.pcap: violation: frame 7, 2023-11-14T22:13:20.000000000Z, 10.0.0.2:80 in "
                              "ESTABLISHED\n  no run of the machine sends this\n"));
  for (const char* line :
       {"\n  seen:     SEQ=300 CTL=ACK\n", "\n  expected: SEQ=301 CTL=ACK\n",
        "\n  rule:     unacceptable (RFC 9293 3.10.7.4 first)\n",
        // The clause's own words, which nobody gave here.
        "\n  clause:   \"If an incoming segment is not acceptable, an acknowledgment",
        "\n  state:    ESTABLISHED since frame 3; SYN-RECEIVED since frame 1; LISTEN at "
        "first\n",
        "\n  evidence: frames 3, 5\n", "\n  filter:   frame.number == 7, tcp.stream eq 3\n",
        // 40 times in all, of which one is this.
        "\n  again:    39 times more: frames 9, 12 and 37 more\n"}) {
    INFO(text);
    CHECK_THAT(text, ContainsSubstring(line));
  }
  // What is empty is not told.
  CHECK(count(text, "rule:") == 1);
  CHECK(count(text, "again:") == 1);
  CHECK_THAT(text, ContainsSubstring("40 TCP segments, 4 connections: 1 violation, 0 warnings, 1 note, 1 "
                                     "unknown\nskipped: 2 frames (fragment)\nnot judged: 1 segment (stray)\n"
                                     "not judged: 9 segments (fast-open)\n"));
}

TEST_CASE("a finding is counted once for itself, whoever counts the others", "[cli]") {
  Finding f = violation();
  f.times = 1;
  CHECK(spell_again(f) == "2 times more: frames 9, 12");
  f.again = {9};
  CHECK(spell_again(f) == "1 time more: frame 9");
  f.again.clear();
  CHECK(spell_again(f).empty());
  f.times = 3;
  CHECK(spell_again(f) == "2 times more");
}

TEST_CASE("conforming is who was held to his silence, too", "[cli]") {
  CHECK_THAT(told("text"), ContainsSubstring("10.0.0.1:4001-10.0.0.2:80: no violation found, 12 packets; "
                                             "10.0.0.1:4001 ends CLOSED, 10.0.0.2:80 ends TIME-WAIT\n"));
  Telling beside;
  beside.at = oracle::EndpointPattern::parse("10.0.0.1:4001");
  const std::string text = told("text", beside);
  CHECK(count(text, ": conforming, ") == 1);
  CHECK(count(text, ": no violation found, ") == 1);  // of the connection of another port
  CHECK_THAT(text, ContainsSubstring(": unknown, 12 packets; 10.0.0.1:4002 ends CLOSED, 10.0.0.2:80 ends "
                                     "TIME-WAIT (frames <are> missing)\n"));
  // In JSON the verdict is one of four words.
  CHECK(count(told("jsonl"), R"("verdict":"conforming")") == 2);
}

TEST_CASE("text and JSON lines are there as soon as they are found", "[cli]") {
  for (const char* format : {"text", "jsonl"}) {
    std::ostringstream out;
    const auto sink = findings_as(format, out, {});
    sink->finding(violation());
    CHECK_THAT(out.str(), ContainsSubstring("no run of the machine sends this"));
  }
  // What is one document is not begun before it can be ended.
  for (const char* format : {"json", "junit", "sarif", "html"}) {
    std::ostringstream out;
    const auto sink = findings_as(format, out, {});
    sink->finding(violation());
    CHECK(out.str().empty());
    sink->summary(sum());
    CHECK_THAT(out.str(), ContainsSubstring("no run of the machine sends this"));
  }
}

TEST_CASE("what was told and holds no longer is withdrawn, also where little is told", "[cli]") {
  for (const bool quiet : {false, true}) {
    std::ostringstream out;
    Telling telling;
    telling.live = true;
    telling.quiet = quiet;
    const auto sink = findings_as("text", out, telling);
    sink->finding(violation());
    FlowReport report = flow("10.0.0.1:4000", 3, Verdict::unknown);
    report.withdrawn = true;
    sink->flow(report);
    CHECK_THAT(out.str(), ContainsSubstring("; what was told of it is withdrawn\n"));
  }
}

TEST_CASE("what is live can be read at once", "[cli]") {
  struct Flushes : std::stringbuf {
    std::size_t flushes = 0;
    int sync() override {
      ++flushes;
      return 0;
    }
  };
  for (const bool live : {false, true}) {
    Flushes buffer;
    std::ostream out(&buffer);
    Telling telling;
    telling.live = live;
    const auto sink = findings_as("text", out, telling);
    sink->finding(violation());
    CHECK(buffer.flushes == (live ? 1 : 0));
    sink->flow(flow("10.0.0.1:4000", 3, Verdict::violation));
    CHECK(buffer.flushes == (live ? 2 : 0));
  }
}

TEST_CASE("each line is an object, whose first keys are those that were promised first", "[cli]") {
  const std::vector<ordered_json> lines = lines_of(told("jsonl"));
  REQUIRE(lines.size() == 7);
  const std::vector<std::string> keys = keys_of(lines[0]);
  const std::vector<std::string> promised{"type", "file", "frame",       "time",  "flow", "endpoint", "level",
                                          "rule", "cite", "requirement", "state", "seen", "expected", "text"};
  CHECK(std::equal(promised.begin(), promised.end(), keys.begin()));
  const ordered_json& f = lines[0];
  CHECK(f["times"] == 40);
  CHECK(f["stream"] == 3);
  CHECK(f["filter"] == "frame.number == 7");
  CHECK(f["course"][2] == ordered_json{{"state", "ESTABLISHED"}, {"frame", 3}});
  CHECK(f["evidence"] == ordered_json{3, 5});
  CHECK(f["around"][1]["endpoint"] == "10.0.0.2:80");
  CHECK(f["around"][1]["time"] == "2023-11-14T22:13:20.002000000Z");
  CHECK_THAT(f["sentence"].get<std::string>(), StartsWith("If an incoming segment is not acceptable"));
  CHECK(keys_of(lines[6])[5] == "notes");
  CHECK(lines[6]["skipped"] == ordered_json{{"fragment", 2}});
  CHECK(lines[6]["unjudged"] == ordered_json{{"stray", 1}, {"fast-open", 9}});
}

TEST_CASE("json is the same in one object", "[cli]") {
  const ordered_json all = ordered_json::parse(told("json"));
  CHECK(all["rules"] == "standard");
  CHECK(all["ok"] == false);
  const std::vector<ordered_json> lines = lines_of(told("jsonl"));
  CHECK(all["findings"] == ordered_json{lines[0], lines[1]});
  CHECK(all["flows"].size() == 4);
  CHECK(all["summary"] == lines.back());
}

TEST_CASE("quiet tells what is wrong, and nothing where nothing is", "[cli]") {
  const std::string text = told("text", quiet());
  CHECK(count(text, "a.pcap: ") == 1);
  CHECK_THAT(text, StartsWith("a.pcap: violation: frame 7"));
  CHECK(text.find("TCP segments") == std::string::npos);
  std::ostringstream out;
  const auto sink = findings_as("text", out, quiet());
  sink->finding(note());
  sink->flow(flow("10.0.0.1:4001", 4, Verdict::conforming));
  sink->summary(sum());
  CHECK(out.str().empty());
  // The sum is there for programs.
  const std::vector<ordered_json> lines = lines_of(told("jsonl", quiet()));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["level"] == "violation");
  CHECK(lines[1]["verdict"] == "violation");
  CHECK(lines[2]["type"] == "summary");
  CHECK(ordered_json::parse(told("sarif", quiet()))["runs"][0]["results"].size() == 1);
}

TEST_CASE("a summary counts by rule and end, whatever the number of connections", "[cli]") {
  std::ostringstream out;
  const auto sink = findings_as("jsonl", out, summary());
  for (std::size_t n = 0; n < 1000; ++n) {
    Finding f = violation();
    f.times = 1;
    f.again.clear();
    f.frame = 7 + n;
    f.stream = n;
    sink->finding(f);  // the server in a thousand connections
    f.endpoint = "10.0.0.1:" + std::to_string(4000 + n);
    f.rule = "answer.ack";
    f.level = Level::warning;
    f.times = 2;
    sink->finding(f);  // and each of a thousand ports of one client
    sink->flow(flow("10.0.0.1:4000", n, Verdict::violation));
  }
  Finding late = violation();  // of the first connection, once more
  late.frame = 2000;
  late.stream = 0;
  late.times = 1;
  late.again.clear();
  sink->finding(late);
  sink->summary(sum());
  const std::vector<ordered_json> lines = lines_of(out.str());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["type"] == "group");
  CHECK(lines[0]["level"] == "violation");  // the worst first, though it is rarer
  CHECK(lines[0]["endpoint"] == "10.0.0.2:80");
  CHECK(lines[0]["times"] == 1001);
  CHECK(lines[0]["connections"] == 1000);
  CHECK(lines[0]["frame"] == 7);
  CHECK(lines[1]["endpoint"] == "10.0.0.1");
  CHECK(lines[1]["times"] == 2000);

  CHECK_THAT(
      told("text", summary()),
      StartsWith("a.pcap: violation: 40 times at 10.0.0.2:80, first in frame 7\n  no run of the machine "
                 "sends this\n  rule:     unacceptable (RFC 9293 3.10.7.4 first)\n"));
  CHECK(told("text", summary()).find("packets") == std::string::npos);
  CHECK(ordered_json::parse(told("json", summary()))["groups"].size() == 2);
  CHECK(ordered_json::parse(told("sarif", summary()))["runs"][0]["results"][0]["occurrenceCount"] == 40);
  CHECK(count(told("html", summary()), "<tr>") == 3);
}

TEST_CASE("the status is never green by omission", "[cli]") {
  Summary s;
  CHECK(status_of(s, false) == 3);
  s.judged = 1;
  CHECK(status_of(s, false) == 0);
  s.unknown = 1;
  s.warnings = 1;
  CHECK(status_of(s, false) == 0);
  CHECK(status_of(s, true) == 3);
  s.violations = 1;
  CHECK(status_of(s, true) == 1);
  s.unread = {"b.pcap: expected a capture"};
  CHECK(status_of(s, true) == 2);
}

TEST_CASE("each form takes each option, or says in a line why not", "[cli]") {
  for (const std::string& format : finding_formats()) {
    INFO(format);
    CHECK(what_forbids({}, format).empty());
    CHECK(what_forbids(quiet(), format).empty() == (format != "junit"));
    CHECK(what_forbids(summary(), format).empty() == (format != "junit"));
    CHECK(what_forbids(with_ladder(), format).empty() == !format.starts_with("json"));
    Telling both = with_ladder();
    both.summary = true;
    CHECK(!what_forbids(both, format).empty());
    CHECK(what_forbids(both, format).find('\n') == std::string::npos);
  }
}

}  // namespace synfin::tests
