// The edits of a variant: what becomes of which rule of its base, and what may be wrong with that.
#pragma once

#include <boost/hana/tuple.hpp>

#include "checks.hpp"

namespace synfin::model {

/// One edit: what becomes of the rule of that name.
template <class... R>
struct Edit {
  detail::Named at;
  hana::tuple<R...> instead;  ///< what stands there instead
  bool keeps = false;         ///< the rule itself follows
  bool anyway = false;        ///< even if the table needs the rule
  Mistake mistake = Mistake::none;
};

namespace detail {
template <class R>
inline constexpr bool is_rule = false;
template <class Guard, class Effect>
inline constexpr bool is_rule<Rule<Guard, Effect>> = true;
template <class... R>
constexpr auto edit(Named at, bool keeps, const R&... rules) {
  if constexpr ((true && ... && is_rule<R>))
    return Edit<R...>{at, hana::tuple<R...>{rules...}, keeps};
  else
    return Edit<>{at, {}, true, false, Mistake::no_rule};
}
}  // namespace detail

/// The rule does not stand in the variant: what came to it goes on to the rules and phases behind it.
constexpr Edit<> drop(detail::Named rule) { return {rule, {}}; }
/// The same of a rule that the table needs: what falls when an event goes unanswered is the question.
constexpr Edit<> drop_anyway(detail::Named rule) { return {rule, {}, false, true}; }
/// Other rules stand in its place.
template <class... R>
constexpr auto replace(detail::Named at, R... rules) {
  return detail::edit(at, false, rules...);
}
/// Other rules are asked before it.
template <class... R>
constexpr auto before(detail::Named at, R... rules) {
  return detail::edit(at, true, rules...);
}

namespace detail {

template <class E>
inline constexpr bool is_edit = false;
template <class... R>
inline constexpr bool is_edit<Edit<R...>> = true;
template <class E>
inline constexpr bool are_edits = false;
template <class... E>
inline constexpr bool are_edits<hana::tuple<E...>> = (true && ... && is_edit<E>);
template <class Edits>
void say_if_missing() {
  (void)Edits::edits;
}
/// Where the compiler has found an error in the edits by itself, they can't even be named.
template <class Edits>
constexpr Mistake mistake_of_edits() {
  if constexpr (!requires { Edits::edits; }) {
    (void)&say_if_missing<Edits>;
    return Mistake::said_already;
  } else {
    return are_edits<std::remove_cvref_t<decltype(Edits::edits)>> ? Mistake::none : Mistake::no_edits;
  }
}
template <class Edits>
inline constexpr bool are_readable = mistake_of_edits<Edits>() == Mistake::none;

/// An edit without its rules.
struct EditHeader {
  Named at;
  bool empty;  ///< no rule stands there instead
  bool keeps;
  bool anyway;
  Mistake mistake;

  constexpr Complaint complaint(Mistake of) const { return {of, "rule", at.name, {}, {}, at.file, at.line}; }
};
template <class... R>
constexpr EditHeader header_of(const Edit<R...>& edit) {
  return {edit.at, sizeof...(R) == 0, edit.keeps, edit.anyway, edit.mistake};
}
template <class Edits>
inline constexpr auto edit_headers = hana::unpack(Edits::edits, [](const auto&... edit) {
  return std::array<EditHeader, sizeof...(edit)>{header_of(edit)...};
});
template <class Edits>
inline constexpr std::size_t edit_count = edit_headers<Edits>.size();

/// The place of the edit of that rule, or `edit_count`.
template <class Edits>
constexpr std::size_t find_edit(std::string_view rule) {
  std::size_t e = 0;
  while (e < edit_count<Edits> && edit_headers<Edits>[e].at.name != rule) ++e;
  return e;
}

template <class Base, class Edits>
constexpr Complaint edits_nothing_or_twice() {
  for (std::size_t e = 0; e < edit_count<Edits>; ++e) {
    const EditHeader& edit = edit_headers<Edits>[e];
    if (edit.mistake != Mistake::none) return edit.complaint(edit.mistake);
    if (rule_id<Base>(edit.at.name) == rule_names<Base>.size()) return edit.complaint(Mistake::edits_nothing);
    if (find_edit<Edits>(edit.at.name) != e) return edit.complaint(Mistake::edited_twice);
  }
  return {};
}

/// The states in which some rule surely fires at each event: those of the rules that always do. (Where the
/// event comes to such a rule's phase in its state, it fires or one before it in the phase; where it does not
/// come, a rule of an earlier phase has fired.)
template <class T>
inline constexpr auto surely_answered = [] {
  std::array<StateSet, event_count> answered{};
  for (const RuleHeader& rule : rule_headers<T>) {
    StateSet& in = answered[static_cast<std::size_t>(rule.event)];
    if (rule.always) in = in | rule.states;
  }
  return answered;
}();

/// Did an edited rule surely answer an event in a state in which now none does?
template <class Base, class Table, class Edits>
constexpr Complaint leaves_unanswered() {
  for (const RuleHeader& rule : rule_headers<Base>) {
    const std::size_t e = find_edit<Edits>(rule.name);
    if (!rule.always || e == edit_count<Edits> || edit_headers<Edits>[e].anyway) continue;
    const StateSet missed = rule.states - surely_answered<Table>[static_cast<std::size_t>(rule.event)];
    for (std::uint8_t s = 0; s < state_count; ++s)
      if (missed.has(State{s})) {
        Complaint found = edit_headers<Edits>[e].complaint(Mistake::needed);
        found.event = events[static_cast<std::size_t>(rule.event)].identifier;
        found.state = states[s].identifier;
        return found;
      }
  }
  return {};
}

/// Is the last rule of a closing phase gone, to which `and_answer` leads?
template <class Edits, const auto& Whole>
constexpr Complaint empties(PhaseRef<Whole>) {
  Complaint last;
  bool emptied = Whole.answers;
  hana::unpack(Whole.rules, [&](const auto&... rule) {
    (..., [&](std::size_t e) {
      emptied = emptied && e < edit_count<Edits>;
      if (!emptied) return;
      const EditHeader& edit = edit_headers<Edits>[e];
      emptied = edit.empty && !edit.keeps && !edit.anyway;
      last = edit.complaint(Mistake::phase_emptied);
    }(find_edit<Edits>(rule.name)));
  });
  return emptied ? last : Complaint{};
}
template <class Edits, class Enabled, class... P>
constexpr Complaint empties(const Handling<Enabled, P...>&) {
  return first_complaint(empties<Edits>(P{})...);
}

/// What is wrong with the edits that make `Table` of `Base`.
template <class Base, class Table, class Edits>
constexpr Complaint complaint_of_edits() {
  return first_complaint(edits_nothing_or_twice<Base, Edits>(), leaves_unanswered<Base, Table, Edits>(),
                         hana::unpack(Base::handlings, [](const auto&... one) {
                           return first_complaint(empties<Edits>(one)...);
                         }));
}

}  // namespace detail

}  // namespace synfin::model
