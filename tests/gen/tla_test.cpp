// The module's actions, run, do what the table does: one action at a time, and each sets every variable once.
#include <fmt/format.h>

#include "../../gen/text.hpp"
#include "../../model/graph/text.hpp"
#include "../catch.hpp"
#include "heading.hpp"
#include "samples.hpp"
#include "tla_module.hpp"

using namespace synfin;
using tests::TlaModule;
using tests::TlaState;
using tests::TlaValue;

namespace {

std::string name_of(std::size_t id) {
  return fmt::format("{}_{}", model::fields[id].group_name, model::fields[id].name);
}
TlaValue value(std::size_t id, std::uint32_t word) {
  switch (model::fields[id].sort) {
    case model::Sort::flag:
      return {word != 0};
    case model::Sort::state:
      return {std::string(model::states[word].identifier)};
    default:
      return {std::int64_t{word}};
  }
}
bool is_setting(std::size_t id) { return model::fields[id].group == model::Group::cfg; }

TlaState beginning(const proofs::Values& before, model::Event event) {
  TlaState state{{"M", {std::int64_t{1} << 32}},
                 {"event", {std::string(model::name_of(event))}},
                 {"at", {std::int64_t{1}}},
                 {"answering", {false}}};
  for (std::size_t id = 0; id < model::field_count; ++id) state[name_of(id)] = value(id, before[id]);
  return state;
}

struct Course {
  TlaState end;
  std::vector<std::string> fired;  ///< rules, by their actions
  std::string mistake;
};
/// Lets actions happen until the event is over; at each moment there must be exactly one.
Course run(const TlaModule& module, const std::vector<std::string>& actions, TlaState state) {
  Course course;
  while (std::get<std::int64_t>(state.at("at").is) != 0) {
    state["Here"] = module.value("Here", state);  // once for all actions, which all ask it
    TlaState next;
    std::string happened;
    for (const std::string& action : actions) {
      TlaState set;
      if (action == "Begin" || !module.happens(action, state, set)) continue;
      if (!happened.empty()) course.mistake = happened + " and " + action + " can happen";
      happened = action;
      next = std::move(set);
    }
    if (happened.empty()) course.mistake = "no action can happen";
    if (next.size() != module.variables().size()) course.mistake = happened + " does not set every variable";
    if (!course.mistake.empty()) return course;
    if (happened.rfind("Rule_", 0) == 0) course.fired.push_back(happened);
    for (auto& [name, now] : next) state[name] = std::move(now);
    state.erase("Here");
  }
  course.end = std::move(state);
  return course;
}

}  // namespace

TEST_CASE("the module's actions do what the table does", "[gen][tla][lockstep]") {
  for (const model::PlainTable* table : {&model::standard(), model::find_table("two-message-handshake")}) {
    const TlaModule module(tests::printed("tla", *table).front().contents);
    const std::vector<std::string> actions = module.disjuncts("Next");
    REQUIRE(actions.size() == 1 + table->rules.size() + table->phases.size());
    std::set<std::string> fired;
    for (const auto& [event, those] : tests::samples(*table))
      for (const tests::Sample& sample : those) {
        INFO(table->name << ": " << model::name_of(event));
        const TlaState start = beginning(sample.before, event);
        CHECK(module.value("CanHappen", start) == TlaValue{proofs::possible(*table, event, sample.before)});
        const Course course = run(module, actions, start);
        REQUIRE(course.mistake.empty());
        std::vector<std::string> rules;
        for (const model::PlainRule* rule : sample.ran.fired)
          rules.push_back("Rule_" + gen::snake_case(rule->name));
        CHECK(course.fired == rules);
        fired.insert(rules.begin(), rules.end());
        for (std::size_t id = 0; id < model::field_count; ++id) {
          INFO(model::field_name(id));
          CHECK(course.end.at(name_of(id)) ==
                value(id, is_setting(id) ? sample.before[id] : sample.ran.after[id]));
        }
      }
    if (table == &model::standard()) CHECK(fired.size() == table->rules.size());
  }
}

TEST_CASE("the module declares each field, and begins in CLOSED", "[gen][tla]") {
  for (const model::PlainTable* table : model::tables()) {
    const std::string text = tests::printed("tla", *table).front().contents;
    const TlaModule module(text);
    std::vector<std::string> constants{"M"};
    std::vector<std::string> variables;
    for (std::size_t id = 0; id < model::field_count; ++id)
      (is_setting(id) ? constants : variables).push_back(name_of(id));
    variables.insert(variables.end(), {"event", "at", "answering"});
    CHECK(module.constants() == constants);
    CHECK(module.variables() == variables);

    // Init is a list of equations; Begin leaves the TCB alone and sets all else.
    TlaState state = beginning(proofs::Values{}, model::Event::STATUS);
    state["at"] = {std::int64_t{0}};
    CHECK(module.value("Init", state) == TlaValue{true});
    state["snd_nxt"] = {std::int64_t{1}};
    CHECK(module.value("Init", state) == TlaValue{false});
    const std::string begin = text.substr(
        text.find("\nBegin =="), text.find("\n\n", text.find("\nBegin ==")) - text.find("\nBegin =="));
    for (std::size_t id = 0; id < model::field_count; ++id) {
      INFO(name_of(id));
      const bool kept = id < model::tcb_field_count;
      const bool output =
          model::fields[id].group == model::Group::out || model::fields[id].group == model::Group::told;
      CHECK((begin.find(fmt::format("/\\ {}' {}", name_of(id), output ? "= " : "\\in ")) !=
             std::string::npos) == (!kept && !is_setting(id)));
    }
  }
}

TEST_CASE("the reader of modules refuses what TLA+ refuses, or what sets a variable twice", "[gen][tla]") {
  const auto module = [](const std::string& body) {
    return TlaModule("---- MODULE m ----\nVARIABLES x, y\nA ==\n" + body + "\n====\n");
  };
  CHECK_THROWS(module("  /\\ x = 1 /\\ y = 1 \\/ x = 2"));
  CHECK_THROWS(module("  /\\ x = "));
  CHECK_THROWS(module("  /\\ x = 1 ]"));
  TlaState next;
  const TlaState state{{"x", {std::int64_t{1}}}, {"y", {std::int64_t{2}}}};
  CHECK_THROWS(module("  /\\ x' = 1\n  /\\ UNCHANGED <<x, y>>").happens("A", state, next));
  next.clear();
  CHECK(module("  /\\ x' = y\n  /\\ y' = x").happens("A", state, next));
  CHECK(next.at("x") == TlaValue{std::int64_t{2}});
  CHECK(next.at("y") == TlaValue{std::int64_t{1}});
  next.clear();
  CHECK_FALSE(module("  /\\ x = y\n  /\\ y' = x").happens("A", state, next));
}
