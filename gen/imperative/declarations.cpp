// What the interface is made of: enums and structs from the lists of the model, each line with its meaning.
#include <algorithm>

#include "../text.hpp"
#include "module.hpp"

namespace synfin::gen {

using model::Group;
using model::Record;

std::string read_by(const form::Form& form, const form::Handling& handling) {
  std::set<std::size_t> fields = form.glossary->reads(*handling.enabled);
  for (const form::Stretch& stretch : handling.stretches)
    for (const std::size_t phase : stretch.phases) fields.merge(form.reads(form.phases[phase].body));
  std::string text;
  for (const std::size_t id : fields)
    if (model::fields[id].group == Group::call)
      text += fmt::format("{}call.{}", text.empty() ? "" : ", ", model::fields[id].name);
  const bool is_segment = std::any_of(fields.begin(), fields.end(),
                                      [](std::size_t id) { return model::fields[id].group == Group::seg; });
  if (is_segment) text += text.empty() ? "the segment" : ", and the segment";
  return text.empty() ? "nothing more" : text;
}

std::string Module::explained(const std::string& line, std::string_view meaning) const {
  const std::string beside = fill(layout().beside, line, meaning);
  if (!beside.empty() && beside.size() <= 100) return beside + '\n';
  const std::string indent(line.find_first_not_of(' '), ' ');
  const std::string marked = indent + std::string(layout().above);
  return wrapped(meaning, marked, marked) + line + '\n';
}

std::string Module::enumerations() const {
  const Layout& l = layout();
  std::size_t number = 0;
  const auto begin = [&](std::string_view name, std::size_t count, std::string_view meaning) {
    number = 0;
    return comment(meaning) + fill(l.enumeration, name, camel_case(name), count <= 256 ? 8 : 16) + '\n';
  };
  const auto one = [&](std::string_view identifier, std::string_view meaning) {
    return explained(fill(l.constant, identifier, camel_case(identifier), number++), meaning);
  };
  const std::string end = line(fill(l.end_of_enumeration), 0) + std::string(l.gap);

  std::string text = begin("state", model::state_count, "The states (RFC 9293 section 3.3.2).");
  for (const model::StateInfo& state : model::states) text += one(state.identifier, state.meaning);
  text += end + begin("event", model::event_count,
                      "The events (RFC 9293 section 3.10), and what each reads beside the TCB and the "
                      "configuration. What it does not read need not be set.");
  for (const form::Handling& handling : form().handlings) {
    const model::EventInfo& event = model::events[static_cast<std::size_t>(handling.event)];
    text += one(event.identifier, fmt::format("{}; reads {}", event.meaning, read_by(form(), handling)));
  }
  text += end + begin("rule", form().table->rules.size(), "The rules of the table, by what they say.");
  for (const model::PlainRule* rule : form().table->rules) text += one(capitals(rule->name), rule->gloss);
  return text + end;
}

namespace {
/// The fields of a record, or the flags of `told`: what leaves is a struct of its own.
std::vector<std::size_t> members(Record record, bool told) {
  std::vector<std::size_t> ids;
  for (const std::size_t id : model::fields_of(record))
    if (model::fields[id].group != Group::out && is_told_flag(id) == told) ids.push_back(id);
  return ids;
}
}  // namespace

std::string Module::one_field(std::size_t id, Layout::Pattern field) const {
  return fill(field, name_of(id), type_of(model::fields[id].sort, model::place_of(id).width), initial(id));
}
std::string Module::fields(Record record, Layout::Pattern field, bool told) const {
  std::string text;
  for (const std::size_t id : members(record, told))
    text += explained(one_field(id, field), model::fields[id].meaning);
  return text;
}
std::string Module::values(Record record, Layout::Pattern field, bool told) const {
  std::string text;
  for (const std::size_t id : members(record, told)) text += one_field(id, field) + '\n';
  return text;
}

std::string Module::structures() const {
  const Layout& l = layout();
  const auto structure = [&](std::string_view name, std::string_view meaning, const std::string& inside) {
    return comment(meaning) + fill(l.structure, name, camel_case(name)) + '\n' + inside +
           line(fill(l.end_of_structure), 0) + std::string(l.gap);
  };
  const auto nested = [&](std::string_view name, std::string_view type, std::string_view meaning) {
    return explained(fill(l.nested, name, camel_case(type)), meaning);
  };
  std::string text;
  for (const Record record : {Record::tcb, Record::seg, Record::call, Record::cfg})
    text += structure(name_of(record).type, name_of(record).meaning, fields(record, l.field));
  text += structure("told", "What the host is to do, or to tell the user.",
                    fields(Record::actions, l.field, true));
  text += structure(
      name_of(Record::actions).type, name_of(Record::actions).meaning,
      nested("told", "told", "what the host is to do, or to tell the user") +
          fields(Record::actions, l.field) +
          nested("out", name_of(Record::seg).type,
                 fmt::format("the segment that leaves, if `{}` is told",
                             model::fields[model::id_of(model::terms::told.sent)].name)) +
          (l.fired_field.empty() ? ""
                                 : explained(std::string(l.fired_field), "the rules that fired, in order")));
  return text;
}

std::string Module::names() const {
  const Layout& l = layout();
  std::string text;
  const auto list = [&](std::string_view name, const std::vector<std::string>& all) {
    text += fill(l.names, name, all.size()) + '\n';
    for (const std::string& one : all) text += fill(l.name, one) + '\n';
    text += line(fill(l.end_of_names), 0) + std::string(l.gap);
  };
  std::vector<std::string> states, events, rules, clauses;
  for (const model::StateInfo& state : model::states) states.emplace_back(state.name);
  for (const model::EventInfo& event : model::events) events.emplace_back(event.name);
  for (const model::PlainRule* rule : form().table->rules) {
    rules.emplace_back(rule->name);
    clauses.push_back(text_of(rule->clause));
  }
  list("STATE_NAMES", states);
  list("EVENT_NAMES", events);
  list("RULE_NAMES", rules);
  list("RULE_CLAUSES", clauses);
  return text;
}

}  // namespace synfin::gen
