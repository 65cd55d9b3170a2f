#include "findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <ostream>

#include "../../model/quotations.hpp"
#include "findings_lines.hpp"

namespace synfin::cli {

using oracle::Finding;
using oracle::FlowReport;
using oracle::Level;
using oracle::Summary;
using oracle::Verdict;

namespace {

/// Whoever made the finding need not know the words of its clause.
Finding with_its_words(Finding finding) {
  if (finding.sentence.empty()) finding.sentence = model::sentence_of(finding.rule, finding.cite);
  return finding;
}

using Print = std::string (*)(const Findings&);

/// Holds all until the end, for what is printed whole.
class Gathering : public oracle::Sink {
 public:
  Gathering(std::ostream& out, Telling telling, Print print) : out_(out), print_(print) {
    all_.telling = std::move(telling);
  }
  void finding(const Finding& finding) override {
    if (!is_wanted(finding, all_.telling)) return;
    if (all_.telling.summary)
      groups_.add(finding);
    else
      all_.findings.push_back(with_its_words(finding));
  }
  bool lists_connections() const override { return !all_.telling.summary; }
  void flow(const FlowReport& report) override {
    if (lists_connections() && is_wanted(report, all_.telling)) all_.flows.push_back(report);
  }
  void summary(const Summary& summary) override {
    all_.groups = groups_.sorted();
    all_.summary = summary;
    out_ << print_(all_) << std::flush;
  }

 private:
  std::ostream& out_;
  Print print_;
  Groups groups_;
  Findings all_;
};

/// Tells each thing when it comes.
class Streaming : public oracle::Sink {
 public:
  Streaming(std::ostream& out, Telling telling, std::unique_ptr<Lines> lines)
      : out_(out), telling_(std::move(telling)), lines_(std::move(lines)) {}
  void finding(const Finding& finding) override {
    if (!is_wanted(finding, telling_)) return;
    if (telling_.summary)
      groups_.add(finding);
    else
      write(lines_->of(with_its_words(finding)));
  }
  bool lists_connections() const override { return !telling_.summary; }
  void flow(const FlowReport& report) override {
    if (lists_connections() && is_wanted(report, telling_)) write(lines_->of(report));
  }
  void summary(const Summary& summary) override {
    for (const Group& group : groups_.sorted()) write(lines_->of(group));
    write(lines_->of(summary));
  }

 private:
  void write(const std::string& lines) {
    out_ << lines;
    if (telling_.live) out_.flush();
  }

  std::ostream& out_;
  Telling telling_;
  std::unique_ptr<Lines> lines_;
  Groups groups_;
};

}  // namespace

int status_of(const Summary& summary, bool strict) {
  if (!summary.unread.empty()) return 2;
  if (summary.violations > 0) return 1;
  if (summary.judged == 0 || (strict && summary.unknown > 0)) return 3;
  return 0;
}

const std::vector<std::string>& finding_formats() {
  static const std::vector<std::string> names{"text", "jsonl", "json", "junit", "sarif", "html"};
  return names;
}

std::string what_forbids(const Telling& telling, std::string_view format) {
  if (telling.summary && telling.ladder)
    return "--ladder draws single findings, --summary counts them: expected one of the two";
  if (format == "junit" && (telling.summary || telling.quiet))
    return fmt::format("{}: a test case of junit is a connection, none may be left out",
                       telling.summary ? "--summary" : "--quiet");
  if ((format == "json" || format == "jsonl") && telling.ladder)
    return fmt::format("--ladder: {} is not drawn; it has the same frames in each finding, as `around`",
                       format);
  return "";
}

std::unique_ptr<oracle::Sink> findings_as(std::string_view format, std::ostream& out, Telling telling) {
  if (format == "json") return std::make_unique<Gathering>(out, std::move(telling), json_of);
  if (format == "junit") return std::make_unique<Gathering>(out, std::move(telling), junit_of);
  if (format == "sarif") return std::make_unique<Gathering>(out, std::move(telling), sarif_of);
  if (format == "html") return std::make_unique<Gathering>(out, std::move(telling), html_of);
  std::unique_ptr<Lines> lines = format == "jsonl" ? json_lines() : text_lines(telling);
  return std::make_unique<Streaming>(out, std::move(telling), std::move(lines));
}

void Groups::add(const Finding& finding) {
  const std::string address = finding.endpoint.substr(0, finding.endpoint.rfind(':'));
  const std::string key = fmt::format("{}\n{}\n{}\n{}\n{}", finding.file, to_string(finding.level),
                                      finding.rule, finding.cite, address);
  const auto [place, is_new] = groups_.try_emplace(key);
  Group& group = place->second;
  if (is_new) {
    group = {
        finding.file,  finding.level, finding.rule, finding.cite, finding.requirement, finding.endpoint, 0, 0,
        finding.frame, finding.text};
  } else if (group.end != finding.endpoint) {
    group.end = address;
  }
  group.times += times_of(finding);
  std::set<std::size_t>& connections = connections_[key];
  connections.insert(std::hash<std::string>()(fmt::format("{} {}", finding.stream, finding.flow)));
  group.connections = connections.size();
}

std::vector<Group> Groups::sorted() const {
  std::vector<Group> all;
  all.reserve(groups_.size());
  for (const auto& [key, group] : groups_) all.push_back(group);
  std::stable_sort(all.begin(), all.end(), [](const Group& a, const Group& b) {
    return a.level != b.level ? a.level > b.level : a.times > b.times;
  });
  return all;
}

bool is_wanted(const Finding& finding, const Telling& telling) {
  return !telling.quiet || finding.level != Level::note;
}

bool is_wanted(const FlowReport& report, const Telling& telling) {
  return !telling.quiet || report.withdrawn || report.verdict == Verdict::warning ||
         report.verdict == Verdict::violation;
}

std::size_t times_of(const Finding& finding) { return std::max(finding.times, finding.again.size() + 1); }

std::string spell_verdict(const FlowReport& report, const Telling& telling) {
  if (report.verdict != Verdict::conforming) return std::string(to_string(report.verdict));
  for (const std::string& end : report.endpoints) {
    // An endpoint is a pattern that has one address and one port.
    const auto parsed = oracle::EndpointPattern::parse(end);
    if (telling.at && parsed && parsed->address && parsed->port &&
        telling.at->matches({*parsed->address, *parsed->port}))
      return std::string(to_string(report.verdict));
  }
  return "no violation found";
}

std::string spell_who(const Finding& finding) {
  const bool has_state = !finding.state.empty() && finding.state != "-";
  return has_state ? finding.endpoint + " in " + finding.state : finding.endpoint;
}

std::string spell_course(const Finding& finding) {
  std::string text;
  for (auto passed = finding.course.rbegin(); passed != finding.course.rend(); ++passed)
    text += fmt::format("{}{} {}", text.empty() ? "" : "; ", passed->state,
                        passed->frame == 0 ? "at first" : fmt::format("since frame {}", passed->frame));
  return text;
}

std::string spell_frames(const std::vector<std::uint64_t>& some, std::size_t all) {
  constexpr std::size_t most = 8;
  const std::size_t shown = std::min(most, some.size());
  std::string text = all == 1 ? "frame" : "frames";
  for (std::size_t i = 0; i < shown; ++i) text += fmt::format("{} {}", i == 0 ? "" : ",", some[i]);
  return shown >= all ? text : text + fmt::format(" and {} more", all - shown);
}

std::string spell_again(const Finding& finding) {
  const std::size_t more = times_of(finding) - 1;
  if (more == 0) return "";
  const std::string count = spell_count(more, "time more", "times more");
  return finding.again.empty() ? count : count + ": " + spell_frames(finding.again, more);
}

std::string spell_clause(std::string_view cite, std::string_view requirement) {
  return fmt::format("{}{}{}", cite, requirement.empty() ? "" : ", ", requirement);
}

std::string spell_rule(std::string_view rule, std::string_view cite, std::string_view requirement) {
  return rule.empty() ? "" : fmt::format("{} ({})", rule, spell_clause(cite, requirement));
}

std::string frame_filter(const Finding& finding) { return fmt::format("frame.number == {}", finding.frame); }
std::string stream_filter(const Finding& finding) { return fmt::format("tcp.stream eq {}", finding.stream); }

std::string spell_totals(const Summary& s) {
  return fmt::format(
      "{}, {}: {}, {}, {}, {} unknown", spell_count(s.packets, "TCP segment", "TCP segments"),
      spell_count(s.flows, "connection", "connections"), spell_count(s.violations, "violation", "violations"),
      spell_count(s.warnings, "warning", "warnings"), spell_count(s.notes, "note", "notes"), s.unknown);
}

std::vector<std::string> spell_unjudged(const Summary& s) {
  std::vector<std::string> lines;
  for (std::size_t reason = 0; reason < oracle::skip_reason_count; ++reason)
    if (s.skipped[reason] > 0)
      lines.push_back(fmt::format("skipped: {} ({})", spell_count(s.skipped[reason], "frame", "frames"),
                                  to_string(static_cast<oracle::SkipReason>(reason))));
  for (std::size_t reason = 0; reason < oracle::unjudged_count; ++reason)
    if (s.unjudged[reason] > 0)
      lines.push_back(fmt::format("not judged: {} ({})",
                                  spell_count(s.unjudged[reason], "segment", "segments"),
                                  to_string(static_cast<oracle::Unjudged>(reason))));
  return lines;
}

std::string spell_count(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string iso_time(std::int64_t nanoseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::nanoseconds> time{std::chrono::nanoseconds{nanoseconds}};
  const auto day = floor<days>(time);
  const year_month_day date{day};
  const hh_mm_ss clock{time - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:09}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                     clock.subseconds().count());
}

}  // namespace synfin::cli
