// An event's way through the phases of a table: code that the compiler makes from the plan.
//
// From a stop (see plan.hpp) the phases follow one another in one straight line of code. The line ends where
// the event is finished; it goes on at another stop where a rule has changed the state, where the states part
// ways, and before the closing phases, whose code stands once.
#pragma once

#include <cstddef>
#include <utility>

#include "plan.hpp"
#include "scene.hpp"

namespace synfin::runtime::detail {

template <class Table, std::size_t P>
using RulesOf = std::decay_t<
    decltype(model::phase_at<Table, plan<Table>.phases[P].handling, plan<Table>.phases[P].phase>.rules)>;

/// What became of the event in a phase.
enum class Way : unsigned char { no_rule, goes_on, done };

template <class Table, Stop From, class Watcher>
constexpr void follow(Outcome& outcome, Tcb& tcb, Watcher& watcher, const Call& call, const Config& cfg,
                      const Segment& seg);

/// The event goes on at a stop.
template <class Table, Stop To, class Watcher>
SYNFIN_INLINE constexpr void jump(const Scene& scene, Watcher& watcher) {
  if constexpr (To.phase != plan<Table>.end)
    follow<Table, To, Watcher>(scene.outcome, scene.tcb, watcher, scene.call, scene.cfg, scene.seg);
}

/// The event goes on in `Phase`, or where one with rules follows: in all states together, or in each by
/// itself.
template <class Table, std::size_t Phase, model::StateSet Among, bool Answering, class Watcher>
SYNFIN_INLINE constexpr void proceed(const Scene& scene, Watcher& watcher) {
  constexpr const auto& the_plan = plan<Table>;
  if constexpr (the_plan.company(Phase, Answering, first_of(Among), Among) == Among) {
    jump<Table, the_plan.together(Phase, Among, Answering)>(scene, watcher);
  } else {
    switch (scene.tcb.tcb.state) {
#define SYNFIN_CASE(state, ...)                                                    \
  case model::state:                                                               \
    if constexpr (Among.has(model::state))                                         \
      jump<Table, the_plan.alone(Phase, model::state, Answering)>(scene, watcher); \
    return;
      SYNFIN_STATES(SYNFIN_CASE)
#undef SYNFIN_CASE
    }
  }
}

/// The straight line of code that begins at a stop.
template <class Table, Stop From, class Watcher>
struct Line {
  static constexpr const auto& the_plan = plan<Table>;
  static constexpr const PlannedPhase& here = the_plan.phases[From.phase];
  static constexpr std::size_t behind = the_plan.behind(From.phase);
  static constexpr bool stay_together =
      the_plan.company(behind, From.answering, first_of(From.among), From.among) == From.among;
  static constexpr Stop next = the_plan.together(behind, From.among, From.answering);

  template <std::size_t R, model::Term Guard, class Effects>
  SYNFIN_INLINE static constexpr Way attempt(const Scene& scene, Watcher& watcher) {
    constexpr PlannedRule rule = the_plan.rules[here.first_rule + R];
    if constexpr (!rule.states.has(first_of(From.among))) {
      return Way::no_rule;
    } else {
      if (!holds(scene, Guard{})) return Way::no_rule;
      watcher.fired(rule.id);
      apply(scene, Effects{});
      if constexpr (rule.exit.moves) scene.tcb.tcb.state = rule.exit.target;
      constexpr bool answering = From.answering || rule.exit.flow == model::Flow::and_answer;
      if constexpr (rule.exit.flow == model::Flow::and_return) {
        return Way::done;
      } else if constexpr (rule.exit.moves) {
        jump<Table, the_plan.alone(behind, rule.exit.target, answering)>(scene, watcher);
        return Way::done;
      } else if constexpr (answering == From.answering) {
        return Way::goes_on;
      } else {
        proceed<Table, behind, From.among, answering>(scene, watcher);
        return Way::done;
      }
    }
  }

  template <std::size_t... R, model::Term... Guard, class... Effects>
  SYNFIN_INLINE static constexpr Way rules(const Scene& scene, Watcher& watcher, std::index_sequence<R...>,
                                           const boost::hana::tuple<model::Rule<Guard, Effects>...>*) {
    Way way = Way::no_rule;
    static_cast<void>((... || ((way = attempt<R, Guard, Effects>(scene, watcher)) != Way::no_rule)));
    return way;
  }

  SYNFIN_INLINE static constexpr void run(const Scene& scene, Watcher& watcher) {
    constexpr const RulesOf<Table, From.phase>* types = nullptr;
    if (rules(scene, watcher, std::make_index_sequence<here.rules>{}, types) == Way::done) return;
    if constexpr (!stay_together ||
                  (next.phase != the_plan.end && the_plan.phases[next.phase].closing && !here.closing))
      proceed<Table, behind, From.among, From.answering>(scene, watcher);
    else if constexpr (next.phase != the_plan.end)
      Line<Table, next, Watcher>::run(scene, watcher);
  }
};

// The parameters stand in the order in which Machine::handle has them in registers.
template <class Table, Stop From, class Watcher>
SYNFIN_FLAT constexpr void follow(Outcome& __restrict outcome, Tcb& __restrict tcb, Watcher& watcher,
                                  const Call& call, const Config& cfg, const Segment& seg) {
  Line<Table, From, Watcher>::run(Scene{tcb, seg, call, cfg, outcome}, watcher);
}

/// Where an event starts in a state.
template <class Table, model::Event E, State S>
inline constexpr Stop start = [] {
  constexpr const auto& the_plan = plan<Table>;
  std::size_t phase = 0;
  while (the_plan.phases[phase].handling != model::handling_of<Table>(E)) ++phase;
  return the_plan.together(phase, the_plan.company(phase, false, S, model::any_state), false);
}();

/// One event, from the state in which the connection is.
template <class Table, model::Event E, class Watcher>
SYNFIN_INLINE constexpr void run(const Scene& scene, Watcher& watcher) {
  switch (scene.tcb.tcb.state) {
#define SYNFIN_CASE(state, ...) \
  case model::state:            \
    return jump<Table, start<Table, E, model::state>>(scene, watcher);
    SYNFIN_STATES(SYNFIN_CASE)
#undef SYNFIN_CASE
  }
}

}  // namespace synfin::runtime::detail
