#include "replay.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "../../proofs/runs/run.hpp"
#include "../tables.hpp"
#include "play.hpp"

namespace synfin::cli {

namespace {

/// The first field in which two situations differ, as a line; empty: none. What a segment that is not sent
/// would have carried does not count.
std::string first_difference(const model::Situation& solver, const model::Situation& machine) {
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    if (field.group == model::Group::out && !solver.told.sent) continue;
    if (field.group == model::Group::told && !is_told(field.name)) continue;
    const std::uint32_t a = model::get(solver, id);
    const std::uint32_t b = model::get(machine, id);
    if (a != b)
      return fmt::format("{}.{} is {} for the solver, {} for the machine", field.group_name, field.name, a,
                         b);
  }
  return {};
}

std::string spell(model::Sort sort, std::uint32_t value) {
  return sort == model::Sort::flag ? (value != 0 ? "yes" : "no") : fmt::format("{}", value);
}

/// Is it to be seen in the drawing of a segment or of a state?
bool is_drawn(const model::FieldInfo& field) {
  if (field.group == model::Group::out || field.group == model::Group::told) return true;
  const bool number = field.sort != model::Sort::flag;
  if (field.group == model::Group::seg)
    return !number || field.name == "seq" || field.name == "ack" || field.name == "text";
  return field.sort == model::Sort::state;
}

/// Of a story of one step: what it hangs on is told, and what it does not hang on is not.
void tell_what_matters(Ladder& ladder, const proofs::Trace& trace) {
  if (trace.reads.empty() || trace.steps.size() != 1) return;
  const model::Situation& before = trace.steps.front().situation;
  model::Situation end = before;
  end.tcb = trace.steps.front().after;
  LadderStep& step = ladder.steps.back();
  std::vector<std::string> told;
  const auto reads = [&](std::size_t id) {
    return std::find(trace.reads.begin(), trace.reads.end(), id) != trace.reads.end();
  };
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    // What the user hears always matters; how many octets of what, only where somebody asks.
    if (field.group == model::Group::told && (field.sort == model::Sort::flag || reads(id)))
      for (const std::string& word : step.told)
        if (word.substr(0, word.find(' ')) == field.name) told.push_back(word);
    if (!reads(id) || is_drawn(field)) continue;
    Fact fact{fmt::format("{}.{}", field.group_name, field.name), spell(field.sort, model::get(before, id)),
              ""};
    if (model::get(end, id) != model::get(before, id)) fact.after = spell(field.sort, model::get(end, id));
    ladder.facts.push_back(std::move(fact));
  }
  step.told = std::move(told);
  if (step.arrives) step.arrives->shows_window = reads(model::id_of(model::terms::seg.wnd));
  if (step.sends) step.sends->shows_window = reads(model::id_of(model::terms::out.wnd));
}

/// What the step has left, as a situation.
model::Situation ended(const proofs::TraceStep& step) {
  model::Situation end = step.situation;
  end.tcb = step.after;
  return end;
}

Start start_of(const proofs::Trace& trace) {
  Start start;
  const proofs::TraceStep& first = trace.steps.front();
  start.config = {first.situation.cfg, first.situation.cfg};
  start.alone = trace.steps.size() == 1 && first.situation.tcb != Tcb{};
  start.tcb[static_cast<std::size_t>(first.peer)] = first.situation.tcb;
  if (trace.bystander) {
    start.alone = false;
    start.tcb[static_cast<std::size_t>(1 - first.peer)] = *trace.bystander;
  }
  start.clock = first.situation.call.now;
  return start;
}

}  // namespace

Replay replay(std::string_view table, const proofs::Trace& trace) {
  Replay made{{}, "the trace is empty", trace};
  if (trace.steps.empty()) return made;
  Play play(table, start_of(trace));
  for (std::size_t n = 0; n < trace.steps.size(); ++n) {
    const proofs::TraceStep& step = trace.steps[n];
    proofs::TraceStep& ran = made.ran.steps[n];
    const auto peer = static_cast<std::size_t>(step.peer);
    ran.situation.tcb = play.tcb(peer);
    if (step.crash || step.transfers != 0) {
      if (step.crash)
        play.reboot(peer);
      else
        play.transfer(peer, step.transfers, step.situation.call);
      ran.after = play.tcb(peer);
      continue;
    }
    const Outcome& outcome = play.happen({peer, step.event, step.situation.call, step.situation.seg});
    ran.situation.out = outcome.out;
    ran.situation.told = outcome.told;
    ran.after = play.tcb(peer);
    made.difference = first_difference(ended(step), ended(ran));
    if (made.difference.empty()) continue;
    made.difference = fmt::format("event {}: {}", n + 1, made.difference);
    made.ladder = play.ladder();
    return made;
  }
  made.difference.clear();
  made.ladder = play.ladder();
  tell_what_matters(made.ladder, trace);
  return made;
}

void confirm(proofs::Result& result) {
  if (!result.counterexample) return;
  const Replay replayed = replay(result.variant, *result.counterexample);
  proofs::Confirmation found{{}, replayed.difference};
  if (found.doubt.empty())
    found =
        confirmation_of(*proofs::find_property(result.property), *find_table(result.variant), replayed.ran);
  if (found.doubt.empty()) {
    result.falls = std::move(found.falls);
    return;
  }
  result.verdict = proofs::Verdict::unknown;
  result.detail = "the counterexample does not stand on the running machine, a bug of Synfin: " + found.doubt;
  result.counterexample.reset();
}

}  // namespace synfin::cli
