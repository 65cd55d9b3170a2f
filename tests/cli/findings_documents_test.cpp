// Findings as documents: JUnit, SARIF, HTML, and the drawing of the frames around one. Nothing of a capture
// or of the name of a file breaks one.
#include <algorithm>
#include <regex>
#include <set>

#include "../../cli/reports/findings_ladder.hpp"
#include "../catch.hpp"
#include "findings_made.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

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
  CHECK(ladder.steps[0].states[1] == "LISTEN");  // the SYN is on its way
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
  CHECK(count(svg, "textLength") == 0);
  Ladder full = ladder;
  full.steps[1].arrives->words = std::string(80, '9');  // as long as raw numbers, flags and a window may be
  CHECK(count(draw_svg(full), "textLength=\"480\"") == 1);
  CHECK(count(svg, "class=\"arrow\"") == 3);
  CHECK(count(svg, "class=\"arrow bad\"") == 1);
  CHECK_THAT(svg, ContainsSubstring("(frame 7)") && ContainsSubstring("violation: unacceptable"));
}

TEST_CASE("a ladder takes what a capture may say: no order of time, no frames, long numbers", "[cli]") {
  CHECK(ladder_of(note()).steps.empty());
  CHECK(told("text", with_ladder()).find("-->") != std::string::npos);
  Finding f = violation();
  f.around[2].time = evening - 5'000'000'000;
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

}  // namespace synfin::tests
