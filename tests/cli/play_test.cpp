// Play: concrete events on two machines; the machine of each table by its name.
#include "../../cli/play/play.hpp"

#include <stdexcept>

#include "../../model/plain.hpp"
#include "../catch.hpp"

using namespace synfin;
using namespace synfin::cli;

TEST_CASE("every table has its machine, and no other name has one", "[cli]") {
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    const auto machine = make_machine(table->name);
    REQUIRE(machine);
    const Outcome outcome = machine->handle(Event::OPEN_PASSIVE, {}, model::default_config, {});
    CHECK(outcome.told.ok);
    CHECK(machine->tcb().tcb.state == State::LISTEN);
    REQUIRE(outcome.rules.size() == 1);
    CHECK(table->find(outcome.rules[0]) != nullptr);
  }
  CHECK(!make_machine("no-such-table"));
  CHECK_THROWS_AS(Play("no-such-table"), std::invalid_argument);
}

TEST_CASE("a configuration is sound or not", "[cli]") {
  CHECK(is_sound(model::default_config));
  Config config = model::default_config;
  config.msl = 0;
  CHECK(!is_sound(config));
  config = model::default_config;
  config.r2_syn = 1000;
  CHECK(!is_sound(config));
}

TEST_CASE("timeouts are what the table says", "[cli]") {
  CHECK(is_timeout(Event::TIME_WAIT_TIMEOUT));
  CHECK(is_timeout(Event::KEEP_ALIVE_TIMEOUT));
  CHECK(!is_timeout(Event::TRANSMIT));
  CHECK(!is_timeout(Event::CLOSE));
}

TEST_CASE("a trace is replayed exactly as given", "[cli]") {
  // The textbook's story of the delayed SYN, as a solver would tell it: every event with its clock and
  // numbers.
  Play play("two-message-handshake");
  Happening open{1, Event::OPEN_PASSIVE, {}, {}};
  open.call.now = 0xffff'ff00;
  play.happen(open);
  // 512 ms later: the clock has wrapped
  Happening stale{1, Event::SEGMENT_ARRIVES, runtime::ready_call(0x100, 7000), {}};
  stale.segment.seq = 90;
  stale.segment.syn = true;
  const Outcome outcome = play.happen(stale);
  CHECK(outcome.told.open);
  CHECK(outcome.out.seq == 7000);
  CHECK(play.state(1) == State::ESTABLISHED);
  Happening answer{0, Event::SEGMENT_ARRIVES, {}, outcome.out};
  answer.call.now = 0x100;
  CHECK(play.happen(answer).out.rst);

  const std::vector<LadderStep>& steps = play.ladder().steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].event == "OPEN PASSIVE");
  CHECK(steps[1].ms == 512);
  CHECK(steps[1].arrives->origin == Origin::old);
  CHECK(steps[1].sends->number == 0);
  CHECK(steps[1].rules == std::vector<std::string>{"listen.syn.two-messages"});
  CHECK(steps[2].arrives->origin == Origin::peer);
  CHECK(steps[2].arrives->number == std::optional<std::size_t>(0));
  CHECK(!steps[2].arrives->again);
  CHECK(steps[2].states[1] == "ESTABLISHED");
  play.happen(answer);
  CHECK(play.ladder().steps.back().arrives->again);
}

TEST_CASE("one endpoint faces any segment whatever", "[cli]") {
  Start start;
  start.alone = true;
  start.tcb[0].tcb.state = State::TIME_WAIT;
  start.tcb[0].rcv.nxt = 500;
  start.tcb[0].rcv.wnd = 1000;
  Play play("standard", start);
  Happening reset{0, Event::SEGMENT_ARRIVES, {}, {}};
  reset.segment.seq = 500;
  reset.segment.rst = true;
  play.happen(reset, Origin::forged);
  CHECK(play.state(0) == State::CLOSED);
  CHECK(play.ladder().start == std::array<std::string, 2>{"TIME-WAIT", ""});
  CHECK(play.ladder().steps[0].states[1].empty());
}

TEST_CASE("time passes, and timeouts happen in their order", "[cli]") {
  Play play("standard");
  CHECK(!play.next_timeout());
  play.call(0, Event::OPEN_ACTIVE);
  CHECK(play.next_timeout() == std::optional<std::uint64_t>(1000));
  play.pass(999);
  CHECK(play.sent().size() == 1);
  play.pass(1);
  CHECK(play.sent().size() == 2);
  play.pass(400'000);
  CHECK(play.ms() == 401'000);
  CHECK(play.state(0) == State::CLOSED);
  CHECK(play.told(0).retry_timeout);
  CHECK(!play.pass_to_timeout());
}

TEST_CASE("numbers are fresh unless they are given", "[cli]") {
  Play play("standard");
  play.fresh(0) = {7, 8};
  play.call(0, Event::OPEN_ACTIVE);
  CHECK(play.sent().back().segment.seq == 7);
  play.call(0, Event::CLOSE);
  play.call(0, Event::OPEN_ACTIVE);
  CHECK(play.sent().back().segment.seq == 8);
  play.reboot(0);
  CHECK(play.state(0) == State::CLOSED);
  play.call(0, Event::OPEN_ACTIVE);
  CHECK(play.sent().back().segment.seq != 8);
}
