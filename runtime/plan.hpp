// A table's phases laid out for the machine, at compile time and as plain values: which phase follows which.
//
// A *stop* is a place in the plan: a phase, and the states that the connection may be in there, for all of
// which the phase has the same rules. Stops from which on the same rules follow are one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "../model/table.hpp"

namespace synfin::runtime::detail {

using model::State;

/// A phase as it stands with one event.
struct PlannedPhase {
  std::size_t handling = 0;
  std::size_t phase = 0;
  std::size_t first_rule = 0;  ///< place in `Plan::rules`
  std::size_t rules = 0;
  bool closing = false;
  bool checks_follow = false;  ///< a phase behind it is not a closing one
  bool ends = false;           ///< the last of its event
  model::StateSet states{};    ///< in which some rule of it can fire
  std::size_t twin = 0;        ///< the first phase from which on the same rules follow
  /// For each state the states in which, from here on, the same rules can fire (as StateSet::bits).
  std::array<std::uint16_t, model::state_count> alike{};
};
struct PlannedRule {
  std::size_t id = 0;
  model::StateSet states{};
  model::Exit exit{};
};

/// A phase of the plan, the states the connection may be in, and whether only closing phases are left to run.
struct Stop {
  std::size_t phase;
  model::StateSet among;
  bool answering;
  constexpr bool operator==(const Stop&) const = default;
};

constexpr State first_of(model::StateSet set) {
  std::uint8_t s = 0;
  while (!set.has(State{s})) ++s;
  return State{s};
}

/// The phases of all events one after another, and where each goes on.
template <std::size_t Phases, std::size_t Rules>
struct Plan {
  static constexpr std::size_t end = Phases;
  std::array<PlannedPhase, Phases> phases{};
  std::array<PlannedRule, Rules> rules{};

  constexpr std::size_t behind(std::size_t phase) const { return phases[phase].ends ? end : phase + 1; }
  /// The first phase, from this one on, that has a rule for the state.
  constexpr std::size_t next_phase(std::size_t phase, State state, bool answering) const {
    while (phase != end && !(phases[phase].states.has(state) && (phases[phase].closing || !answering)))
      phase = behind(phase);
    return phase;
  }
  constexpr bool same_way(std::size_t phase, bool answering, State a, State b) const {
    const std::size_t next = next_phase(phase, a, answering);
    return next == next_phase(phase, b, answering) && (next == end || same_states(phases[next], a, b));
  }
  /// All of these states in which the event goes on from `phase` by the same rules as in `state`, at first.
  constexpr model::StateSet company(std::size_t phase, bool answering, State state,
                                    model::StateSet among) const {
    model::StateSet with{};
    for (std::uint8_t s = 0; s < model::state_count; ++s)
      if (among.has(State{s}) && same_way(phase, answering, state, State{s}))
        with = with | model::in(State{s});
    return with;
  }
  /// The stop at which states that go together arrive. States in which the same rules follow to the end are
  /// added, so that whoever goes that way shares its code.
  constexpr Stop together(std::size_t phase, model::StateSet among, bool answering) const {
    const std::size_t next = next_phase(phase, first_of(among), answering);
    if (next == end) return {end, {}, false};
    model::StateSet alike{phases[next].alike[first_of(among)]};
    return {phases[next].twin, (among - alike).empty() ? alike : among,
            answering && phases[next].checks_follow};
  }
  constexpr Stop alone(std::size_t phase, State state, bool answering) const {
    return together(phase, model::in(state), answering);
  }

  constexpr bool same_rules(const PlannedPhase& a, const PlannedPhase& b) const {
    if (a.rules != b.rules || a.closing != b.closing || a.ends != b.ends) return false;
    for (std::size_t r = 0; r < a.rules; ++r)
      if (rules[a.first_rule + r].id != rules[b.first_rule + r].id) return false;
    return true;
  }
  constexpr bool same_states(const PlannedPhase& here, State a, State b) const {
    for (std::size_t r = 0; r < here.rules; ++r)
      if (rules[here.first_rule + r].states.has(a) != rules[here.first_rule + r].states.has(b)) return false;
    return true;
  }
  constexpr void find_twins_and_alikes() {
    for (std::size_t p = end; p-- > 0;) {
      PlannedPhase& here = phases[p];
      here.checks_follow = !here.ends && (!phases[p + 1].closing || phases[p + 1].checks_follow);
      for (std::uint8_t s = 0; s < model::state_count; ++s)
        for (std::uint8_t a = 0; a < model::state_count; ++a)
          if (same_states(here, State{s}, State{a}) &&
              (here.ends || ((phases[p + 1].alike[s] >> a) & 1U) != 0))
            here.alike[s] = static_cast<std::uint16_t>(here.alike[s] | (1U << a));
    }
    for (std::size_t p = end; p-- > 0;) {
      phases[p].twin = p;
      for (std::size_t q = 0; q < p && phases[p].twin == p; ++q)
        if (same_rules(phases[p], phases[q]) && same_tail(p, q)) phases[p].twin = q;
    }
  }
  constexpr bool same_tail(std::size_t p, std::size_t q) const {
    for (; !phases[p].ends && !phases[q].ends; ++p, ++q)
      if (!same_rules(phases[p + 1], phases[q + 1])) return false;
    return phases[p].ends == phases[q].ends;
  }
};

template <class Table>
inline constexpr std::size_t phases_in_table =
    boost::hana::unpack(Table::handlings, [](const auto&... handling) {
      return (std::size_t{0} + ... + decltype(boost::hana::size(handling.phases))::value);
    });

/// The plan of a table.
template <class Table>
inline constexpr auto plan = [] {
  Plan<phases_in_table<Table>, model::rule_headers<Table>.size()> made{};
  std::size_t rules = 0, phases = 0, handlings = 0;
  const auto plan_phase = [&](std::size_t place, const auto& phase) {
    PlannedPhase& here = made.phases[phases++];
    here.handling = handlings;
    here.phase = place;
    here.first_rule = rules;
    here.closing = phase.answers;
    boost::hana::unpack(phase.rules, [&](const auto&... rule) {
      here.rules = sizeof...(rule);
      ((here.states = here.states | rule.states,
        made.rules[rules++] = PlannedRule{model::rule_id<Table>(rule.name), rule.states, rule.exit}),
       ...);
    });
  };
  boost::hana::unpack(Table::handlings, [&](const auto&... handling) {
    (..., [&](const auto& one) {
      boost::hana::unpack(one.phases, [&]<class... P>(const P&...) {
        std::size_t place = 0;
        (plan_phase(place++, P::phase), ...);
      });
      made.phases[phases - 1].ends = true;
      ++handlings;
    }(handling));
  });
  made.find_twins_and_alikes();
  return made;
}();

}  // namespace synfin::runtime::detail
