// Every printed file opens with the head, and the head tells what it is given.
#include "heading.hpp"

#include <functional>
#include <set>

#include "../../gen/json.hpp"
#include "../../model/graph/build.hpp"
#include "../catch.hpp"

using namespace synfin;

namespace {

/// The text without what makes lines of it: breaks, indentation and the marks of comments.
std::string flowing(const std::string& text) {
  std::string result;
  for (const char c : text) {
    const bool mark = c == '\n' || c == ' ' || c == '*' || c == '/' || c == '#' || c == ';' || c == '%' ||
                      c == '\'' || c == '\\';
    if (!mark) result += c;
  }
  return result;
}
bool says(const std::string& text, const std::string& words) {
  return flowing(text).find(flowing(words)) != std::string::npos;
}

const gen::Heading told{"12.34", "feedbeef", "synfin generate this --variant that",
                        gen::Judged{{"some-property", "another-property"}, {"an-open-question"}}};

}  // namespace

TEST_CASE("every file of every target opens with the head of its table", "[gen][heading]") {
  for (const gen::Target& target : gen::targets()) {
    if (!tests::can_print(target)) continue;
    for (const model::PlainTable* table : model::tables())
      for (const gen::File& file : target.print(*table, told)) {
        INFO(target.name << ": " << table->name << ": " << file.path);
        const std::string first = file.contents.substr(0, file.contents.find('\n'));
        CHECK(first.find(std::string(gen::printed_by) + "12.34 from its table ") < 24);
        CHECK(first.find(table->name) != std::string::npos);
        const std::string opening = file.contents.substr(0, 1200);
        for (const char* words : {"feedbeef", "synfin generate this --variant that", "some-property",
                                  "another-property", "an-open-question", "Apache-2.0"})
          CHECK(says(opening, words));
      }
  }
}

TEST_CASE("a head says whether the table was judged", "[gen][heading]") {
  const auto head = [](std::optional<gen::Judged> judged) {
    return gen::head({"1", "2", "3", std::move(judged)}, model::standard(), gen::hashes);
  };
  CHECK(says(head(gen::Judged{}), "Properties: violates none"));
  CHECK_FALSE(says(head(gen::Judged{}), "not known"));
  CHECK(says(head(gen::Judged{{"a", "b"}, {}}), "Properties: violates a, b"));
  CHECK(says(head(gen::Judged{{}, {"c"}}), "it is not known of c"));
  CHECK(says(head(std::nullopt), "not judged"));
  CHECK_FALSE(says(head(std::nullopt), "violates"));
}

TEST_CASE("no word of a head ends its comment", "[gen][heading]") {
  model::PlainTable table;
  table.name = "a*/b";
  table.gloss = "**/ and */*/";
  const std::string head = gen::head(told, table, gen::c_comment);
  CHECK(head.find("*/") == head.size() - 3);
}

TEST_CASE("two tables have one canonical text only where they say the same", "[gen][heading]") {
  const auto text_with = [](const std::function<void(model::PlainTable&)>& edit) {
    model::PlainTable table;
    table.name = model::standard().name;
    table.gloss = model::standard().gloss;
    table.phases = model::standard().phases;
    table.handlings = model::standard().handlings;
    edit(table);
    return gen::canonical_text(table);
  };
  const auto rule = [](model::PlainTable& table) -> model::PlainRule& {
    return table.phases.front().rules.front();
  };
  const std::string same = text_with([](model::PlainTable&) {});
  CHECK(same == gen::canonical_text(model::standard()));
  CHECK(same.find('\n') == std::string::npos);
  CHECK(same == text_with([&](model::PlainTable& t) { rule(t).file = "elsewhere", ++rule(t).line; }));

  const std::function<void(model::PlainTable&)> edits[] = {
      [](auto& t) { t.name = "other"; },
      [](auto& t) { t.gloss = "other"; },
      [&](auto& t) { rule(t).name = "other"; },
      [&](auto& t) { rule(t).gloss = "other"; },
      [&](auto& t) { rule(t).clause.document = "RFC 0"; },
      [&](auto& t) { rule(t).clause.section = "0"; },
      [&](auto& t) { rule(t).clause.paragraph = "zeroth"; },
      [&](auto& t) { rule(t).states.bits ^= 1U; },
      [&](auto& t) { rule(t).guard = model::graph::negation(rule(t).guard); },
      [&](auto& t) { rule(t).effects.pop_back(); },
      [&](auto& t) { rule(t).effects.front().value = model::graph::negation(rule(t).effects.front().value); },
      [&](auto& t) { rule(t).exit.moves = !rule(t).exit.moves; },
      [&](auto& t) { rule(t).exit = model::enter(model::LAST_ACK).and_continue; },
      [](auto& t) { std::swap(t.phases[0].rules[0], t.phases[0].rules[1]); },
      [](auto& t) { t.phases[0].answers = !t.phases[0].answers; },
      [](auto& t) { t.phases[0].name = "other"; },
      [](auto& t) { t.handlings[0].phases.pop_back(); },
      [](auto& t) { t.handlings[0].enabled = model::graph::negation(t.handlings[0].enabled); },
  };
  std::set<std::string> texts{same};
  for (std::size_t e = 0; e < std::size(edits); ++e) {
    INFO("edit " << e);
    CHECK(texts.insert(text_with(edits[e])).second);
  }
}
