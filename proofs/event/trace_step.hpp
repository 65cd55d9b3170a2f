// One event, as all traces tell it.
#pragma once

#include "../verdict.hpp"

namespace synfin::proofs {

/// The event with its words, by field: `before(id)` as it found them, `after(id)` as it left them. A
/// situation has what was there before, but of what is sent and told what came of the event.
template <class Before, class After>
TraceStep trace_step(model::Event event, const Before& before, const After& after) {
  TraceStep step;
  step.event = event;
  model::Situation end;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::Group group = model::fields[id].group;
    const bool made = group == model::Group::out || group == model::Group::told;
    model::set(step.situation, id, made ? after(id) : before(id));
    if (id < model::tcb_field_count) model::set(end, id, after(id));
  }
  step.after = end.tcb;
  return step;
}

}  // namespace synfin::proofs
