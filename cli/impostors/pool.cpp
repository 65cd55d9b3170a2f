#include "pool.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "../../proofs/parallel.hpp"
#include "damage.hpp"
#include "search.hpp"

namespace synfin::cli {

namespace {
/// So many events of a world are kept for a rule, and so many of all worlds: most rules are asked often.
constexpr std::size_t most_of_world = 6;
constexpr std::size_t most_of_all = 4000;
constexpr std::size_t most_by_search = 1500;
/// So many schedules are followed for each world that is left to chance, as far as there are any.
constexpr std::uint32_t schedules_a_world = 4;

std::uint64_t digest(const Met& met) {
  std::uint64_t digest = static_cast<std::uint64_t>(met.event);
  for (const std::uint32_t value : met.before) digest = (digest ^ value) * 0x100000001b3U + (digest >> 29U);
  return digest;
}
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
                                    bool has_stranger) {
  const RecordJudged judged = judge_recorded(record, options);
  std::vector<oracle::Finding> all;
  for (const std::size_t host : {0U, 1U})
    if (host == 0 || !has_stranger)
      for (oracle::Finding& finding : judged.against(host)) all.push_back(std::move(finding));
  return all;
}

}  // namespace

Innocent judge_standard(std::uint32_t number, const oracle::Options& options,
                        const std::function<void(const Met&, const proofs::Ran&)>& heard) {
  World world = make_world(number, {&options.machine, &options.machine});
  const runtime::Config config = config_of(number);
  if (heard)
    world.watch([&](const Happened& happened) {
      model::Situation situation;
      situation.tcb = happened.before;
      situation.cfg = config;
      situation.call = happened.call;
      situation.seg = happened.segment;
      Met met{number, happened.event, proofs::values_of(situation), {}};
      const proofs::Ran ran = proofs::run(options.table, met.event, met.before);
      met.after = ran.after;
      heard(met, ran);
    });
  Witness witness(options, config);
  world.look_on(witness);
  const std::vector<Recorded> record = play(world, number);
  Innocent innocent;
  innocent.misunderstood = witness.objection().has_value();
  innocent.segments = record.size();
  const bool has_stranger = is_searched(number) || habits_of(number).strange > 0;
  innocent.against = blamed(record, options, has_stranger);
  if (is_searched(number)) return innocent;
  oracle::Options far = options;
  far.at.reset();
  const std::vector<Recorded> whole = captured_elsewhere(number, options.machine);
  for (const Damage damage : damages)
    for (oracle::Finding& finding : blamed(damaged(whole, damage, number), far, has_stranger))
      innocent.elsewhere.emplace_back(damage, std::move(finding));
  return innocent;
}

void Pool::take(const Innocent& innocent, std::uint32_t world) {
  segments_ += innocent.segments;
  misunderstood_ += innocent.misunderstood ? 1 : 0;
  if (innocent.misunderstood || !innocent.against.empty()) guilty_.insert(world);
  // What cannot be known of a schedule's world from outside is no fault of the judge.
  if (is_searched(world) && innocent.misunderstood) return;
  for (const oracle::Finding& finding : innocent.against) accused_.push_back({world, finding});
  for (const auto& [damage, finding] : innocent.elsewhere) accused_.push_back({world, finding, damage});
}

void Pool::run(const std::vector<std::uint32_t>& worlds, std::size_t most, const oracle::Options& options,
               unsigned jobs, std::optional<std::size_t> only) {
  // What is asked for no longer need not be kept.
  Rules open;
  std::vector<std::size_t> kept_before(asked_.size());
  for (std::size_t rule = 0; rule < asked_.size(); ++rule) {
    kept_before[rule] = asked_[rule].size();
    open[rule] = most > 0 && (!only || *only == rule);
  }
  std::vector<Innocent> innocents(worlds.size());
  std::vector<std::vector<std::pair<Met, Rules>>> met(worlds.size());
  proofs::in_parallel(jobs, worlds.size(), [&](std::size_t w) {
    std::array<std::uint8_t, 256> kept{};
    innocents[w] = judge_standard(worlds[w], options, [&](const Met& one, const proofs::Ran& ran) {
      Rules wanted = ran.tried & open;
      for (std::size_t rule = 0; rule < asked_.size() && !is_searched(worlds[w]); ++rule)
        if (wanted[rule] && kept[rule]++ >= most_of_world) {
          kept[rule] = most_of_world;
          wanted.reset(rule);
        }
      if (wanted.any()) met[w].push_back({one, wanted});
    });
  });
  for (std::size_t w = 0; w < worlds.size(); ++w) {
    take(innocents[w], worlds[w]);
    if (is_accused(worlds[w])) continue;
    for (const auto& [one, wanted] : met[w]) {
      Rules kept;
      for (std::size_t rule = 0; rule < asked_.size(); ++rule)
        kept[rule] = wanted[rule] && asked_[rule].size() < kept_before[rule] + most;
      // Schedules of one search begin alike.
      if (kept.none() || (is_searched(one.world) && !known_.insert(digest(one)).second)) continue;
      met_.push_back(one);
      for (std::size_t rule = 0; rule < asked_.size(); ++rule)
        if (kept[rule]) asked_[rule].push_back(&met_.back());
    }
  }
}

Pool::Pool(Range worlds, const oracle::Options& options, unsigned jobs, std::optional<std::size_t> only)
    : worlds_(worlds), asked_(options.table.rules.size()) {
  constexpr std::uint32_t batch = 256;
  std::size_t left = most_of_all;
  for (std::uint32_t done = 0; done < worlds.count; done += batch) {
    std::vector<std::uint32_t> numbers(std::min(batch, worlds.count - done));
    std::iota(numbers.begin(), numbers.end(), worlds.first + done);
    run(numbers, left, options, jobs, only);
    left -= std::min(left, most_of_world * numbers.size());
  }
  const std::uint32_t search = worlds.first % (first_searched / most_of_search);
  const std::vector<Searched>& schedules = schedules_of_search(search);
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t one = 0; one < schedules.size() && one < schedules_a_world * worlds.count; ++one)
    if (!only || schedules[one].asked[*only]) numbers.push_back(world_of_search(search) + one);
  run(numbers, most_by_search, options, jobs, only);
  searched_ = numbers.size();
}

}  // namespace synfin::cli
