#include "run.hpp"

#include "freedoms.hpp"

namespace synfin::oracle {

const model::PlainRule* rule_to_name(const model::PlainTable& table, const Fired& fired,
                                     const Outcome& outcome) {
  constexpr std::size_t leaves = model::id_of(model::terms::told.sent);
  constexpr std::size_t owes = model::id_of(model::terms::told.ack_owed);
  const auto assigns = [](const model::PlainRule& rule, std::size_t field) {
    return std::any_of(rule.effects.begin(), rule.effects.end(),
                       [&](const model::PlainAssign& one) { return one.field == field; });
  };
  const model::PlainRule* sends = nullptr;
  const model::PlainRule* owing = nullptr;
  for (const std::uint16_t place : fired.rules()) {
    const model::PlainRule& rule = *table.rules[place];
    if (assigns(rule, leaves) || sends == nullptr) sends = &rule;
    if (owing == nullptr && assigns(rule, owes)) owing = &rule;
  }
  return owing != nullptr && outcome.told.sent && is_bare(outcome.out) ? owing : sends;
}

Outcome present(const World& world, Run& run, const Segment& segment, std::uint32_t isn) {
  if (segment.fin) note_fin(run);
  const Outcome outcome = world.happen(run, model::Event::SEGMENT_ARRIVES, 0, isn, segment);
  note_edge(run, segment);
  if (has_unread(run)) world.happen(run, model::Event::RECEIVE, model::most_window);
  return outcome;
}

}  // namespace synfin::oracle
