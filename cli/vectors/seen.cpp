#include "seen.hpp"

#include "../play/words.hpp"

namespace synfin::cli::vectors {

namespace {

/// Of a segment what its bits declare.
runtime::Segment declared(runtime::Segment segment) {
  if (!segment.has_ack) segment.ack = 0;
  if (!segment.urg) segment.up = 0;
  return segment;
}

/// What only the machine itself reads is none of the user's.
runtime::Told told_to_anybody(runtime::Told told) {
  each_field(told, [](std::string_view name, model::Sort, auto& value) {
    if (!is_told(name)) value = {};
  });
  return told;
}

}  // namespace

Seen see(const runtime::TableMachine& machine, runtime::Tcb& tcb, const Happening& happening) {
  const model::Situation situation = proofs::situation_of(happening.before);
  Seen seen;
  seen.outcome =
      machine.handle(tcb, happening.event, situation.call, situation.cfg, situation.seg, seen.fired);
  seen.after = tcb;
  for (std::size_t e = 0; e < model::event_count; ++e) {
    const auto event = static_cast<model::Event>(e);
    if (machine.waits_for_host(event) && machine.is_due(tcb, event, situation.call, situation.cfg))
      seen.due.push_back(event);
  }
  seen.next_deadline = machine.next_deadline(tcb, situation.call, situation.cfg);
  return seen;
}

Seen seen_in(const PlainMachine& machine, const Happening& happening, const Values& after) {
  const model::Situation situation = proofs::situation_of(after);
  Seen seen;
  seen.outcome = {situation.told, situation.out};
  seen.after = situation.tcb;
  const runtime::Call call = proofs::situation_of(happening.before).call;
  for (std::size_t e = 0; e < model::event_count; ++e) {
    const auto event = static_cast<model::Event>(e);
    if (machine.waits_for_host(event) && machine.is_due(seen.after, event, call, situation.cfg))
      seen.due.push_back(event);
  }
  seen.next_deadline = machine.next_deadline(seen.after, call, situation.cfg);
  return seen;
}

bool same_outside(const Seen& a, const Seen& b) {
  const bool sent = a.outcome.told.sent;
  return told_to_anybody(a.outcome.told) == told_to_anybody(b.outcome.told) &&
         (!sent || declared(a.outcome.out) == declared(b.outcome.out)) &&
         a.after.tcb.state == b.after.tcb.state && a.due == b.due && a.next_deadline == b.next_deadline;
}

bool same(const Seen& a, const Seen& b) { return same_outside(a, b) && a.after == b.after; }

}  // namespace synfin::cli::vectors
