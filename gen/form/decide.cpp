// Guards read what was there when the phase began, so a test has one answer in the whole of it.
#include "decide.hpp"

#include <algorithm>
#include <optional>

#include "../../model/graph/build.hpp"
#include "../expression.hpp"

namespace synfin::gen::form {

using model::Node;
using model::StateSet;

namespace {

using Tests = std::vector<const Node*>;

bool has(const Tests& tests, const Node* test) {
  return std::find(tests.begin(), tests.end(), test) != tests.end();
}
Tests with(Tests tests, const Node* one) {
  tests.push_back(one);
  return tests;
}

class Deciding {
 public:
  explicit Deciding(const std::function<Block(const model::PlainRule&)>& body) : body_(body) {}

  /// `known`: what holds here. Sets `leaves` where every way through the block leaves the phase.
  Block decide(std::vector<Asked> rules, StateSet states, Tests known, bool& leaves) const {
    Block block;
    leaves = false;
    for (simplify(rules, states, known); !rules.empty(); simplify(rules, states, known)) {
      bool inner = false;
      const auto [test, count] = most_shared(rules);
      if (rules[0].states != states && count <= same_states(rules)) {
        const StateSet among = rules[0].states;
        block.push_back({Among{among, decide(take(rules, same_states(rules)), among, known, inner)}});
        if (inner) states = {static_cast<std::uint16_t>(states.bits & ~among.bits)};
      } else if (rules[0].states == states && rules[0].tests.empty()) {
        for (Statement& statement : body_(*rules[0].rule)) block.push_back(std::move(statement));
        leaves = true;
        return block;
      } else {
        block.push_back(test_of(test, decide(take(rules, count), states, with(known, test), inner)));
        if (inner) known.push_back(model::graph::negation(test));
      }
    }
    return block;
  }

 private:
  /// One test where nothing stands between it and the next.
  static Statement test_of(const Node* test, Block then) {
    if (then.size() == 1)
      if (auto* inner = std::get_if<If>(&then[0].is))
        return {
            If{model::graph::apply(model::Op::conjunction, test, inner->condition), std::move(inner->then)}};
    return {If{test, std::move(then)}};
  }
  /// Without what can't be and what is known.
  static void simplify(std::vector<Asked>& rules, StateSet states, const Tests& known) {
    for (Asked& asked : rules) {
      asked.states.bits &= states.bits;
      asked.tests.erase(std::remove_if(asked.tests.begin(), asked.tests.end(),
                                       [&](const Node* test) { return has(known, test); }),
                        asked.tests.end());
    }
    rules.erase(std::remove_if(rules.begin(), rules.end(),
                               [&](const Asked& asked) {
                                 return asked.states.bits == 0 ||
                                        std::any_of(asked.tests.begin(), asked.tests.end(),
                                                    [&](const Node* test) {
                                                      return has(known, model::graph::negation(test));
                                                    });
                               }),
                rules.end());
  }
  static std::vector<Asked> take(std::vector<Asked>& rules, std::size_t count) {
    const auto end = rules.begin() + static_cast<std::ptrdiff_t>(count);
    std::vector<Asked> taken(rules.begin(), end);
    rules.erase(rules.begin(), end);
    return taken;
  }
  static std::size_t same_states(const std::vector<Asked>& rules) {
    return static_cast<std::size_t>(
        std::find_if(rules.begin(), rules.end(),
                     [&](const Asked& asked) { return asked.states != rules[0].states; }) -
        rules.begin());
  }
  /// The first rule's test that most of those behind it make, too, and how many make it.
  static std::pair<const Node*, std::size_t> most_shared(const std::vector<Asked>& rules) {
    std::pair<const Node*, std::size_t> best{nullptr, 0};
    for (const Node* test : rules[0].tests) {
      std::size_t count = 1;
      while (count < rules.size() && has(rules[count].tests, test)) ++count;
      if (count > best.second) best = {test, count};
    }
    return best;
  }

  const std::function<Block(const model::PlainRule&)>& body_;
};

}  // namespace

std::vector<const Node*> tests_of(const Node& guard) {
  if (is_always(guard)) return {};
  if (guard.op != model::Op::conjunction) return {&guard};
  std::vector<const Node*> tests = tests_of(*guard.kids[0]);
  for (const Node* test : tests_of(*guard.kids[1])) tests.push_back(test);
  return tests;
}

namespace {
/// The states in which an alternative of states holds.
std::optional<StateSet> states_of(const Node& term) {
  if (term.op == model::Op::literal) return term.value != 0 ? model::any_state : StateSet{};
  if (term.op == model::Op::disjunction) {
    const auto a = states_of(*term.kids[0]), b = states_of(*term.kids[1]);
    return a && b ? std::optional{*a | *b} : std::nullopt;
  }
  if (term.op == model::Op::equal && term.kids[0]->sort == model::Sort::state &&
      term.kids[0]->op == model::Op::field && term.kids[1]->op == model::Op::literal)
    return model::in(static_cast<model::State>(term.kids[1]->value));
  return std::nullopt;
}
}  // namespace

bool take_states(const Node& term, StateSet& states) {
  const auto found = states_of(term);
  if (found) states.bits &= found->bits;
  return found.has_value();
}

Block decide(std::vector<Asked> rules, StateSet possible,
             const std::function<Block(const model::PlainRule&)>& body) {
  bool leaves = false;
  return Deciding(body).decide(std::move(rules), possible, {}, leaves);
}

}  // namespace synfin::gen::form
