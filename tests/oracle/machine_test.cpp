// The machine of the table itself, talking over a wire that loses, doubles, delays and reorders, recorded at
// one host or in between: it conforms, so it is never accused.
#include <fmt/format.h>

#include <random>

#include "../../cli/impostors/world.hpp"
#include "../catch.hpp"
#include "../support/effort.hpp"
#include "judged.hpp"

namespace synfin::oracle::test {
namespace {

using cli::Recorded;

std::string accusations(const std::vector<Recorded>& record) {
  std::string text;
  for (const Finding& finding : judge_recorded(record, by_the_standard()).findings)
    if (finding.level == Level::violation)
      text +=
          fmt::format("frame {} {} [{}] {}\n", finding.frame, finding.endpoint, finding.rule, finding.text);
  return text;
}

void expect_innocent(const std::vector<Recorded>& record, const std::string& what, const std::string& seed) {
  const std::string text = accusations(record);
  if (!text.empty()) FAIL_CHECK(seed << " " << what << "\n" << text << listing(record));
}

TEST_CASE("the table's own machine is not accused, whatever the wire does and wherever it is watched",
          "[long]") {
  const runtime::TableMachine& machine = by_the_standard().machine;
  std::size_t packets = 0;
  std::size_t connections = 0;
  std::size_t conforming = 0;
  const int worlds = static_cast<int>(tests::effort(400, 20'000));
  for (int seed = 0; seed < worlds; ++seed) {
    cli::Habits habits;
    runtime::Config config = model::default_config;
    std::mt19937 random(static_cast<std::uint32_t>(seed) * 7919U + 1);
    const auto pick = [&](auto... values) {
      const std::array<std::common_type_t<decltype(values)...>, sizeof...(values)> all{values...};
      return all[random() % all.size()];
    };
    config.buffer = pick(2000U, 9000U, 65535U);
    config.mss = pick(536U, 1460U);
    config.rto = pick(60U, 200U, 1000U);
    config.msl = pick(500U, 5000U);
    config.r2 = 20'000;
    config.keep_alive = pick(true, false);
    config.keep_idle = 2'000;
    config.keep_interval = 500;
    config.half_duplex_close = pick(true, false);
    config.reuse_time_wait = pick(true, false);
    habits.config = {config, config};
    habits.wire = {pick(0.0, 0.05, 0.2), pick(0.0, 0.05), 0, pick(1U, 20U, 150U), pick(0.0, 0.5, 1.0)};
    habits.holds = pick(true, false);
    using Opening = cli::Habits::Opening;
    habits.opening = pick(Opening::first, Opening::first, Opening::first, Opening::first, Opening::first,
                          Opening::second, Opening::both, Opening::nobody_listens);
    const std::string name = fmt::format("seed {}", seed);
    std::vector<Recorded> record =
        cli::World(static_cast<std::uint32_t>(seed), habits, {&machine, &machine}).play();
    packets += record.size();
    expect_innocent(record, "whole", name);
    for (const FlowReport& flow : judge_recorded(record, by_the_standard()).flows) {
      ++connections;
      conforming += flow.verdict == Verdict::conforming ? 1 : 0;
    }
    for (int damage = 0; damage < 6 && record.size() > 2; ++damage) {
      std::vector<Recorded> damaged = record;
      const auto at = static_cast<std::ptrdiff_t>(random() % (damaged.size() - 1));
      const char* what = "one lost";
      if (damage < 3)
        damaged.erase(damaged.begin() + at);
      else if (damage == 3)
        damaged.erase(damaged.begin(), damaged.begin() + at), what = "starts late";
      else if (damage == 4)
        damaged.erase(damaged.begin() + at + 1, damaged.end()), what = "ends early";
      else
        std::erase_if(damaged, [&](const Recorded&) { return random() % 10 == 0; }), what = "a tenth lost";
      expect_innocent(damaged, what, name);
    }
  }
  WARN(fmt::format("{} worlds, {} packets, {} connections, {} of them conforming, the others unknown", worlds,
                   packets, connections, conforming));
  CHECK(conforming * 10 > connections * 5);
}

}  // namespace
}  // namespace synfin::oracle::test
