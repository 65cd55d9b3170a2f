// What the machines of Boost.MSM and Boost.Statechart have in common. Their states, events and transitions
// are the table's; what an event does is what was written by hand (by_hand_events.hpp), the very same code.
// So what differs from the switch is how a library finds the state's reaction and changes the state.
#pragma once

#include <array>

#include "../runtime/plan.hpp"
#include "by_hand_events.hpp"

namespace synfin::bench::peers {

using model::Event;
using model::State;
using runtime::Call;
using runtime::Config;
using runtime::Outcome;
using runtime::Segment;
using runtime::Tcb;

/// What an event brings, and what becomes of it.
struct Brought {
  const Call& call;
  const Config& cfg;
  const Segment& seg;
  Outcome& to;
};

/// The step that an event takes in a state. The library has found the state: the step need not look again.
template <State S, Event E>
inline void step(Tcb& tcb, const Brought& brought) {
  if (tcb.tcb.state != S) __builtin_unreachable();
  by_hand::happen<E>(tcb, brought.call, brought.cfg, brought.seg, brought.to);
}

/// The states in which the table lets an event end, by the state and the event; some of them no guard allows.
inline constexpr auto ends = [] {
  constexpr const auto& plan = runtime::detail::plan<model::Standard>;
  std::array<std::array<model::StateSet, model::event_count>, model::state_count> all{};
  for (std::size_t s = 0; s < model::state_count; ++s) all[s].fill(model::in(static_cast<State>(s)));
  std::array<Event, model::handling_count<model::Standard>> event_of{};
  for (const model::RuleHeader& rule : model::rule_headers<model::Standard>)
    event_of[rule.handling] = rule.event;
  // Where the event may go on: a rule that is the event's last leads on to nothing.
  auto going = all;
  for (const runtime::detail::PlannedPhase& phase : plan.phases)
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto event = static_cast<std::size_t>(event_of[phase.handling]);
      const model::StateSet here = going[s][event];
      for (std::size_t r = phase.first_rule; r < phase.first_rule + phase.rules; ++r) {
        const model::Exit& exit = plan.rules[r].exit;
        if (!exit.moves || (plan.rules[r].states.bits & here.bits) == 0) continue;
        all[s][event] = all[s][event] | model::in(exit.target);
        if (exit.flow != model::Flow::and_return) going[s][event] = going[s][event] | model::in(exit.target);
      }
    }
  return all;
}();
/// May some rule of the table fire?
constexpr bool may_fire(State state, Event event) {
  for (const model::RuleHeader& rule : model::rule_headers<model::Standard>)
    if (rule.event == event && rule.states.has(state)) return true;
  return false;
}
constexpr bool may_end(State from, Event event, State to) {
  return ends[from][static_cast<std::size_t>(event)].has(to);
}

}  // namespace synfin::bench::peers
