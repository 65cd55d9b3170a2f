// What a table must satisfy to compile. Each check finds the first mistake of its kind; the first of all is
// what the compiler says, in one error.
#pragma once

#include "table.hpp"

namespace synfin::model {

namespace detail {

constexpr Complaint of_rule(Mistake mistake, const RuleHeader& rule) {
  return {mistake, "rule", rule.name, {}, {}, rule.file, rule.line};
}
constexpr Complaint of_event(Mistake mistake, Event event, std::string_view state = {}) {
  return {mistake, "event", events[static_cast<std::size_t>(event)].identifier, {}, state, {}, 0};
}

template <class Target, class Value>
constexpr std::size_t target_of(Assign<Target, Value>) {
  return id_of(Target{});
}
/// A rule gives each field one value, and writes the TCB, the leaving segment and what the user is told; not
/// what the host gave it.
template <class... A>
constexpr Mistake mistake_of_effects(Effects<A...>) {
  const std::array<std::size_t, sizeof...(A)> ids{target_of(A{})...};
  for (std::size_t i = 0; i < ids.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (ids[i] == ids[j]) return Mistake::two_values;
    const Group group = fields[ids[i]].group;
    if (fields[ids[i]].sort == Sort::state || group == Group::seg || group == Group::call ||
        group == Group::cfg)
      return Mistake::not_ours;
  }
  return Mistake::none;
}
template <class Guard, class Effect>
constexpr Complaint complaint_of(const Rule<Guard, Effect>& rule) {
  const bool complete = !rule.name.empty() && !rule.clause.section.empty() && !rule.states.empty();
  const Mistake mistake = first_mistake(rule.mistake, complete ? Mistake::none : Mistake::incomplete,
                                        mistake_of_effects(Effect{}));
  return {mistake, "rule", rule.name, {}, {}, rule.file, rule.line};
}
/// What is wrong with the rules of a phase: looked for once, however many tables share it.
template <const auto& Which>
inline constexpr Complaint phase_complaint = hana::unpack(Which.rules, [](const auto&... rule) {
  return first_complaint(complaint_of(rule)...);
});
template <class Enabled, class... P>
constexpr Complaint complaint_of(const Handling<Enabled, P...>& handling) {
  return first_complaint(
      of_event(mistake_of_guard<Enabled>() == Mistake::none ? Mistake::none : Mistake::enabled,
               handling.event),
      phase_complaint<P::phase>...);
}

template <class T>
constexpr Complaint name_twice() {
  const auto& all = rule_headers<T>;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (all[i].name == all[j].name && (all[i].line != all[j].line || all[i].file != all[j].file))
        return of_rule(Mistake::same_name, all[i]);
  return {};
}

template <class T>
constexpr Complaint event_missing_or_twice() {
  std::array<int, event_count> seen{};
  hana::unpack(T::handlings,
               [&](const auto&... handling) { (++seen[static_cast<std::size_t>(handling.event)], ...); });
  for (std::size_t e = 0; e < event_count; ++e)
    if (seen[e] != 1)
      return of_event(seen[e] == 0 ? Mistake::event_missing : Mistake::event_twice, static_cast<Event>(e));
  return {};
}

/// An event that can come at any time finds a rule in every state.
template <class T>
constexpr Complaint unanswered() {
  std::array<StateSet, event_count> answered{};
  for (const RuleHeader& rule : rule_headers<T>) {
    StateSet& states = answered[static_cast<std::size_t>(rule.event)];
    states = states | rule.states;
  }
  Complaint first;
  hana::unpack(T::handlings, [&]<class... H>(const H&... handling) {
    (..., [&] {
      if (!is_always<typename H::enabled> || first.found()) return;
      for (std::uint8_t s = state_count; s-- > 0;)
        if (!answered[static_cast<std::size_t>(handling.event)].has(State{s}))
          first = of_event(Mistake::unanswered, handling.event, states[s].identifier);
    }());
  });
  return first;
}

/// Which timers the rules of a phase start, by their place in `timers`: looked for once, however many tables
/// share it.
template <class Target, class Value>
constexpr bool starts(Assign<Target, Value>, const TimerInfo& timer) {
  return id_of(Target{}) == timer.armed && !std::is_same_v<Value, Literal<Sort::flag, 0>>;
}
template <class... A>
constexpr bool starts(Effects<A...>, const TimerInfo& timer) {
  return (false || ... || starts(A{}, timer));
}
template <const auto& Which>
inline constexpr auto phase_starts = hana::unpack(Which.rules, []<class... R>(const R&...) {
  std::array<bool, std::size(timers)> all{};
  for (std::size_t t = 0; t < all.size(); ++t)
    all[t] = (false || ... || starts(typename R::effects{}, timers[t]));
  return all;
});
template <class Enabled, class... P>
constexpr bool starts(const Handling<Enabled, P...>&, std::size_t timer) {
  return (false || ... || phase_starts<P::phase>[timer]);
}
/// A timer of a user's own that a rule starts, and whose event finds no rule but the one that every table
/// has.
template <class T>
constexpr Complaint unhandled() {
  for (std::size_t t = shipped_timers; t < std::size(timers); ++t) {
    bool handled = false;
    for (const RuleHeader& rule : rule_headers<T>)
      handled = handled || (rule.event == timers[t].event && !rule.file.ends_with("model/rules/own.hpp"));
    const bool started = hana::unpack(
        T::handlings, [&](const auto&... handling) { return (false || ... || starts(handling, t)); });
    if (started && !handled) return of_own(Mistake::unhandled, "timer", timers[t].name);
  }
  return {};
}
/// The same, where there are such timers at all.
template <class T>
constexpr Complaint unhandled_if_any() {
  if constexpr (shipped_timers < std::size(timers))
    return unhandled<T>();
  else
    return {};
}

/// What a table knows itself to be wrong, as a variant does of its edits.
template <class T>
constexpr Complaint own_complaint() {
  if constexpr (requires { T::complaint; })
    return T::complaint;
  else
    return {};
}

}  // namespace detail

/// The first thing that is wrong with a table.
template <class T>
inline constexpr Complaint complaint = detail::first_complaint(
    hana::unpack(T::handlings,
                 [](const auto&... one) { return detail::first_complaint(detail::complaint_of(one)...); }),
    detail::name_twice<T>(), detail::event_missing_or_twice<T>(), detail::own_complaint<T>(),
    detail::unanswered<T>(), detail::unhandled_if_any<T>());

/// Is nothing wrong with a table? Where something is, nothing should be made of it: one error is enough.
template <class T>
inline constexpr bool is_sound = !complaint<T>.found();

/// Refuses a wrong table at compile time. Instantiated by whatever reads a table.
template <class T>
constexpr bool check_table() {
  constexpr const Complaint& found = complaint<T>;
  static_assert(detail::fine<complaint<T>>(sentence_of(found.mistake), found.what, found.name, found.event,
                                           found.state, found.file, found.line));
  return true;
}

}  // namespace synfin::model
