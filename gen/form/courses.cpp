#include "courses.hpp"

#include <array>
#include <unordered_map>

#include "../../model/graph/build.hpp"

namespace synfin::gen::form {

using model::Node;
using model::Op;
using model::Sort;
namespace graph = model::graph;

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

const Node* Course::held(std::size_t field) const {
  const auto found = values.find(field);
  return found != values.end() ? found->second : graph::field(field);
}
model::State Course::state() const {
  return static_cast<model::State>(values.at(model::id_of(model::terms::tcb.state))->value);
}

namespace {

/// The same, with what is known already.
const Node* remembered(const Node& term, const Values& values, const Glossary& glossary,
                       std::unordered_map<const Node*, const Node*>& known) {
  if (const auto found = known.find(&term); found != known.end()) return found->second;
  const Node* result = &term;
  if (const Word* word = glossary.word(term)) {
    result = remembered(*word->meaning, values, glossary, known);
  } else if (term.op == Op::field) {
    const auto held = values.find(term.field);
    if (held != values.end()) result = held->second;
  } else if (model::is_operation(term.op)) {
    std::array<const Node*, 3> kids{};
    for (std::size_t k = 0; k < model::arity(term.op); ++k)
      kids[k] = remembered(*term.kids[k], values, glossary, known);
    result = term.op == Op::negation      ? opposite(kids[0])
             : term.op == Op::disjunction ? either(kids[0], kids[1])
             : term.op == Op::conjunction ? both(kids[0], kids[1])
             : term.op == Op::choice      ? choice(kids[0], kids[1], kids[2])
                                          : graph::apply(term.op, kids[0], kids[1], kids[2]);
  }
  known[&term] = result;
  return result;
}

/// Runs blocks of a form.
class Run {
 public:
  explicit Run(const Form& form) : form_(form) {}

  /// All courses, through a block; those that leave the phase go to `left`.
  std::vector<Course> run(const Block& block, std::vector<Course> courses, std::vector<Course>& left) const {
    for (const Statement& statement : block) {
      if (const auto* test = std::get_if<If>(&statement.is)) {
        courses = branch(courses, left, test->then, [&](const Course& c) {
          return value_of(*test->condition, c.values, *form_.glossary);
        });
      } else if (const auto* among = std::get_if<Among>(&statement.is)) {
        courses = branch(courses, left, among->then,
                         [&](const Course& course) { return flag(among->states.has(course.state())); });
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

 private:
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
      course.values[set->field] = value_of(*set->value, course.values, *form_.glossary);
    else if (const auto* let = std::get_if<Let>(&statement.is))
      course.values[let->local] = value_of(*let->value, course.values, *form_.glossary);
    else if (const auto* fired = std::get_if<Fired>(&statement.is))
      course.fired = fired->rule;
    else if (const auto* done = std::get_if<Do>(&statement.is))
      for (const Statement& inner : form_.groups[done->group].body) perform(inner, course);
  }

  const Form& form_;
};

}  // namespace

const Node* value_of(const Node& term, const Values& values, const Glossary& glossary) {
  std::unordered_map<const Node*, const Node*> known;
  return remembered(term, values, glossary, known);
}

std::vector<Course> courses_of(const model::PlainPhase& phase, model::State state, const Values& start,
                               const Glossary& glossary) {
  std::vector<Course> courses;
  const Node* none = flag(true);
  for (const model::PlainRule& rule : phase.rules) {
    if (!rule.states.has(state)) continue;
    const Node* guard = value_of(*rule.guard, start, glossary);
    Course course{both(none, guard), start, rule.exit.flow, &rule};
    for (const model::PlainAssign& effect : rule.effects)
      course.values[effect.field] = value_of(*effect.value, start, glossary);
    if (rule.exit.moves)
      course.values[model::id_of(model::terms::tcb.state)] = graph::literal(Sort::state, rule.exit.target);
    courses.push_back(std::move(course));
    none = both(none, opposite(guard));
  }
  courses.push_back({none, start});
  return courses;
}

std::vector<Course> courses_of(const Block& body, const Values& start, const Form& form) {
  std::vector<Course> left;
  const std::vector<Course> fallen = Run(form).run(body, {{flag(true), start}}, left);
  left.insert(left.end(), fallen.begin(), fallen.end());
  return left;
}

}  // namespace synfin::gen::form
