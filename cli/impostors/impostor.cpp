#include "impostor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bitset>
#include <set>

#include "../../proofs/mutation/matters.hpp"
#include "../../proofs/mutation/stage.hpp"
#include "../machines/plain_machine.hpp"
#include "search.hpp"

namespace synfin::cli {

namespace {

/// A mutant's machine. Where its rule is not asked it is the standard's, which is quicker.
class MutantMachine final : public PlainMachine {
 public:
  MutantMachine(const proofs::Mutant& mutant, const model::PlainTable& table,
                const runtime::TableMachine& standard)
      : PlainMachine(table), standard_(standard) {
    for (const proofs::Place& place : proofs::places_of(model::standard(), *mutant.rule))
      touched_.set(static_cast<std::size_t>(place.event));
  }

  runtime::Outcome handle(runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
                          const runtime::Config& config, const runtime::Segment& segment,
                          runtime::Fired& fired) const override {
    if (touched_[static_cast<std::size_t>(event)])
      return PlainMachine::handle(tcb, event, call, config, segment, fired);
    return standard_.handle(tcb, event, call, config, segment, fired);
  }
  // No fault changes when an event is due.
  bool is_due(const runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
              const runtime::Config& config) const override {
    return standard_.is_due(tcb, event, call, config);
  }
  std::optional<model::Event> due(const runtime::Tcb& tcb, const runtime::Call& call,
                                  const runtime::Config& config) const override {
    return standard_.due(tcb, call, config);
  }
  std::optional<std::uint32_t> next_deadline(const runtime::Tcb& tcb, const runtime::Call& call,
                                             const runtime::Config& config) const override {
    return standard_.next_deadline(tcb, call, config);
  }

 private:
  const runtime::TableMachine& standard_;
  std::bitset<model::event_count> touched_;
};

/// So many worlds are tried for a mutant, and so many in which it could be seen.
constexpr std::size_t most_worlds = 40;
constexpr std::size_t most_seen = 16;
/// Schedules are followed where chance has come to fewer.
constexpr std::size_t most_by_schedule = 16;

std::string show(const std::optional<runtime::Segment>& segment) {
  if (!segment) return "nothing";
  const runtime::Segment& s = *segment;
  std::string bits;
  if (s.syn) bits += "S";
  if (s.fin) bits += "F";
  if (s.rst) bits += "R";
  if (s.has_ack) bits += ".";
  return fmt::format("{} seq {} ack {} text {} wnd {}", bits, s.seq, s.ack, s.text, s.wnd);
}

/// The worlds in which an event comes to something else than by the standard, those first in which it sends
/// something else.
std::vector<std::uint32_t> worlds_for(const proofs::Mutant& mutant, const model::PlainTable& table,
                                      const Pool& pool) {
  std::vector<std::uint32_t> sends, others;
  std::set<std::uint32_t> known_to_send, known;
  constexpr std::size_t out = model::first_field(model::Group::out);
  constexpr std::size_t outs = model::group_size(model::Group::out);
  for (const Met* met : pool.where_asked(mutant.rule->id)) {
    if (known_to_send.contains(met->world)) continue;
    if (is_searched(met->world) && sends.size() >= most_by_schedule) break;
    const proofs::Ran ran = proofs::run(table, met->event, met->before);
    if (ran.after == met->after) continue;
    if (!std::equal(ran.after.begin() + out, ran.after.begin() + out + outs, met->after.begin() + out)) {
      if (known_to_send.insert(met->world).second) sends.push_back(met->world);
      if (sends.size() >= most_worlds) break;
    } else if (known.insert(met->world).second) {
      others.push_back(met->world);
    }
  }
  for (const std::uint32_t world : others)
    if (sends.size() < (is_searched(world) ? most_by_schedule : most_worlds) &&
        !known_to_send.contains(world))
      sends.push_back(world);
  return sends;
}

/// Does an event come to something else in a situation that the solver or a sample near it knows?
bool differs_somewhere(const proofs::Mutant& mutant, const model::PlainTable& table,
                       proofs::SampleLibrary& samples) {
  for (const proofs::Place& place : proofs::places_of(model::standard(), *mutant.rule))
    for (const proofs::Sample& sample : samples.of(place))
      if (sample.ran.tried[mutant.rule->id] &&
          proofs::differ(sample.ran.after, proofs::run(table, place.event, sample.before).after))
        return true;
  return false;
}

Unseen reason_of(Reach reach) {
  constexpr std::array reasons{Unseen::no_change, Unseen::inner, Unseen::user, Unseen::time, Unseen::freedom};
  return reasons[static_cast<std::size_t>(reach)];
}

/// The first segment recorded then or later.
std::uint64_t frame_at(const std::vector<Recorded>& record, std::uint32_t ms) {
  const std::int64_t when = std::int64_t{ms} * 1'000'000;
  const auto first =
      std::find_if(record.begin(), record.end(), [&](const Recorded& one) { return one.time >= when; });
  return first == record.end() ? record.size() : first->number;
}

}  // namespace

std::string_view name_of(Catch what) {
  constexpr std::array<std::string_view, 4> names{"caught and named", "caught otherwise", "not visible",
                                                  "missed"};
  return names[static_cast<std::size_t>(what)];
}
std::string_view name_of(Unseen reason) {
  constexpr std::array<std::string_view, 6> names{"a sample of the solver's differs; no schedule comes there",
                                                  "no event and no sample comes to something else",
                                                  "only inner values differ",
                                                  "only the user is told something else",
                                                  "the same segments, at other times",
                                                  "a freedom grants what it sends"};
  return names[static_cast<std::size_t>(reason)];
}

namespace {

/// `config` is what the witness takes for the end's own.
Played play_before(std::uint32_t number, const runtime::TableMachine& impostor,
                   const oracle::Options& options, const runtime::Config& config) {
  World world = make_world(number, {&impostor, &options.machine});
  Twin twin(options.machine);
  Witness witness(options, config);
  world.accompany(twin);
  world.look_on(witness);
  Played played;
  played.record = play(world, number);
  played.reach = twin.reach();
  played.parting = twin.parting();
  played.objection = witness.objection();
  return played;
}

}  // namespace

/// Which of what it MAY do a host does (MAY-1, MAY-2, RFC 1337) nobody outside knows: a host that chooses
/// otherwise is none that errs.
Played play_impostor(std::uint32_t number, const runtime::TableMachine& impostor,
                     const oracle::Options& options) {
  using runtime::Config;
  const Config own = config_of(number);
  Played played = play_before(number, impostor, options, own);
  for (const auto choice :
       {&Config::half_duplex_close, &Config::reuse_time_wait, &Config::protect_time_wait}) {
    if (!played.objection) break;
    Config other = own;
    other.*choice = !(own.*choice);
    if (!play_before(number, impostor, options, other).objection) played.objection.reset();
  }
  return played;
}

Played play_impostor(std::uint32_t number, const proofs::Mutant& mutant, const oracle::Options& options) {
  const model::PlainTable table = proofs::table_of(options.table, mutant);
  return play_impostor(number, MutantMachine(mutant, table, options.machine), options);
}

std::string describe(const Objection& objection) {
  return fmt::format("{} ms, {}: {}{}; the standard's would have sent {}{}", objection.now,
                     model::name_of(objection.state),
                     objection.sent ? "sends " + show(objection.sent) : "owes an answer",
                     objection.demand ? ", to " + show(objection.demand) : "", show(objection.owed),
                     objection.rule.empty() ? "" : " by " + objection.rule);
}

ImpostorJudged judge_impostor(const proofs::Mutant& mutant, const Pool& pool, proofs::SampleLibrary& samples,
                              const oracle::Options& options) {
  ImpostorJudged judged;
  const model::PlainTable table = proofs::table_of(options.table, mutant);
  const MutantMachine machine(mutant, table, options.machine);
  const std::vector<std::uint32_t> worlds = worlds_for(mutant, table, pool);
  if (!worlds.empty() || !differs_somewhere(mutant, table, samples)) judged.reason = Unseen::no_change;
  std::size_t seen = 0;
  for (const std::uint32_t world : worlds) {
    ++judged.worlds;
    const Played played = play_impostor(world, machine, options);
    judged.reason = std::max(judged.reason, reason_of(played.reach));
    if (played.reach < Reach::time) continue;
    const std::vector<oracle::Finding> findings = judge_recorded(played.record, options).against(0);
    if (!played.objection) {
      judged.unfounded += findings.empty() ? 0 : 1;
      continue;
    }
    if (judged.what == Catch::unseen) {
      judged.what = Catch::missed;
      judged.world = world;
      judged.frame = frame_at(played.record, played.objection->now);
      judged.text = describe(*played.objection);
    }
    // What is said of segments before that is not about what the witness saw.
    const std::uint64_t from = frame_at(played.record, played.objection->now);
    for (const oracle::Finding& finding : findings) {
      if (std::max(finding.frame, finding.again.empty() ? 0 : finding.again.back()) < from) continue;
      const bool named = finding.rule == mutant.rule->name || finding.rule == played.objection->rule;
      if (judged.what == Catch::otherwise && !named) continue;
      judged.what = named ? Catch::named : Catch::otherwise;
      judged.by = finding.rule;
      judged.world = world;
      judged.frame = finding.frame;
      judged.text = finding.text;
      if (named) return judged;
    }
    if (++seen == most_seen) break;
  }
  return judged;
}

}  // namespace synfin::cli
