// What a rule is, and how rules stand in phases and phases in events. Rules read like the RFC:
//
//   rule("last-ack.fin-acknowledged", rfc9293("3.10.7.4", "fifth"), "our FIN is acknowledged: all is said",
//        in(LAST_ACK), when(fin_acknowledged), then(delete_tcb, told.closed = yes), enter(CLOSED).and_return)
//
// Names, clauses, states and targets are values; only guards and effects are types.
#pragma once

#include <boost/hana/tuple.hpp>
#include <iterator>
#include <string_view>
#include <type_traits>

#include "states.hpp"
#include "terms.hpp"

namespace synfin::model {

namespace hana = boost::hana;

/// Where a rule comes from.
struct Clause {
  std::string_view document;   ///< `RFC 9293`
  std::string_view section;    ///< `3.10.7.4`
  std::string_view paragraph;  ///< `fifth`, or empty
};
constexpr Clause rfc9293(std::string_view section, std::string_view paragraph = "") {
  return {"RFC 9293", section, paragraph};
}
constexpr Clause rfc5681(std::string_view section) { return {"RFC 5681", section, ""}; }
constexpr Clause rfc5961(std::string_view section) { return {"RFC 5961", section, ""}; }
constexpr Clause rfc1337(std::string_view section) { return {"RFC 1337", section, ""}; }

/// What follows when a rule has fired.
enum class Flow : unsigned char {
  and_return,    ///< the event is finished; nothing more is sent
  and_continue,  ///< the next phase follows
  and_answer,    ///< no more checks; the event's closing phases (what is owed is sent, timers are set) follow
};

/// The state that a rule leads to, and what follows.
struct Exit {
  bool moves = false;  ///< false: the state stays as it is
  State target = CLOSED;
  Flow flow = Flow::and_return;
  constexpr bool operator==(const Exit&) const = default;
};
inline constexpr Exit and_return{false, CLOSED, Flow::and_return};
inline constexpr Exit and_continue{false, CLOSED, Flow::and_continue};
inline constexpr Exit and_answer{false, CLOSED, Flow::and_answer};

struct Enter {
  Exit and_return, and_continue, and_answer;
};
/// `enter(CLOSED).and_return`
constexpr Enter enter(State target) {
  return {
      {true, target, Flow::and_return}, {true, target, Flow::and_continue}, {true, target, Flow::and_answer}};
}

template <Term Guard, class Effect>
struct Rule {
  std::string_view name;
  Clause clause;
  std::string_view gloss;
  StateSet states;
  Exit exit;
  std::string_view file;
  int line;
  Mistake mistake = Mistake::none;  ///< a rule with a mistake never fires, and its table is refused
  using guard = Guard;
  using effects = Effect;
};

namespace detail {

template <class Guard>
constexpr Mistake mistake_of_guard() {
  if constexpr (Term<Guard>)
    return first_mistake(Guard::mistake, Guard::sort == Sort::flag ? Mistake::none : Mistake::guard);
  else
    return Mistake::guard;
}
template <class Target, class Value>
constexpr Mistake mistake_of_effect(Assign<Target, Value>) {
  return first_mistake(Target::mistake, Value::mistake);
}

/// A rule's name, and where it stands.
struct Named {
  std::string_view name, file;
  int line;
  constexpr Named(const char* said, const char* in = __builtin_FILE(), int at = __builtin_LINE())
      : name(said), file(in), line(at) {}
};

template <class Part>
inline constexpr bool is_assignment = false;
template <class F, class V>
inline constexpr bool is_assignment<Assign<F, V>> = true;
template <class Part>
inline constexpr bool is_effects = false;
template <class... A>
inline constexpr bool is_effects<Effects<A...>> = true;

/// What is wrong with a rule of which this part stands at that place, counted behind its name.
template <class Part>
constexpr Mistake mistake_of_part(std::size_t place) {
  constexpr bool fits[] = {std::is_convertible_v<Part, Clause>,
                           std::is_convertible_v<Part, std::string_view>,
                           std::is_convertible_v<Part, StateSet>,
                           Term<Part>,
                           is_effects<Part>,
                           std::is_same_v<Part, Exit>};
  constexpr Mistake expected[] = {Mistake::clause,   Mistake::gloss,      Mistake::states,
                                  Mistake::no_guard, Mistake::no_effects, Mistake::no_exit};
  if (place < std::size(fits) && fits[place]) return Mistake::none;
  if (is_assignment<Part>) return Mistake::without_then;
  if (std::is_same_v<Part, Enter>) return Mistake::bare_enter;
  return place < std::size(expected) ? expected[place] : Mistake::too_much;
}
template <class... Parts>
constexpr Mistake mistake_of_parts() {
  std::size_t place = 0;
  Mistake first = Mistake::none;
  ((first = first_mistake(first, mistake_of_part<Parts>(place++))), ...);
  constexpr Mistake lacking[] = {Mistake::clause,     Mistake::gloss,   Mistake::states, Mistake::no_guard,
                                 Mistake::no_effects, Mistake::no_exit, Mistake::none};
  return first_mistake(first, place < std::size(lacking) ? lacking[place] : Mistake::none);
}

constexpr Rule<Literal<Sort::flag, 0>, Effects<>> wrong_rule(const Named& named, Mistake mistake) {
  return {named.name, {}, {}, any_state, and_return, named.file, named.line, mistake};
}

}  // namespace detail

/// The condition of a rule, beside its states.
template <class Guard>
constexpr auto when(Guard guard) {
  constexpr Mistake wrong = detail::mistake_of_guard<Guard>();
  if constexpr (wrong == Mistake::none)
    return guard;
  else
    return Wrong<wrong>{};
}

/// States one rule: in one of `states`, when `guard` holds, the effects happen and `exit` says what follows.
template <Term Guard, class... A>
constexpr auto rule(detail::Named named, Clause clause, std::string_view gloss, StateSet states, Guard,
                    Effects<A...>, Exit exit) {
  constexpr Mistake wrong =
      first_mistake(detail::mistake_of_guard<Guard>(), detail::mistake_of_effect(A{})...);
  if constexpr (wrong == Mistake::none)
    return Rule<Guard, Effects<A...>>{named.name, clause, gloss, states, exit, named.file, named.line};
  else
    return detail::wrong_rule(named, wrong);
}
/// What is written as a rule and is none.
template <class... Parts>
requires(detail::mistake_of_parts<std::decay_t<Parts>...>() !=
         Mistake::none) constexpr auto rule(detail::Named named, const Parts&...) {
  return detail::wrong_rule(named, detail::mistake_of_parts<std::decay_t<Parts>...>());
}

/// A list of rules of which the first that fits fires; where none fits, the next phase follows.
template <class... R>
struct Phase {
  std::string_view name;
  Clause clause;
  bool answers;  ///< one of the closing phases, to which `and_answer` leads
  hana::tuple<R...> rules;
};
template <class... R>
constexpr Phase<R...> phase(std::string_view name, Clause clause, R... rules) {
  return {name, clause, false, hana::tuple<R...>{rules...}};
}
template <class... R>
constexpr Phase<R...> closing_phase(std::string_view name, Clause clause, R... rules) {
  return {name, clause, true, hana::tuple<R...>{rules...}};
}

/// A phase by its address. Its type has a short name, whatever the phase holds: compilers spell out the types
/// that templates are made of, and a table whose type names every term of every rule takes minutes to spell.
template <const auto& Which>
struct PhaseRef {
  static constexpr const auto& phase = Which;
};

/// How one event is handled: it can happen when `Enabled` holds, and runs through its phases in order.
template <Term Enabled, class... P>
struct Handling {
  Event event;
  hana::tuple<P...> phases;  ///< of PhaseRef
  using enabled = Enabled;
};
/// `handling<send_call, answer, set_timers>(Event::SEND, always)`
template <const auto&... Phases, Term Enabled>
constexpr Handling<Enabled, PhaseRef<Phases>...> handling(Event event, Enabled) {
  return {event, {}};
}

}  // namespace synfin::model
