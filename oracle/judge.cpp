#include "judge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <utility>
#include <variant>

#include "decode/capture.hpp"
#include "decode/decoder.hpp"
#include "evidence/lacks.hpp"
#include "isns.hpp"
#include "trial.hpp"

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

bool wanted(const Options& options, const Endpoint& endpoint) {
  return options.endpoints.empty() ||
         std::any_of(options.endpoints.begin(), options.endpoints.end(),
                     [&](const EndpointPattern& one) { return one.matches(endpoint); });
}

Read read(const std::string& path, const Options& options) {
  Read result;
  Capture capture = Capture::open(path);
  result.file = capture.name();
  Decoder decoder;
  FlowTable flows;
  std::vector<ConnectionSorter> sorters;
  while (const auto frame = capture.next()) {
    const auto decoded = decoder.decode(*frame);
    if (const Skip* skip = std::get_if<Skip>(&decoded)) {
      ++result.skipped[static_cast<std::size_t>(skip->reason)];
      continue;
    }
    const auto& packet = std::get<Packet>(decoded);
    const FlowSide place = flows.place(packet);
    const std::array<Endpoint, 2>& endpoints = flows[place.flow].endpoints;
    if (place.flow == sorters.size()) sorters.emplace_back(endpoints);
    if (!wanted(options, endpoints[0]) && !wanted(options, endpoints[1])) continue;
    ++result.packets;
    sorters[place.flow].add(packet, frame->number, frame->time, static_cast<std::uint8_t>(place.side));
  }
  result.skipped[static_cast<std::size_t>(SkipReason::fragment)] -= decoder.joined();
  result.remark = capture.ended_early();
  for (ConnectionSorter& sorter : sorters)
    for (Connection& connection : sorter.take()) result.connections.push_back(std::move(connection));
  return result;
}

/// The file breaks off: how a connection that was still open went on is not known.
void break_off(FlowReport& report) {
  if (report.verdict != Verdict::conforming || report.over) return;
  report.verdict = Verdict::unknown;
  report.why_unknown = "the capture breaks off";
}

/// Why the connection cannot be judged at all, or nothing.
std::string what_forbids(const Connection& connection) {
  // A host that talks to itself through one port shows no direction, and strays show no beginning.
  if (connection.endpoints[0] == connection.endpoints[1] || connection.stray)
    return "it cannot be told who sent what";
  const bool fast = std::any_of(connection.segments.begin(), connection.segments.end(), [](const Seen& seen) {
    return seen.flags.syn && !seen.flags.ack && !seen.flags.rst && seen.text > 0;
  });
  return fast ? "the SYN carries text: TCP Fast Open (RFC 7413) is the host's affair" : "";
}

Verdict verdict_of(const std::vector<Finding>& findings, bool all_is_shown) {
  Verdict verdict = all_is_shown ? Verdict::conforming : Verdict::unknown;
  for (const Finding& finding : findings) {
    if (finding.level == Level::warning) verdict = std::max(verdict, Verdict::warning);
    if (finding.level == Level::violation) verdict = Verdict::violation;
  }
  return verdict;
}

void judge_capture(const Read& capture, const Options& options, Sink& sink, Summary& summary) {
  std::vector<Finding> findings;
  std::vector<FlowReport> reports;
  for (const Connection& connection : capture.connections) {
    Judgement judgement = judge(connection, capture.file, options);
    std::move(judgement.findings.begin(), judgement.findings.end(), std::back_inserter(findings));
    if (capture.remark) break_off(judgement.report);
    reports.push_back(std::move(judgement.report));
    summary.judged += judgement.judged;
  }
  for (auto& [who, finding] : faults_of_isns(capture.connections, capture.file))
    if (wanted(options, who)) findings.push_back(std::move(finding));
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  for (const Finding& finding : findings) {
    sink.finding(finding);
    if (finding.level == Level::violation) ++summary.violations;
    if (finding.level == Level::warning) ++summary.warnings;
    if (finding.level == Level::note) ++summary.notes;
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

}  // namespace

Judgement judge(const Connection& connection, const std::string& file, const Options& options) {
  std::optional<std::size_t> beside;
  for (const std::size_t side : {0U, 1U})
    if (options.at && options.at->matches(connection.endpoints[side])) beside = side;
  Trial trial(connection, {options.machine, options.table, patient_config()}, beside);
  const std::string forbids = what_forbids(connection);
  const bool can_be_judged = forbids.empty();
  if (can_be_judged) trial.hear();

  Judgement judgement;
  FlowReport& report = judgement.report;
  report.file = file;
  report.flow = fmt::format("{}-{}", to_string(connection.endpoints[0]), to_string(connection.endpoints[1]));
  report.packets = connection.segments.size();
  report.over = true;
  std::bitset<256> fired;
  for (const std::size_t side : {0U, 1U}) {
    report.endpoints[side] = to_string(connection.endpoints[side]);
    const Run run = trial.in_the_end(side);
    report.states[side] = model::name_of(state_of(run.tcb));
    report.over = report.over && is_over(run);
    fired |= run.fired;
    if (!wanted(options, connection.endpoints[side])) continue;
    for (Finding& finding : trial.findings(side)) {
      finding.file = file;
      finding.flow = report.flow;
      judgement.findings.push_back(std::move(finding));
    }
  }
  std::stable_sort(judgement.findings.begin(), judgement.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  for (std::size_t rule = 0; rule < options.table.rules.size(); ++rule)
    if (fired[rule]) report.rules_exercised.emplace_back(options.table.rules[rule]->name);
  report.why_unknown = can_be_judged ? lacks(connection) : forbids;
  if (report.why_unknown.empty()) report.why_unknown = trial.why_unknown();
  report.verdict =
      can_be_judged ? verdict_of(judgement.findings, report.why_unknown.empty()) : Verdict::unknown;
  if (can_be_judged) judgement.judged = connection.segments.size();
  return judgement;
}

Summary check(std::span<const std::string> paths, const Options& options, Sink& sink) {
  Summary summary;
  for (const std::string& path : paths) {
    try {
      judge_capture(read(path, options), options, sink, summary);
    } catch (const CaptureError& error) {
      summary.unread.emplace_back(error.what());
    }
  }
  sink.summary(summary);
  return summary;
}

}  // namespace synfin::oracle
