// The vocabulary's words are found in the table's terms, and mean what they abbreviate.
#include "../catch.hpp"

#include <algorithm>

#include "../../gen/glossary.hpp"
#include "../../model/graph/fold.hpp"

using namespace synfin;
using model::Node;

namespace {

/// A term with its words put back in full, to compare with the original.
bool same(const gen::Glossary& glossary, const Node& abbreviated, const Node& full) {
  if (const gen::Word* word = glossary.word(abbreviated)) return same(glossary, *word->meaning, full);
  if (abbreviated.op != full.op || abbreviated.sort != full.sort || abbreviated.value != full.value ||
      abbreviated.field != full.field)
    return false;
  for (std::size_t k = 0; k < model::arity(full.op); ++k)
    if (!same(glossary, *abbreviated.kids[k], *full.kids[k])) return false;
  return true;
}

std::set<std::size_t> reads(const Node& full) {
  if (full.op == model::Op::field) return {full.field};
  std::set<std::size_t> all;
  for (std::size_t k = 0; k < model::arity(full.op); ++k) all.merge(reads(*full.kids[k]));
  return all;
}

}  // namespace

TEST_CASE("abbreviated terms are the terms", "[gen]") {
  gen::Glossary glossary;
  for (const model::PlainRule* rule : model::standard().rules) {
    INFO(rule->name);
    const Node& guard = glossary.abbreviate(*rule->guard);
    CHECK(same(glossary, guard, *rule->guard));
    CHECK(glossary.reads(guard) == reads(*rule->guard));
    for (const model::PlainAssign& effect : rule->effects) {
      const Node& value = glossary.abbreviate(*effect.value);
      CHECK(same(glossary, value, *effect.value));
      CHECK(glossary.reads(value) == reads(*effect.value));
    }
  }
}

TEST_CASE("a guard that is a word becomes that word", "[gen]") {
  gen::Glossary glossary;
  const Node& guard = glossary.abbreviate(*model::standard().find("answer.text")->guard);
  REQUIRE(glossary.word(guard) != nullptr);
  CHECK(glossary.word(guard)->name == "can_send_text");
  CHECK(&glossary.abbreviate(*model::standard().find("answer.text")->guard) == &guard);
  // Each word stands behind those that its meaning needs.
  const auto& used = glossary.used();
  const auto place = [&](std::string_view name) {
    return std::find_if(used.begin(), used.end(), [&](const gen::Word* word) { return word->name == name; });
  };
  CHECK(place("usable_window") < place("can_send_text"));
  CHECK(place("outstanding") < place("usable_window"));
}
