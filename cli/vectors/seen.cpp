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
runtime::Told for_user(runtime::Told told) {
  each_field(told, [](std::string_view name, model::Sort, auto& value) {
    if (!is_for_user(name) && name != "sent") value = {};
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
  const std::uint32_t now = situation.call.now;
  for (std::size_t e = 0; e < model::event_count; ++e) {
    const auto event = static_cast<model::Event>(e);
    if (machine.waits_for_host(event) && machine.is_due(tcb, event, now, situation.cfg))
      seen.due.push_back(event);
  }
  seen.next_deadline = machine.next_deadline(tcb, now, situation.cfg);
  return seen;
}

Seen seen_in(const PlainMachine& machine, const Happening& happening, const Values& after) {
  const model::Situation situation = proofs::situation_of(after);
  Seen seen;
  seen.outcome = {situation.told, situation.out};
  seen.after = situation.tcb;
  const std::uint32_t now = proofs::situation_of(happening.before).call.now;
  for (std::size_t e = 0; e < model::event_count; ++e) {
    const auto event = static_cast<model::Event>(e);
    if (machine.waits_for_host(event) && machine.is_due(seen.after, event, now, situation.cfg))
      seen.due.push_back(event);
  }
  seen.next_deadline = machine.next_deadline(seen.after, now, situation.cfg);
  return seen;
}

bool same_outside(const Seen& a, const Seen& b) {
  const bool sent = a.outcome.told.sent;
  return for_user(a.outcome.told) == for_user(b.outcome.told) &&
         (!sent || declared(a.outcome.out) == declared(b.outcome.out)) &&
         a.after.tcb.state == b.after.tcb.state && a.due == b.due && a.next_deadline == b.next_deadline;
}

bool same(const Seen& a, const Seen& b) { return same_outside(a, b) && a.after == b.after; }

}  // namespace synfin::cli::vectors
