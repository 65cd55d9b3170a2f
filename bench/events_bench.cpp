// events_bench                   lists the recordings, each with its number of events
// events_bench table|hand|c|msm|statechart NAME   plays one recording once, for whoever counts the
// instructions (see
//                                run.sh)
// events_bench size              tells how many octets a connection takes: the table's machine, C, MSM,
// Statechart events_bench same              plays all by MSM and Statechart beside the switch: is each
// outcome and TCB the same?
#include <cstdio>
#include <cstring>
#include <string_view>

#include "by_c.hpp"
#include "by_msm.hpp"
#include "by_statechart.hpp"
#include "recordings.hpp"

namespace {

using namespace synfin;

/// Does the peer do what the switch does, and stand in the state that the TCB names?
template <class Connection, class Handle>
bool is_same(const char* who, const bench::Recording& one, Handle handle) {
  std::array<runtime::Tcb, 2> hand = one.start;
  std::array<Connection, 2> peer{Connection{one.start[0]}, Connection{one.start[1]}};
  for (std::size_t n = 0; n < one.steps.size(); ++n) {
    const bench::Step& step = one.steps[n];
    if (step.fresh) {
      hand = one.start;
      peer = {Connection{one.start[0]}, Connection{one.start[1]}};
    }
    const runtime::Config& config = one.configs[step.config];
    const runtime::Outcome expected =
        bench::handle_by_hand(hand[step.end], step.event, step.call, config, step.segment);
    const runtime::Outcome outcome = handle(peer[step.end], step.event, step.call, config, step.segment);
    const runtime::Tcb& tcb = peer[step.end].tcb();
    if (outcome == expected && tcb == hand[step.end] && peer[step.end].state() == tcb.tcb.state) continue;
    std::fprintf(stderr, "events_bench: %s differs in %s at event %zu: %s\n", who, one.name.data(), n,
                 name_of(step.event).data());
    return false;
  }
  return true;
}

int compare() {
  bool same = true;
  for (const bench::Recording& one : bench::recordings()) {
    same = is_same<bench::MsmConnection>("Boost.MSM", one, bench::handle_by_msm) && same;
    same = is_same<bench::StatechartConnection>("Boost.Statechart", one, bench::handle_by_statechart) && same;
  }
  return same ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2 || std::strncmp(arguments[1], "--", 2) == 0) {
    for (const bench::Recording& one : bench::recordings())
      std::printf("%s %zu %.*s\n", one.name.data(), one.steps.size(), static_cast<int>(one.meaning.size()),
                  one.meaning.data());
    return 0;
  }
  const std::string_view what = arguments[1];
  if (what == "size") {
    std::printf("%zu %zu %zu %zu\n", sizeof(runtime::Machine<>), bench::size_by_c(), bench::size_by_msm(),
                bench::size_by_statechart());
    return 0;
  }
  if (what == "same") return compare();
  for (const bench::Recording& one : bench::recordings()) {
    if (count < 3 || one.name != arguments[2]) continue;
    if (what == "table") return std::printf("%u\n", bench::play_by_table(one)) < 0 ? 1 : 0;
    if (what == "c")
      return std::printf("%u\n", bench::play<bench::CConnection>(one, bench::handle_by_c)) < 0 ? 1 : 0;
    if (what == "msm") return std::printf("%u\n", bench::play_by_msm(one)) < 0 ? 1 : 0;
    if (what == "statechart") return std::printf("%u\n", bench::play_by_statechart(one)) < 0 ? 1 : 0;
    if (what == "hand") return std::printf("%u\n", bench::play_by_hand(one)) < 0 ? 1 : 0;
  }
  std::fprintf(stderr, "events_bench: nothing to play; events_bench alone lists the recordings\n");
  return 2;
}
