// The small worlds in which mutants take an end's place, and what is made of them.
#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "../../cli/impostors/damage.hpp"
#include "../../cli/impostors/score.hpp"
#include "../../cli/machines/any_machine.hpp"
#include "../../cli/machines/deviants.hpp"
#include "../../cli/machines/plain_machine.hpp"
#include "../../cli/reports/impostors.hpp"
#include "../../proofs/mutation/nudge.hpp"
#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

namespace {

using cli::Reach;
using Json = nlohmann::ordered_json;

const runtime::TableMachine& standard_machine() { return *cli::find_machine("standard"); }
const oracle::Options& options() {
  static const oracle::Options all = cli::beside_host_0(standard_machine(), model::standard());
  return all;
}

proofs::Mutant mutant(std::string_view rule, std::string_view edit) {
  for (proofs::Mutant& one : proofs::mutants_of(*model::standard().find(rule)))
    if (one.edit == edit) return one;
  throw std::runtime_error("no such mutant: " + std::string(edit));
}

/// Everything that a machine says of one event.
bool alike(const runtime::TableMachine& a, const runtime::TableMachine& b, model::Event event,
           const model::Situation& s) {
  runtime::Tcb tcb_a = s.tcb;
  runtime::Tcb tcb_b = s.tcb;
  runtime::Fired fired_a;
  runtime::Fired fired_b;
  const auto out_a = a.handle(tcb_a, event, s.call, s.cfg, s.seg, fired_a);
  const auto out_b = b.handle(tcb_b, event, s.call, s.cfg, s.seg, fired_b);
  return tcb_a == tcb_b && out_a == out_b &&
         std::equal(fired_a.rules().begin(), fired_a.rules().end(), fired_b.rules().begin(),
                    fired_b.rules().end()) &&
         a.is_due(s.tcb, event, s.call, s.cfg) == b.is_due(s.tcb, event, s.call, s.cfg) &&
         a.due(s.tcb, s.call, s.cfg) == b.due(s.tcb, s.call, s.cfg) &&
         a.next_deadline(s.tcb, s.call, s.cfg) == b.next_deadline(s.tcb, s.call, s.cfg) &&
         a.waits_for_host(event) == b.waits_for_host(event);
}

/// Situations that worlds come to, and others near them, each event in each state.
template <class Visit>
void for_situations(std::uint32_t worlds, Visit visit) {
  proofs::Nudge nudge(7);
  for (std::uint32_t number = 0; number < worlds; ++number)
    cli::judge_standard(number, options(), [&](const cli::Met& met, const proofs::Ran&) {
      proofs::Values values = met.before;
      visit(met.event, proofs::situation_of(values));
      nudge(values);
      values[model::id_of(model::terms::tcb.state)] = nudge.below(model::state_count);
      visit(model::Event{static_cast<std::uint8_t>(nudge.below(model::event_count))},
            proofs::situation_of(values));
    });
}

}  // namespace

TEST_CASE("the machine of a plain table is the compiled machine, in every event and state") {
  const cli::PlainMachine plain(model::standard());
  std::set<std::pair<model::Event, model::State>> seen;
  std::size_t differ = 0;
  for_situations(60, [&](model::Event event, const model::Situation& situation) {
    seen.insert({event, situation.tcb.tcb.state});
    if (!alike(standard_machine(), plain, event, situation)) ++differ;
  });
  CHECK(differ == 0);
  CHECK(seen.size() == model::event_count * model::state_count);
}

TEST_CASE("the machine of a mutant is another") {
  for (const auto& [rule, edit] :
       {std::pair("text.in-order", "rule dropped"), std::pair("ack.new", "effect dropped: snd.una"),
        std::pair("listen.syn", "other target: the same state instead of SYN-RECEIVED")}) {
    const proofs::Mutant one = mutant(rule, edit);
    const model::PlainTable table = proofs::table_of(model::standard(), one);
    const cli::PlainMachine plain(table);
    std::size_t differ = 0;
    for_situations(20, [&](model::Event event, const model::Situation& situation) {
      if (!alike(standard_machine(), plain, event, situation)) ++differ;
    });
    INFO(rule << ": " << edit);
    CHECK(differ > 0);
  }
}

TEST_CASE("two of the same do not part, and the witness has no objection", "[long]") {
  const auto worlds = static_cast<std::uint32_t>(effort(400, 100'000));
  std::size_t objections = 0;
  for (std::uint32_t number = 0; number < worlds; ++number) {
    const cli::Played played = cli::play_impostor(number, standard_machine(), options());
    if (played.reach != Reach::nowhere) FAIL_CHECK("world " << number);
    objections += played.objection ? 1 : 0;
  }
  // Whether a FIN left before the peer's came or after, nobody outside can tell: TIME-WAIT, or CLOSED.
  CHECK(objections * 50 < worlds);
}

TEST_CASE("beside an end of the standard's own, hardly anybody is accused", "[long]") {
  // Known faults of the judge stand in docs/judge.md; when they are gone the shares are 0, in all worlds.
  const auto worlds = static_cast<std::uint32_t>(effort(1000, 100'000));
  std::size_t beside = 0;
  std::size_t elsewhere = 0;
  for (std::uint32_t number = 0; number < worlds; ++number) {
    const cli::Innocent innocent = cli::judge_standard(number, options());
    beside += innocent.against.empty() ? 0 : 1;
    elsewhere += innocent.elsewhere.empty() ? 0 : 1;
  }
  CHECK(beside * 1000 < worlds);
  // Each world is captured five times: what strangers do with the very numbers, and the capture lacks.
  CHECK(elsewhere * 200 <= worlds);
}

TEST_CASE("a world that is captured elsewhere is damaged in each way, and the same each time") {
  for (std::uint32_t number = 0; number < 20; ++number) {
    const cli::Damage damage = cli::damages[number % cli::damages.size()];
    const auto whole = cli::captured_elsewhere(number, standard_machine());
    const auto capture = cli::damaged(whole, damage, number);
    CHECK(cli::listing(capture) == cli::listing(cli::damaged(whole, damage, number)));
    CHECK((cli::listing(whole) == cli::listing(cli::captured_elsewhere(number, standard_machine()))));
    // A capture's frames are numbered, and their times do not go back, whatever it lacks.
    for (std::size_t at = 0; at < capture.size(); ++at) {
      CHECK(capture[at].number == at + 1);
      if (at > 0) CHECK(capture[at - 1].time <= capture[at].time);
    }
  }
  const Result whole = run_synfin("mutate --judge --world 3 --elsewhere whole");
  const Result lossy = run_synfin("mutate --judge --world 3 --elsewhere lossy");
  CHECK(whole.status == 0);
  CHECK(lossy.status == 0);
  CHECK(lossy.out.size() < whole.out.size());
  CHECK(run_synfin("mutate --judge --elsewhere lossy").status == 2);
  CHECK(run_synfin("mutate --judge --world 3 --elsewhere burnt").status == 2);
}

TEST_CASE("the standard's own machine is innocent where it was accused once") {
  // Each world is one of its kind: what happens there, and why nobody is to blame.
  const std::vector<std::pair<std::uint32_t, std::string_view>> worlds{
      {619, "two challenge ACKs in five seconds, and no more (RFC 5961 section 7)"},
      {1195, "a SYN in TIME-WAIT does not open anew: no SYN,ACK was seen"},
      {7161, "... the first does not, the second does: the ISN is ahead by then (MAY-2)"},
      {1559, "it calls: what had come before has come to no connection"},
      {875, "the number of the SYN that it answers is 0"},
      {1256, "an acknowledgment at the edge of its window is refused, and its window is not taken"},
      {1796, "a reset at the edge is outside the window: no answer is due"},
      {2827, "the FIN probes a closed window"},
      {1688, "a segment without SYN, ACK and RST: who listens says nothing"},
      {7893, "the user has closed in SYN-RECEIVED: the peer's FIN finds FIN-WAIT-1, not ESTABLISHED"},
      {11319, "a reset is captured twice, and was sent once: the connection goes on"},
      {9251, "a reset offers no window: the one before counts"},
      {10386, "a SYN with text in the midst of a connection is no TCP Fast Open"},
      {1403, "a call with text is not judged, nor what the host does in that connection"},
      {13352, "what a stranger has sent behind the FIN is not held"},
      {8334,
       "an acknowledgment at the edge of its window may be refused, though what is sent next would fit if "
       "not"},
      {6113, "the user has closed in SYN-RECEIVED: the SYN,ACK of a simultaneous open does not open"},
      {16583, "... and has sent before that"},
      {14227,
       "a SYN with text is not judged, nor what the host has heard of it in the connection that was open"},
      {24431, "the FIN may have been acknowledged at the edge of its window, which a strict host refuses"},
      {28446, "who has closed before a simultaneous open was through has closed before the peer's FIN"},
      {39811, "who calls anew was through with the connection before, and answers no reset"},
      {5452, "the window is closed: a FIN may wait from before the peer's"},
  };
  for (const auto& [number, why] : worlds) {
    INFO("world " << number << ": " << why);
    CHECK(cli::judge_standard(number, options()).against.empty());
  }
  const std::vector<std::pair<std::uint32_t, std::string_view>> elsewhere{
      {2343, "of two calls with neighbouring numbers a SYN,ACK answers the one that it acknowledges"},
      {4200, "... though it begins with another number than the one before"},
      {219, "a stranger does not know that the numbers of no connection are 0"},
      {6290, "two calls with neighbouring numbers are answered both"},
      {2017, "... by who has called himself"},
      {535, "a stranger's FIN does not say that nothing was sent that the capture lacks"},
  };
  for (const auto& [number, why] : elsewhere) {
    INFO("world " << number << ", captured elsewhere: " << why);
    CHECK(cli::judge_standard(number, options()).elsewhere.empty());
  }
}

TEST_CASE("what a mutant makes to be seen reaches as far as it should") {
  const auto reach_of = [](const proofs::Mutant& one) {
    const model::PlainTable table = proofs::table_of(model::standard(), one);
    const cli::PlainMachine plain(table);
    Reach reach = Reach::nowhere;
    for (std::uint32_t number = 0; number < 60; ++number)
      reach = std::max(reach, cli::play_impostor(number, plain, options()).reach);
    return reach;
  };
  CHECK(reach_of(mutant("last-ack.fin-acknowledged", "effect dropped: rcv.irs")) == Reach::inner);
  CHECK(reach_of(mutant("established.fin", "effect dropped: told.closing")) == Reach::user);
  CHECK(reach_of(mutant("text.in-order", "effect dropped: rcv.nxt")) == Reach::wire);
}

TEST_CASE("the witness grants what the judge grants") {
  struct Granted {
    std::uint32_t world;
    const char* rule;
    const char* edit;
  };
  for (const auto& [world, rule, edit] : {
           // How text is cut is the host's affair: its card cuts it behind the capture.
           Granted{290, "time-wait.reopen", "fields exchanged in snd.mss: seg.mss and rcv.wnd"},
           // The user may have taken what came, and nobody is told of the room before it is worth it
           // (MUST-39).
           Granted{109, "receive.opens-window", "fields exchanged in rcv.wnd: rcv.unread and seg.wnd"},
           // Who listens has a queue that may be full: a call is let fall.
           Granted{36, "unacceptable", "conjunct dropped: seg.seq < (rcv.nxt + rcv.wnd)"},
       }) {
    INFO(rule << ": " << edit);
    const cli::Played played = cli::play_impostor(world, mutant(rule, edit), options());
    CHECK(played.reach == Reach::wire);
    CHECK(!played.objection);
  }
}

TEST_CASE("a machine of which one rule does otherwise does all else as the table says") {
  const cli::PlainDeviants deviants(standard_machine(), model::standard());
  const std::size_t rule = model::standard().find("text.in-order")->id;
  using Kind = model::Deviation::Kind;
  for (const Kind kind : {Kind::not_heeded, Kind::unasked, Kind::leads, Kind::sets}) {
    const std::size_t field = model::id_of(model::terms::rcv.nxt);
    const auto deviant =
        deviants.with({kind, rule, field, kind == Kind::leads ? std::uint32_t{model::CLOSED} : 7U});
    std::size_t fires = 0;
    std::size_t differs = 0;
    for_situations(20, [&](model::Event event, const model::Situation& situation) {
      runtime::Tcb tcb = situation.tcb;
      runtime::Fired fired;
      static_cast<void>(
          standard_machine().handle(tcb, event, situation.call, situation.cfg, situation.seg, fired));
      const bool concerns = std::count(fired.rules().begin(), fired.rules().end(), rule) > 0;
      const bool same = alike(standard_machine(), *deviant, event, situation);
      fires += concerns ? 1 : 0;
      differs += same ? 0 : 1;
      // Where it would not have fired nothing is otherwise; but one that is not asked fires elsewhere, too.
      if (kind != Kind::unasked && !concerns) CHECK(same);
    });
    CHECK(fires > 0);
    CHECK(differs > 0);
  }
}

TEST_CASE("mutate --judge tells of one rule what is caught, and what cannot be seen") {
  const Result text = run_synfin("mutate --judge --rule listen.syn --worlds 400");
  CHECK_THAT(text.out,
             Catch::Matchers::ContainsSubstring("caught and named: listen.syn: fields exchanged in out.ack"));
  CHECK_THAT(text.out, Catch::Matchers::ContainsSubstring("not visible: listen.syn: "));
  CHECK(text.err.empty());

  const Result json = run_synfin("mutate --judge --rule listen.syn --worlds 400 --format json --jobs 2");
  const Json report = Json::parse(json.out);
  CHECK(report["mutants"].size() == proofs::mutants_of(*model::standard().find("listen.syn")).size());
  std::size_t counted = 0;
  for (const auto& [verdict, count] : report["counts"].items()) counted += count.get<std::size_t>();
  CHECK(counted == report["mutants"].size());
  CHECK(json.status == (report["ok"].get<bool>() ? 0 : 1));
  // Other worlds by their numbers.
  const Result others = run_synfin("mutate --judge --rule listen.syn --worlds 40 --from 400 --format json");
  CHECK(others.out != json.out);
  CHECK(Json::parse(others.out)["worlds"] == 40);
  // The same with any number of threads.
  const Result one = run_synfin("mutate --judge --rule listen.syn --worlds 400 --format json --jobs 1");
  CHECK(one.out == json.out);
}

TEST_CASE("mutate --judge --world shows a world, with a mutant in it or without") {
  // The segment that is sent stands in the listing, and the witness names the rule that should have sent
  // another.
  const Result mutated = run_synfin(
      "mutate --judge --world 1 --rule listen.syn --edit 'fields exchanged in out.ack: seg.seq and snd.iss'");
  CHECK(mutated.status == 0);
  CHECK_THAT(mutated.out, Catch::Matchers::ContainsSubstring("by listen.syn"));
  const Result own = run_synfin("mutate --judge --world 1");
  CHECK(own.status == 0);
  CHECK_THAT(own.out, Catch::Matchers::ContainsSubstring("the witness can explain all"));
  const Result wrong = run_synfin("mutate --judge --world 1 --rule listen.syn --edit nonsense");
  CHECK(wrong.status == 2);
  CHECK_THAT(wrong.err, Catch::Matchers::ContainsSubstring("'nonsense' is no edit of listen.syn"));
}

TEST_CASE("mutate --judge goes with neither words nor shards") {
  CHECK(run_synfin("mutate --judge --words").status == 2);
  CHECK(run_synfin("mutate --judge --shard 1/2").status == 2);
  CHECK(run_synfin("mutate --worlds 3").status == 2);
  CHECK(run_synfin("mutate --judge --worlds 0").status == 2);
}

TEST_CASE("the score's status is 1 below the aim, and where the standard is accused") {
  cli::Score score;
  score.rows.resize(100);
  for (std::size_t i = 0; i < 100; ++i) {
    score.rows[i].judged.what = i < 80   ? cli::Catch::named
                                : i < 95 ? cli::Catch::otherwise
                                         : cli::Catch::missed;
    score.rows[i].judged.world = 0;
  }
  CHECK(cli::status_of(score) == 0);
  score.rows[0].judged.what = cli::Catch::otherwise;
  CHECK(cli::status_of(score) == 1);  // 79 named
  score.rows[0].judged.what = cli::Catch::named;
  score.rows[94].judged.what = cli::Catch::missed;
  CHECK(cli::status_of(score) == 1);  // 94 caught
  score.rows[95].judged.what = cli::Catch::unseen;
  score.rows[96].judged.what = cli::Catch::unseen;
  CHECK(cli::status_of(score) == 0);  // 94 of 98
  score.accused.push_back({3, {}});
  CHECK(cli::status_of(score) == 1);
}

}  // namespace synfin::tests
