#include "pool.hpp"

#include <algorithm>
#include <array>

#include "../../proofs/parallel.hpp"
#include "damage.hpp"

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

namespace {

/// The peer of a stranger's is blamed for what the stranger has sent in its name.
std::vector<oracle::Finding> blamed(const std::vector<Recorded>& record, const oracle::Options& options,
                                    const Habits& habits) {
  const RecordJudged judged = judge_recorded(record, options);
  std::vector<oracle::Finding> all;
  for (const std::size_t host : {0U, 1U})
    if (host == 0 || habits.strange == 0)
      for (oracle::Finding& finding : judged.against(host)) all.push_back(std::move(finding));
  return all;
}

}  // namespace

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
  Witness witness(options, habits.config[0]);
  world.look_on(witness);
  const std::vector<Recorded> record = world.play();
  Innocent innocent;
  innocent.misunderstood = witness.objection().has_value();
  innocent.segments = record.size();
  innocent.against = blamed(record, options, habits);
  oracle::Options far = options;
  far.at.reset();
  const std::vector<Recorded> whole = captured_elsewhere(number, options.machine);
  for (const Damage damage : damages)
    for (oracle::Finding& finding : blamed(damaged(whole, damage, number), far, habits))
      innocent.elsewhere.emplace_back(damage, std::move(finding));
  return innocent;
}

void Pool::take(const Innocent& innocent, std::uint32_t world) {
  segments_ += innocent.segments;
  misunderstood_ += innocent.misunderstood ? 1 : 0;
  guilty_[world - worlds_.first] = innocent.misunderstood || !innocent.against.empty();
  for (const oracle::Finding& finding : innocent.against) accused_.push_back({world, finding});
  for (const auto& [damage, finding] : innocent.elsewhere) accused_.push_back({world, finding, damage});
}

Pool::Pool(Range worlds, const oracle::Options& options, unsigned jobs, std::optional<std::size_t> only)
    : worlds_(worlds), guilty_(worlds.count), asked_(options.table.rules.size()) {
  using Rules = runtime::RuleSet;
  constexpr std::uint32_t batch = 256;
  for (std::uint32_t done = 0; done < worlds.count; done += batch) {
    const std::uint32_t first = worlds.first + done;
    const std::uint32_t size = std::min(batch, worlds.count - done);
    // What is asked for no longer need not be kept.
    Rules open;
    for (std::size_t rule = 0; rule < asked_.size(); ++rule)
      open[rule] = asked_[rule].size() < most_of_all && (!only || *only == rule);
    std::vector<Innocent> innocents(size);
    std::vector<std::vector<std::pair<Met, Rules>>> met(size);
    proofs::in_parallel(jobs, size, [&](std::size_t w) {
      std::array<std::uint8_t, 256> kept{};
      innocents[w] = judge_standard(first + static_cast<std::uint32_t>(w), options,
                                    [&](const Met& one, const proofs::Ran& ran) {
                                      Rules wanted = ran.tried & open;
                                      for (std::size_t rule = 0; rule < asked_.size(); ++rule)
                                        if (wanted[rule] && kept[rule]++ >= most_of_world) {
                                          kept[rule] = most_of_world;
                                          wanted.reset(rule);
                                        }
                                      if (wanted.any()) met[w].push_back({one, wanted});
                                    });
    });
    for (std::uint32_t w = 0; w < size; ++w) {
      take(innocents[w], first + w);
      if (is_accused(first + w)) continue;
      for (const auto& [one, wanted] : met[w]) {
        met_.push_back(one);
        for (std::size_t rule = 0; rule < asked_.size(); ++rule)
          if (wanted[rule]) asked_[rule].push_back(&met_.back());
      }
    }
  }
}

}  // namespace synfin::cli
