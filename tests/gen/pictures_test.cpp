// Each picture, read back, is the table: which rule leads from which state to which.
#include <fmt/format.h>

#include <functional>
#include <regex>
#include <set>
#include <sstream>
#include <tuple>

#include "../catch.hpp"
#include "commands.hpp"
#include "heading.hpp"

using namespace synfin;

namespace {

/// From, to, rule.
using Way = std::tuple<std::string, std::string, std::string>;
using Ways = std::set<Way>;

Ways ways_of(const model::PlainTable& table) {
  Ways all;
  for (const model::PlainHandling& handling : table.handlings)
    for (const std::size_t p : handling.phases)
      for (std::size_t s = 0; s < model::state_count; ++s)
        for (const model::PlainRule& rule : table.phases[p].rules) {
          const auto state = static_cast<model::State>(s);
          if (!rule.states.has(state)) continue;
          if (rule.exit.moves && rule.exit.target != state)
            all.emplace(model::name_of(state), model::name_of(rule.exit.target), rule.name);
          if (rule.guard->op == model::Op::literal && rule.guard->value == 1) break;  // no later one fires
        }
  return all;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}
std::vector<std::string> split(std::string text, const std::string& between) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; (at = text.find(between)) != std::string::npos; text.erase(0, at + between.size()))
    parts.push_back(text.substr(0, at));
  parts.push_back(text);
  return parts;
}
std::string without(const std::string& text, const char* pattern) {
  return std::regex_replace(text, std::regex(pattern), "");
}

/// The states that a list names: some, all, or all but some.
std::set<std::string> states_in(const std::string& text) {
  const bool lacking = text.find("all but ") == 0;
  std::set<std::string> named;
  if (text != "any")
    for (const std::string& name : split(lacking ? text.substr(8) : text, ", ")) named.insert(name);
  if (!lacking && text != "any") return named;
  std::set<std::string> rest;
  for (const model::StateInfo& state : model::states)
    if (named.count(std::string(state.name)) == 0) rest.insert(std::string(state.name));
  return rest;
}

/// How a picture is read: the edge's two nodes and its label; a line of what stands beside it.
struct Form {
  const char* target;
  const char* node;  ///< declares a node: its name, or how it is shown, and the other
  int shown, named;  ///< which of them is which
  const char* edge;
  const char* label;  ///< between two rules of a label
  const char* beside;
  int rule, states;    ///< which part of that line is which
  const char* markup;  ///< what is no text
};

Ways read_back(const Form& form, const std::string& text) {
  std::map<std::string, std::string> name_of;
  Ways ways;
  for (const std::string& line : lines_of(text)) {
    std::smatch found;
    if (std::regex_match(line, found, std::regex(form.node)))
      name_of[found[static_cast<std::size_t>(form.named)]] = found[static_cast<std::size_t>(form.shown)];
    if (std::regex_match(line, found, std::regex(form.edge)))
      for (const std::string& rule : split(found[3], form.label))
        if (const std::string name = without(rule, form.markup); !name.empty())
          ways.emplace(name_of.at(found[1]), name_of.at(found[2]), name);
    const std::regex beside(form.beside);
    for (std::sregex_iterator row(line.begin(), line.end(), beside), none; row != none; ++row)
      for (const std::string& state : states_in(without(
               std::regex_replace(row->str(static_cast<std::size_t>(form.states)), std::regex("<BR/>"), " "),
               form.markup)))
        ways.emplace(state, "CLOSED", without(row->str(static_cast<std::size_t>(form.rule)), form.markup));
  }
  return ways;
}

const Form forms[] = {
    {"dot", R"re(  (\w+) \[label = "([^"]+)", tooltip = .*)re", 2, 1,
     R"re(  (\w+) -> (\w+) \[label = <(.*)>, color = "#[0-9a-f]{6}", tooltip = .*\];)re",
     "<BR ALIGN=\"LEFT\"/>",
     "<TR><TD WIDTH[^>]*>(<FONT[^>]*>[^<]*</FONT>)</TD><TD WIDTH[^>]*>(.*?)</TD></TR>", 1, 2,
     "<FONT COLOR=\"#[0-9a-f]{6}\"><B>.*</B></FONT>|<[^>]*>"},
    {"mermaid", R"re(    state "([^"]+)" as (\w+))re", 1, 2, R"re(    (\w+) --> (\w+) : ([^:;]+))re", "<br/>",
     R"re(^        ([^:;]*) by ([^:;]*)$)re", 2, 1, "$^"},
    {"plantuml", R"re(state "([^"]+)" as (\w+))re", 1, 2, R"re((\w+) -\[#[0-9a-f]{6}\]-> (\w+) : (.+))re",
     "\\n", R"re(^\| [^|]* \| ([^|]*) \| ([^|]*) \|$)re", 1, 2, "<color:#[0-9a-f]{6}>"},
};

}  // namespace

TEST_CASE("each picture shows every way from state to state, and no other", "[gen][pictures]") {
  for (const Form& form : forms)
    for (const model::PlainTable* table : model::tables()) {
      INFO(form.target << ": " << table->name);
      const Ways expected = ways_of(*table);
      const Ways shown = read_back(form, tests::printed(form.target, *table).front().contents);
      for (const auto& [from, to, rule] : expected) {
        INFO("not shown: " << from << " to " << to << " by " << rule);
        CHECK(shown.count({from, to, rule}) == 1);
      }
      for (const auto& [from, to, rule] : shown) {
        INFO("shown: " << from << " to " << to << " by " << rule);
        CHECK(expected.count({from, to, rule}) == 1);
      }
    }
}

TEST_CASE("Graphviz draws what target dot prints, each rule in the colour of who makes it happen",
          "[gen][pictures]") {
  if (!tests::can_print("svg")) return;
  for (const model::PlainTable* table : model::tables()) {
    const std::string svg = tests::printed("svg", *table).front().contents;
    CHECK(svg == tests::printed("svg", *table).front().contents);
    INFO(table->name);
    for (const auto& [from, to, rule] : ways_of(*table)) {
      INFO(rule);
      const std::string text = std::regex_replace(rule, std::regex("-"), "&#45;");
      CHECK(svg.find(fmt::format(">{}</text>", text)) != std::string::npos);
    }
    for (const model::StateInfo& state : model::states)
      CHECK(svg.find(fmt::format(">{}</text>", std::regex_replace(std::string(state.name), std::regex("-"),
                                                                  "&#45;"))) != std::string::npos);
    // One screen, with letters that can be read on it: Graphviz makes smaller what is too large.
    std::smatch found;
    REQUIRE(std::regex_search(svg, found, std::regex(R"re(<svg width="(\d+)pt" height="(\d+)pt")re")));
    CHECK(std::stoi(found[1]) <= 18 * 72);
    CHECK(std::stoi(found[2]) <= 10 * 72);
    REQUIRE(std::regex_search(svg, found, std::regex(R"(scale\(([0-9.]+))")));
    CHECK(std::stod(found[1]) > 0.65);
  }
}

TEST_CASE("PlantUML takes what is printed for it", "[gen][pictures]") {
  if (!tests::is_installed("plantuml")) {
    WARN("skipped: PlantUML is not installed");
    return;
  }
  tests::Folder folder;
  gen::write_files(tests::printed("plantuml", model::standard()), folder.path());
  const auto checked = tests::run(fmt::format("plantuml -syntax < '{}'", (folder / "synfin.puml").string()));
  INFO(checked.output);
  CHECK(checked.status == 0);
  CHECK(checked.output.find("STATE") == 0);
}

TEST_CASE("without Graphviz the picture is refused in one line", "[gen][pictures]") {
  tests::Folder empty;
  const std::string path = std::getenv("PATH");
  setenv("PATH", empty.path().c_str(), 1);
  std::string said;
  try {
    tests::printed("svg", model::standard());
  } catch (const gen::PrintError& error) {
    said = error.what();
  }
  setenv("PATH", path.c_str(), 1);
  CHECK(said.find("dot") != std::string::npos);
  CHECK(said.find('\n') == std::string::npos);
}
