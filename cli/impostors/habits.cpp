#include "habits.hpp"

namespace synfin::cli {

Habits habits_of(std::uint32_t world) {
  std::mt19937 random(world * 7919U + 1);
  const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
  const auto of_100 = [&](std::uint32_t share) { return below(100) < share; };
  const auto pick = [&](auto... values) {
    const std::array<std::common_type_t<decltype(values)...>, sizeof...(values)> all{values...};
    return all[random() % all.size()];
  };
  using Opening = Habits::Opening;
  Habits habits;
  const bool rough = is_rough(world);
  const std::uint32_t rto = pick(60U, 200U, 1000U, 2500U);
  const std::uint32_t msl = pick(500U, 5000U);
  for (const std::size_t who : {0U, 1U}) {
    runtime::Config& config = habits.config[who];
    const bool narrow = who == 1 ? of_100(60) : rough && of_100(50);
    config.buffer = narrow ? pick(1U, 600U, 2000U, 9000U) : 65535U;
    config.mss = pick(536U, 1460U);
    config.rto = rto;
    config.max_rto = pick(5000U, 60'000U);
    config.msl = msl;
    config.r2 = pick(5000U, 20'000U);
    config.user_timeout = pick(0U, 4000U, 300'000U);
    config.keep_alive = of_100(50);
    config.keep_idle = 2'000;
    config.keep_interval = 500;
    config.keep_count = pick(2U, 5U);
    config.challenge_limit = rough ? pick(0U, 2U, 10U) : 0;
    config.half_duplex_close = rough && of_100(50);
    config.protect_time_wait = of_100(30);
    config.reuse_time_wait = of_100(60);
  }

  Wire& wire = habits.wire;
  wire.tap = 0;
  wire.shortest_delay = pick(1U, 1U, 20U, 600U);
  wire.longest_delay = wire.shortest_delay + pick(0U, 0U, 20U, 150U);
  wire.loss = of_100(25) ? pick(0.05, 0.2) : 0.0;
  wire.twice = of_100(15) ? 0.1 : 0.0;

  habits.opening = of_100(45)   ? Opening::first
                   : of_100(75) ? Opening::second
                   : of_100(70) ? Opening::both
                                : Opening::nobody_listens;
  habits.silent_from = of_100(20) ? 1000 + below(of_100(50) ? 300 : 4000) : 0;
  // Nobody answers any more, and a SYN is given up after three minutes at the earliest.
  const bool deserted = of_100(8);
  if (deserted) habits.silent_from = 1001 + below(2 * habits.wire.longest_delay + 40);
  habits.strange = of_100(60) ? 1 + below(4) : 0;
  if (of_100(75)) habits.strange_in = static_cast<model::State>(below(model::state_count));
  habits.odd_calls = of_100(20);
  habits.reopens = of_100(50);
  habits.slowness = pick(20U, 60U, 700U);
  habits.holds = !rough || of_100(50);
  habits.lasts = of_100(80) && !deserted ? 60'000 : 400'000;
  habits.most_segments = 160;
  return habits;
}

}  // namespace synfin::cli
