// From the form to functions: each word of the vocabulary becomes one, and so does what rules have in common;
// each phase is one that decides which rule fires, each event the sequence of its phases.
#include "module.hpp"

#include "../form/decide.hpp"
#include "../text.hpp"

namespace synfin::gen {

using model::Flow;
using model::Record;
using Gives = Function::Gives;

namespace {

/// What checks, and what answers behind it.
std::vector<const form::Stretch*> stretches_of(const form::Handling& handling, bool answering) {
  std::vector<const form::Stretch*> all;
  for (const form::Stretch& stretch : handling.stretches)
    if (stretch.answers == answering) all.push_back(&stretch);
  return all;
}
std::vector<std::size_t> phases_of(const std::vector<const form::Stretch*>& stretches) {
  std::vector<std::size_t> all;
  for (const form::Stretch* stretch : stretches)
    all.insert(all.end(), stretch->phases.begin(), stretch->phases.end());
  return all;
}
/// An event that answers as most do: that stands once, at the end.
const form::Handling* usual_answer(const form::Form& form) {
  for (const form::Handling& handling : form.handlings)
    if (!stretches_of(handling, true).empty()) return &handling;
  return nullptr;
}

std::string name_of(const form::Phase& phase) { return "phase_" + snake_case(phase.phase->name); }
std::string name_of_checks(const form::Handling& handling) {
  return "on_" + snake_case(model::events[static_cast<std::size_t>(handling.event)].name);
}

}  // namespace

// -- functions --

std::string Module::one_word(const Word& word) const {
  const model::Node& meaning = *word.meaning;
  return function({"", std::string(word.name), Gives::value, meaning.sort, reads(meaning), 0},
                  line(fill(layout().result, term(meaning)), 1));
}
std::string Module::words() const {
  std::string text;
  for (const Word* word : form().glossary->used()) text += one_word(*word);
  return text;
}

std::string Module::groups() const {
  std::string text;
  for (const form::Group& group : form().groups) {
    std::string users;
    for (const model::PlainRule* rule : group.users)
      users += fmt::format("{}{}", users.empty() ? "" : ", ", rule->name);
    const Records written = writes(group.body);
    text += function({users, group.name, Gives::nothing, {}, reads(group.body) | written, written},
                     block(group.body, 1));
  }
  return text;
}

std::string Module::phases() const {
  std::string text;
  for (const form::Phase& phase : form().phases) {
    form::Block body = phase.body;
    Flow last = Flow::and_continue;
    if (!body.empty() && std::holds_alternative<form::Leave>(body.back().is)) {
      last = std::get<form::Leave>(body.back().is).flow;
      body.pop_back();
    }
    text += function({fmt::format("{} ({}): the first rule that fits fires", phase.phase->name,
                                  text_of(phase.phase->clause)),
                      name_of(phase),
                      Gives::flow,
                      {},
                      given(phase),
                      written(phase)},
                     block(body, 1) + line(fill(layout().result, flow(last)), 1));
  }
  return text;
}

std::string Module::checks() const {
  std::string text;
  for (const form::Handling& handling : form().handlings) text += checks_of(handling);
  return text;
}

// -- events --

Records Module::noted() const { return layout().note_argument.empty() ? only(Record::actions) : 0; }
std::string Module::call_of(std::size_t phase) const {
  const form::Phase& called = form().phases[phase];
  return call(name_of(called), given(called), true);
}
std::string Module::call_of_checks(const form::Handling& handling) const {
  Records all = only(Record::tcb);
  for (const std::size_t phase : phases_of(stretches_of(handling, false))) all |= given(form().phases[phase]);
  return call(name_of_checks(handling), all, true);
}

std::string Module::nest(const std::string& condition, const std::string& inside, std::size_t depth) const {
  return line(fill(layout().open, condition), depth) + inside + line(fill(layout().close), depth);
}

/// `if` in the states of a stretch, its calls, and what follows each.
template <class Follows>
std::string Module::stretch(const form::Stretch& stretch, std::size_t depth, Follows follows) const {
  std::string text;
  for (const std::size_t phase : stretch.phases)
    text += follows(phase, stretch.is_test_needed ? depth + 1 : depth);
  return stretch.is_test_needed ? nest(among(stretch.states).text, text, depth) : text;
}

/// One phase after another, until one leads elsewhere.
std::string Module::checks_of(const form::Handling& handling) const {
  const auto stretches = stretches_of(handling, false);
  if (stretches.empty()) return {};
  Records all = only(Record::tcb), changed = 0;
  for (const std::size_t phase : phases_of(stretches)) {
    all |= given(form().phases[phase]);
    changed |= written(form().phases[phase]);
  }
  const std::size_t last = phases_of(stretches).back();
  const bool may_end = stretches.back()->is_test_needed;
  std::string body;
  bool chained = false;
  for (const form::Stretch* one : stretches)
    body += stretch(*one, 1, [&](std::size_t phase, std::size_t depth) {
      if (phase == last) return line(fill(may_end ? layout().give : layout().result, call_of(phase)), depth);
      chained = true;
      return line(fill(layout().chain, call_of(phase)), depth) +
             line(fill(layout().give_if, fill(layout().unequal, "flow", flow(Flow::and_continue)), "flow"),
                  depth);
    });
  if (may_end) body += line(fill(layout().result, flow(Flow::and_continue)), 1);
  if (chained && !layout().declare_flow.empty()) body = line(layout().declare_flow, 1) + "\n" + body;
  return function({"", name_of_checks(handling), Gives::flow, {}, all, changed}, body);
}

std::string Module::step(std::size_t depth) const {
  const form::Handling* const usual = usual_answer(form());
  const std::size_t inner = depth_in_case(depth);
  std::vector<Case> cases;
  for (const form::Handling& handling : form().handlings) {
    std::string body;
    if (!handling.is_always_enabled() && !layout().refuse.empty())
      body += line(fill(layout().refuse, due_condition(handling)), inner);
    const auto answering = stretches_of(handling, true);
    if (!stretches_of(handling, false).empty())
      body += line(answering.empty() ? fill(layout().perform_phase, call_of_checks(handling))
                                     : fill(layout().set, "flow", call_of_checks(handling)),
                   inner);
    const bool is_usual = !answering.empty() && phases_of(answering) == phases_of(stretches_of(*usual, true));
    if (!is_usual) body += answer(answering, inner);
    body += line(is_usual ? layout().go_on : layout().leave, inner);
    cases.push_back({handling.event, body});
  }
  std::string text = choice(cases, layout().leave, depth);
  if (usual != nullptr) text += answer(stretches_of(*usual, true), depth);
  return text + line(layout().end_of_step, depth);
}

std::string Module::answer(const std::vector<const form::Stretch*>& stretches, std::size_t depth) const {
  const std::string ends = fill(layout().leave_if, fill(layout().equal, "flow", flow(Flow::and_return)));
  std::string text;
  for (const form::Stretch* one : stretches) {
    text += line(ends, depth);
    text += stretch(*one, depth, [&](std::size_t phase, std::size_t inner) {
      const std::string before = phase == one->phases.front() ? "" : line(ends, inner);
      return before + line(fill(layout().set, "flow", call_of(phase)), inner);
    });
  }
  return text;
}

std::size_t Module::depth_in_case(std::size_t depth) const {
  return depth + 1 + static_cast<std::size_t>(layout().cases_depth);
}

std::string Module::choice(const std::vector<Case>& cases, std::string_view otherwise,
                           std::size_t depth) const {
  const std::size_t label = depth_in_case(depth) - 1;
  const Layout& l = layout();
  const auto one = [&](const std::string& head, const std::string& body) {
    return line(head, label) + (body.empty() ? line(l.idle, label + 1) : body) +
           line(fill(l.end_of_case), label);
  };
  std::string text = line(fill(l.choose), depth);
  for (const Case& each : cases) {
    const bool is_further = &each != &cases.front() && !l.further_case.empty();
    text += one(fill(is_further ? l.further_case : l.one_case, event(each.event)), each.body);
  }
  if (!l.is_exhaustive || cases.size() < model::event_count)
    text += one(fill(l.otherwise), line(otherwise, label + 1));
  return text + line(fill(l.end_of_choice), depth);
}

// -- what is due --

std::string Module::due_condition(const form::Handling& handling) const {
  const Printer printer(operators());
  const auto read_early = [&](const model::Node& field) -> std::string {
    if (const Word* word = form().glossary->word(field)) return read_word(*word);
    return read(field.field);
  };
  const Text condition = text_of(operators(), read_early, *handling.enabled);
  if (handling.states == model::any_state) return condition.text;
  return printer.conjunction(among(handling.states), condition).text;
}

std::string Module::is_due(std::size_t depth) const {
  std::vector<Case> cases;
  for (const form::Handling& handling : form().handlings)
    if (!handling.is_always_enabled())
      cases.push_back(
          {handling.event, line(fill(layout().give, due_condition(handling)), depth_in_case(depth))});
  // what waits for nothing is always due; what is no event never is, where a variable can hold such
  const std::string last = event(static_cast<model::Event>(model::event_count - 1));
  const std::string is_event =
      layout().is_exhaustive ? std::string(operators().yes) : fill(layout().up_to_event, last);
  return choice(cases, fill(layout().give, is_event), depth);
}

std::string Module::due(std::size_t depth) const {
  std::string text;
  for (const form::Handling& handling : form().handlings) {
    if (handling.is_always_enabled()) continue;
    std::string inside;
    for (const std::string& statement : found(event(handling.event))) inside += line(statement, depth + 1);
    text += nest(ask_due(event(handling.event)), inside, depth);
  }
  return text;
}
std::string Module::ask_due(const std::string& event) const {
  return fmt::format("{}(tcb, {}, call, cfg)", function_name("is_due"), event);
}
std::vector<std::string> Module::found(const std::string& event) const {
  return {fill(layout().give, event)};
}

std::string Module::timers(std::string_view deadline, std::size_t depth) const {
  std::string text;
  const Printer p(operators());
  const auto piece = [](std::string name) { return Text{std::move(name), Text::atom, nullptr, {}, {}}; };
  for (const model::TimerInfo& timer : model::timers) {
    const Text until = piece(member(timer.deadline));
    const Text earliest =
        p.disjunction(p.negation(piece("armed")), p.before(until, piece(std::string(deadline))));
    text += nest(p.conjunction(piece(member(timer.armed)), earliest).text,
                 line(fill(layout().set, deadline, until.text), depth + 1) +
                     line(fill(layout().set, "armed", operators().yes), depth + 1),
                 depth);
  }
  return text;
}

// -- the configuration --

std::string Module::sound() const {
  // Is it `field <= limit`, where the field cannot hold more?
  const auto is_of_width = [&](const model::Node& test) {
    if (layout().narrow == "{0}") return false;
    if (test.op != model::Op::negation || test.kids[0]->op != model::Op::less) return false;
    const model::Node& limit = *test.kids[0]->kids[0];
    const model::Node& field = *test.kids[0]->kids[1];
    return limit.op == model::Op::literal && limit.value >= 0xffff && field.op == model::Op::field &&
           model::is_half(field.field);
  };
  const model::Node* all = nullptr;
  for (const model::Node* test :
       form::tests_of(form().glossary->abbreviate(form().glossary->config_is_sound())))
    if (!is_of_width(*test))
      all = all == nullptr
                ? test
                : model::shared({model::Op::conjunction, model::Sort::flag, 0, 0, {}, {all, test}});
  return term(*all);
}

std::string initial_value(const Language& operators, std::size_t field) {
  const Printer p(operators);
  const std::uint32_t value = default_of(field);
  return (model::fields[field].sort == model::Sort::flag    ? p.flag(value != 0)
          : model::fields[field].sort == model::Sort::state ? p.state(model::CLOSED)
                                                            : p.number(value))
      .text;
}

std::string Module::event(model::Event event) const {
  return named(layout().event, model::events[static_cast<std::size_t>(event)].identifier);
}

// -- how functions look --

std::string Module::parameters(Records given, Records written) const {
  std::string text;
  for (const RecordName& one : record_names) {
    if ((given & only(one.record)) == 0) continue;
    const bool is_written = (written & only(one.record)) != 0;
    text.append(text.empty() ? "" : ", ")
        .append(fill(is_written ? layout().written : layout().given, one.variable,
                     fill(layout().struct_type, one.type, camel_case(one.type))));
  }
  return text;
}

std::string Module::function(const Function& function, const std::string& body) const {
  const Layout& l = layout();
  std::string all = parameters(function.given, function.written);
  if (function.gives == Gives::flow && !l.note_parameter.empty())
    all.append(all.empty() ? "" : ", ").append(l.note_parameter);
  const bool is_group = function.gives == Gives::nothing && !l.group.empty();
  const std::string result = function.gives == Gives::nothing ? std::string(l.nothing)
                             : function.gives == Gives::flow  ? fill(l.returns, l.flow_type)
                                                              : fill(l.returns, type_of(function.sort));
  return (function.comment.empty() ? "" : comment(function.comment)) +
         line(function.gives == Gives::flow ? l.note_head : "", 0) +
         line(fill(is_group ? l.group : l.function, function_name(function.name), all, result), 0) +
         line(fill(l.begin_of_function), 0) + body + line(fill(l.end_of_function), 0) + std::string(l.gap);
}

std::string Module::comment(std::string_view text, std::string_view indent) const {
  const std::string marked = std::string(indent).append(layout().comment);
  return wrapped(text, marked, marked);
}

}  // namespace synfin::gen
