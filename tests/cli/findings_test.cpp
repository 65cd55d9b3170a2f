// What `synfin check` says of findings that are made by hand: every field is told in each form, and nothing
// of a capture or of a file's name breaks one.
#include "../../cli/reports/findings.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "../../cli/reports/findings_ladder.hpp"
#include "../catch.hpp"

namespace synfin::tests {
namespace {

using namespace cli;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;
using nlohmann::ordered_json;
using oracle::Finding;
using oracle::FlowReport;
using oracle::Level;
using oracle::Summary;
using oracle::Verdict;

constexpr std::int64_t noon = 1'700'000'000'000'000'000;  // 2023-11-14, a quarter past ten in the evening

/// The server sends at a number that it has given away already.
Finding violation() {
  Finding f;
  f.file = "a.pcap";
  f.frame = 7;
  f.time = noon;
  f.flow = "10.0.0.1:4000-10.0.0.2:80";
  f.endpoint = "10.0.0.2:80";
  f.level = Level::violation;
  f.rule = "unacceptable";
  f.cite = "RFC 9293 3.10.7.4 first";
  f.state = "ESTABLISHED";
  f.seen = "SEQ=300 CTL=ACK";
  f.expected = "SEQ=301 CTL=ACK";
  f.text = "no run of the machine sends this";
  f.stream = 3;
  f.ends = {"10.0.0.1:4000", "10.0.0.2:80"};
  f.course = {{"LISTEN", 0}, {"SYN-RECEIVED", 1}, {"ESTABLISHED", 3}};
  f.evidence = {3, 5};
  f.around = {{1, noon, 0, "SEQ=100 CTL=SYN"},
              {2, noon + 2'000'000, 1, "SEQ=300 ACK=101 CTL=SYN,ACK"},
              {3, noon + 3'000'000, 0, "SEQ=101 ACK=301 CTL=ACK"},
              {7, noon + 9'000'000, 1, "SEQ=300 CTL=ACK"}};
  f.again = {9, 12};
  f.times = 40;
  return f;
}

Finding note() {
  Finding f;
  f.file = "a.pcap";
  f.frame = 20;
  f.flow = "10.0.0.1:4001-10.0.0.2:80";
  f.endpoint = "10.0.0.1:4001";
  f.text = "only something that the capture lacks explains this";
  f.stream = 4;
  return f;
}

FlowReport flow(const std::string& client, std::size_t stream, Verdict verdict) {
  FlowReport r;
  r.file = "a.pcap";
  r.flow = client + "-10.0.0.2:80";
  r.stream = stream;
  r.verdict = verdict;
  r.packets = 12;
  r.endpoints = {client, "10.0.0.2:80"};
  r.states = {"CLOSED", "TIME-WAIT"};
  return r;
}

Summary sum() {
  Summary s;
  s.packets = 40;
  s.judged = 30;
  s.flows = 4;
  s.violations = 1;
  s.notes = 1;
  s.unknown = 1;
  s.skipped[static_cast<std::size_t>(oracle::SkipReason::fragment)] = 2;
  s.unjudged[static_cast<std::size_t>(oracle::Unjudged::fast_open)] = 9;
  s.unjudged[static_cast<std::size_t>(oracle::Unjudged::stray)] = 1;
  return s;
}

/// Four connections: one that violates, one with a note, one that is unknown, one of the same sockets as the
/// first.
std::string told(std::string_view format, Telling telling = {}, Finding worst = violation()) {
  telling.table = &model::standard();
  std::ostringstream out;
  const auto sink = findings_as(format, out, telling);
  sink->finding(worst);
  sink->finding(note());
  FlowReport first = flow("10.0.0.1:4000", 3, Verdict::violation);
  first.file = worst.file;
  sink->flow(first);
  sink->flow(flow("10.0.0.1:4001", 4, Verdict::conforming));
  FlowReport unknown = flow("10.0.0.1:4002", 5, Verdict::unknown);
  unknown.why_unknown = "frames <are> missing";
  sink->flow(unknown);
  sink->flow(flow("10.0.0.1:4000", 6, Verdict::conforming));
  sink->summary(sum());
  return out.str();
}

std::size_t count(const std::string& text, std::string_view words) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(words, at)) != std::string::npos; at += words.size()) ++found;
  return found;
}

std::vector<ordered_json> lines_of(const std::string& text) {
  std::vector<ordered_json> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(ordered_json::parse(line));
  return lines;
}

std::vector<std::string> keys_of(const ordered_json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

Telling quiet() {
  Telling telling;
  telling.quiet = true;
  return telling;
}
Telling summary() {
  Telling telling;
  telling.summary = true;
  return telling;
}
Telling with_ladder() {
  Telling telling;
  telling.ladder = true;
  return telling;
}

/// What a file may be called, and what is no UTF-8.
const std::string nasty = "<b>&\"'\x01\xff]]>.pcap";

}  // namespace

TEST_CASE("the text tells all of a finding", "[cli]") {
  const std::string text = told("text");
  CHECK_THAT(text, StartsWith("a.pcap: violation: frame 7, 2023-11-14T22:13:20.000000000Z, 10.0.0.2:80 in "
                              "ESTABLISHED\n  no run of the machine sends this\n"));
  for (const char* line :
       {"\n  seen:     SEQ=300 CTL=ACK\n", "\n  expected: SEQ=301 CTL=ACK\n",
        "\n  rule:     unacceptable (RFC 9293 3.10.7.4 first)\n",
        // The clause's own words, which nobody gave here.
        "\n  clause:   \"If an incoming segment is not acceptable, an acknowledgment",
        "\n  state:    ESTABLISHED since frame 3; SYN-RECEIVED since frame 1; LISTEN since "
        "frame 0\n",
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
  sink->summary(sum());
  const std::vector<ordered_json> lines = lines_of(out.str());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0]["type"] == "group");
  CHECK(lines[0]["level"] == "violation");  // the worst first, though it is rarer
  CHECK(lines[0]["endpoint"] == "10.0.0.2:80");
  CHECK(lines[0]["times"] == 1000);
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

TEST_CASE("junit has a suite for each capture and a case for each connection", "[cli]") {
  const std::string xml = told("junit");
  CHECK(count(xml, "<testsuite ") == 1);
  CHECK_THAT(xml, ContainsSubstring("name=\"a.pcap\"") &&
                      ContainsSubstring("tests=\"4\" failures=\"1\" errors=\"0\" skipped=\"1\""));
  CHECK(count(xml, "<testcase ") == 4);
  // The same sockets again are another case.
  CHECK(count(xml, "name=\"10.0.0.1:4000-10.0.0.2:80\"") == 1);
  CHECK(count(xml, "name=\"10.0.0.1:4000-10.0.0.2:80 (2)\" time=\"0.000\"/>") == 1);
  CHECK_THAT(xml, ContainsSubstring("<failure type=\"unacceptable\" message=\"frame 7, 10.0.0.2:80: no run"));
  CHECK_THAT(xml, ContainsSubstring("&lt;SEQ=SND.NXT&gt;"));  // of the clause
  CHECK_THAT(xml, ContainsSubstring("<skipped message=\"unknown: frames &lt;are&gt; missing\"/>"));
  // A note fails nothing.
  CHECK_THAT(xml, ContainsSubstring("name=\"10.0.0.1:4001-10.0.0.2:80\" time=\"0.000\">\n      <system-out>"
                                    "a.pcap: note: frame 20"));
  CHECK_THAT(xml, ContainsSubstring("not judged: 9 segments (fast-open)"));
}

TEST_CASE("junit is not green where nothing was judged, or a file was not read", "[cli]") {
  for (const bool unread : {false, true}) {
    std::ostringstream out;
    const auto sink = findings_as("junit", out, {});
    Summary nothing;
    if (unread) nothing.unread = {"b.pcap: expected a capture"};
    sink->summary(nothing);
    CHECK_THAT(out.str(), ContainsSubstring("tests=\"1\" failures=\"0\" errors=\"1\""));
    CHECK_THAT(out.str(), ContainsSubstring(unread ? "name=\"b.pcap\"" : "nothing could be judged"));
  }
}

TEST_CASE("what is unknown fails where one asks for it, and what is not read is told to code scanning",
          "[cli]") {
  Telling strict;
  strict.strict = true;
  const std::string xml = told("junit", strict);
  CHECK_THAT(xml,
             ContainsSubstring("<error type=\"unknown\" message=\"unknown: frames &lt;are&gt; missing\"/>") &&
                 ContainsSubstring("tests=\"4\" failures=\"1\" errors=\"1\" skipped=\"0\""));
  std::ostringstream out;
  const auto sink = findings_as("sarif", out, {});
  Summary some = sum();
  some.unread = {"b.pcap: expected a capture"};
  sink->summary(some);
  const ordered_json log = ordered_json::parse(out.str());
  const ordered_json& run = log["runs"][0]["invocations"][0];
  CHECK(run["executionSuccessful"] == false);
  CHECK(run["exitCode"] == 2);
  CHECK(run["toolExecutionNotifications"][0]["message"]["text"] == "b.pcap: expected a capture");
}

TEST_CASE("sarif names the table's rules, and the capture with the frame", "[cli]") {
  const ordered_json log = ordered_json::parse(told("sarif", with_ladder()));
  CHECK(log["version"] == "2.1.0");
  const ordered_json& run = log["runs"][0];
  CHECK(run["invocations"][0]["exitCode"] == 1);
  REQUIRE(run["results"].size() == 2);
  const ordered_json& result = run["results"][0];
  CHECK(result["ruleId"] == "unacceptable");
  CHECK(result["level"] == "error");
  CHECK(run["results"][1]["level"] == "note");
  CHECK(run["results"][1]["ruleId"] == "no-rule");
  CHECK(result["occurrenceCount"] == 40);
  CHECK(result["properties"]["frame"] == 7);
  CHECK(result["relatedLocations"].size() == 2);
  const ordered_json& place = result["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "a.pcap");
  CHECK(place["region"]["startLine"] == 1);
  CHECK_THAT(result["message"]["markdown"].get<std::string>(),
             ContainsSubstring("<== violation: unacceptable"));
  for (const ordered_json& one : run["results"]) {
    const ordered_json& rule = run["tool"]["driver"]["rules"].at(one["ruleIndex"].get<std::size_t>());
    CHECK(rule["id"] == one["ruleId"]);
    for (const char* words : {"shortDescription", "fullDescription", "help"}) {
      CHECK(!rule[words]["text"].get<std::string>().empty());
      CHECK(rule[words]["text"].get<std::string>().size() <= 1024);
    }
    CHECK(std::regex_match(one["partialFingerprints"]["primaryLocationLineHash"].get<std::string>(),
                           std::regex("[0-9a-f]{16}:1")));
  }
  // What the rule says is the table's gloss, not the finding's text.
  CHECK_THAT(run["tool"]["driver"]["rules"][0]["shortDescription"]["text"].get<std::string>(),
             StartsWith("Outside the window"));
}

TEST_CASE("a finding keeps its number from run to run, and no other has it", "[cli]") {
  const auto number = [](const Finding& f) {
    return ordered_json::parse(told("sarif", {}, f))["runs"][0]["results"][0]["partialFingerprints"].dump();
  };
  Finding later = violation();
  later.time += 1'000'000'000;
  later.endpoint = "10.0.0.2:8080";
  CHECK(number(later) == number(violation()));
  Finding other = violation();
  other.frame = 8;
  CHECK(number(other) != number(violation()));
}

TEST_CASE("the page needs nothing, runs nothing, and groups by connection", "[cli]") {
  const std::string page = told("html", with_ladder());
  CHECK_THAT(page, StartsWith("<!DOCTYPE html>") && ContainsSubstring("default-src 'none'"));
  CHECK(page.find("<script") == std::string::npos);
  CHECK(page.find("<link") == std::string::npos);
  CHECK(!std::regex_search(page, std::regex("(src|href)=\"")));
  CHECK(count(page, "<section>") == 3);  // two connections with findings, and the rest
  CHECK(count(page, "<article") == count(page, "</article>"));
  CHECK(count(page, "<svg") == 1);
  CHECK_THAT(page, ContainsSubstring("tcp.stream eq 3") && ContainsSubstring("ESTABLISHED since frame 3") &&
                       ContainsSubstring("not judged: 9 segments (fast-open)") &&
                       ContainsSubstring("frames &lt;are&gt; missing"));
  // Each name in the page is there once, whatever the number of drawings.
  std::ostringstream out;
  const auto sink = findings_as("html", out, with_ladder());
  sink->finding(violation());
  sink->finding(violation());
  sink->summary(sum());
  const std::string two = out.str();
  CHECK(count(two, "<svg") == 2);
  std::set<std::string> ids;
  const std::regex id(" id=\"([^\"]*)\"");
  for (std::sregex_iterator it(two.begin(), two.end(), id), end; it != end; ++it)
    CHECK(ids.insert((*it)[1]).second);
}

TEST_CASE("no name of a file breaks a format", "[cli]") {
  Finding f = violation();
  f.file = nasty;
  for (const char* format : {"junit", "html"}) {
    const std::string text = told(format, with_ladder(), f);
    INFO(format);
    CHECK(text.find(nasty.substr(0, 3)) == std::string::npos);
    CHECK_THAT(text, ContainsSubstring("&lt;b&gt;&amp;&quot;&#39;?\xef\xbf\xbd]]&gt;.pcap"));
    CHECK(text.find('\x01') == std::string::npos);
    CHECK(text.find('\xff') == std::string::npos);
  }
  CHECK(lines_of(told("jsonl", {}, f))[0]["file"] == "<b>&\"'\x01\xef\xbf\xbd]]>.pcap");
  CHECK(ordered_json::parse(told("json", {}, f))["findings"].size() == 2);
  const ordered_json log = ordered_json::parse(told("sarif", {}, f));
  CHECK(log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "%3Cb%3E%26%22%27%01%FF%5D%5D%3E.pcap");
}

TEST_CASE("the ladder shows the frames as they were seen, and marks the one that is found", "[cli]") {
  const Ladder ladder = ladder_of(violation());
  CHECK(ladder.peers == std::array<std::string, 2>{"10.0.0.1:4000", "10.0.0.2:80"});
  REQUIRE(ladder.steps.size() == 8);  // each leaves and arrives
  CHECK(ladder.steps[0].peer == 0);
  CHECK(ladder.steps[1].peer == 1);
  CHECK(ladder.steps[2].ms == 2);
  const auto marked = [](const LadderStep& step) { return !step.remark.empty(); };
  CHECK(std::count_if(ladder.steps.begin(), ladder.steps.end(), marked) == 1);
  CHECK(ladder.steps[6].remark == "violation: unacceptable");
  CHECK(ladder.steps[6].frame == 7);
  // The states are those of the end that is judged.
  CHECK(ladder.start[1] == "LISTEN");
  CHECK(ladder.steps[3].states == std::array<std::string, 2>{"", "SYN-RECEIVED"});
  CHECK(ladder.steps[7].states[1] == "ESTABLISHED");

  const std::string text = std::regex_replace(draw_text(ladder), std::regex(" +"), " ");
  for (const char* line : {" 1 0 s --> SEQ=100 CTL=SYN --> SYN-RECEIVED\n",
                           " 2 2 ms <-- SEQ=300 ACK=101 CTL=SYN,ACK <-- SYN-RECEIVED\n",
                           " 3 3 ms --> SEQ=101 ACK=301 CTL=ACK --> ESTABLISHED\n",
                           " 7 9 ms <-- SEQ=300 CTL=ACK <-- ESTABLISHED <== violation: unacceptable\n"}) {
    INFO(text);
    CHECK_THAT(text, ContainsSubstring(line));
  }
  const std::string svg = draw_svg(ladder);
  CHECK(count(svg, "class=\"arrow\"") == 3);
  CHECK(count(svg, "class=\"arrow bad\"") == 1);
  CHECK_THAT(svg, ContainsSubstring("(frame 7)") && ContainsSubstring("violation: unacceptable"));
}

TEST_CASE("a ladder takes what a capture may say: no order of time, no frames, long numbers", "[cli]") {
  CHECK(ladder_of(note()).steps.empty());
  CHECK(told("text", with_ladder()).find("-->") != std::string::npos);
  Finding f = violation();
  f.around[2].time = noon - 5'000'000'000;
  f.around[3].frame = 123'456'789;
  f.around[3].side = 9;
  const Ladder ladder = ladder_of(f);
  for (std::size_t i = 1; i < ladder.steps.size(); ++i) CHECK(ladder.steps[i].ms >= ladder.steps[i - 1].ms);
  // The columns stand below one another.
  std::istringstream lines(draw_text(ladder));
  std::set<std::size_t> places;
  for (std::string line; std::getline(lines, line);)
    if (line.find("SEQ=") != std::string::npos) places.insert(line.find("SEQ="));
  CHECK(places.size() == 1);
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
