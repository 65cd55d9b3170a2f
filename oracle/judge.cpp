#include "judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "../model/plain.hpp"
#include "accuse.hpp"
#include "capture.hpp"
#include "follower.hpp"

namespace synfin::oracle {
namespace {

/// One capture, read to its end.
struct Read {
  std::string file;
  std::vector<Connection> connections;
  std::size_t packets = 0;
  std::array<std::size_t, skip_reason_count> skipped{};
  std::optional<std::string> remark;
};

bool concerns(const Options& options, const std::array<Endpoint, 2>& endpoints) {
  return !options.endpoint || options.endpoint->matches(endpoints[0]) ||
         options.endpoint->matches(endpoints[1]);
}

Read read(const std::string& path, const Options& options) {
  Read result;
  Capture capture = Capture::open(path);
  result.file = capture.name();
  FlowTable flows;
  std::vector<ConnectionSorter> sorters;
  while (const auto frame = capture.next()) {
    const auto decoded = decode(capture.link_type(), frame->bytes, frame->original_length);
    if (const Skip* skip = std::get_if<Skip>(&decoded)) {
      ++result.skipped[static_cast<std::size_t>(skip->reason)];
      continue;
    }
    const Packet& packet = std::get<Packet>(decoded);
    const FlowSide place = flows.place(packet);
    if (place.flow == sorters.size()) sorters.emplace_back(flows[place.flow].endpoints);
    if (!concerns(options, flows[place.flow].endpoints)) continue;
    ++result.packets;
    sorters[place.flow].add(packet, frame->number, frame->time, static_cast<std::uint8_t>(place.side));
  }
  result.remark = capture.ended_early();
  for (ConnectionSorter& sorter : sorters)
    for (Connection& connection : sorter.take()) result.connections.push_back(std::move(connection));
  return result;
}

/// "RFC 9293 3.10.7.4 fifth"
std::string cite(const model::Clause& clause) {
  return fmt::format("{} {}{}{}", clause.document, clause.section, clause.paragraph.empty() ? "" : " ",
                     clause.paragraph);
}

/// The file breaks off: how a connection that was still open went on is not known.
void break_off(FlowReport& report) {
  const auto over = [](const std::string& state) { return state == "CLOSED" || state == "TIME-WAIT"; };
  if (report.verdict != Verdict::conforming || (over(report.states[0]) && over(report.states[1]))) return;
  report.verdict = Verdict::unknown;
  report.why_unknown = "the capture breaks off";
}

Finding finding_of(const Evidence& evidence, const Followed& followed, const Accusation& accusation) {
  const Seen& seen = evidence[accusation.at];
  const CriterionInfo& info = info_of(accusation.criterion);
  const model::PlainRule* rule = model::standard().find(info.rule);
  Finding finding;
  finding.frame = seen.frame;
  finding.time = seen.time;
  finding.endpoint = to_string(evidence.connection().endpoints[seen.side]);
  finding.level = info.level;
  finding.rule = info.rule;
  finding.cite = rule == nullptr ? "" : cite(rule->clause);
  finding.requirement = info.requirement;
  finding.state = followed.state_at[accusation.at];
  finding.seen = show(evidence, accusation.at);
  finding.expected = accusation.expected;
  finding.text = fmt::format("{}: {}", info.meaning, accusation.text);
  if (accusation.more == 1) finding.text += " (and once more later)";
  if (accusation.more > 1) finding.text += fmt::format(" (and {} times more later)", accusation.more);
  return finding;
}

Verdict verdict_of(const std::vector<Finding>& findings, const Evidence& evidence) {
  Verdict verdict = evidence.missing().empty() ? Verdict::conforming : Verdict::unknown;
  for (const Finding& finding : findings) {
    if (finding.level == Level::warning) verdict = std::max(verdict, Verdict::warning);
    if (finding.level == Level::violation) verdict = Verdict::violation;
  }
  return verdict;
}

}  // namespace

Judgement judge(const Connection& connection, const std::string& file, const Options& options) {
  const Evidence evidence(connection);
  const Followed followed = follow(connection, options.rules == Rules::rfc9293);
  Accusations accusations(evidence);
  // A host that talks to itself through one port shows no direction, and strays show no beginning.
  const bool can_be_judged = connection.endpoints[0] != connection.endpoints[1] && !connection.stray;
  if (can_be_judged) {
    accuse_form(evidence, accusations);
    accuse_opening(evidence, accusations);
    accuse_sequence(evidence, accusations);
    accuse_acknowledgment(evidence, accusations);
    accuse_window(evidence, accusations);
    accuse_reset(evidence, accusations);
  }

  Judgement judgement;
  FlowReport& report = judgement.report;
  report.file = file;
  report.flow = fmt::format("{}-{}", to_string(connection.endpoints[0]), to_string(connection.endpoints[1]));
  for (const Accusation& accusation : accusations.all()) {
    const Endpoint& accused = connection.endpoints[evidence[accusation.at].side];
    if (options.endpoint && !options.endpoint->matches(accused)) continue;
    Finding finding = finding_of(evidence, followed, accusation);
    finding.file = file;
    finding.flow = report.flow;
    judgement.findings.push_back(std::move(finding));
  }
  std::stable_sort(judgement.findings.begin(), judgement.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  report.packets = connection.segments.size();
  for (std::size_t side = 0; side < 2; ++side) {
    report.endpoints[side] = to_string(connection.endpoints[side]);
    report.states[side] = followed.state_in_end[side];
  }
  report.rules_exercised.assign(followed.rules.begin(), followed.rules.end());
  report.why_unknown = can_be_judged ? evidence.missing() : "it cannot be told who sent what";
  report.verdict = can_be_judged ? verdict_of(judgement.findings, evidence) : Verdict::unknown;
  return judgement;
}

Summary check(std::span<const std::string> paths, const Options& options, Sink& sink) {
  std::vector<Read> captures;
  captures.reserve(paths.size());
  for (const std::string& path : paths) captures.push_back(read(path, options));

  Summary summary;
  for (const Read& capture : captures) {
    std::vector<Finding> findings;
    std::vector<FlowReport> reports;
    for (const Connection& connection : capture.connections) {
      Judgement judgement = judge(connection, capture.file, options);
      std::move(judgement.findings.begin(), judgement.findings.end(), std::back_inserter(findings));
      if (capture.remark) break_off(judgement.report);
      reports.push_back(std::move(judgement.report));
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
    for (const Finding& finding : findings) {
      sink.finding(finding);
      if (finding.level == Level::violation) ++summary.violations;
      if (finding.level == Level::warning) ++summary.warnings;
    }
    for (const FlowReport& report : reports) {
      sink.flow(report);
      if (report.verdict == Verdict::unknown) ++summary.unknown;
    }
    summary.packets += capture.packets;
    summary.flows += reports.size();
    for (std::size_t reason = 0; reason < skip_reason_count; ++reason)
      summary.skipped[reason] += capture.skipped[reason];
    if (capture.remark) summary.remarks.push_back(*capture.remark);
  }
  sink.summary(summary);
  return summary;
}

}  // namespace synfin::oracle
