#include "judge.hpp"

#include <algorithm>
#include <chrono>
#include <deque>
#include <future>
#include <thread>
#include <utility>
#include <variant>

#include "decode/capture.hpp"
#include "decode/decoder.hpp"
#include "docket.hpp"
#include "live.hpp"
#include "possibilities/bounds.hpp"

namespace synfin::oracle {

bool is_wanted(const Options& options, const Endpoint& endpoint) {
  return options.endpoints.empty() ||
         std::any_of(options.endpoints.begin(), options.endpoints.end(),
                     [&](const EndpointPattern& one) { return one.matches(endpoint); });
}

namespace {

/// What is known of one capture in the end.
struct Judged {
  std::string file;
  std::vector<Finding> findings;
  std::deque<Judgement> connections;  ///< without their findings, as they ended; where they are listed
  Summary summary;                    ///< of this file alone
  bool has_at = false;                ///< a segment of the end beside which it was made
};

void count(Summary& summary, const Finding& finding) {
  if (finding.level == Level::violation) ++summary.violations;
  if (finding.level == Level::warning) ++summary.warnings;
  if (finding.level == Level::note) ++summary.notes;
}

/// Reads one capture and judges it.
class Reading {
 public:
  Reading(const std::string& path, const Options& options, Sink& sink)
      : options_(options),
        live_(options.live ? &sink : nullptr),
        lists_connections_(sink.lists_connections()),
        capture_(Capture::open(path)),
        docket_(options, ears()) {
    judged_.file = capture_.name();
  }

  Judged judge() {
    if (live_ != nullptr)
      hear_live();
    else
      while (const auto frame = capture_.next()) hear(*frame);
    judged_.summary.skipped[static_cast<std::size_t>(SkipReason::fragment)] -= decoder_.joined();
    const auto remark = capture_.ended_early();
    docket_.close(remark ? "the capture breaks off" : "");
    if (remark) judged_.summary.remarks.push_back(*remark);
    judged_.summary.packets = docket_.packets();
    judged_.has_at = docket_.has_at();
    for (const auto& [who, finding] : docket_.isns().faults())
      if (is_wanted(options_, who)) found(finding);
    std::stable_sort(judged_.findings.begin(), judged_.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
    return std::move(judged_);
  }

 private:
  void hear(const Frame& frame) {
    const auto decoded = decoder_.decode(frame);
    if (const Skip* skip = std::get_if<Skip>(&decoded))
      ++judged_.summary.skipped[static_cast<std::size_t>(skip->reason)];
    else
      docket_.add(*std::get_if<Packet>(&decoded), frame.number, frame.time);
  }

  /// While nothing comes, time passes all the same: what waits is heard.
  void hear_live() {
    using Clock = std::chrono::steady_clock;
    LiveFrames frames(capture_);
    std::int64_t time = 0;
    auto since = Clock::now();
    for (;;) {
      const auto next = frames.wait(std::chrono::milliseconds(200));
      if (next == LiveFrames::Next::end) return;
      if (next == LiveFrames::Next::frame) {
        hear(frames.frame());
        time = frames.frame().time;
        since = Clock::now();
      } else {
        docket_.pass(time + std::chrono::nanoseconds(Clock::now() - since).count());
      }
    }
  }

  Docket::Ears ears() {
    Docket::Ears ears;
    if (live_ != nullptr) ears.said = [this](const Finding& finding) { tell(finding); };
    ears.judged = [this](Judgement&& judgement) { take(std::move(judgement)); };
    return ears;
  }

  void tell(Finding finding) {
    finding.file = judged_.file;
    live_->finding(finding);
  }

  void found(Finding finding) {
    count(judged_.summary, finding);
    if (live_ != nullptr) {
      tell(std::move(finding));
    } else if (judged_.findings.size() < most_findings) {
      finding.file = judged_.file;
      judged_.findings.push_back(std::move(finding));
    }
  }

  void take(Judgement&& judgement) {
    Summary& sum = judged_.summary;
    ++sum.flows;
    sum.judged += judgement.judged;
    if (judgement.verdict == Verdict::unknown) ++sum.unknown;
    for (std::size_t reason = 0; reason < unjudged_count; ++reason)
      sum.unjudged[reason] += judgement.unjudged[reason];
    for (Finding& finding : std::exchange(judgement.findings, {}))
      if (live_ != nullptr)
        count(sum, finding);  // it was told when it was found
      else
        found(std::move(finding));
    if (!lists_connections_) return;
    if (live_ != nullptr)
      live_->flow(report_of(judgement, judged_.file, options_.table));
    else
      judged_.connections.push_back(std::move(judgement));
  }

  const Options& options_;
  Sink* live_;
  bool lists_connections_;
  Judged judged_;
  Capture capture_;
  Decoder decoder_;
  Docket docket_;
};

/// As they began.
std::vector<const Judgement*> in_their_order(const std::deque<Judgement>& connections) {
  std::vector<const Judgement*> all;
  all.reserve(connections.size());
  for (const Judgement& one : connections) all.push_back(&one);
  std::sort(all.begin(), all.end(),
            [](const Judgement* a, const Judgement* b) { return a->stream < b->stream; });
  return all;
}

void add(Summary& sum, const Summary& one) {
  sum.packets += one.packets;
  sum.flows += one.flows;
  sum.violations += one.violations;
  sum.warnings += one.warnings;
  sum.notes += one.notes;
  sum.unknown += one.unknown;
  sum.judged += one.judged;
  for (std::size_t reason = 0; reason < skip_reason_count; ++reason)
    sum.skipped[reason] += one.skipped[reason];
  for (std::size_t reason = 0; reason < unjudged_count; ++reason)
    sum.unjudged[reason] += one.unjudged[reason];
  sum.remarks.insert(sum.remarks.end(), one.remarks.begin(), one.remarks.end());
}

}  // namespace

Summary check(std::span<const std::string> paths, const Options& options, Sink& sink) {
  Summary summary;
  // As many at a time as can run at once; each is told in its turn.
  const std::size_t at_once = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<Judged>> running(paths.size());
  std::size_t started = 0;
  bool has_at = false;
  for (std::size_t at = 0; at < paths.size(); ++at) {
    for (; started < paths.size() && started < at + at_once; ++started)
      running[started] =
          std::async(options.live || paths.size() == 1 ? std::launch::deferred : std::launch::async,
                     [&, path = paths[started]] { return Reading(path, options, sink).judge(); });
    try {
      const Judged judged = running[at].get();
      for (const Finding& finding : judged.findings) sink.finding(finding);
      for (const Judgement* one : in_their_order(judged.connections))
        sink.flow(report_of(*one, judged.file, options.table));
      add(summary, judged.summary);
      has_at = has_at || judged.has_at;
    } catch (const CaptureError& error) {
      summary.unread.emplace_back(error.what());
    }
  }
  if (options.at && !has_at && summary.unread.size() < paths.size()) {
    // It is not judged what was asked for.
    summary.remarks.emplace_back("no capture has a segment of the end that --at names");
    summary.judged = 0;
  }
  sink.summary(summary);
  return summary;
}

}  // namespace synfin::oracle
