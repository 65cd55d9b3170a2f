// The machine written by hand for the bench keeps step with the table's over random but meaningful traffic.
// This also shows that the traffic reaches every state and lets every rule fire, so that others may rely on
// it.
#include "../../bench/by_hand.hpp"

#include <array>
#include <string>
#include <vector>

#include "../catch.hpp"
#include "../support/traffic.hpp"

namespace {

using namespace synfin;
using tests::Happening;

constexpr const auto& names = model::rule_names<model::Standard>;

struct Coverage {
  std::array<std::size_t, names.size()> times{};
  constexpr void fired(std::size_t rule) { ++times[rule]; }
};

TEST_CASE("the machine written by hand does what the table's does") {
  constexpr std::size_t events = 1'500'000;
  tests::Traffic traffic(9293);
  Coverage coverage;
  std::array<runtime::Tcb, 2> by_hand{};
  std::array<std::array<std::size_t, model::event_count>, model::state_count> visited{};
  std::size_t differences = 0;
  for (std::size_t n = 0; n < events && differences == 0; ++n) {
    const Happening now = traffic.next(coverage);
    runtime::Tcb& tcb = by_hand[now.end];
    if (now.fresh) tcb = runtime::Tcb{};
    const runtime::Outcome outcome = bench::handle_by_hand(tcb, now.event, now.call, now.config, now.segment);
    ++visited[now.before.tcb.state][static_cast<std::size_t>(now.event)];
    if (tcb == now.after && outcome == now.outcome) continue;
    ++differences;
    UNSCOPED_INFO("event " << n << ": " << name_of(now.event) << " in " << name_of(now.before.tcb.state)
                           << ", then " << name_of(now.after.tcb.state) << " by the table, "
                           << name_of(tcb.tcb.state) << " by hand");
  }
  CHECK(differences == 0);

  // Calls, segments: in every state.
  for (std::size_t state = 0; state < model::state_count; ++state)
    for (std::size_t event = 0; event <= static_cast<std::size_t>(model::Event::SEGMENT_ARRIVES); ++event) {
      INFO(model::events[event].name << " in " << model::states[state].name);
      CHECK(visited[state][event] > 0);
    }

  std::vector<std::string> silent;
  for (std::size_t rule = 0; rule < names.size(); ++rule)
    if (coverage.times[rule] == 0) silent.emplace_back(names[rule]);
  CAPTURE(silent);
  CHECK(silent.empty());
}

}  // namespace
