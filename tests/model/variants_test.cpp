// A variant is the standard's table with its edits made, and nothing else changed. What each drops and adds
// is told here once more, on purpose: a variant that edits more than its name says would prove something
// else.
#include <algorithm>
#include <string_view>
#include <vector>

#include "../../model/plain.hpp"
#include "../catch.hpp"

namespace synfin::tests {
namespace {
using namespace model;
using Names = std::vector<std::string_view>;

struct Edited {
  std::string_view table;
  Names dropped;
  Names added;
};

const std::vector<Edited> expected{
    {"two-message-handshake", {"listen.syn"}, {"listen.syn.two-messages"}},
    {"three-message-close",
     {"fin-wait-2.fin"},
     {"answer.last-fin", "answer.last-bare-fin", "fin-wait-2.fin.unanswered"}},
    {"no-time-wait",
     {"closing.fin-acknowledged", "fin-wait-2.fin"},
     {"closing.fin-acknowledged.at-once", "fin-wait-2.fin.at-once"}},
    {"no-keep-alive", {"keep-alive.give-up", "keep-alive.probe"}, {}},
    {"no-rfc5961",
     {"rst.challenge", "syn.challenge", "ack.too-old"},
     {"syn.in-window.syn-received", "syn.in-window", "syn.in-window.time-wait"}},
    {"reused-isn",
     {"open-active", "send.listen", "listen.syn"},
     {"open-active.reused-isn", "send.listen.reused-isn", "listen.syn.reused-isn"}},
};

bool equal(const Node* a, const Node* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return a->op == b->op && a->sort == b->sort && a->value == b->value && a->field == b->field &&
         std::equal(a->kids.begin(), a->kids.end(), b->kids.begin(), equal);
}
bool equal(const PlainRule& a, const PlainRule& b) {
  return a.name == b.name && a.gloss == b.gloss && a.states == b.states && a.line == b.line &&
         a.file == b.file && a.clause.section == b.clause.section &&
         a.clause.paragraph == b.clause.paragraph && a.exit.moves == b.exit.moves &&
         a.exit.target == b.exit.target && a.exit.flow == b.exit.flow && equal(a.guard, b.guard) &&
         std::equal(a.effects.begin(), a.effects.end(), b.effects.begin(), b.effects.end(),
                    [](const PlainAssign& x, const PlainAssign& y) {
                      return x.field == y.field && equal(x.value, y.value);
                    });
}

/// The rules that the second list has and the first has not, and a check that the common ones stand in one
/// order.
Names names_of(const PlainPhase& phase) {
  Names names;
  for (const PlainRule& rule : phase.rules) names.push_back(rule.name);
  return names;
}
bool holds(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}
Names without(const Names& names, const Names& those) {
  Names rest;
  std::copy_if(names.begin(), names.end(), std::back_inserter(rest),
               [&](auto name) { return !holds(those, name); });
  return rest;
}

}  // namespace

TEST_CASE("every variant is among the expected") {
  for (const PlainTable* table : tables().subspan(1)) {
    INFO("variant " << table->name);
    CHECK(std::count_if(expected.begin(), expected.end(),
                        [&](const Edited& e) { return e.table == table->name; }) == 1);
    CHECK_FALSE(table->gloss.empty());
  }
}

TEST_CASE("a variant drops, replaces and adds what it says, and nothing else") {
  for (const Edited& edited : expected) {
    INFO("variant " << edited.table);
    const PlainTable* variant = find_table(edited.table);
    REQUIRE(variant != nullptr);
    REQUIRE(variant->phases.size() == standard().phases.size());
    Names dropped;
    Names added;
    for (std::size_t p = 0; p < variant->phases.size(); ++p) {
      const PlainPhase& before = standard().phases[p];
      const PlainPhase& after = variant->phases[p];
      CHECK((before.name == after.name && before.answers == after.answers));
      const Names gone = without(names_of(before), names_of(after));
      const Names fresh = without(names_of(after), names_of(before));
      CHECK(without(names_of(before), gone) ==
            without(names_of(after), fresh));  // the rest in the same order
      dropped.insert(dropped.end(), gone.begin(), gone.end());
      added.insert(added.end(), fresh.begin(), fresh.end());
      for (const PlainRule& rule : after.rules)
        for (const PlainRule& original : before.rules)
          if (rule.name == original.name) CHECK(equal(rule, original));
    }
    std::sort(dropped.begin(), dropped.end());
    std::sort(added.begin(), added.end());
    Names wanted_dropped = edited.dropped;
    Names wanted_added = edited.added;
    std::sort(wanted_dropped.begin(), wanted_dropped.end());
    std::sort(wanted_added.begin(), wanted_added.end());
    CHECK(dropped == wanted_dropped);
    CHECK(added == wanted_added);
    for (std::size_t e = 0; e < event_count; ++e) {
      CHECK(variant->handlings[e].phases == standard().handlings[e].phases);
      CHECK(equal(variant->handlings[e].enabled, standard().handlings[e].enabled));
    }
  }
}

TEST_CASE("what stands instead of a rule stands in its place, and what is added before it before it") {
  const auto place = [](const PlainTable& table, std::string_view rule) {
    for (const PlainPhase& phase : table.phases) {
      const Names names = names_of(phase);
      const auto found = std::find(names.begin(), names.end(), rule);
      if (found != names.end()) return found - names.begin();
    }
    return std::ptrdiff_t{-1};
  };
  CHECK(place(*find_table("two-message-handshake"), "listen.syn.two-messages") ==
        place(standard(), "listen.syn"));
  CHECK(place(*find_table("no-time-wait"), "fin-wait-2.fin.at-once") == place(standard(), "fin-wait-2.fin"));
  const PlainTable& three = *find_table("three-message-close");
  CHECK(place(three, "answer.last-fin") == place(standard(), "answer.text"));
  CHECK(place(three, "answer.text") == place(standard(), "answer.text") + 2);
}

}  // namespace synfin::tests
