// What a rule is, and how rules stand in phases and phases in events. Rules read like the RFC:
//
//   rule("last-ack.fin-acknowledged", rfc9293("3.10.7.4", "fifth"), "our FIN is acknowledged: all is said",
//        in(LAST_ACK), when(fin_acknowledged), then(delete_tcb, told.closed = yes), enter(CLOSED).and_return)
//
// Names, clauses, states and targets are values; only guards and effects are types.
#pragma once

#include <boost/hana/tuple.hpp>
#include <string_view>

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
  using guard = Guard;
  using effects = Effect;
};

template <Term Guard>
constexpr Guard when(Guard guard) {
  static_assert(Guard::sort == Sort::flag, "synfin: a guard is a flag");
  return guard;
}

/// States one rule: in one of `states`, when `guard` holds, the effects happen and `exit` says what follows.
template <Term Guard, class... A>
constexpr Rule<Guard, Effects<A...>> rule(std::string_view name, Clause clause, std::string_view gloss,
                                          StateSet states, Guard, Effects<A...>, Exit exit,
                                          const char* file = __builtin_FILE(), int line = __builtin_LINE()) {
  return {name, clause, gloss, states, exit, file, line};
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
