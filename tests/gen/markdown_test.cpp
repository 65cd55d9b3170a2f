// The document for readers, read back, says the whole table: each state with each event, and every rule.
#include <fmt/format.h>

#include <map>
#include <regex>
#include <sstream>

#include "../../gen/glossary.hpp"
#include "../../gen/moves.hpp"
#include "../../model/graph/text.hpp"
#include "../catch.hpp"
#include "heading.hpp"

using namespace synfin;

namespace {

using Row = std::vector<std::string>;

/// A row's cells, as a reader sees them.
Row cells_of(const std::string& line) {
  Row cells(1);
  for (std::size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
      cells.back() += line[++i];
    else if (line[i] == '|')
      cells.emplace_back();
    else
      cells.back() += line[i];
  }
  cells.pop_back();
  for (std::string& cell : cells) {
    cell = std::regex_replace(cell, std::regex("^ | $|`"), "");
    cell = std::regex_replace(cell, std::regex("&lt;"), "<");
  }
  return cells;
}

/// The rows of all tables, by the two headings above them.
std::map<std::string, std::vector<Row>> read(const std::string& text) {
  std::map<std::string, std::vector<Row>> tables;
  std::string chapter, section;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("## ", 0) == 0) chapter = line.substr(3), section.clear();
    if (line.rfind("### ", 0) == 0) section = line.substr(4);
    if (line.rfind("| ", 0) == 0) tables[chapter + "/" + section].push_back(cells_of(line));
  }
  for (auto& [where, rows] : tables) {
    REQUIRE(rows.size() > 2);
    for (const Row& row : rows) CHECK(row.size() == rows.front().size());
    rows.erase(rows.begin(), rows.begin() + 2);  // the titles, and the line below
  }
  return tables;
}

std::string short_text(const model::Clause& clause) {
  const std::string all = fmt::format("{} {} {}", clause.document, clause.section, clause.paragraph);
  return std::regex_replace(all, std::regex(" +$"), "");
}

/// What a state does with an event, by the table.
std::string expected(const model::PlainTable& table, model::State state,
                     const model::PlainHandling& handling) {
  std::string text;
  for (const std::size_t p : handling.phases)
    for (const model::PlainRule& rule : table.phases[p].rules) {
      if (!rule.states.has(state)) continue;
      const bool leads = rule.exit.moves && rule.exit.target != state;
      text += fmt::format("{}{} ({}){}", text.empty() ? "" : "<br>", rule.name, short_text(rule.clause),
                          leads ? fmt::format(" to **{}**", model::name_of(rule.exit.target)) : "");
      if (rule.guard->op != model::Op::literal) continue;
      if (rule.exit.flow == model::Flow::and_return) return text;
      break;
    }
  return text.empty() ? "nothing" : text;
}

}  // namespace

TEST_CASE("the document tells what each state does with each event", "[gen][markdown]") {
  for (const model::PlainTable* table : model::tables()) {
    const auto tables = read(tests::printed("markdown", *table).front().contents);
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto state = static_cast<model::State>(s);
      const auto& rows =
          tables.at(fmt::format("What each state does with each event/{}", model::name_of(state)));
      REQUIRE(rows.size() == model::event_count);
      for (const model::PlainHandling& handling : table->handlings) {
        const Row& row = rows[static_cast<std::size_t>(handling.event)];
        CHECK(row[0] == model::name_of(handling.event));
        CHECK(row[1] == expected(*table, state, handling));
      }
    }
  }
}

TEST_CASE("the document tells every rule whole", "[gen][markdown]") {
  for (const model::PlainTable* table : model::tables()) {
    const auto tables = read(tests::printed("markdown", *table).front().contents);
    gen::Glossary glossary;
    const auto text = [&](const model::Node& term) {
      return model::text_of(glossary.abbreviate(term), [&](std::size_t id) {
        const gen::Word* const word =
            glossary.word({model::Op::field, {}, 0, static_cast<std::uint16_t>(id), {}, {}});
        return word != nullptr ? std::string(word->name) : model::field_name(id);
      });
    };
    std::map<std::string, std::string> words;
    for (const Row& row : tables.at("Words/")) words[row[0]] = row[1];
    for (const model::PlainPhase& phase : table->phases) {
      const auto& rows = tables.at(fmt::format("Rules/{}", phase.name));
      REQUIRE(rows.size() == phase.rules.size());
      for (std::size_t r = 0; r < rows.size(); ++r) {
        const model::PlainRule& rule = phase.rules[r];
        INFO(table->name << ": " << rule.name);
        CHECK(rows[r][0] == rule.name);
        CHECK(rows[r][1] == rule.gloss);
        CHECK(rows[r][2] == short_text(rule.clause));
        CHECK(rows[r][3] == gen::names_of(rule.states));
        CHECK(rows[r][4] == (rule.guard->op == model::Op::literal ? "always" : text(*rule.guard)));
        const std::map<model::Flow, std::string> flows{{model::Flow::and_return, "return"},
                                                       {model::Flow::and_continue, "continue"},
                                                       {model::Flow::and_answer, "answer"}};
        CHECK(rows[r][6] ==
              (rule.exit.moves ? fmt::format("**{}**, ", model::name_of(rule.exit.target)) : "") +
                  flows.at(rule.exit.flow));
        // Effects one by one; what becomes zero may be told in one word.
        const std::string effects = "<br>" + rows[r][5] + "<br>";
        for (const model::PlainAssign& effect : rule.effects) {
          const bool zero = effect.value->op == model::Op::literal && effect.value->value == 0;
          const std::string line =
              fmt::format("<br>{} = {}<br>", model::field_name(effect.field), text(*effect.value));
          const bool told = effects.find(line) != std::string::npos;
          CHECK((told || (zero && effects.find("<br>forget_all") != std::string::npos)));
        }
      }
    }
    for (const gen::Word* word : glossary.used()) CHECK(words.count(std::string(word->name)) == 1);
  }
}

TEST_CASE("names of states are told by those that lack where that is shorter", "[gen][pictures]") {
  using namespace model;
  CHECK(gen::names_of(in(CLOSED)) == "CLOSED");
  CHECK(gen::names_of(in(LISTEN, SYN_SENT)) == "LISTEN, SYN-SENT");
  CHECK(gen::names_of(any_state) == "any");
  CHECK(gen::names_of(any_state - in(CLOSED)) == "all but CLOSED");
  CHECK(gen::names_of(any_state - in(CLOSED, LISTEN)) == "all but CLOSED, LISTEN");
  CHECK(gen::names_of(synchronized).find("ESTABLISHED, FIN-WAIT-1") == 0);
}
