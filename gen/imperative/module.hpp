// A whole form in an imperative language: the functions that its words, groups, phases and events become, and
// what the interface is made of. A language adds a Layout, and what stands around all this.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "speaker.hpp"

namespace synfin::gen {

/// A function of the printed code.
struct Function {
  enum class Gives { nothing, flow, value };

  std::string comment;  ///< empty: none
  std::string name;     ///< in words: `phase_closed`
  Gives gives;
  model::Sort sort;  ///< of the value
  Records given, written;
};

/// What an event reads beside the TCB and the configuration: `call.now, and the segment`.
std::string read_by(const form::Form& form, const form::Handling& handling);

/// The default of a configuration's field, and zero of any other.
std::string initial_value(const Language& operators, std::size_t field);

class Module : public Speaker {
 public:
  using Speaker::Speaker;

  // Functions, in the order in which they use each other.
  std::string words() const;
  std::string groups() const;
  std::string phases() const;
  /// Of each event, the phases that check.
  std::string checks() const;

  // Bodies of functions, as deep as they stand.
  /// One event happens; `actions` tell nothing when it begins.
  std::string step(std::size_t depth) const;
  /// May the event happen?
  std::string is_due(std::size_t depth) const;
  /// The first event that the machine itself makes due. `found`: what is done when there is one.
  std::string due(std::size_t depth) const;
  /// The earliest of the timers that run becomes `deadline`, and `armed` says whether one does.
  std::string timers(std::string_view deadline, std::size_t depth) const;

  /// What a configuration must be to be sound, without what the width of its fields says.
  std::string sound() const;

  // Declarations (declarations.cpp).
  std::string enumerations() const;
  std::string structures() const;
  /// The names of what there is, and the clauses of rules: a list each, by number.
  std::string names() const;
  /// A line for each of a struct's fields: {0} its name, {1} its type, {2} what it is at first.
  std::string fields(model::Record record, Layout::Pattern field, bool told = false) const;
  /// The same without the meanings.
  std::string values(model::Record record, Layout::Pattern field, bool told = false) const;

 protected:
  std::string one_word(const Word& word) const;
  std::string parameters(Records given, Records written) const;
  std::string function(const Function& function, const std::string& body) const;
  virtual std::string comment(std::string_view text, std::string_view indent = "") const;
  /// Whether an event is due, asked of the machine.
  virtual std::string ask_due(const std::string& event) const;
  /// What is done when an event is found to be due.
  virtual std::vector<std::string> found(const std::string& event) const;

  std::string event(model::Event event) const;
  std::string initial(std::size_t field) const { return initial_value(operators(), field); }
  /// A line with its meaning beside it, or above where that gets too long.
  std::string explained(const std::string& line, std::string_view meaning) const;
  std::string one_field(std::size_t id, Layout::Pattern field) const;
  std::string nest(const std::string& condition, const std::string& inside, std::size_t depth) const;

 private:
  struct Case {
    model::Event event;
    std::string body;
  };
  std::string choice(const std::vector<Case>& cases, std::string_view otherwise, std::size_t depth) const;
  std::size_t depth_in_case(std::size_t depth) const;
  std::string due_condition(const form::Handling& handling) const;

  Records noted() const;
  Records written(const form::Phase& phase) const { return writes(phase.body) | noted(); }
  Records given(const form::Phase& phase) const { return reads(phase.body) | written(phase); }
  std::string call_of(std::size_t phase) const;
  std::string call_of_checks(const form::Handling& handling) const;
  std::string checks_of(const form::Handling& handling) const;
  template <class Follows>
  std::string stretch(const form::Stretch& stretch, std::size_t depth, Follows follows) const;
  std::string answer(const std::vector<const form::Stretch*>& stretches, std::size_t depth) const;
};

}  // namespace synfin::gen
