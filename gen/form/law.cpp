// Both sides are run on terms, from a given state on: the table rule by rule, the form statement by
// statement.
#include "law.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "../../model/graph/build.hpp"
#include "outlook.hpp"

namespace synfin::gen::form {

using model::Flow;
using model::Node;
using model::Op;
using model::Sort;
using model::State;
namespace graph = model::graph;

namespace {

const Node* flag(bool value) { return graph::literal(Sort::flag, value ? 1 : 0); }
bool is_flag(const Node* node, bool value) {
  return node->op == Op::literal && node->sort == Sort::flag && (node->value != 0) == value;
}
const Node* both(const Node* a, const Node* b) {
  if (is_flag(a, true)) return b;
  if (is_flag(b, true)) return a;
  if (is_flag(a, false) || is_flag(b, false)) return flag(false);
  return graph::apply(Op::conjunction, a, b);
}
const Node* opposite(const Node* a) {
  return a->op == Op::literal ? flag(a->value == 0) : graph::negation(a);
}
const Node* either(const Node* a, const Node* b) {
  if (is_flag(a, true) || is_flag(b, false)) return a;
  if (is_flag(b, true) || is_flag(a, false)) return b;
  return graph::apply(Op::disjunction, a, b);
}
const Node* choice(const Node* c, const Node* a, const Node* b) {
  if (is_flag(c, true) || a == b) return a;
  if (is_flag(c, false)) return b;
  return graph::apply(Op::choice, c, a, b);
}
const Node* number(std::size_t value) {
  return graph::literal(Sort::number, static_cast<std::uint32_t>(value));
}

/// What fields hold, as terms of what they held when the phase began. Those that are not listed hold that.
using Values = std::map<std::size_t, const Node*>;

/// A way through a phase: on what condition it is taken, and what it leaves.
struct Course {
  const Node* condition;
  Values values;
  Flow flow = Flow::and_continue;
  const model::PlainRule* fired = nullptr;
};

/// Runs a phase in one state.
class Run {
 public:
  Run(const Form& form, Values start) : form_(form), start_(std::move(start)) {}

  /// The table's courses: a rule for each, and the one on which none fires.
  std::vector<Course> of_table(const model::PlainPhase& phase, State state) const {
    std::vector<Course> courses;
    const Node* none = flag(true);
    for (const model::PlainRule& rule : phase.rules) {
      if (!rule.states.has(state)) continue;
      const Node* guard = value_of(*rule.guard, start_);
      Course course{both(none, guard), start_, rule.exit.flow, &rule};
      for (const model::PlainAssign& effect : rule.effects)
        course.values[effect.field] = value_of(*effect.value, start_);
      if (rule.exit.moves)
        course.values[model::id_of(model::terms::tcb.state)] = graph::literal(Sort::state, rule.exit.target);
      courses.push_back(std::move(course));
      none = both(none, opposite(guard));
    }
    courses.push_back({none, start_});
    return courses;
  }
  std::vector<Course> of_form(const Block& body) const {
    std::vector<Course> left;
    const std::vector<Course> fallen = run(body, {{flag(true), start_}}, left);
    left.insert(left.end(), fallen.begin(), fallen.end());
    return left;
  }

 private:
  /// A term's value where fields, words and locals have these.
  const Node* value_of(const Node& term, const Values& values) const {
    std::unordered_map<const Node*, const Node*> known;
    return value_of(term, values, known);
  }
  const Node* value_of(const Node& term, const Values& values,
                       std::unordered_map<const Node*, const Node*>& known) const {
    if (const auto found = known.find(&term); found != known.end()) return found->second;
    const Node* result = &term;
    if (const Word* word = form_.glossary->word(term)) {
      result = value_of(*word->meaning, values, known);
    } else if (term.op == Op::field) {
      const auto held = values.find(term.field);
      if (held != values.end()) result = held->second;
    } else if (model::is_operation(term.op)) {
      std::array<const Node*, 3> kids{};
      for (std::size_t k = 0; k < model::arity(term.op); ++k)
        kids[k] = value_of(*term.kids[k], values, known);
      result = term.op == Op::negation      ? opposite(kids[0])
               : term.op == Op::disjunction ? either(kids[0], kids[1])
               : term.op == Op::conjunction ? both(kids[0], kids[1])
               : term.op == Op::choice      ? choice(kids[0], kids[1], kids[2])
                                            : graph::apply(term.op, kids[0], kids[1], kids[2]);
    }
    known[&term] = result;
    return result;
  }

  /// All courses, through a block; those that leave the phase go to `left`.
  std::vector<Course> run(const Block& block, std::vector<Course> courses, std::vector<Course>& left) const {
    for (const Statement& statement : block) {
      if (const auto* test = std::get_if<If>(&statement.is)) {
        courses = branch(courses, left, test->then,
                         [&](const Course& c) { return value_of(*test->condition, c.values); });
      } else if (const auto* among = std::get_if<Among>(&statement.is)) {
        courses = branch(courses, left, among->then, [&](const Course& course) {
          const Node* state = course.values.at(model::id_of(model::terms::tcb.state));
          return flag(among->states.has(static_cast<State>(state->value)));
        });
      } else if (const auto* leave = std::get_if<Leave>(&statement.is)) {
        for (Course& course : courses) {
          course.flow = leave->flow;
          left.push_back(std::move(course));
        }
        return {};
      } else {
        for (Course& course : courses) perform(statement, course);
      }
    }
    return courses;
  }
  template <class Condition>
  std::vector<Course> branch(const std::vector<Course>& courses, std::vector<Course>& left, const Block& then,
                             Condition condition) const {
    std::vector<Course> after;
    for (const Course& course : courses) {
      const Node* holds = condition(course);
      Course inside = course, outside = course;
      inside.condition = both(course.condition, holds);
      outside.condition = both(course.condition, opposite(holds));
      if (!is_flag(inside.condition, false))
        for (Course& one : run(then, {std::move(inside)}, left)) after.push_back(std::move(one));
      if (!is_flag(outside.condition, false)) after.push_back(std::move(outside));
    }
    return after;
  }
  void perform(const Statement& statement, Course& course) const {
    if (const auto* set = std::get_if<Set>(&statement.is))
      course.values[set->field] = value_of(*set->value, course.values);
    else if (const auto* let = std::get_if<Let>(&statement.is))
      course.values[let->local] = value_of(*let->value, course.values);
    else if (const auto* fired = std::get_if<Fired>(&statement.is))
      course.fired = fired->rule;
    else if (const auto* done = std::get_if<Do>(&statement.is))
      for (const Statement& inner : form_.groups[done->group].body) perform(inner, course);
  }

  const Form& form_;
  Values start_;
};

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
    const Run running(form_, start_of(place, state));
    const std::vector<Course> table = running.of_table(*one.phase, state);
    const std::vector<Course> form = running.of_form(one.states.has(state) ? one.body : Block{});
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
      const auto held = [&](const Course& one) { return held_by(one, id); };
      must_equal(held(course), together(taken, held));
    }
    const auto flow = [](const Course& one) { return number(static_cast<std::size_t>(one.flow)); };
    must_equal(flow(course), together(taken, flow));
    const Node* const alike = either(opposite(course.condition), same);
    if (condition == course.condition) return alike;
    return both(graph::apply(Op::equal, condition, course.condition), alike);
  }
  static const Node* held_by(const Course& course, std::size_t field) {
    const auto found = course.values.find(field);
    return found != course.values.end() ? found->second : graph::field(field);
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
    const auto held = [&](std::size_t id) { return held_by(course, id); };
    const auto now = static_cast<State>(held(model::id_of(model::terms::tcb.state))->value);
    if (!form_.phases[next].possible.has(now)) kept = flag(false);
    for (const auto& [id, value] : start_of(next, now))
      if (id != model::id_of(model::terms::tcb.state) && held(id) != value)
        kept = both(kept, graph::apply(Op::equal, held(id), value));
    if (is_flag(kept, true)) return;
    owe(fmt::format("what phase {} may expect, from {}", form_.phases[next].phase->name,
                    model::states[state].name),
        either(opposite(course.condition), kept));
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
