#include "pool.hpp"

#include <array>

#include "../../proofs/parallel.hpp"
#include "plain_machine.hpp"

namespace synfin::cli {

namespace {
/// So many events of a world are kept for a rule, and so many of all worlds: most rules are asked often.
constexpr std::size_t most_of_world = 6;
constexpr std::size_t most_of_all = 4000;
}  // namespace

oracle::Options beside_host_0(const runtime::TableMachine& machine, const model::PlainTable& table) {
  oracle::Options options{machine, table};
  const oracle::Endpoint& host = ends_of_worlds()[0];
  options.at = oracle::EndpointPattern{host.address, 128, host.port};
  return options;
}

Innocent judge_standard(std::uint32_t number, const oracle::Options& options,
                        const std::function<void(const Met&, const proofs::Ran&)>& heard) {
  const Habits habits = habits_of(number);
  World world(number, habits, {&options.machine, &options.machine});
  if (heard)
    world.watch([&](const Happened& happened) {
      model::Situation situation;
      situation.tcb = happened.before;
      situation.cfg = habits.config[0];
      situation.call = happened.call;
      situation.seg = happened.segment;
      Met met{number, happened.event, proofs::values_of(situation), {}};
      const proofs::Ran ran = proofs::run(options.table, met.event, met.before);
      met.after = ran.after;
      heard(met, ran);
    });
  const std::vector<Recorded> record = world.play();
  Innocent innocent;
  innocent.segments = record.size();
  const RecordJudged judged = judge_recorded(record, options);
  // The peer of a stranger's is blamed for what the stranger has sent in its name.
  for (const std::size_t host : {0U, 1U})
    if (host == 0 || habits.strange == 0)
      for (oracle::Finding& finding : judged.against(host)) innocent.against.push_back(std::move(finding));
  return innocent;
}

Pool::Pool(std::uint32_t worlds, const oracle::Options& options, unsigned jobs)
    : worlds_(worlds), guilty_(worlds), met_(worlds), asked_(options.table.rules.size()) {
  std::vector<Innocent> innocents(worlds);
  std::vector<std::vector<std::bitset<256>>> tried(worlds);
  proofs::in_parallel(jobs, worlds, [&](std::size_t w) {
    std::array<std::uint8_t, 256> kept{};
    innocents[w] = judge_standard(
        static_cast<std::uint32_t>(w), options, [&](const Met& met, const proofs::Ran& ran) {
          std::bitset<256> wanted;
          for (std::size_t rule = 0; rule < asked_.size(); ++rule)
            if (ran.tried[rule] && kept[rule] < most_of_world) {
              ++kept[rule];
              wanted.set(rule);
            }
          if (wanted.none()) return;
          met_[w].push_back(met);
          tried[w].push_back(wanted);
        });
  });
  for (std::uint32_t w = 0; w < worlds; ++w) {
    segments_ += innocents[w].segments;
    guilty_[w] = !innocents[w].against.empty();
    for (oracle::Finding& finding : innocents[w].against) accused_.push_back({w, std::move(finding)});
    for (std::uint32_t at = 0; at < met_[w].size(); ++at)
      for (std::size_t rule = 0; rule < asked_.size(); ++rule)
        if (tried[w][at][rule] && asked_[rule].size() < most_of_all) asked_[rule].push_back({w, at});
  }
}

std::vector<const Met*> Pool::where_asked(std::size_t rule) const {
  std::vector<const Met*> all;
  for (const auto& [world, at] : asked_[rule]) all.push_back(&met_[world][at]);
  return all;
}

}  // namespace synfin::cli
