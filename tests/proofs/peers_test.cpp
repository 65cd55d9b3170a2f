// The induction over two peers: what it must not believe.
#include "../../model/plain.hpp"
#include "../../proofs/peers/induct.hpp"
#include "../../proofs/smt/ledger.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace proofs::peers;
using proofs::Answer, proofs::Fallen, proofs::Hypothesis, proofs::Induction, proofs::Names, proofs::Proof,
    proofs::Prover, proofs::Shown, proofs::ShownAtPlace;

namespace {

proofs::Limits limits() {
  proofs::Limits some;
  some.timeout_ms = 60'000;
  return some;
}

std::vector<const proofs::Property*> claimed() {
  std::vector<const proofs::Property*> all;
  for (const proofs::Property& property : proofs::properties())
    if (property.level == proofs::Level::two_endpoints) all.push_back(&property);
  return all;
}
/// The names of the pieces that hold of everybody, or of the open alone.
Names pieces(proofs::Of of, bool while_alive = false) {
  Names all;
  for (const proofs::Piece& piece : proofs::peer_invariant())
    if (piece.of == of && !piece.of_the_open && (!while_alive || piece.while_alive)) all.insert(piece.name);
  return all;
}

/// As if nothing had fallen at another place.
std::vector<Shown> judged(AtPlace& here, const model::PlainTable& table) {
  Fallen fallen;
  return here.judge(table, {0, &fallen}).shown;
}

/// What falls where a segment arrives in LISTEN: piece by piece.
Names fallen_in(AtPlace& here, const model::PlainTable& table) {
  Names fallen;
  for (const Shown& one : judged(here, table))
    if (one.answer != Answer::yes) fallen.insert(one.piece);
  return fallen;
}

}  // namespace

TEST_CASE("a SYN that opens breaks the invariant, each time it is asked, with a step that tells how") {
  z3::context context;
  AtPlace here(context, {model::Event::SEGMENT_ARRIVES, model::LISTEN}, limits(), {.properties = claimed()});
  CHECK(fallen_in(here, model::standard()).empty());
  const model::PlainTable& two_messages = *model::find_table("two-message-handshake");
  const Names fallen = fallen_in(here, two_messages);
  CHECK(fallen.count("open-is-acknowledged") == 1);
  CHECK(fallen.count("handshake-agreement") == 1);
  CHECK(fallen.count("stale-syn-never-establishes") == 1);
  // What does not speak of who is open stands there, too.
  for (const std::string_view piece : pieces(proofs::Of::peers)) CHECK(fallen.count(piece) == 0);
  CHECK(fallen.count("incarnations-do-not-mix") == 0);
  // Only what is proved of a way need not be shown again.
  CHECK(fallen_in(here, two_messages) == fallen);

  for (const Shown& one : judged(here, two_messages)) {
    if (one.answer == Answer::yes) continue;
    INFO(one.piece);
    REQUIRE(one.how);
    REQUIRE(one.how->steps.size() == 1);
    CHECK(one.how->steps.front().situation.tcb.tcb.state == model::LISTEN);
    CHECK(one.how->steps.front().after.tcb.state == model::ESTABLISHED);
    CHECK(one.how->bystander);
  }
}

TEST_CASE("what has fallen at an earlier place is left out, and what falls at a later one is not") {
  const std::string_view theorem = "handshake-agreement";
  const std::string_view piece = "open-is-acknowledged";
  const auto looked_at = [&](std::size_t fallen_at, std::size_t judged_at) {
    z3::context context;
    AtPlace here(context, {model::Event::SEGMENT_ARRIVES, model::LISTEN}, limits(),
                 {.properties = claimed()});
    Fallen fallen;
    fallen.note(theorem, fallen_at);
    fallen.note(piece, fallen_at);
    Names all;
    const ShownAtPlace made = here.judge(*model::find_table("two-message-handshake"), {judged_at, &fallen});
    for (const Shown& one : made.shown) all.insert(one.piece);
    CHECK((made.left_out || fallen_at > judged_at));
    CHECK(fallen.by("stale-syn-never-establishes", judged_at));  // it is told what falls here
    return all;
  };
  const Names all = looked_at(2, 1);
  CHECK(all.count(theorem) == 1);
  CHECK(all.count(piece) == 1);
  Names fewer = looked_at(1, 2);
  CHECK(fewer.count(theorem) == 0);
  CHECK(fewer.count(piece) == 0);
  fewer.insert({theorem, piece});
  CHECK(fewer == all);
}

TEST_CASE("without a piece all is shown again that rests on it, and nothing else") {
  const Names lost{"sent-behind-nxt"};
  const auto without = [&](z3::context& context, const Names& those) {
    return AtPlace(context, {model::Event::SEGMENT_ARRIVES, model::LAST_ACK}, limits(),
                   {.properties = claimed(), .lost = those});
  };
  z3::context context;
  AtPlace whole = without(context, {});
  const std::vector<Shown> earlier = judged(whole, model::standard());
  const auto falls = [&](const std::vector<Shown>* known, std::size_t& taken_over) {
    z3::context own;
    AtPlace here = without(own, lost);
    Fallen fallen;
    Names all;
    const ShownAtPlace made = here.judge(model::standard(), {0, &fallen, known});
    for (const Shown& one : made.shown) {
      CHECK(lost.count(one.piece) == 0);
      CHECK_FALSE(rests_on(one, lost));
      if (one.answer != Answer::yes) all.insert(one.piece);
      taken_over +=
          static_cast<std::size_t>(std::any_of(earlier.begin(), earlier.end(), [&](const Shown& then) {
            return then.way == one.way && then.owed == one.owed && then.used == one.used;
          }));
    }
    CHECK(made.tally.owed == made.tally.looked_at);
    return all;
  };
  std::size_t as_before = 0;
  std::size_t by_chance = 0;
  const Names fallen = falls(&earlier, as_before);
  CHECK_FALSE(fallen.empty());
  CHECK(fallen == falls(nullptr, by_chance));
  CHECK(as_before >= by_chance);
}

TEST_CASE("an ISN that is not the host's fresh one is not taken for fresh") {
  z3::context context;
  AtPlace here(context, {model::Event::OPEN_ACTIVE, model::CLOSED}, limits(), {.properties = claimed()});
  CHECK(fallen_in(here, model::standard()).empty());
  CHECK_FALSE(fallen_in(here, *model::find_table("reused-isn")).empty());
}

TEST_CASE("what an arriving segment may be trusted with rests on msl and on the conjunct") {
  z3::context context;
  AtPlace here(context, {model::Event::SEGMENT_ARRIVES, model::SYN_SENT}, limits(),
               {.properties = claimed()});
  Names used;
  for (const Shown& one : judged(here, model::standard())) {
    CHECK(one.answer == Answer::yes);
    used.insert(one.used.begin(), one.used.end());
  }
  CHECK(used.count("msl") == 1);
  const Names alive = pieces(proofs::Of::segment, true);
  CHECK(std::any_of(alive.begin(), alive.end(), [&](std::string_view one) { return used.count(one) != 0; }));
}

TEST_CASE("the invariant rests on nothing that only the claims of the open may use") {
  z3::context context;
  AtPlace here(context, {model::Event::SEGMENT_ARRIVES, model::SYN_RECEIVED}, limits(),
               {.properties = claimed()});
  Names resting;
  for (const Shown& one : judged(here, model::standard()))
    if (one.used.count("open-is-acknowledged") != 0) resting.insert(one.piece);
  CHECK(resting.count("handshake-agreement") == 1);
  for (const proofs::Of of : {proofs::Of::peers, proofs::Of::segment})
    for (const std::string_view piece : pieces(of)) CHECK(resting.count(piece) == 0);
  CHECK(resting.count("incarnations-do-not-mix") == 0);
}

TEST_CASE("cvc5 reads the queries of the induction, and people can tell what they are about") {
  z3::context context;
  proofs::Ledger ledger;
  proofs::Limits both = limits();
  both.solvers = proofs::Solvers::both;
  both.ledger = &ledger;
  AtPlace here(context, {model::Event::SEGMENT_ARRIVES, model::CLOSING}, both, {.properties = claimed()});
  CHECK(fallen_in(here, model::standard()).empty());
  CHECK(ledger.solvers() == 2);
  CHECK(ledger.unknowns().empty());
  CHECK(ledger.disagreements().empty());
  REQUIRE_FALSE(ledger.slowest().empty());
  for (const proofs::Asked& asked : ledger.slowest())
    CHECK_THAT(asked.about, Catch::Matchers::EndsWith(" on standard: SEGMENT ARRIVES in CLOSING"));
}

TEST_CASE("what once followed follows again only from the same facts") {
  z3::context c;
  const proofs::Limits some = limits();
  proofs::Solver solver(c, some);
  Prover prover(c, solver, false);
  const z3::expr x = c.bv_const("x", 32);
  const z3::expr y = c.bv_const("y", 32);
  const z3::expr z = c.bv_const("z", 32);
  const std::vector<Hypothesis> both{{"a", "a", z3::ult(x, y)}, {"b", "b", z3::ult(y, z)}};
  const std::vector<Hypothesis> one{both.front()};
  const z3::expr goal = z3::ult(x, z);
  CHECK(prover.prove("g", goal, {.given = both}).answer == Answer::yes);
  CHECK(prover.prove("g", goal, {.given = both}).used.size() == 2);
  const Proof refuted = prover.prove("g", goal, {.given = one});
  CHECK(refuted.answer == Answer::no);
  CHECK(refuted.how);
  CHECK(prover.follows("g", goal, both));
  CHECK_FALSE(prover.follows("g", goal, one));
  // At once: only from what speaks of nothing else.
  CHECK_FALSE(prover.follows_at_once(goal, both));
  CHECK(prover.follows_at_once(goal, std::vector<Hypothesis>{{"c", "c", goal}}));
}

TEST_CASE("a property without claims is not proved by them, nor one that rests on a fallen piece") {
  Induction induction;
  CHECK_FALSE(induction.proves("nobody-has-shown-this"));
  induction.pieces_["theorem"].rests_on = {"lemma"};
  induction.pieces_["lemma"].rests_on = {"msl"};
  CHECK(induction.proves("theorem"));
  CHECK(induction.foundations("theorem") == Names{"lemma", "msl"});
  induction.pieces_["lemma"].answer = Answer::unknown;
  CHECK_FALSE(induction.proves("theorem"));
  REQUIRE(induction.fallen("theorem") != nullptr);
  CHECK(induction.fallen("theorem")->first == "lemma");
}

TEST_CASE("what is put together with a property of one endpoint is not proved without it") {
  const auto result = [](std::string_view property, std::string_view table, proofs::Verdict verdict) {
    proofs::Result one;
    one.property = property;
    one.variant = table;
    one.verdict = verdict;
    return one;
  };
  using proofs::Verdict;
  const std::string_view whole = "dead-peer-is-noticed-by-the-other";
  std::vector<proofs::Result> parts{
      result(whole, "sound", Verdict::proved), result(whole, "broken", Verdict::proved),
      result(whole, "not judged", Verdict::proved), result("dead-peer-is-noticed", "sound", Verdict::proved),
      result("dead-peer-is-noticed", "broken", Verdict::violated)};
  proofs::doubt_without_foundations(parts);
  CHECK(parts[0].verdict == Verdict::proved);
  CHECK(parts[1].verdict == Verdict::unknown);
  CHECK_THAT(parts[1].detail, Catch::Matchers::StartsWith("dead-peer-is-noticed is not proved"));
  CHECK(parts[2].verdict == Verdict::unknown);
}

}  // namespace synfin::tests
