// The findings as JUnit's XML, which every CI reads: a suite for each capture, a case for each connection. It
// satisfies Jenkins' schema.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <tuple>

#include "../ladder/markup.hpp"
#include "findings.hpp"

namespace synfin::cli {

namespace {

using oracle::Finding;
using oracle::FlowReport;
using oracle::Level;
using oracle::Verdict;

/// One connection with what was found in it.
struct Case {
  std::string name;
  const FlowReport* report = nullptr;  ///< none: what cannot be judged
  std::vector<const Finding*> findings;
  std::string error;
};

/// One capture.
struct Suite {
  std::string file;
  std::vector<Case> cases;
  std::vector<const Finding*> others;  ///< findings of no connection that was reported
};

Suite& suite_of(std::vector<Suite>& suites, const std::string& file) {
  for (Suite& suite : suites)
    if (suite.file == file) return suite;
  suites.push_back({file, {}, {}});
  return suites.back();
}

std::vector<Suite> suites_of(const Findings& all) {
  std::vector<Suite> suites;
  using Key = std::tuple<std::string, std::string, std::size_t>;  // file, flow, stream
  std::map<Key, std::vector<const Finding*>> found;
  for (const Finding& finding : all.findings)
    found[{finding.file, finding.flow, finding.stream}].push_back(&finding);
  std::map<std::pair<std::string, std::string>, std::size_t> named;
  for (const FlowReport& report : all.flows) {
    Case one;
    // Sockets are used again: each connection has a name of its own.
    const std::size_t before = named[{report.file, report.flow}]++;
    one.name = before == 0 ? report.flow : fmt::format("{} ({})", report.flow, before + 1);
    one.report = &report;
    if (const auto mine = found.find({report.file, report.flow, report.stream}); mine != found.end()) {
      one.findings = std::move(mine->second);
      found.erase(mine);
    }
    suite_of(suites, report.file).cases.push_back(std::move(one));
  }
  for (const auto& [key, left] : found) {
    std::vector<const Finding*>& others = suite_of(suites, std::get<0>(key)).others;
    others.insert(others.end(), left.begin(), left.end());
  }
  const auto fail = [&](const std::string& suite, std::string name, std::string why) {
    Case one;
    one.name = std::move(name);
    one.error = std::move(why);
    suite_of(suites, suite).cases.push_back(std::move(one));
  };
  // Such a line begins with the name of the file.
  for (const std::string& line : all.summary.unread)
    fail(line.substr(0, line.find(": ")), "the capture", line);
  // Never green by omission.
  if (all.summary.unread.empty() && status_of(all.summary, false) == 3)
    fail("synfin check", "something was judged", "nothing could be judged");
  return suites;
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("      <{0}>{1}</{0}>\n", name, escaped(text));
}

/// Of the cases of a suite.
struct Counts {
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;
};

std::string text_of_case(const Case& one, const Telling& telling, Counts& counts) {
  const std::string head =
      fmt::format("    <testcase classname=\"synfin.check\" name=\"{}\" time=\"0.000\"", escaped(one.name));
  if (one.report == nullptr) {
    ++counts.errors;
    return head +
           fmt::format(">\n      <error type=\"not judged\" message=\"{0}\">{0}</error>\n    </testcase>\n",
                       escaped(one.error));
  }
  const FlowReport& report = *one.report;
  std::string failures;
  std::string said;
  for (const Finding* finding : one.findings) {
    if (finding->level == Level::violation)
      failures += fmt::format(
          "      <failure type=\"{}\" message=\"{}\">{}</failure>\n", escaped(finding->rule),
          escaped(fmt::format("frame {}, {}: {}", finding->frame, finding->endpoint, finding->text)),
          escaped(text_of(*finding, telling)));
    else
      said += text_of(*finding, telling);
  }
  const bool is_failed = !failures.empty() || report.verdict == Verdict::violation;
  if (is_failed && failures.empty())
    failures = "      <failure type=\"violation\" message=\"see the system-out of the suite\"/>\n";
  std::string inside;
  if (report.verdict == Verdict::unknown && !is_failed) {
    ++(telling.strict ? counts.errors : counts.skipped);
    inside = fmt::format("      <{} message=\"unknown{}{}\"/>\n",
                         telling.strict ? "error type=\"unknown\"" : "skipped",
                         report.why_unknown.empty() ? "" : ": ", escaped(report.why_unknown));
  }
  if (is_failed) ++counts.failures;
  inside += failures;
  if (!said.empty()) inside += element("system-out", said);
  return inside.empty() ? head + "/>\n" : head + ">\n" + inside + "    </testcase>\n";
}

std::string text_of_suite(const Suite& suite, const Findings& all, std::size_t id, std::string_view time) {
  Counts counts;
  std::string cases;
  for (const Case& one : suite.cases) cases += text_of_case(one, all.telling, counts);
  std::string said;
  for (const Finding* finding : suite.others) said += text_of(*finding, all.telling);
  for (const std::string& remark : all.summary.remarks)
    if (remark.starts_with(suite.file + ":")) said += remark + "\n";
  // The reasons are counted over all captures.
  if (id == 0)
    for (const std::string& line : spell_unjudged(all.summary)) said += line + "\n";
  const std::string_view table = all.telling.table == nullptr ? "-" : all.telling.table->name;
  return fmt::format(
      "  <testsuite id=\"{}\" package=\"synfin\" name=\"{}\" timestamp=\"{}\" hostname=\"localhost\" "
      "tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"0.000\">\n    <properties>\n"
      "      <property name=\"synfin\" value=\"{}\"/>\n      <property name=\"rules\" value=\"{}\"/>\n"
      "    </properties>\n{}    <system-out>{}</system-out>\n    <system-err/>\n  </testsuite>\n",
      id, escaped(suite.file), time, suite.cases.size(), counts.failures, counts.errors, counts.skipped,
      SYNFIN_VERSION, escaped(table), cases, escaped(said));
}

}  // namespace

std::string junit_of(const Findings& all) {
  const std::string time =
      fmt::format("{:%Y-%m-%dT%H:%M:%S}",
                  fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
  Findings plain = all;
  plain.telling.colour = false;
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t id = 0;
  for (const Suite& suite : suites_of(plain)) text += text_of_suite(suite, plain, id++, time);
  return text + "</testsuites>\n";
}

}  // namespace synfin::cli
