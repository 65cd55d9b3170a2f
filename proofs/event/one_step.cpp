#include "one_step.hpp"

#include <bitset>

#include "trace_step.hpp"

namespace synfin::proofs {

namespace {

using Read = std::bitset<model::field_count>;

void read(const model::Node& term, Read& fields) {
  if (term.op == model::Op::field) fields.set(term.field);
  for (const model::Node* kid : term.kids)
    if (kid != nullptr) read(*kid, fields);
}

/// The fields that the claim reads, before or after the event, and those that the guards of the rules that
/// fired read, and their effects on what the claim reads.
Read hangs_on(const Way& way, const z3::model& how, std::span<const model::Node* const> claim) {
  Read asked;
  for (const model::Node* term : claim) read(*term, asked);
  Read all = asked;
  for (const auto& [rule, fires] : way.fired) {
    if (!how.eval(fires, true).is_true()) continue;
    read(*rule->guard, all);
    for (const model::PlainAssign& effect : rule->effects)
      if (asked.test(effect.field)) read(*effect.value, all);
  }
  return all;
}

}  // namespace

Trace one_step(model::Event event, const Scene& before, const Way& way, const z3::model& how,
               std::span<const model::Node* const> claim, const std::string& remark) {
  const TraceStep step = trace_step(
      event, [&](std::size_t id) { return word_in(how, before[id]); },
      [&](std::size_t id) { return word_in(how, way.after[id]); });
  Trace trace{{step}, remark};
  const Read read = hangs_on(way, how, claim);
  for (std::size_t id = 0; id < read.size(); ++id)
    if (read.test(id)) trace.reads.push_back(id);
  return trace;
}

}  // namespace synfin::proofs
