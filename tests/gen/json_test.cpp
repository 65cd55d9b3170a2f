// The document, read back without the program's help, is the table: term by term, rule by rule.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "../../model/config.hpp"
#include "../../model/graph/build.hpp"
#include "../../model/graph/smt.hpp"
#include "../catch.hpp"
#include "heading.hpp"

using namespace synfin;
using model::Node;
using model::Op;
using model::Sort;
using nlohmann::json;

namespace {

/// Reads terms, of the names that the document itself declares.
class Reader {
 public:
  explicit Reader(const json& document) {
    for (const json& field : document.at("fields")) fields_.emplace(field.at("name"), fields_.size());
    for (const json& state : document.at("states")) states_.emplace(state.at("name"), states_.size());
    for (const json& one : document.at("operations")) {
      for (const model::Operator& known : model::operators)
        if (known.name == one.at("name") && known.operands == one.at("operands"))
          operations_.emplace(known.name, known.op);
    }
    for (const json& word : document.at("words")) words_.emplace(word.at("name"), term(word.at("means")));
  }

  const Node* term(const json& t) const {
    if (t.is_boolean()) return model::graph::literal(Sort::flag, t.get<bool>() ? 1 : 0);
    if (t.is_number()) return model::graph::literal(Sort::number, t.get<std::uint32_t>());
    if (t.is_string()) return model::graph::field(fields_.at(t));
    if (t.is_object() && t.contains("word")) return words_.at(t.at("word"));
    if (t.is_object()) return model::graph::literal(Sort::state, states_.at(t.at("state")));
    const auto kid = [&](std::size_t k) { return k < t.size() ? term(t.at(k)) : nullptr; };
    return model::graph::apply(operations_.at(t.at(0)), kid(1), kid(2), kid(3));
  }
  model::StateSet states(const json& names) const {
    model::StateSet set;
    for (const json& name : names) set = set | model::in(static_cast<model::State>(states_.at(name)));
    return set;
  }
  std::size_t field(const json& name) const { return fields_.at(name); }
  std::size_t words() const { return words_.size(); }

 private:
  std::map<std::string, std::size_t> fields_;
  std::map<std::string, std::uint32_t> states_;
  std::map<std::string, Op> operations_;
  std::map<std::string, const Node*> words_;
};

/// Exact but for the sort of constants: where a number stands tells what it counts. (The text for people
/// would not do: it writes both comparisons alike.)
std::string text_of(const Node* term) { return model::smt_of(*term); }

bool same(const json& clause, const model::Clause& of) {
  return clause.at("document") == of.document && clause.at("section") == of.section &&
         clause.at("paragraph") == of.paragraph;
}

void compare(const json& rule, const model::PlainRule& with, const Reader& reader) {
  INFO(with.name);
  CHECK(rule.at("name") == with.name);
  CHECK(rule.at("gloss") == with.gloss);
  CHECK(same(rule.at("clause"), with.clause));
  CHECK(reader.states(rule.at("states")) == with.states);
  CHECK(text_of(reader.term(rule.at("guard"))) == text_of(with.guard));
  REQUIRE(rule.at("effects").size() == with.effects.size());
  for (std::size_t e = 0; e < with.effects.size(); ++e) {
    CHECK(reader.field(rule.at("effects")[e].at("field")) == with.effects[e].field);
    CHECK(text_of(reader.term(rule.at("effects")[e].at("value"))) == text_of(with.effects[e].value));
  }
  const std::map<std::string, model::Flow> flows{{"return", model::Flow::and_return},
                                                 {"continue", model::Flow::and_continue},
                                                 {"answer", model::Flow::and_answer}};
  const json& exit = rule.at("exit");
  CHECK(flows.at(exit.at("then")) == with.exit.flow);
  CHECK(exit.at("enter").is_null() == !with.exit.moves);
  if (with.exit.moves) CHECK(exit.at("enter") == model::name_of(with.exit.target));
}

}  // namespace

TEST_CASE("the document is the table", "[gen][json]") {
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    const json document = json::parse(tests::printed("json", *table).front().contents);
    const Reader reader(document);
    CHECK(document.at("table") == table->name);
    CHECK(document.at("gloss") == table->gloss);
    REQUIRE(document.at("phases").size() == table->phases.size());
    for (std::size_t p = 0; p < table->phases.size(); ++p) {
      const json& phase = document.at("phases")[p];
      CHECK(phase.at("name") == table->phases[p].name);
      CHECK(phase.at("closing") == table->phases[p].answers);
      CHECK(same(phase.at("clause"), table->phases[p].clause));
      REQUIRE(phase.at("rules").size() == table->phases[p].rules.size());
      for (std::size_t r = 0; r < table->phases[p].rules.size(); ++r)
        compare(phase.at("rules")[r], table->phases[p].rules[r], reader);
    }
    REQUIRE(document.at("events").size() == model::event_count);
    for (const model::PlainHandling& handling : table->handlings) {
      const json& event = document.at("events")[static_cast<std::size_t>(handling.event)];
      CHECK(event.at("name") == model::name_of(handling.event));
      CHECK(text_of(reader.term(event.at("enabled"))) == text_of(handling.enabled));
      const model::TimerInfo* const timer = model::timer_of(handling.event);
      CHECK(event.at("timer").is_null() == (timer == nullptr));
      if (timer != nullptr) CHECK(event.at("timer") == timer->name);
      std::vector<std::size_t> phases;
      for (const json& name : event.at("phases"))
        for (std::size_t p = 0; p < table->phases.size(); ++p)
          if (name == table->phases[p].name) phases.push_back(p);
      CHECK(phases == handling.phases);
    }
    CHECK(reader.words() > 30);  // a document of bare fields would be no help to a reader
  }
}

TEST_CASE("the document tells each field whole", "[gen][json]") {
  const json document = json::parse(tests::printed("json", model::standard()).front().contents);
  REQUIRE(document.at("fields").size() == model::field_count);
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const json& field = document.at("fields")[id];
    CHECK(field.at("name") == model::field_name(id));
    CHECK(field.at("group") == model::fields[id].group_name);
    CHECK(field.at("sort") == name_of(model::fields[id].sort));
    CHECK(field.at("meaning") == model::fields[id].meaning);
    CHECK(field.at("kept") == (model::fields[id].group < model::Group::seg));
    CHECK(field.contains("default") == (model::fields[id].group == model::Group::cfg));
  }
  const auto setting = [&](std::size_t id) { return document.at("fields")[id]; };
  const json rto = setting(model::id_of(model::terms::cfg.rto));
  CHECK(rto.at("default") == model::default_config.rto);
  CHECK(rto.at("least") == 1);
  CHECK(rto.at("most") == model::any_number);
  CHECK(setting(model::id_of(model::terms::cfg.keep_alive)).at("default") == false);
}
