#include "outlook.hpp"

#include "../expression.hpp"
#include "decide.hpp"

namespace synfin::gen::form {

using model::Flow;
using model::PlainPhase;
using model::PlainRule;
using model::State;
using model::StateSet;

namespace {

/// Where an event may be, and what it may have written: while it is checked, and once only the phases that
/// answer follow.
struct Course {
  Outlook checking, answering;
};

void merge(Outlook& into, const Outlook& more) {
  into.states.bits |= more.states.bits;
  into.written.insert(more.written.begin(), more.written.end());
}

bool is_of_event(std::size_t field) {
  const model::Group group = model::fields[field].group;
  return group == model::Group::told || group == model::Group::out;
}

/// Where a rule leads from a state to.
void follow(const PlainRule& rule, State from, const Outlook& before, Outlook& after) {
  after.states.bits |= model::in(rule.exit.moves ? rule.exit.target : from).bits;
  after.written.insert(before.written.begin(), before.written.end());
  for (const model::PlainAssign& effect : rule.effects)
    if (is_of_event(effect.field)) after.written.insert(effect.field);
}

/// What becomes of `before` in a phase, where rules that continue lead to `onward`.
void pass(const PlainPhase& phase, const Outlook& before, Outlook& onward, Outlook& answering) {
  for (std::size_t s = 0; s < model::state_count; ++s) {
    const auto state = static_cast<State>(s);
    if (!before.states.has(state)) continue;
    bool is_over = false;
    for (const PlainRule& rule : phase.rules) {
      if (!rule.states.has(state)) continue;
      if (rule.exit.flow == Flow::and_continue) follow(rule, state, before, onward);
      if (rule.exit.flow == Flow::and_answer) follow(rule, state, before, answering);
      is_over = is_always(*rule.guard);
      if (is_over) break;
    }
    if (!is_over) merge(onward, {model::in(state), before.written});
  }
}

}  // namespace

std::vector<Outlook> outlooks(const model::PlainTable& table) {
  std::vector<Outlook> all(table.phases.size());
  for (const model::PlainHandling& handling : table.handlings) {
    Course course{{model::any_state, {}}, {}};
    for (const model::Node* test : tests_of(*handling.enabled)) take_states(*test, course.checking.states);
    for (const std::size_t place : handling.phases) {
      const PlainPhase& phase = table.phases[place];
      merge(all[place], course.checking);
      Course next;
      pass(phase, course.checking, next.checking, next.answering);
      if (phase.answers) {
        merge(all[place], course.answering);
        pass(phase, course.answering, next.answering, next.answering);
      } else {
        merge(next.answering, course.answering);
      }
      course = std::move(next);
    }
  }
  return all;
}

}  // namespace synfin::gen::form
