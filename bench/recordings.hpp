// What both machines are measured on: recorded stories of two ends, played again and again.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "by_hand.hpp"
#include "by_table.hpp"

namespace synfin::bench {

struct Step {
  std::uint8_t end = 0;  ///< to which of the two ends it happens
  bool fresh = false;    ///< a story begins: both ends stand as in `Recording::start` again
  model::Event event{};
  runtime::Call call{};
  runtime::Segment segment{};
  std::uint32_t config = 0;  ///< place in `Recording::configs`
};

struct Recording {
  std::string_view name;
  std::string_view meaning;
  std::array<runtime::Tcb, 2> start{};
  std::vector<runtime::Config> configs{};
  std::vector<Step> steps{};
};

/// All recordings, made with the table's machine; the same on every run.
const std::vector<Recording>& recordings();

/// Plays a recording through `handle(end, step, config) -> Outcome`. The sum of what comes out keeps the work
/// alive and is the same for both machines.
template <class Connection, class Handle>
std::uint32_t play(const Recording& recording, Handle handle) {
  std::array<Connection, 2> ends{Connection{recording.start[0]}, Connection{recording.start[1]}};
  std::uint32_t sum = 0;
  for (const Step& step : recording.steps) {
    if (step.fresh) ends = {Connection{recording.start[0]}, Connection{recording.start[1]}};
    const runtime::Outcome outcome =
        handle(ends[step.end], step.event, step.call, recording.configs[step.config], step.segment);
    sum =
        sum * 31 + outcome.out.seq + outcome.out.ack + outcome.told.delivered + (outcome.told.sent ? 1U : 0U);
  }
  return sum;
}
inline std::uint32_t play_by_table(const Recording& recording) {
  return play<runtime::Machine<>>(recording, handle_by_table);
}
inline std::uint32_t play_by_hand(const Recording& recording) {
  return play<runtime::Tcb>(recording, handle_by_hand);
}

}  // namespace synfin::bench
