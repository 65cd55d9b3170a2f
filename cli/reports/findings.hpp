// What `synfin check` has found: as text for people, JSON for programs, JUnit and SARIF for CI, HTML to read.
#pragma once

#include <iosfwd>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"
#include "../../oracle/decode/endpoint.hpp"
#include "../../oracle/report/finding.hpp"

namespace synfin::cli {

/// How findings are told.
struct Telling {
  const model::PlainTable* table = nullptr;     ///< by which was judged
  std::optional<oracle::EndpointPattern> at{};  ///< whose silence was judged; nobody's
  bool strict = false;                          ///< what is unknown is a failure
  bool ladder = false;                          ///< the frames around each finding are drawn
  bool quiet = false;                           ///< only warnings and violations
  bool summary = false;  ///< findings are counted by rule and end, connections are not listed
  bool live = false;     ///< each finding is to be read at once
  bool colour = false;   ///< for a terminal
};

/// Never green by omission: 0 says that something was judged, and nothing is wrong with it. 1 a violation, 2
/// a file that cannot be read, 3 nothing could be judged, or with `strict` not all.
int status_of(const oracle::Summary& summary, bool strict);

/// `text`, `jsonl`, `json`, `junit`, `sarif` and `html`.
const std::vector<std::string>& finding_formats();
/// Why it cannot be told like that in one of `finding_formats()`: a line; empty if it can.
std::string what_forbids(const Telling& telling, std::string_view format);
/// Prints in one of `finding_formats()`. Text and JSON lines are written as they come, the others with the
/// summary.
std::unique_ptr<oracle::Sink> findings_as(std::string_view format, std::ostream& out, Telling telling);

/// Findings of one rule at one end, in one file.
struct Group {
  std::string file;
  oracle::Level level = oracle::Level::note;
  std::string rule, cite, requirement;
  std::string end;              ///< an endpoint; of several at one address that address
  std::size_t times = 0;        ///< so often in all
  std::size_t connections = 0;  ///< in which it was found
  std::uint64_t frame = 0;      ///< the first
  std::string text;             ///< of the first
};

/// Counts findings as they come, in any order: of each connection in which there are some it holds a number.
class Groups {
 public:
  void add(const oracle::Finding& finding);
  /// The worst first, in each level the most frequent.
  std::vector<Group> sorted() const;

 private:
  std::map<std::string, Group> groups_;
  std::map<std::string, std::set<std::size_t>> connections_;  ///< of each group: hashes
};

/// All that was found.
struct Findings {
  std::vector<oracle::Finding> findings;
  std::vector<oracle::FlowReport> flows;
  std::vector<Group> groups;  ///< instead of both, if only these are wanted
  oracle::Summary summary;
  Telling telling;
};

/// One object; its schema is docs/schemas/check.schema.json.
std::string json_of(const Findings& all);
/// A test suite for each file, a test case for each connection.
std::string junit_of(const Findings& all);
/// SARIF 2.1.0: a result for each finding, at the capture; the rules are the table's.
std::string sarif_of(const Findings& all);
/// A page that needs nothing else.
std::string html_of(const Findings& all);

/// What of it is wanted: with `quiet` no notes, and no connections with which nothing is wrong.
bool is_wanted(const oracle::Finding& finding, const Telling& telling);
bool is_wanted(const oracle::FlowReport& report, const Telling& telling);
/// How often in all: the frames that are listed, or more.
std::size_t times_of(const oracle::Finding& finding);
/// `conforming`; where nobody's silence could be judged, only that no violation was found.
std::string spell_verdict(const oracle::FlowReport& report, const Telling& telling);
/// "10.0.0.2:80 in ESTABLISHED"; a segment's form has no state.
std::string spell_who(const oracle::Finding& finding);
/// "ESTABLISHED since frame 7; SYN-SENT since frame 1": the last first.
std::string spell_course(const oracle::Finding& finding);
/// "frames 5, 7 and 12 more": the first of them, and how many there are.
std::string spell_frames(const std::vector<std::uint64_t>& some, std::size_t all);
/// "3 times more: frames 8, 9, 12"; empty where it is done once.
std::string spell_again(const oracle::Finding& finding);
/// "RFC 9293 3.10.7.4 first, MUST-65"
std::string spell_clause(std::string_view cite, std::string_view requirement);
/// "unacceptable (RFC 9293 3.10.7.4 first)"; empty where no rule is named.
std::string spell_rule(std::string_view rule, std::string_view cite, std::string_view requirement);
/// Display filters of Wireshark: the frame, and its connection.
std::string frame_filter(const oracle::Finding& finding);
std::string stream_filter(const oracle::Finding& finding);
/// "126 TCP segments, 1 connection: 0 violations, ..."
std::string spell_totals(const oracle::Summary& summary);
/// One line for each reason for which something was not judged: "skipped: 3 frames (not-ip)".
std::vector<std::string> spell_unjudged(const oracle::Summary& summary);
/// All lines on a finding that the text and JUnit show.
std::string text_of(const oracle::Finding& finding, const Telling& telling);
/// "1 packet", "2 packets"
std::string spell_count(std::size_t count, std::string_view one, std::string_view many);
/// "2026-11-22T08:41:13.123456789Z"
std::string iso_time(std::int64_t nanoseconds);

}  // namespace synfin::cli
