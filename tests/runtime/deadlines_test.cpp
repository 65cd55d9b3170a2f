// What a host sees besides outcomes: what is due, when it must call again, what a connection costs.
#include <type_traits>

#include "../catch.hpp"
#include "../support/in_state.hpp"

namespace synfin::tests {
namespace {
using namespace model;
using Machine = runtime::Machine<>;

static_assert(sizeof(Machine) <= 128);
static_assert(std::is_trivially_copyable_v<Machine> && !std::is_polymorphic_v<Machine>);
static_assert(std::is_trivially_destructible_v<Machine>);

Machine machine_of(const Setting& s) { return Machine{s.tcb}; }

const std::uint32_t nows[] = {0, 50'000, 0U - 1, 0U - 500, 0U - 1000, (1U << 31) - 1};

}  // namespace

TEST_CASE("a connection without timers waits for ever") {
  for (const State state : {CLOSED, LISTEN, ESTABLISHED, FIN_WAIT_2, CLOSE_WAIT}) {
    const Setting s = in_state(state);
    CHECK_FALSE(machine_of(s).next_deadline(s.call, s.config).has_value());
    CHECK_FALSE(machine_of(s).due(s.call, s.config).has_value());
  }
}

TEST_CASE("a timer is due at its deadline and not a millisecond earlier, wherever the clock stands") {
  for (const std::uint32_t now : nows) {
    INFO("now = " << now);
    const Setting s = in_state(SYN_SENT, {100, 300, now});
    const Machine m = machine_of(s);
    CHECK(m.next_deadline(runtime::call_at(now), s.config) == now + 1000);
    CHECK_FALSE(m.due(runtime::call_at(now + 999), s.config).has_value());
    CHECK(m.due(runtime::call_at(now + 1000), s.config) == Event::RETRANSMISSION_TIMEOUT);
    CHECK(m.next_deadline(runtime::call_at(now + 1000), s.config) == now + 1000);
    CHECK(m.next_deadline(runtime::call_at(now + 5000), s.config) == now + 5000);  // overdue: at once
  }
}

TEST_CASE("of several timers the earliest counts, also across the clock's wrap") {
  for (const std::uint32_t now : nows) {
    INFO("now = " << now);
    const Setting s = in_state(ESTABLISHED, {100, 300, now}).outstanding(10).keep_alive().user_timer();
    const Machine m = machine_of(s);
    CHECK(m.next_deadline(runtime::call_at(now), s.config) == now + 1000);
    const Setting idle = in_state(ESTABLISHED, {100, 300, now}).keep_alive().user_timer();
    CHECK(machine_of(idle).next_deadline(runtime::call_at(now), idle.config) == now + 300'000);
    CHECK(machine_of(idle).due(runtime::call_at(now + 300'000), idle.config) == Event::USER_TIMEOUT);
  }
}

TEST_CASE("TRANSMIT is due as long as the window takes more, one segment each time") {
  Setting s = in_state(ESTABLISHED).user(Event::SEND, 1200);
  Machine m = machine_of(s);
  CHECK(m.handle(s.event, s.call, s.config).out.text == 500);
  CHECK(m.due(s.call, s.config) == Event::TRANSMIT);
  CHECK(m.next_deadline(s.call, s.config) == s.call.now);
  const Outcome second = m.handle(Event::TRANSMIT, s.call, s.config);
  CHECK((second.told.sent && same(second.out, seg(601, 301, ACK, 500))));
  // 200 octets are left and the window is full: the host waits for the retransmission timer
  CHECK_FALSE(m.is_due(Event::TRANSMIT, s.call, s.config));
  CHECK(m.next_deadline(s.call, s.config) == s.call.now + 1000);
  const Outcome acknowledged = m.handle(Event::SEGMENT_ARRIVES, s.call, s.config, seg(301, 1101, ACK));
  CHECK(acknowledged.told.acknowledged == 1000);
  CHECK((acknowledged.told.sent && same(acknowledged.out, seg(1101, 301, ACK, 200))));
  CHECK_FALSE(m.due(s.call, s.config).has_value());
}

TEST_CASE("calls and segments may come at any time, timeouts and TRANSMIT wait until they are due") {
  CHECK_FALSE(Machine::waits_for_host(Event::OPEN_ACTIVE));
  CHECK_FALSE(Machine::waits_for_host(Event::SEGMENT_ARRIVES));
  CHECK(Machine::waits_for_host(Event::TRANSMIT));
  CHECK(Machine::waits_for_host(Event::RETRANSMISSION_TIMEOUT));
  CHECK(Machine::waits_for_host(Event::USER_TIMEOUT));
  CHECK(Machine::waits_for_host(Event::TIME_WAIT_TIMEOUT));
  CHECK(Machine::waits_for_host(Event::KEEP_ALIVE_TIMEOUT));
  CHECK(Machine{}.is_due(Event::CLOSE, runtime::call_at(0), default_config));
}

TEST_CASE("a SYN that nobody answers is repeated at doubled intervals, for at least three minutes") {
  for (const std::uint32_t start : nows) {
    INFO("start = " << start);
    Machine m;
    Call call = runtime::ready_call(start, 77);
    m.handle(Event::OPEN_ACTIVE, call, default_config);
    const std::uint32_t intervals[] = {1000, 2000, 4000, 8000, 16'000, 32'000, 60'000};
    for (const std::uint32_t interval : intervals) {
      CHECK(m.next_deadline(call, default_config) == call.now + interval);
      call.now += interval;
      const Outcome outcome = m.handle(Event::RETRANSMISSION_TIMEOUT, call, default_config);
      CHECK((outcome.told.sent && same(outcome.out, seg(77, SYN))));
    }
    call.now += 60'000;
    const Outcome last = m.handle(Event::RETRANSMISSION_TIMEOUT, call, default_config);
    CHECK((!last.told.sent && last.told.retry_timeout));
    CHECK(call.now - start >= 180'000);
    CHECK(m.state() == CLOSED);
  }
}

TEST_CASE("R1 is told once, between R1 and R2") {
  Setting s = in_state(ESTABLISHED).outstanding(10);
  Machine m = machine_of(s);
  int told = 0;
  int tries = 0;
  while (m.state() == ESTABLISHED) {
    s.call.now = *m.next_deadline(s.call, s.config);
    const Outcome outcome = m.handle(Event::RETRANSMISSION_TIMEOUT, s.call, s.config);
    if (outcome.told.retry_trouble) CHECK(tries == 2);  // the third retransmission
    told += outcome.told.retry_trouble ? 1 : 0;
    ++tries;
  }
  CHECK(told == 1);
}

}  // namespace synfin::tests
