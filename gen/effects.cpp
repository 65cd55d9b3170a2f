#include "effects.hpp"

#include <algorithm>

#include "form/order.hpp"

namespace synfin::gen {

std::vector<Step> one_after_another(const std::vector<model::PlainAssign>& effects, const Reads& reads) {
  std::vector<Act> acts;
  acts.reserve(effects.size());
  for (const model::PlainAssign& effect : effects) acts.push_back({reads(*effect.value), {effect.field}});
  std::vector<Step> steps;
  for (const Placed& placed : one_after_another(acts)) steps.push_back({effects[placed.act], placed.early});
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
