// What must not come out as proved: tables and statements made to deceive the proofs.
#include <algorithm>
#include <set>

#include "../../model/config.hpp"
#include "../../model/plain_of.hpp"
#include "../../model/standard.hpp"
#include "../../model/variant.hpp"
#include "../../proofs/claims/peer_words.hpp"
#include "../../proofs/endpoint/at_place.hpp"
#include "../../proofs/endpoint/endpoint.hpp"
#include "../../proofs/event/concrete.hpp"
#include "../../proofs/event/courses.hpp"
#include "../../proofs/peers/induct.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"
#include "../support/folder.hpp"

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
// The time-wait timer runs in FIN-WAIT-2, too.
struct TimedFinWait2Edits {
  static constexpr std::string_view name = "timed-fin-wait-2", gloss = "FIN-WAIT-2 ends after 2MSL";
  static constexpr auto edits = hana::make_tuple(
      replace("fin-wait-1.fin-acknowledged",
              rule("fin-wait-1.fin-acknowledged.timed", rfc9293("3.10.7.4", "fifth"), "starts a clock",
                   in(FIN_WAIT_1), when(fin_acknowledged), start(time_wait_timer, cfg.msl + cfg.msl),
                   enter(FIN_WAIT_2).and_continue)),
      before("time-wait.timeout",
             rule("fin-wait-2.timeout", rfc9293("3.6"), "gives up", in(FIN_WAIT_2), always,
                  then(delete_tcb, told.user_timeout = yes), enter(CLOSED).and_return)));
};
using TimedFinWait2 = Variant<Standard, TimedFinWait2Edits>;

proofs::Limits limits() { return {.timeout_ms = 60'000, .jobs = 2}; }

const proofs::Property& property(std::string_view name) { return *proofs::find_property(name); }

/// What is shown at one place, with some pieces lost.
std::vector<proofs::Shown> shown_at(Event event, State state, const PlainTable& table,
                                    std::vector<const proofs::Property*> properties,
                                    proofs::Names lost = {}) {
  z3::context context;
  proofs::peers::AtPlace here(context, {event, state}, limits(),
                              {std::move(properties), nullptr, std::move(lost)});
  proofs::Fallen fallen;
  proofs::ShownAtPlace made = here.judge(table, {0, &fallen});
  CHECK(made.tally.owed == made.tally.looked_at);
  CHECK(made.tally.owed != 0);
  return made.shown;
}

bool all_proved(const std::vector<proofs::Shown>& shown, std::string_view piece) {
  return std::all_of(shown.begin(), shown.end(), [&](const proofs::Shown& one) {
    return one.piece != piece || one.answer == Answer::yes;
  });
}

}  // namespace

TEST_CASE("a rule that says something else under its old name makes another table") {
  const PlainTable lossy = plain_of<SameNames>();
  const PlainTable again = plain_of<SaidAgain>();
  CHECK_FALSE(proofs::same_courses(standard(), lossy, Event::SEGMENT_ARRIVES, ESTABLISHED));
  for (std::size_t e = 0; e < event_count; ++e)
    for (std::size_t state = 0; state < state_count; ++state) {
      INFO(name_of(Event(e)) << " in " << name_of(State(state)));
      CHECK(proofs::same_courses(standard(), again, Event(e), State(state)));
      if (Event(e) != Event::SEGMENT_ARRIVES || state == LISTEN)
        CHECK(proofs::same_courses(standard(), lossy, Event(e), State(state)));
    }
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
  CHECK(proofs::obligations_of_two(none, Event::SEGMENT_ARRIVES, false).size() == owed);
  CHECK(proofs::obligations_of_two(none, Event::STATUS, true).size() == owed);
  const proofs::Property* const which[] = {&property("no-joint-stall")};
  CHECK(proofs::obligations_of_two(which, Event::STATUS, false).size() == owed + 3);
  CHECK(proofs::obligations_of_two(which, Event::STATUS, true).size() == owed);
}

TEST_CASE("two hosts need not be configured alike") {
  z3::context context;
  const proofs::Z3Words words(context);
  const proofs::peers::Setting setting(words, ESTABLISHED);
  for (std::size_t id = first_field(Group::cfg); id < field_count; ++id)
    CHECK_FALSE(z3::eq(setting.p[id], setting.q[id]));
}

TEST_CASE("without the piece that it rests on a claim is not proved, and the piece is named") {
  const proofs::Names lost{"fin-taken-is-all", "received-was-sent"};
  const auto& closed = property("both-closed-means-all-delivered");
  const auto with = shown_at(Event::SEGMENT_ARRIVES, LAST_ACK, standard(), {&closed});
  const auto without = shown_at(Event::SEGMENT_ARRIVES, LAST_ACK, standard(), {&closed}, lost);
  CHECK(all_proved(with, closed.name));
  CHECK_FALSE(all_proved(without, closed.name));
  for (const proofs::Shown& one : without) {
    CHECK(lost.count(one.piece) == 0);
    for (const std::string_view used : one.used) CHECK(lost.count(used) == 0);
  }
}

TEST_CASE("the induction goes through every event in every state, and through every crash") {
  std::set<std::pair<int, int>> met;
  for (const proofs::Place& place : proofs::peers::places_of_peers())
    CHECK(met.insert({place.crash ? -1 : static_cast<int>(place.event), place.state}).second);
  CHECK(met.size() == (event_count + 1) * state_count);
}

TEST_CASE("what is false is proved nowhere: no hypothesis at hand contradicts another") {
  using namespace proofs::claims;
  const proofs::Property never{.name = "never",
                               .statement = "nothing happens",
                               .question = "",
                               .clause = "none",
                               .level = proofs::Level::two_endpoints,
                               .claims = {claim("nothing happens", every_event, yes, no)}};
  const proofs::Place place =
      GENERATE(proofs::Place{Event::SEGMENT_ARRIVES, LAST_ACK},
               proofs::Place{Event::SEGMENT_ARRIVES, SYN_SENT}, proofs::Place{Event::SEND, CLOSE_WAIT},
               proofs::Place{Event::OPEN_ACTIVE, CLOSED}, proofs::Place{Event::STATUS, TIME_WAIT, true});
  INFO(place.name());
  z3::context context;
  proofs::peers::AtPlace here(context, place, limits(), {{&never}, nullptr, {}});
  std::size_t refuted = 0;
  proofs::Fallen fallen;
  for (const proofs::Shown& one : here.judge(standard(), {0, &fallen}).shown) {
    if (one.piece != never.name) continue;
    CHECK(one.answer != Answer::unknown);
    refuted += one.answer == Answer::no ? 1 : 0;  // some ways of one endpoint are none of two
  }
  CHECK(refuted != 0);
}

TEST_CASE("where nothing can happen is looked at again when any piece is lost") {
  z3::context context;
  proofs::endpoint::AtPlace here(context, {Event::TIME_WAIT_TIMEOUT, CLOSED}, limits());
  const proofs::Property* const which[] = {&property("endpoint-invariant")};
  proofs::Fallen fallen;
  const proofs::endpoint::Found found = here.judge(standard(), which, {0, &fallen});
  // Only the invariant says that no timer runs in CLOSED.
  for (const proofs::Piece& piece : proofs::endpoint_invariant()) {
    INFO(piece.name);
    CHECK(std::any_of(found.made.shown.begin(), found.made.shown.end(), [&](const proofs::Shown& one) {
      return one.piece != piece.name && proofs::rests_on(one, {piece.name});
    }));
  }
}

TEST_CASE("what is assumed of a host is no more than a sound configuration says, to its very bounds") {
  const auto holds = [](const ConfigOf<Words>& config, std::uint32_t text) {
    proofs::Values values{};
    Situation situation;
    situation.cfg = config;
    situation.seg.text = text;
    situation.seg.up = text;
    for (std::size_t id = 0; id < field_count; ++id) values[id] = get(situation, id);
    return proofs::value_of(*proofs::sound_host(), values, values) != 0;
  };
  ConfigOf<Words> least{};
  least.buffer = least.mss = least.default_mss = least.rto = least.max_rto = least.msl = 1;
  least.keep_idle = least.keep_interval = least.keep_count = 1;
  least.r2_syn = 180'000;
  ConfigOf<Words> most = least;
  most.buffer = 1U << 30;
  most.mss = most.default_mss = 65535;
  for (std::uint32_t* time : {&most.rto, &most.max_rto, &most.r2, &most.r2_syn, &most.user_timeout, &most.msl,
                              &most.keep_idle, &most.keep_interval, &most.challenge_period, &most.r1})
    *time = 1U << 29;
  most.keep_count = 1000;
  most.challenge_limit = 65535;
  most.keep_alive = most.half_duplex_close = most.protect_time_wait = most.reuse_time_wait = true;
  CHECK(holds(default_config, 1460));
  CHECK(holds(least, 0));
  CHECK(holds(most, 65535));
  CHECK_FALSE(holds(most, 65536));
}

TEST_CASE(
    "a table that does not keep a piece of the invariant loses it and what rests on it, and nothing else") {
  const PlainTable timed = plain_of<TimedFinWait2>();
  const PlainTable* const tables[] = {&timed};
  const proofs::Property* const which[] = {&property("timers-match-states"),
                                           &property("fin-only-in-sequence"), &property("no-rule-is-dead")};
  const Folder folder;
  proofs::Obligations owed(folder.path());
  proofs::Limits with_list = limits();
  with_list.obligations = &owed;
  const proofs::OfOneEndpoint judged = proofs::judge_endpoint(which, tables, with_list);
  REQUIRE(judged.lost.size() == 1);
  REQUIRE(judged.lost.front().size() == 1);
  CHECK(judged.lost.front().front().piece == "time-wait-timer");
  CHECK(judged.lost.front().front().step);
  REQUIRE(judged.results.size() == 3);
  CHECK(judged.results[0].verdict == proofs::Verdict::violated);
  CHECK(judged.results[1].verdict == proofs::Verdict::proved);
  // The rule fires where the invariant fell: it may not be called dead.
  CHECK(judged.results[2].verdict == proofs::Verdict::unknown);
  CHECK(judged.results[2].detail == "not known to fire: fin-wait-2.timeout");
  // What fell before the piece was lost stays on the list.
  std::size_t fallen = 0;
  owed.each([&](const proofs::Obligations::Entry& one) {
    fallen += one.owed.name == which[0]->name && one.shown == Answer::yes ? 1 : 0;
  });
  CHECK(fallen != 0);
  // Where all that is asked for falls, what is lost is not judged, and nothing is said of it.
  const proofs::OfOneEndpoint of_one = proofs::judge_endpoint({which, 1}, tables, limits());
  CHECK(of_one.results.front().verdict == proofs::Verdict::violated);
  CHECK(of_one.lost.empty());
}

TEST_CASE("two endpoints are judged without the pieces that one does not keep, whatever is asked for",
          "[.][long]") {
  const PlainTable timed = plain_of<TimedFinWait2>();
  const PlainTable* const tables[] = {&timed};
  const proofs::Property* const which[] = {&property("timers-match-states"),
                                           &property("handshake-agreement")};
  const proofs::Verification judged = proofs::verify(which, tables, limits());
  CHECK(judged.results[0].verdict == proofs::Verdict::violated);
  CHECK(std::any_of(judged.lost.begin(), judged.lost.end(), [](const proofs::LostOn& one) {
    return one.lost.piece == "time-wait-timer" && one.level == proofs::Level::one_endpoint;
  }));
}

}  // namespace synfin::tests
