// What can be wrong with a term, a rule or a table, each in a sentence, and how the compiler is made to say
// it.
//
// A mistake is not an error where it stands: it becomes a value, rides on what it is part of, and whoever
// asks for the table (check_table, checks.hpp) refuses it in one error that names the rule. So a wrong term
// does not make its rule, its variant and all that reads them fail as well.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace synfin::model {

// name, sentence
#define SYNFIN_MISTAKES(X)                                                                                   \
  X(none, "")                                                                                                \
  X(said_already, "")                                                                                        \
  X(bare_operand, "an operand is no term: a number is written 1_n, a flag yes or no")                        \
  X(sum, "only a number can be added, and not to a flag or a state")                                         \
  X(difference, "these two have no difference: two positions or numbers have, or a position and a number")   \
  X(comparison, "terms of different sorts are compared")                                                     \
  X(order, "flags and states have no order")                                                                 \
  X(negation, "only a flag can be negated")                                                                  \
  X(conjunction, "&& joins flags")                                                                           \
  X(disjunction, "|| joins flags")                                                                           \
  X(choice, "choose(flag, a, b) wants a and b of one sort")                                                  \
  X(assigned, "a field is given a value of another sort")                                                    \
  X(no_field, "only a field can be given a value")                                                           \
  X(no_timer, "this is not a timer")                                                                         \
  X(no_assignment, "then(...) joins assignments, field = term, and words that are made of them")             \
  X(without_then, "effects stand in then(...), with commas between them")                                    \
  X(guard, "a guard is a flag")                                                                              \
  X(clause, "after its name a rule says its clause: rfc9293(...)")                                           \
  X(gloss, "after its clause a rule says what it means, in one line")                                        \
  X(states, "after its gloss a rule says its states: in(ESTABLISHED, CLOSE_WAIT)")                           \
  X(no_guard, "after its states a rule says its guard: always, or when(...)")                                \
  X(no_effects, "after its guard a rule says its effects: then(...), or nothing")                            \
  X(no_exit, "a rule ends with what follows: and_return, and_continue, and_answer, or enter(STATE).and_...") \
  X(bare_enter, "enter(STATE) must say what follows: enter(STATE).and_return, .and_continue or .and_answer") \
  X(too_much, "something stands behind the exit")                                                            \
  X(incomplete, "a rule lacks its name, its clause or its states")                                           \
  X(two_values, "a rule gives a field two values at once")                                                   \
  X(not_ours, "a rule writes what the host gave it (seg, call, cfg), or the state (say enter(...))")         \
  X(same_name, "two rules of the table have this name")                                                      \
  X(event_missing, "this event is missing from the table")                                                   \
  X(event_twice, "this event stands in the table twice")                                                     \
  X(enabled, "the condition under which an event can happen is wrong")                                       \
  X(unanswered, "this event finds no rule in some state")                                                    \
  X(no_edits, "edits are hana::make_tuple(...) of drop(...), replace(...) and before(...)")                  \
  X(no_rule, "replace and before take a name and rules")                                                     \
  X(edits_nothing, "a variant edits a rule that the table does not have")                                    \
  X(edited_twice, "a variant has two edits of this rule: state all that stands in its place in one")         \
  X(needed, "the table needs this rule, else the event may go unanswered (drop_anyway where that is meant)") \
  X(name_taken, "this name is taken already")                                                                \
  X(no_sort, "its sort is none of flag, number, sequence and tick")                                          \
  X(no_setting, "a configuration value is a flag or a number")                                               \
  X(out_of_bounds, "its default lies outside of its bounds")                                                 \
  X(unhandled, "a rule starts this timer, and none handles its time-out: replace \"TIMER.timeout\"")         \
  X(phase_emptied,                                                                                           \
    "the table needs this rule, the last of a closing phase (drop_anyway where that is "                     \
    "meant)")

#define SYNFIN_ENUMERATOR(name, ...) name,
enum class Mistake : std::uint8_t { SYNFIN_MISTAKES(SYNFIN_ENUMERATOR) };
#undef SYNFIN_ENUMERATOR

#define SYNFIN_SENTENCE(name, sentence) "synfin: " sentence,
/// The sentence for a mistake; nullptr for none, and for one that the compiler has found by itself. A
/// literal: clang spells nothing else in its messages.
constexpr const char* sentence_of(Mistake mistake) {
  if (mistake == Mistake::none || mistake == Mistake::said_already) return nullptr;
  constexpr const char* sentences[] = {SYNFIN_MISTAKES(SYNFIN_SENTENCE)};
  return sentences[static_cast<std::size_t>(mistake)];
}
#undef SYNFIN_SENTENCE

/// The first mistake of several, or none.
template <class... M>
constexpr Mistake first_mistake(M... of) {
  Mistake first = Mistake::none;
  ((first = first == Mistake::none ? of : first), ...);
  return first;
}

/// What is wrong with a table, and where.
struct Complaint {
  Mistake mistake = Mistake::none;
  const char* what = "rule";  ///< what `name` is the name of
  std::string_view name{};
  std::string_view event{};  ///< where the mistake shows in one event and state only
  std::string_view state{};
  std::string_view file{};
  int line = 0;

  constexpr bool found() const { return mistake != Mistake::none; }
};

namespace detail {

template <class... C>
constexpr Complaint first_complaint(const C&... of) {
  Complaint first;
  ((first = first.found() ? first : of), ...);
  return first;
}

#ifdef __clang__

// clang spells the arguments of a call that it can't evaluate.
template <const Complaint&>
constexpr bool fine(const char* sentence, const char*, std::string_view, std::string_view, std::string_view,
                    std::string_view, int) {
  if (sentence != nullptr) __builtin_trap();
  return true;
}

#else

// g++ spells the text that a type is made of.
constexpr std::string spelled(const Complaint& found) {
  if (sentence_of(found.mistake) == nullptr) return {};
  std::string text = std::string("synfin: ") + found.what + " " + std::string(found.name);
  if (!found.file.empty()) {
    std::string digits;
    for (int rest = found.line; rest != 0; rest /= 10)
      digits.insert(digits.begin(), static_cast<char>('0' + rest % 10));
    text += " (" + std::string(found.file) + (digits.empty() ? "" : ":") + digits + ")";
  }
  if (!found.event.empty()) text += ", " + std::string(found.event) + " in " + std::string(found.state);
  return text + (sentence_of(found.mistake) + std::string_view("synfin").size());
}
template <std::size_t N>
struct Text {
  char text[N + 1]{};
};
template <const Complaint& Found>
inline constexpr auto text_of = [] {
  Text<spelled(Found).size()> whole;
  spelled(Found).copy(whole.text, sizeof(whole.text));
  return whole;
}();
template <auto Said>
struct Refused {
  static_assert(Said.text[0] == 0, "synfin: the table is wrong, as is said above");
};
template <const Complaint& Found, class... Parts>
constexpr bool fine(const Parts&...) {
  return sizeof(Refused<text_of<Found>>) != 0;
}

#endif

}  // namespace detail

}  // namespace synfin::model
