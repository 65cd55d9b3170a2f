// A field is written when nobody has to read it any more.
#include "synfin/gen/effects.hpp"

#include <algorithm>

namespace synfin::gen {

std::vector<Step> one_after_another(const std::vector<model::PlainAssign>& effects, const Reads& reads) {
  struct Waiting {
    Step step;
    std::set<std::size_t> reads;
  };
  std::vector<Waiting> waiting;
  for (const model::PlainAssign& effect : effects) waiting.push_back({{effect, false}, reads(*effect.value)});

  std::vector<Step> steps;
  while (!waiting.empty()) {
    const auto is_free = [&](const Waiting& one) {
      return std::none_of(waiting.begin(), waiting.end(), [&](const Waiting& other) {
        return &other != &one && other.reads.count(one.step.effect.field) != 0;
      });
    };
    const auto next = std::find_if(waiting.begin(), waiting.end(), is_free);
    if (next != waiting.end()) {
      steps.push_back(next->step);
      waiting.erase(next);
    } else {
      // Each waits for another. One that reads something gives up waiting: its value is computed early.
      const auto reader =
          std::find_if(waiting.begin(), waiting.end(), [](const Waiting& w) { return !w.reads.empty(); });
      reader->step.early = true;
      reader->reads.clear();
    }
  }
  return steps;
}

}  // namespace synfin::gen
