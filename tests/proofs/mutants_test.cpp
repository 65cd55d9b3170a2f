// Mutants: one fault in one rule, each kind where it can be, each once.
#include <algorithm>
#include <set>

#include "../../model/graph/text.hpp"
#include "../../proofs/mutation/mutate.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs;

namespace {

std::vector<std::string> edits_of(std::string_view rule) {
  std::vector<std::string> edits;
  for (const Mutant& mutant : mutants_of(*model::standard().find(rule))) edits.push_back(mutant.edit);
  return edits;
}
bool among(const std::vector<std::string>& edits, std::string_view edit) {
  return std::find(edits.begin(), edits.end(), edit) != edits.end();
}
bool same(const model::PlainRule& a, const model::PlainRule& b) {
  return a.name == b.name && a.states == b.states && a.guard == b.guard && a.exit.moves == b.exit.moves &&
         a.exit.target == b.exit.target && a.exit.flow == b.exit.flow &&
         std::equal(a.effects.begin(), a.effects.end(), b.effects.begin(), b.effects.end(),
                    [](const auto& x, const auto& y) { return x.field == y.field && x.value == y.value; });
}

}  // namespace

TEST_CASE("the mutants of a rule with one flag for a guard, and no effect, are these eleven") {
  // Eight flags of the TCB can stand where the segment's bit stood: passive, reopened, aged, closed, four
  // timers.
  CHECK(edits_of("listen.rst") ==
        std::vector<std::string>{"rule dropped", "guard negated", "conjunct dropped: seg.rst",
                                 "fields exchanged in the guard: seg.rst and tcb.passive",
                                 "fields exchanged in the guard: seg.rst and tcb.reopened",
                                 "fields exchanged in the guard: seg.rst and snd.aged",
                                 "fields exchanged in the guard: seg.rst and snd.closed",
                                 "fields exchanged in the guard: seg.rst and armed.retransmission",
                                 "fields exchanged in the guard: seg.rst and armed.user",
                                 "fields exchanged in the guard: seg.rst and armed.time_wait",
                                 "fields exchanged in the guard: seg.rst and armed.keep_alive"});
}

TEST_CASE("each kind of fault is made where the rule has room for it") {
  const auto fin = edits_of("time-wait.fin");
  CHECK(among(fin, "conjunct dropped: !seg.syn"));
  CHECK(among(fin, "timer not started: time_wait"));
  CHECK(among(fin, "no segment sent"));
  CHECK(among(fin, "effect off by one: out.ack"));
  CHECK(among(fin, "effect dropped: deadline.time_wait"));
  CHECK(among(fin, "fields exchanged in out.seq: snd.nxt and seg.seq"));
  const auto old = edits_of("ack.too-old");
  CHECK(among(old,
              "comparison by one in the guard: seg.ack < (snd.una - snd.max_wnd) becomes seg.ack <= "
              "(snd.una - snd.max_wnd)"));
  const auto syn = edits_of("syn-sent.bad-ack");
  CHECK(among(syn, "conjunct dropped: seg.has_ack"));
  CHECK(among(edits_of("established.fin"), "other target: LAST-ACK instead of CLOSE-WAIT"));
  CHECK(among(edits_of("established.fin"), "other target: the same state instead of CLOSE-WAIT"));
}

TEST_CASE("a mutant differs from the table in its rule and nowhere else, and names its edit once") {
  std::size_t all = 0;
  for (const model::PlainRule* rule : model::standard().rules) {
    std::set<std::string> edits;
    for (const Mutant& mutant : mutants_of(*rule)) {
      INFO(rule->name << ": " << mutant.edit);
      ++all;
      CHECK(edits.insert(mutant.edit).second);
      const model::PlainTable table = table_of(model::standard(), mutant);
      REQUIRE(table.rules.size() == model::standard().rules.size());
      for (const model::PlainRule* original : model::standard().rules) {
        const model::PlainRule* const now = table.rules[original->id];
        if (original != rule)
          REQUIRE((now != nullptr && same(*now, *original)));
        else if (mutant.fault == Fault::rule_dropped)
          REQUIRE(now == nullptr);
        else
          REQUIRE((now != nullptr && !same(*now, *original)));
      }
    }
    CHECK(edits.count("rule dropped") == 1);
  }
  CHECK(all > 50 * model::standard().rules.size() / 2);  // dozens for each rule
}

TEST_CASE("a term reads as it is written in the rules") {
  CHECK(text_of(*model::standard().find("rst.challenge")->guard) == "seg.rst && seg.seq != rcv.nxt");
  CHECK(text_of(*model::standard().find("ack.unsent")->guard) == "snd.nxt < seg.ack");
  CHECK(text_of(*model::standard().find("ack.syn-received.unacceptable")->guard) ==
        "!(snd.una < seg.ack && seg.ack <= snd.nxt)");
}

TEST_CASE("what a verdict rests on names the rule, its event's rules and the claims about them") {
  const std::string basis = basis_of(*model::standard().find("close.again"));
  CHECK(basis.find("close.again in ") != std::string::npos);
  CHECK(basis.find("answer.text in ") != std::string::npos);  // CLOSE runs through it
  CHECK(basis.find("listen.syn in ") == std::string::npos);   // but not through this
  CHECK(basis.find("close-is-answered: ") != std::string::npos);
  CHECK(basis != basis_of(*model::standard().find("close.established")));
}

}  // namespace synfin::tests
