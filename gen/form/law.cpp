// Both sides are run on terms, from a given state on, and compared way by way.
#include "law.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "../../model/graph/build.hpp"
#include "courses.hpp"
#include "outlook.hpp"

namespace synfin::gen::form {

using model::Flow;
using model::Node;
using model::Op;
using model::Sort;
using model::State;
using model::StateSet;
namespace graph = model::graph;

namespace {

const Node* number(std::size_t value) {
  return graph::literal(Sort::number, static_cast<std::uint32_t>(value));
}

/// What `each` says of the courses together: that of the one which is taken.
template <class Each>
const Node* together(const std::vector<Course>& courses, Each each) {
  const Node* result = each(courses.back());
  for (std::size_t i = courses.size() - 1; i-- > 0;)
    result = choice(courses[i].condition, each(courses[i]), result);
  return result;
}

class Owing {
 public:
  explicit Owing(const Form& form) : form_(form), outlook_(outlooks(*form.table)) {}

  std::vector<Owed> run() {
    for (std::size_t e = 0; e < form_.handlings.size(); ++e)
      handling(form_.table->handlings[e], form_.handlings[e]);
    for (std::size_t p = 0; p < form_.phases.size(); ++p)
      for (std::size_t s = 0; s < model::state_count; ++s)
        if (form_.phases[p].possible.has(static_cast<State>(s))) phase(p, static_cast<State>(s));
    return std::move(all_);
  }

 private:
  /// What the form takes for granted when a phase begins.
  Values start_of(std::size_t phase, State state) const {
    Values values;
    values[model::id_of(model::terms::tcb.state)] = graph::literal(Sort::state, state);
    for (const model::Group group : {model::Group::out, model::Group::told})
      for (std::size_t id = model::first_field(group);
           id < model::first_field(group) + model::group_size(group); ++id)
        if (outlook_[phase].written.count(id) == 0) values[id] = graph::literal(model::fields[id].sort, 0);
    return values;
  }

  void phase(std::size_t place, State state) {
    const Phase& one = form_.phases[place];
    const Values start = start_of(place, state);
    const std::vector<Course> table = courses_of(*one.phase, state, start, *form_.glossary);
    const std::vector<Course> form = courses_of(one.states.has(state) ? one.body : Block{}, start, form_);
    for (const Course& course : table)
      owe(fmt::format("phase {} in {}: {}", one.phase->name, model::states[state].name,
                      course.fired != nullptr ? course.fired->name : "no rule"),
          same_as(course, form));
    for (const Course& course : table) hand_over(place, state, course);
  }
  /// Is the table's course taken where those of the form are on which the same rule fires, and do they leave
  /// the same?
  static const Node* same_as(const Course& course, const std::vector<Course>& form) {
    std::vector<Course> taken;
    const Node* condition = flag(false);
    for (const Course& one : form) {
      if (one.fired != course.fired) continue;
      condition = either(condition, one.condition);
      taken.push_back(one);
    }
    if (taken.empty()) return opposite(course.condition);
    const Node* same = flag(true);
    const auto must_equal = [&](const Node* a, const Node* b) {
      if (a != b) same = both(same, graph::apply(Op::equal, a, b));
    };
    for (std::size_t id = 0; id < model::field_count; ++id) {
      const auto held = [&](const Course& one) { return one.held(id); };
      must_equal(held(course), together(taken, held));
    }
    const auto flow = [](const Course& one) { return number(static_cast<std::size_t>(one.flow)); };
    must_equal(flow(course), together(taken, flow));
    const Node* const alike = either(opposite(course.condition), same);
    if (condition == course.condition) return alike;
    return both(graph::apply(Op::equal, condition, course.condition), alike);
  }
  /// A course that goes on finds the next phases as they expect it.
  void hand_over(std::size_t place, State state, const Course& course) {
    if (course.flow == Flow::and_return || is_flag(course.condition, false)) return;
    for (const model::PlainHandling& handling : form_.table->handlings) {
      const auto at = std::find(handling.phases.begin(), handling.phases.end(), place);
      if (at == handling.phases.end()) continue;
      const bool answers = course.flow == Flow::and_answer || form_.phases[place].phase->answers;
      for (auto next = at + 1; next != handling.phases.end(); ++next) {
        if (answers && !form_.phases[*next].phase->answers) continue;
        expect(*next, state, course);
        break;
      }
    }
  }
  void expect(std::size_t next, State state, const Course& course) {
    const Node* kept = flag(true);
    const State now = course.state();
    if (!form_.phases[next].possible.has(now)) kept = flag(false);
    for (const auto& [id, value] : start_of(next, now))
      if (id != model::id_of(model::terms::tcb.state) && course.held(id) != value)
        kept = both(kept, graph::apply(Op::equal, course.held(id), value));
    if (is_flag(kept, true)) return;
    owe(fmt::format("what phase {} may expect, from {}", form_.phases[next].phase->name,
                    model::states[state].name),
        either(opposite(course.condition), kept));
  }
  /// An event is let happen where the table lets it, its first phase expects the states that it then may
  /// find, and the stretches run the table's phases where those have anything to do.
  void handling(const model::PlainHandling& table, const Handling& form) {
    const std::string name = fmt::format("event {}", model::name_of(table.event));
    std::vector<std::size_t> phases;
    for (const Stretch& stretch : form.stretches)
      phases.insert(phases.end(), stretch.phases.begin(), stretch.phases.end());
    owe(name + " runs its phases", flag(table.event == form.event && phases == table.phases));
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto state = static_cast<State>(s);
      const Values start{{model::id_of(model::terms::tcb.state), graph::literal(Sort::state, state)}};
      const Node* const enabled = value_of(*table.enabled, start, *form_.glossary);
      const Node* const let_happen =
          both(flag(form.states.has(state)), value_of(*form.enabled, start, *form_.glossary));
      if (enabled != let_happen)
        owe(fmt::format("{} is enabled in {}", name, model::states[s].name),
            graph::apply(Op::equal, enabled, let_happen));
      if (!table.phases.empty() && !form_.phases[table.phases[0]].possible.has(state))
        owe(fmt::format("{} does not begin in {}", name, model::states[s].name), opposite(enabled));
    }
    for (const Stretch& one : form.stretches) stretch(name, one);
  }
  void stretch(const std::string& event, const Stretch& one) {
    for (std::size_t i = 0; i < one.phases.size(); ++i) {
      const Phase& phase = form_.phases[one.phases[i]];
      const bool is_tested = one.is_test_needed || (phase.possible - one.states).empty();
      owe(fmt::format("{} runs phase {} where it has to", event, phase.phase->name),
          flag(one.states == phase.states && one.answers == phase.phase->answers && is_tested));
      // One test is made for all of them: who goes on to the next has not left the states.
      if (i + 1 < one.phases.size())
        for (std::size_t s = 0; s < model::state_count; ++s)
          if (one.states.has(static_cast<State>(s)) && phase.possible.has(static_cast<State>(s)))
            stays(event, one, one.phases[i], static_cast<State>(s));
    }
  }
  void stays(const std::string& event, const Stretch& one, std::size_t place, State state) {
    const Phase& phase = form_.phases[place];
    for (const Course& course : courses_of(*phase.phase, state, start_of(place, state), *form_.glossary)) {
      const bool goes_on =
          course.flow == Flow::and_continue || (one.answers && course.flow == Flow::and_answer);
      if (goes_on && !one.states.has(course.state()))
        owe(fmt::format("{} stays where it runs phase {}", event, phase.phase->name),
            opposite(course.condition));
    }
  }
  void owe(std::string what, const Node* node) {
    if (!is_flag(node, true)) all_.push_back({std::move(what), node});
  }

  const Form& form_;
  std::vector<Outlook> outlook_;
  std::vector<Owed> all_;
};

}  // namespace

std::vector<Owed> owed(const Form& form) { return Owing(form).run(); }

}  // namespace synfin::gen::form
