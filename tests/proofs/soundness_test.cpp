// What must not come out as proved: tables and statements made to deceive the proofs.
#include <algorithm>

#include "../../model/plain_of.hpp"
#include "../../model/standard.hpp"
#include "../../model/variant.hpp"
#include "../../proofs/claims/peer_words.hpp"
#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/peers/induction.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"

namespace synfin::tests {

using namespace model;
using namespace model::terms;
using proofs::Answer;

namespace {

// A FIN counts wherever it lies: what has not come yet is lost. The rules keep their names.
struct SameNamesEdits {
  static constexpr std::string_view name = "lossy-same-names", gloss = "a FIN is taken out of order";
  static constexpr auto edits = hana::make_tuple(
      replace("text.out-of-order",
              rule("text.out-of-order", rfc9293("3.10.7.4", "seventh"), "goes on all the same", receiving,
                   when(!starts_in_order && seg_len != 0_n), owe_ack, and_continue)),
      replace("established.fin",
              rule("established.fin", rfc9293("3.10.7.4", "eighth"), "wherever it lies", in(ESTABLISHED),
                   when(seg.fin), then(rules::take_fin, owe_ack), enter(CLOSE_WAIT).and_answer)));
};
using SameNames = Variant<Standard, SameNamesEdits>;
// The same rules as the standard's, stated elsewhere.
struct SaidAgainEdits {
  static constexpr std::string_view name = "said-again", gloss = "one rule stated anew, word for word";
  static constexpr auto edits = hana::make_tuple(replace(
      "text.out-of-order", rule("another.name", rfc9293("3.10.7.4", "seventh"), "another gloss", receiving,
                                when(!starts_in_order && seg_len != 0_n), owe_ack, and_answer)));
};
using SaidAgain = Variant<Standard, SaidAgainEdits>;

proofs::Limits limits() { return {.timeout_ms = 60'000, .jobs = 2}; }

const proofs::Property& property(std::string_view name) { return *proofs::find_property(name); }

/// What is shown of one corner, with some pieces lost.
std::vector<proofs::peers::Shown> shown_at(Event event, State state, const PlainTable& table,
                                           std::vector<const proofs::Property*> properties,
                                           proofs::peers::Names lost = {}) {
  z3::context context;
  proofs::peers::Corner corner(context, event, false, state, limits(),
                               {std::move(properties), nullptr, std::move(lost)});
  std::vector<proofs::peers::Shown> shown = corner.judge(table);
  CHECK(corner.tally().owed == corner.tally().looked_at);
  CHECK(corner.tally().owed != 0);
  return shown;
}

bool all_proved(const std::vector<proofs::peers::Shown>& shown, std::string_view piece) {
  return std::all_of(shown.begin(), shown.end(), [&](const proofs::peers::Shown& one) {
    return one.piece != piece || one.answer == Answer::yes;
  });
}

}  // namespace

TEST_CASE("a rule that says something else under its old name makes another table") {
  const PlainTable lossy = plain_of<SameNames>();
  const PlainTable again = plain_of<SaidAgain>();
  CHECK_FALSE(same_course(standard(), lossy, Event::SEGMENT_ARRIVES));
  CHECK(same_course(standard(), again, Event::SEGMENT_ARRIVES));
  for (std::size_t e = 0; e < event_count; ++e)
    if (Event(e) != Event::SEGMENT_ARRIVES) CHECK(same_course(standard(), lossy, Event(e)));
  // And so what is lost there is not proved of it: not from the standard's proof, either.
  const auto shown = shown_at(Event::SEGMENT_ARRIVES, ESTABLISHED, lossy, {});
  CHECK_FALSE(all_proved(shown, "fin-taken-is-all"));
  CHECK(all_proved(shown_at(Event::SEGMENT_ARRIVES, ESTABLISHED, standard(), {}), "fin-taken-is-all"));
}

TEST_CASE("what is owed of every way is each piece of each, and each claim of the event") {
  const std::vector<const proofs::Property*> none;
  std::size_t peers = 0, segments = 0, pairs = 0;
  for (const proofs::Piece& piece : proofs::peer_invariant()) {
    peers += piece.of == proofs::Of::peers ? 1 : 0;
    segments += piece.of == proofs::Of::segment ? 1 : 0;
    pairs += piece.of == proofs::Of::two_segments ? 1 : 0;
  }
  REQUIRE(peers != 0);
  REQUIRE(segments != 0);
  REQUIRE(pairs != 0);
  // Of both peers; of one that p sent, one that q sent and the one that leaves; of the one that leaves with
  // another, in both orders, and of any two that are on the wire already.
  const std::size_t owed = 2 * peers + 3 * segments + 4 * pairs;
  CHECK(proofs::peers::obligations(none, Event::SEGMENT_ARRIVES, false).size() == owed);
  CHECK(proofs::peers::obligations(none, Event::STATUS, true).size() == owed);
  const proofs::Property* const which[] = {&property("no-joint-stall")};
  CHECK(proofs::peers::obligations(which, Event::STATUS, false).size() == owed + 3);
  CHECK(proofs::peers::obligations(which, Event::STATUS, true).size() == owed);
}

TEST_CASE("two hosts need not be configured alike") {
  z3::context context;
  const proofs::Z3Words words(context);
  const proofs::peers::Setting setting(words, ESTABLISHED);
  for (std::size_t id = first_field(Group::cfg); id < field_count; ++id)
    CHECK_FALSE(z3::eq(setting.p[id], setting.q[id]));
}

TEST_CASE("without the piece that it rests on a claim is not proved, and the piece is named") {
  const proofs::peers::Names lost{"fin-taken-is-all", "received-was-sent"};
  const auto& closed = property("both-closed-means-all-delivered");
  const auto with = shown_at(Event::SEGMENT_ARRIVES, LAST_ACK, standard(), {&closed});
  const auto without = shown_at(Event::SEGMENT_ARRIVES, LAST_ACK, standard(), {&closed}, lost);
  CHECK(all_proved(with, closed.name));
  CHECK_FALSE(all_proved(without, closed.name));
  for (const proofs::peers::Shown& one : without) {
    CHECK(lost.count(one.piece) == 0);
    for (const std::string_view used : one.used) CHECK(lost.count(used) == 0);
  }
}

}  // namespace synfin::tests
