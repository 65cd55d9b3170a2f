// Target `json`: the plain table for programs in any language. A term is a number, `true` or `false`, the
// name of a field (`"snd.una"`), `{"state": NAME}`, `{"word": NAME}`, or an operation with its operands:
// `["less", "snd.wnd", 5]`.
#include "json.hpp"

#include "../model/config.hpp"
#include "../model/graph/text.hpp"
#include "../model/situation.hpp"
#include "glossary.hpp"
#include "target.hpp"

namespace synfin::gen {

using Json = nlohmann::ordered_json;
using model::Node;
using model::PlainTable;

namespace {

/// Terms, with the words that they are made of.
class Terms {
 public:
  /// The term, in words.
  Json operator()(const Node& term) { return of_abbreviated(glossary_.abbreviate(term)); }

  /// The words used so far, each behind those that its meaning needs.
  Json words() const {
    Json all = Json::array();
    for (const Word* word : glossary_.used())
      all.push_back({{"name", word->name},
                     {"sort", name_of(word->meaning->sort)},
                     {"means", of_abbreviated(*word->meaning)}});
    return all;
  }
  Json sound_configuration() { return (*this)(glossary_.config_is_sound()); }

 private:
  Json of_abbreviated(const Node& node) const {
    if (const Word* word = glossary_.word(node)) return {{"word", word->name}};
    if (node.op == model::Op::field) return model::field_name(node.field);
    if (node.op == model::Op::literal) {
      if (node.sort == model::Sort::flag) return node.value != 0;
      if (node.sort == model::Sort::state) return {{"state", name_of(static_cast<model::State>(node.value))}};
      return node.value;
    }
    Json operation = Json::array({model::line_of(node.op).name});
    for (std::size_t k = 0; k < model::arity(node.op); ++k)
      operation.push_back(of_abbreviated(*node.kids[k]));
    return operation;
  }

  Glossary glossary_;
};

Json clause_of(const model::Clause& clause) {
  return {{"document", clause.document}, {"section", clause.section}, {"paragraph", clause.paragraph}};
}

Json states() {
  Json all = Json::array();
  for (const model::StateInfo& state : model::states)
    all.push_back({{"name", state.name}, {"meaning", state.meaning}});
  return all;
}

Json fields() {
  Json all = Json::array();
  const model::Situation defaults{.cfg = model::default_config};
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    Json row{{"name", model::field_name(id)},
             {"group", field.group_name},
             {"sort", name_of(field.sort)},
             {"kept", id < model::tcb_field_count},
             {"meaning", field.meaning}};
    if (field.group == model::Group::cfg) {
      const model::Bounds& bounds = model::bounds[id - model::first_field(model::Group::cfg)];
      const std::uint32_t value = model::get(defaults, id);
      row["default"] = field.sort == model::Sort::flag ? Json(value != 0) : Json(value);
      row["least"] = bounds.least;
      row["most"] = bounds.most;
    }
    all.push_back(std::move(row));
  }
  return all;
}

Json operations() {
  Json all = Json::array();
  for (const model::Operator& one : model::operators)
    all.push_back({{"name", one.name}, {"operands", one.operands}, {"meaning", one.meaning}});
  return all;
}

Json events(const PlainTable& table, Terms& terms) {
  Json all = Json::array();
  for (const model::PlainHandling& handling : table.handlings) {
    const model::EventInfo& event = model::events[static_cast<std::size_t>(handling.event)];
    const model::TimerInfo* const timer = model::timer_of(handling.event);
    Json phases = Json::array();
    for (const std::size_t phase : handling.phases) phases.push_back(table.phases[phase].name);
    all.push_back({{"name", event.name},
                   {"clause", event.clause},
                   {"meaning", event.meaning},
                   {"timer", timer == nullptr ? Json() : Json(timer->name)},
                   {"enabled", terms(*handling.enabled)},
                   {"phases", phases}});
  }
  return all;
}

Json exit_of(const model::Exit& exit) {
  constexpr std::string_view flows[] = {"return", "continue", "answer"};
  return {{"enter", exit.moves ? Json(name_of(exit.target)) : Json()},
          {"then", flows[static_cast<std::size_t>(exit.flow)]}};
}

Json rule_of(const model::PlainRule& rule, Terms& terms) {
  Json states = Json::array();
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (rule.states.has(static_cast<model::State>(s))) states.push_back(model::states[s].name);
  Json effects = Json::array();
  for (const model::PlainAssign& effect : rule.effects)
    effects.push_back({{"field", model::field_name(effect.field)}, {"value", terms(*effect.value)}});
  return {{"name", rule.name},         {"clause", clause_of(rule.clause)}, {"gloss", rule.gloss},
          {"states", states},          {"guard", terms(*rule.guard)},      {"effects", effects},
          {"exit", exit_of(rule.exit)}};
}

Json phases(const PlainTable& table, Terms& terms) {
  Json all = Json::array();
  for (const model::PlainPhase& phase : table.phases) {
    Json rules = Json::array();
    for (const model::PlainRule& rule : phase.rules) rules.push_back(rule_of(rule, terms));
    all.push_back({{"name", phase.name},
                   {"clause", clause_of(phase.clause)},
                   {"closing", phase.answers},
                   {"rules", rules}});
  }
  return all;
}

/// The value, broken into lines where it has no room on one.
std::string laid_out(const Json& value, std::size_t indent, std::size_t taken = 0) {
  const std::string compact = value.dump();
  if (!value.is_structured() || value.empty() || indent + taken + compact.size() <= 110) return compact;
  std::string text(1, compact.front());
  const std::string line = "\n" + std::string(indent + 1, ' ');
  for (const auto& [key, member] : value.items()) {
    const std::string name = value.is_object() ? Json(key).dump() + ": " : "";
    text += (text.size() == 1 ? "" : ",") + line + name + laid_out(member, indent + 1, name.size());
  }
  return text + "\n" + std::string(indent, ' ') + compact.back();
}

std::vector<File> print_json(const PlainTable& table, const Heading& heading) {
  const Judged judged = heading.judged.value_or(Judged{});
  const Json head{{"printed", head_lines(heading, table).front()},
                  {"version", heading.version},
                  {"command", heading.command},
                  {"sha256", heading.digest},
                  {"judged", heading.judged.has_value()},
                  {"violated", judged.violated},
                  {"open", judged.open},
                  {"licence", licence}};
  // The head stands on the first line, where it is looked for.
  return {{"synfin.json", "{\"head\": " + head.dump() + "," + laid_out(content(table), 0).substr(1) + "\n"}};
}

}  // namespace

Json content(const PlainTable& table) {
  Terms terms;
  Json all{{"table", table.name}, {"gloss", table.gloss}, {"states", states()}};
  all["operations"] = operations();
  all["fields"] = fields();
  all["events"] = events(table, terms);
  all["phases"] = phases(table, terms);
  all["sound_configuration"] = terms.sound_configuration();
  all["words"] = terms.words();
  return all;
}

std::string canonical_text(const PlainTable& table) { return content(table).dump(); }

Target target_json() {
  return {"json", "the whole table as data, terms and all: synfin.json",
          "for a program in any language that reads the table itself", print_json};
}

}  // namespace synfin::gen
