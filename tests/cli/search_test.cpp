// Schedules: worlds in which what chance does not come to is done on purpose.
#include <bitset>

#include "../../cli/impostors/impostor.hpp"
#include "../../cli/impostors/search.hpp"
#include "../../cli/machines/any_machine.hpp"
#include "../catch.hpp"

namespace synfin::tests {

namespace {

const runtime::TableMachine& machine() { return *cli::find_machine("standard"); }
const oracle::Options& options() {
  static const oracle::Options all = cli::beside_host_0(machine(), model::standard());
  return all;
}

/// The rules that fire at host 0 of a world.
runtime::RuleSet fired_in(std::uint32_t number) {
  runtime::RuleSet all;
  cli::World world = cli::make_world(number, {&machine(), &machine()});
  world.watch([&](const cli::Happened& happened) {
    runtime::Tcb tcb = happened.before;
    runtime::Fired fired;
    machine().handle(tcb, happened.event, happened.call, cli::config_of(number), happened.segment, fired);
    all |= fired.set();
  });
  cli::play(world, number);
  return all;
}

/// The worlds whose schedules come to the rule.
std::vector<std::uint32_t> worlds_asking(const model::PlainRule& rule) {
  std::vector<std::uint32_t> worlds;
  const auto& all = cli::schedules_of_search(0);
  for (std::uint32_t at = 0; at < all.size(); ++at)
    if (all[at].asked[rule.id]) worlds.push_back(cli::world_of_search(0) + at);
  return worlds;
}

}  // namespace

/// No schedule lets a host ask for what it takes for lost, nor answer a call without an ISN.
bool is_left_out(const model::PlainRule& rule) {
  return rule.name == "retransmit" || rule.name == "retransmit.nothing" ||
         rule.name == "listen.syn.isn-missing";
}

TEST_CASE("schedules lead from CLOSED to every rule of the table, also where chance does not") {
  runtime::RuleSet by_schedule;
  const auto& all = cli::schedules_of_search(0);
  for (std::uint32_t at = 0; at < all.size(); ++at) by_schedule |= fired_in(cli::world_of_search(0) + at);
  for (const model::PlainRule* rule : model::standard().rules) {
    INFO(rule->name);
    CHECK(by_schedule[rule->id] == !is_left_out(*rule));
  }
  runtime::RuleSet by_chance;
  for (std::uint32_t number = 0; number < 500; ++number) by_chance |= fired_in(number);
  CHECK(by_chance.count() < by_schedule.count());
}

TEST_CASE("a schedule is followed alike each time, in its order, and not too long") {
  const auto& all = cli::schedules_of_search(0);
  for (std::uint32_t at = 0; at < all.size(); at += 97) {
    const std::uint32_t number = cli::world_of_search(0) + at;
    cli::World one = cli::make_world(number, {&machine(), &machine()});
    cli::World other = cli::make_world(number, {&machine(), &machine()});
    CHECK(one.tcb().tcb.state == model::CLOSED);
    CHECK(cli::listing(cli::play(one, number)) == cli::listing(cli::play(other, number)));
    const cli::Schedule& schedule = all[at].schedule;
    for (std::size_t deed = 1; deed < schedule.size(); ++deed)
      CHECK(schedule[deed - 1].at <= schedule[deed].at);
  }
  // Other searches find others.
  CHECK(cli::schedules_of_search(1).front().schedule.front().at != 0);
  CHECK(cli::world_of_search(1) == cli::world_of_search(0) + cli::most_of_search);
}

TEST_CASE("what is done on purpose accuses the standard's own machine no more than what chance does") {
  // Who called has heard what came before; nobody knows the window of a host whose SYN was not seen; a host
  // that was through with its connection answers no reset.
  std::size_t accused = 0;
  std::size_t elsewhere = 0;
  const auto& all = cli::schedules_of_search(0);
  for (std::uint32_t at = 0; at < all.size(); ++at) {
    const std::uint32_t world = cli::world_of_search(0) + at;
    const cli::Innocent innocent = cli::judge_standard(world, options());
    if (innocent.misunderstood) continue;  // compartments, which no capture tells
    accused += innocent.against.empty() ? 0 : 1;
    elsewhere += innocent.elsewhere.empty() ? 0 : 1;
  }
  CHECK(accused * 1000 <= all.size());
  CHECK(elsewhere * 100 <= all.size());
}

TEST_CASE("what a schedule leads to can be seen of a mutant that changes nothing in worlds of chance") {
  // After three minutes in SYN-RECEIVED the connection is given up (R2), the user having closed: chance waits
  // so long for nothing.
  const model::PlainRule& rule = *model::standard().find("retransmission.give-up.closed");
  for (std::uint32_t number = 0; number < 100; ++number) CHECK(!fired_in(number)[rule.id]);
  for (const proofs::Mutant& mutant : proofs::mutants_of(rule)) {
    if (mutant.edit != "other target: SYN-SENT instead of CLOSED") continue;
    bool objects = false;
    for (const std::uint32_t world : worlds_asking(rule))
      objects = objects || cli::play_impostor(world, mutant, options()).objection.has_value();
    CHECK(objects);
  }
}

TEST_CASE("of security the witness is told no more than a capture tells") {
  // Whoever listens may answer a SYN; that its compartment was another than the connection's nobody sees.
  cli::Witness witness(options(), model::default_config);
  runtime::Call call{};
  call.now = 1000;
  runtime::Segment syn{};
  syn.syn = true;
  syn.seq = 100;
  syn.wnd = 9000;
  syn.insecure = true;
  witness.happens(model::Event::SEGMENT_ARRIVES, call, syn);
  runtime::Segment answer{};
  answer.syn = true;
  answer.has_ack = true;
  answer.seq = 5000;
  answer.ack = 101;
  answer.wnd = 9000;
  witness.sends(answer);
  CHECK(!witness.objection());
}

}  // namespace synfin::tests
