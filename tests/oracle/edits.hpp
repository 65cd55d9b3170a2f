// What a wire or a capture may do to what conforming ends have sent, at random.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <string>

#include "judged.hpp"

namespace synfin::oracle::test {

using Random = std::mt19937;

inline std::size_t below(Random& random, std::size_t bound) {
  return random() % std::max<std::size_t>(bound, 1);
}

/// A frame moves to another place, and to its time.
inline void move_frame(OwnCapture& capture, std::size_t from, std::size_t to) {
  auto& frames = capture.frames;
  OwnFrame frame = frames[from];
  frame.time = frames[to].time;
  frames.erase(frames.begin() + static_cast<std::ptrdiff_t>(from));
  frames.insert(frames.begin() + static_cast<std::ptrdiff_t>(to), frame);
}

/// Only so many octets of a frame are kept.
inline void cut_frame(OwnFrame& frame, std::size_t kept) {
  frame.on_wire = std::max(frame.on_wire, frame.octets.size());
  frame.octets.resize(std::min(frame.octets.size(), kept));
}

/// One edit of the frames that are there; tells which.
inline std::string edit(OwnCapture& capture, Random& random) {
  auto& frames = capture.frames;
  if (frames.size() < 2) return "nothing";
  const auto place = [&](std::size_t at) { return frames.begin() + static_cast<std::ptrdiff_t>(at); };
  const std::size_t at = below(random, frames.size());
  // Nothing lives longer on its way, and nothing overtakes more.
  constexpr std::int64_t longest_life = 20'000'000'000;
  std::size_t further = std::min(at + 1 + below(random, 20), frames.size() - 1);
  while (further > at && frames[further].time - frames[at].time > longest_life) --further;
  switch (random() % 9) {
    case 0:
      frames.erase(place(at));
      return fmt::format("without {}", at + 1);
    case 1:
      frames.erase(place(at), place(further));
      return fmt::format("without {} to {}", at + 1, further);
    case 2: {
      const OwnFrame again = frames[at];
      frames.insert(place(further), again);
      frames[further].time = frames[further - 1].time;
      return fmt::format("{} again at {}", at + 1, further + 1);
    }
    case 3:
      move_frame(capture, at, further);
      return fmt::format("{} delayed to {}", at + 1, further + 1);
    case 4: {
      // Two queues of one card.
      constexpr std::int64_t at_once = 1'000'000;
      std::size_t early = std::min(at + 1 + below(random, 3), frames.size() - 1);
      while (early > at && frames[early].time - frames[at].time > at_once) --early;
      move_frame(capture, early, at);
      return fmt::format("{} early at {}", early + 1, at + 1);
    }
    case 5:
      frames.erase(frames.begin(), place(at));
      return fmt::format("from {} on", at + 1);
    case 6:
      frames.erase(place(std::max<std::size_t>(at, 1)), frames.end());
      return fmt::format("up to {}", at);
    case 7: {
      const std::size_t kept = 34 + below(random, 60);
      for (OwnFrame& frame : frames) cut_frame(frame, kept);
      return fmt::format("{} octets of each", kept);
    }
    default: {
      // The user thinks.
      constexpr std::int64_t on_its_way = 10'000'000;
      if (at == 0 || frames[at].time - frames[at - 1].time < on_its_way) return "nothing";
      const auto pause = static_cast<std::int64_t>(below(random, 25)) * 1'000'000'000;
      for (std::size_t later = at; later < frames.size(); ++later) frames[later].time += pause;
      return fmt::format("{} s before {}", pause / 1'000'000'000, at + 1);
    }
  }
}

}  // namespace synfin::oracle::test
