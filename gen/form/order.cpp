// A field is written when nobody has to read it any more.
#include "order.hpp"

#include <algorithm>

namespace synfin::gen {

std::vector<Placed> one_after_another(std::span<const Act> acts) {
  struct Waiting {
    Placed placed;
    std::set<std::size_t> reads;
  };
  std::vector<Waiting> waiting;
  waiting.reserve(acts.size());
  for (std::size_t i = 0; i < acts.size(); ++i) waiting.push_back({{i}, acts[i].reads});

  std::vector<Placed> sequence;
  while (!waiting.empty()) {
    const auto is_free = [&](const Waiting& one) {
      const std::set<std::size_t>& written = acts[one.placed.act].writes;
      return std::none_of(waiting.begin(), waiting.end(), [&](const Waiting& other) {
        return &other != &one && std::any_of(written.begin(), written.end(), [&](std::size_t field) {
          return other.reads.count(field) != 0;
        });
      });
    };
    const auto next = std::find_if(waiting.begin(), waiting.end(), is_free);
    if (next != waiting.end()) {
      sequence.push_back(next->placed);
      waiting.erase(next);
      continue;
    }
    // Each waits for another. One that reads something gives up waiting: its value is computed early.
    const auto reader = std::find_if(waiting.begin(), waiting.end(), [&](const Waiting& w) {
      return !w.reads.empty() && acts[w.placed.act].can_read_early;
    });
    if (reader == waiting.end()) return {};
    reader->placed.early = true;
    reader->reads.clear();
  }
  return sequence;
}

}  // namespace synfin::gen
