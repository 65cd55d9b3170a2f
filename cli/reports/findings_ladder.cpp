#include "findings_ladder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace synfin::cli {

namespace {

/// The state in which the end is when it has seen this frame, as far as the machine could follow it.
std::string state_at(const oracle::Finding& finding, std::uint64_t frame) {
  std::string state;
  for (const oracle::Passed& passed : finding.course)
    if (passed.frame <= frame) state = passed.state;
  return state;
}

}  // namespace

Ladder ladder_of(const oracle::Finding& finding) {
  Ladder ladder;
  for (const std::size_t side : {0U, 1U})
    if (!finding.ends[side].empty()) ladder.peers[side] = finding.ends[side];
  const std::size_t accused = finding.endpoint == finding.ends[1] ? 1 : 0;
  if (!finding.around.empty()) ladder.start[accused] = state_at(finding, finding.around.front().frame - 1);
  for (const oracle::Nearby& seen : finding.around) {
    const std::size_t number = ladder.steps.size();
    LadderStep sent;
    // Frames of one capture may lie before one another in time, the drawing goes down.
    const std::int64_t since = std::max<std::int64_t>(0, seen.time - finding.around.front().time);
    sent.ms = static_cast<std::uint64_t>(since) / 1'000'000;
    if (!ladder.steps.empty()) sent.ms = std::max(sent.ms, ladder.steps.back().ms);
    sent.peer = std::min<std::size_t>(seen.side, 1);
    sent.frame = seen.frame;
    sent.event = fmt::format("frame {}", seen.frame);
    // A frame of the other end moves nothing before it comes.
    sent.states[accused] = state_at(finding, sent.peer == accused ? seen.frame : seen.frame - 1);
    LadderStep comes = sent;
    comes.states[accused] = state_at(finding, seen.frame);
    comes.peer = 1 - sent.peer;
    sent.sends = Departure{};
    sent.sends->number = number;
    sent.sends->words = seen.segment;
    if (seen.frame == finding.frame)
      sent.remark = fmt::format("{}: {}", to_string(finding.level), finding.rule);
    comes.arrives = Arrival{};
    comes.arrives->number = number;
    comes.arrives->words = seen.segment;
    ladder.steps.push_back(std::move(sent));
    ladder.steps.push_back(std::move(comes));
  }
  return ladder;
}

}  // namespace synfin::cli
