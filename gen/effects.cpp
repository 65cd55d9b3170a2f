// A field is written when nobody has to read it any more.
#include "effects.hpp"

#include <algorithm>

namespace synfin::gen {

std::vector<Step> one_after_another(const std::vector<model::PlainAssign>& effects, const Reads& reads) {
  struct Waiting {
    Step step;
    std::set<std::size_t> reads;
  };
  std::vector<Waiting> waiting;
  waiting.reserve(effects.size());
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

std::optional<Forgetting> take_forgetting(std::vector<model::PlainAssign>& effects) {
  const auto forgets = [](const model::PlainAssign& e) {
    return e.field < model::tcb_field_count && e.value->op == model::Op::literal && e.value->value == 0;
  };
  Forgetting all{"forget_all", {}};
  for (const model::PlainAssign& effect : effects)
    if (forgets(effect)) all.fields.insert(effect.field);
  std::size_t kept = 0;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    if (model::fields[id].sort == model::Sort::state || all.fields.count(id) != 0) continue;
    all.name.append(kept == 0 ? "_but_" : "_").append(model::fields[id].name);
    ++kept;
  }
  if (kept > 2) return std::nullopt;
  effects.erase(std::remove_if(effects.begin(), effects.end(), forgets), effects.end());
  return all;
}

}  // namespace synfin::gen
