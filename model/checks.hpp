// What a table must satisfy to compile. Each check is one line that says what is wrong.
#pragma once

#include "table.hpp"

namespace synfin::model {

namespace detail {

template <class T>
constexpr bool names_are_unique() {
  const auto& all = rule_headers<T>;
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (all[i].name == all[j].name && (all[i].line != all[j].line || all[i].file != all[j].file))
        return false;
  return true;
}

template <class T>
constexpr bool rules_are_complete() {
  for (const RuleHeader& rule : rule_headers<T>)
    if (rule.name.empty() || rule.clause.section.empty() || rule.states.empty()) return false;
  return true;
}

template <class T>
constexpr bool every_event_stands_once() {
  std::array<int, event_count> seen{};
  hana::unpack(T::handlings,
               [&](const auto&... handling) { (++seen[static_cast<std::size_t>(handling.event)], ...); });
  for (int count : seen)
    if (count != 1) return false;
  return true;
}

/// Does each event that can come at any time find a rule in every state?
template <class T>
constexpr bool every_state_and_event_is_answered() {
  std::array<StateSet, event_count> answered{};
  for (const RuleHeader& rule : rule_headers<T>)
    answered[rule.handling] = answered[rule.handling] | rule.states;
  std::size_t h = 0;
  bool complete = true;
  hana::unpack(T::handlings, [&]<class... H>(const H&...) {
    ((complete = complete &&
                 (!std::is_same_v<typename H::enabled, Literal<Sort::flag, 1>> || answered[h] == any_state),
      ++h),
     ...);
  });
  return complete;
}

template <class A>
struct TargetOf;
template <class F, class V>
struct TargetOf<Assign<F, V>> {
  using type = F;
};

template <class... A>
constexpr bool assigns_each_once(Effects<A...>) {
  if constexpr (sizeof...(A) > 1) {
    const std::size_t ids[] = {id_of(typename TargetOf<A>::type{})...};
    for (std::size_t i = 0; i < sizeof...(A); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (ids[i] == ids[j]) return false;
  }
  return true;
}
/// A rule may write the TCB, the leaving segment and what the user is told; not what the host gave it.
template <class... A>
constexpr bool writes_what_it_may(Effects<A...>) {
  [[maybe_unused]] constexpr auto may = [](std::size_t id) {
    const Group group = fields[id].group;
    return fields[id].sort != Sort::state && group != Group::seg && group != Group::call &&
           group != Group::cfg;
  };
  return (true && ... && may(id_of(typename TargetOf<A>::type{})));
}

/// The checks on the effects of a phase's rules: made once for each phase, however many tables share it.
template <const auto& Which>
inline constexpr bool phase_assigns_each_once = hana::unpack(Which.rules, []<class... R>(const R&...) {
  return (true && ... && assigns_each_once(typename R::effects{}));
});
template <const auto& Which>
inline constexpr bool phase_writes_what_it_may = hana::unpack(Which.rules, []<class... R>(const R&...) {
  return (true && ... && writes_what_it_may(typename R::effects{}));
});
template <class Check, class G, class... P>
constexpr bool all_phases(const Handling<G, P...>&, Check check) {
  return (true && ... && check(P{}));
}
/// Every phase of a table satisfies a check.
template <class T, class Check>
constexpr bool all_phases(Check check) {
  return hana::unpack(T::handlings,
                      [&](const auto&... handling) { return (true && ... && all_phases(handling, check)); });
}

}  // namespace detail

/// Refuses a wrong table at compile time. Instantiated by whatever reads a table.
template <class T>
constexpr bool check_table() {
  static_assert(detail::names_are_unique<T>(), "synfin: two rules of the table have the same name");
  static_assert(detail::rules_are_complete<T>(), "synfin: a rule lacks its name, its clause or its states");
  static_assert(detail::every_event_stands_once<T>(),
                "synfin: an event is missing from the table, or stands there twice");
  static_assert(detail::every_state_and_event_is_answered<T>(),
                "synfin: an event finds no rule in some state");
  static_assert(
      detail::all_phases<T>([]<const auto & P>(PhaseRef<P>) { return detail::phase_assigns_each_once<P>; }),
      "synfin: a rule gives a field two values at once");
  static_assert(
      detail::all_phases<T>([]<const auto & P>(PhaseRef<P>) { return detail::phase_writes_what_it_may<P>; }),
      "synfin: a rule writes a field that belongs to the host (seg, call, cfg), or the state (say "
      "enter(...))");
  return true;
}

}  // namespace synfin::model
