#include "plain_machine.hpp"

#include "../../model/situation.hpp"
#include "../../proofs/event/concrete.hpp"

namespace synfin::cli {

using model::Event;
using runtime::Config;
using runtime::Tcb;

namespace {

proofs::Values glance(const Tcb& tcb, const runtime::Call& call, const Config& config) {
  model::Situation situation;
  situation.tcb = tcb;
  situation.cfg = config;
  situation.call = call;
  return proofs::values_of(situation);
}

bool waits(const model::PlainHandling& handling) { return handling.enabled->op != model::Op::literal; }

std::optional<Event> first_due(const model::PlainTable& table, const proofs::Values& values) {
  for (const model::PlainHandling& handling : table.handlings)
    if (waits(handling) && proofs::possible(table, handling.event, values)) return handling.event;
  return std::nullopt;
}

}  // namespace

runtime::Outcome PlainMachine::handle(Tcb& tcb, Event event, const runtime::Call& call, const Config& config,
                                      const runtime::Segment& segment, runtime::Fired& fired) const {
  model::Situation situation;
  situation.tcb = tcb;
  situation.cfg = config;
  situation.call = call;
  situation.seg = segment;
  const proofs::Ran ran =
      proofs::run(table_, event, proofs::values_of(situation), nullptr, deviation_ ? &*deviation_ : nullptr);
  for (const model::PlainRule* rule : ran.fired) fired.fired(rule->id);
  situation = proofs::situation_of(ran.after);
  tcb = situation.tcb;
  return {situation.told, situation.out};
}

bool PlainMachine::is_due(const Tcb& tcb, Event event, const runtime::Call& call,
                          const Config& config) const {
  return proofs::possible(table_, event, glance(tcb, call, config));
}

std::optional<Event> PlainMachine::due(const Tcb& tcb, const runtime::Call& call,
                                       const Config& config) const {
  return first_due(table_, glance(tcb, call, config));
}

std::optional<std::uint32_t> PlainMachine::next_deadline(const Tcb& tcb, const runtime::Call& call,
                                                         const Config& config) const {
  const proofs::Values values = glance(tcb, call, config);
  if (first_due(table_, values)) return call.now;
  std::optional<std::uint32_t> earliest;
  for (const model::TimerInfo& timer : model::timers) {
    if (values[timer.armed] == 0) continue;
    const std::uint32_t deadline = values[timer.deadline];
    if (!earliest || model::Words::before(deadline, *earliest)) earliest = deadline;
  }
  return earliest;
}

bool PlainMachine::waits_for_host(Event event) const { return waits(table_.handling(event)); }

}  // namespace synfin::cli
