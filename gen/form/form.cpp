// The parts put together: what is known when a phase begins, what rules share, what each decides and does.
#include "form.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include "../../model/graph/build.hpp"
#include "../expression.hpp"
#include "decide.hpp"
#include "groups.hpp"
#include "outlook.hpp"

namespace synfin::gen::form {

using model::Node;
using model::PlainPhase;
using model::PlainRule;

namespace {

/// The effects of a rule that change anything.
std::vector<Set> sets_of(const PlainRule& rule, const std::set<std::size_t>& written, Glossary& glossary) {
  std::vector<Set> sets;
  for (const model::PlainAssign& effect : rule.effects) {
    const model::Group group = model::fields[effect.field].group;
    const bool is_of_event = group == model::Group::told || group == model::Group::out;
    const bool first = is_of_event && written.count(effect.field) == 0;
    const bool is_zero = effect.value->op == model::Op::literal && effect.value->value == 0;
    if (first && is_zero) continue;
    sets.push_back({effect.field, &glossary.abbreviate(*effect.value), first});
  }
  if (rule.exit.moves)
    sets.push_back(
        {model::id_of(model::terms::tcb.state), model::graph::literal(model::Sort::state, rule.exit.target)});
  std::sort(sets.begin(), sets.end(), by_field);
  return sets;
}

/// Words that several values use are computed once.
void compute_once(Bundle& bundle, const Glossary& glossary) {
  std::map<const Word*, int> uses;
  std::vector<const Node*> order;
  for (const Set& set : bundle.sets) {
    const std::function<void(const Node&)> visit = [&](const Node& node) {
      if (const Word* word = glossary.word(node); word != nullptr && ++uses[word] == 2)
        order.push_back(&node);
      for (std::size_t k = 0; k < model::arity(node.op); ++k) visit(*node.kids[k]);
    };
    visit(*set.value);
  }
  std::map<const Node*, const Node*> local;
  for (const Node* word : order) {
    const std::size_t id = first_local + bundle.computed.size();
    bundle.computed.push_back({Let{id, word}});
    local[word] = local_of(id, word->sort);
  }
  for (Set& set : bundle.sets)
    set.value = model::graph::changed(set.value, [&](const Node* node) {
      const auto found = local.find(node);
      return found == local.end() ? node : found->second;
    });
}

/// Does who has come through a phase in one of its states stay in them?
bool keeps_states(const Phase& phase) {
  return std::all_of(phase.phase->rules.begin(), phase.phase->rules.end(), [&](const PlainRule& rule) {
    return rule.exit.flow == model::Flow::and_return || !rule.exit.moves ||
           phase.states.has(rule.exit.target);
  });
}

std::vector<Stretch> stretches_of(const model::PlainHandling& handling, const std::vector<Phase>& phases) {
  std::vector<Stretch> stretches;
  for (const std::size_t place : handling.phases) {
    const Phase& phase = phases[place];
    const bool is_test_needed = phase.states != phase.possible;
    const bool goes_on = !stretches.empty() && stretches.back().states == phase.states &&
                         stretches.back().answers == phase.phase->answers &&
                         keeps_states(phases[stretches.back().phases.back()]);
    if (goes_on) {
      stretches.back().phases.push_back(place);
      stretches.back().is_test_needed |= is_test_needed;
    } else {
      stretches.push_back({phase.states, is_test_needed, phase.phase->answers, {place}});
    }
  }
  return stretches;
}

Handling handling_of(const model::PlainHandling& handling, const Form& form) {
  Glossary& glossary = *form.glossary;
  Handling result{handling.event, model::any_state, model::graph::literal(model::Sort::flag, 1),
                  stretches_of(handling, form.phases)};
  for (const Node* test : tests_of(glossary.abbreviate(*handling.enabled))) {
    if (take_states(*test, result.states)) continue;
    result.enabled =
        is_always(*result.enabled) ? test : model::graph::apply(model::Op::conjunction, result.enabled, test);
  }
  return result;
}

void walk(const Block& block, const std::function<void(const Statement&)>& visit) {
  for (const Statement& statement : block) {
    visit(statement);
    if (const auto* test = std::get_if<If>(&statement.is)) walk(test->then, visit);
    if (const auto* among = std::get_if<Among>(&statement.is)) walk(among->then, visit);
  }
}

void add_reads(const Node& term, const Glossary& glossary, std::set<std::size_t>& all) {
  for (const std::size_t field : glossary.reads(term))
    if (field < first_local) all.insert(field);
}

}  // namespace

std::set<std::size_t> Form::reads(const Block& block) const {
  std::set<std::size_t> all;
  walk(block, [&](const Statement& statement) {
    if (const auto* set = std::get_if<Set>(&statement.is)) add_reads(*set->value, *glossary, all);
    if (const auto* let = std::get_if<Let>(&statement.is)) add_reads(*let->value, *glossary, all);
    if (const auto* test = std::get_if<If>(&statement.is)) add_reads(*test->condition, *glossary, all);
    if (const auto* done = std::get_if<Do>(&statement.is)) all.merge(reads(groups[done->group].body));
    if (std::holds_alternative<Among>(statement.is)) all.insert(model::id_of(model::terms::tcb.state));
  });
  return all;
}

std::set<std::size_t> Form::writes(const Block& block) const {
  std::set<std::size_t> all;
  walk(block, [&](const Statement& statement) {
    if (const auto* set = std::get_if<Set>(&statement.is)) all.insert(set->field);
    if (const auto* done = std::get_if<Do>(&statement.is)) all.merge(writes(groups[done->group].body));
  });
  return all;
}

Form form_of(const model::PlainTable& table) {
  Form form;
  form.table = &table;
  form.glossary = std::make_shared<Glossary>();
  Glossary& glossary = *form.glossary;
  const std::vector<Outlook> outlook = outlooks(table);

  std::vector<Bundle> bundles;
  std::vector<const PlainRule*> rules;
  for (std::size_t p = 0; p < table.phases.size(); ++p)
    for (const PlainRule& rule : table.phases[p].rules) {
      bundles.push_back({{}, sets_of(rule, outlook[p].written, glossary), {}});
      rules.push_back(&rule);
    }
  share(bundles, rules, form);
  std::map<const PlainRule*, Block> bodies;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    compute_once(bundles[i], glossary);
    Block body{{Fired{rules[i]}}};
    const Block does = in_order(bundles[i], form).value();
    body.insert(body.end(), does.begin(), does.end());
    body.push_back({Leave{rules[i]->exit.flow}});
    bodies[rules[i]] = std::move(body);
  }

  for (std::size_t p = 0; p < table.phases.size(); ++p) {
    std::vector<Asked> asked;
    model::StateSet states;
    for (const PlainRule& rule : table.phases[p].rules) {
      asked.push_back({&rule, rule.states, tests_of(glossary.abbreviate(*rule.guard))});
      states = states | (rule.states - (model::any_state - outlook[p].states));
    }
    const auto body = [&](const PlainRule& rule) { return bodies.at(&rule); };
    form.phases.push_back(
        {&table.phases[p], states, outlook[p].states, decide(std::move(asked), states, body)});
  }
  for (const model::PlainHandling& handling : table.handlings)
    form.handlings.push_back(handling_of(handling, form));
  return form;
}

}  // namespace synfin::gen::form
