// Which rule has an end broken that sends what no run of the machine does? One that alone need do otherwise,
// and a run explains it, and what was seen just before.
#include <algorithm>
#include <tuple>
#include <utility>

#include "bounds.hpp"
#include "end.hpp"
#include "freedoms_parts.hpp"

namespace synfin::oracle {

using model::Deviation;

namespace {

/// So many segments back the deviation may lie.
constexpr std::array<std::size_t, 7> how_far_back{0, 1, 2, 3, 5, 8, 12};

/// What an effect may come to instead, by what was seen. Timers are the host's affair.
std::vector<std::uint32_t> other_values(model::Sort sort, const Segment& seen) {
  if (sort == model::Sort::flag) return {0, 1};
  if (sort == model::Sort::number) return {0, seen.text, model::most_window};
  if (sort == model::Sort::sequence) return {0, seen.seq, freedoms::end_of(seen), seen.ack};
  return {};
}

/// The likelier comes first: a rule that is left out, or leads elsewhere; one that sends nearly what was
/// seen; one that computes something else; and last one that is obeyed where it should not be.
enum class Likely : std::uint8_t { left_out, leads, near, computes, unasked };
Likely likely(Deviation::Kind kind) {
  using Kind = Deviation::Kind;
  if (kind == Kind::not_heeded) return Likely::left_out;
  if (kind == Kind::leads) return Likely::leads;
  return kind == Kind::sets ? Likely::computes : Likely::unasked;
}

}  // namespace

/// What the rules may do otherwise that were met on the way to what was seen then.
std::vector<Deviation> End::deviations(const Before& then, const Segment& seen) {
  runtime::RuleSet fired, asked;
  const auto note = [&](const Step& step) {
    if (step.run.is_asked) return;
    fired |= step.fired.set();
    for (const std::size_t phase : world_.table.handling(step.event).phases)
      for (const model::PlainRule& rule : world_.table.phases[phase].rules)
        if (rule.states.has(state_of(step.before))) asked.set(rule.id);
  };
  world_.watch = Watch(note);
  static_cast<void>(explain(then.runs, then.seen, then.up_to, Means::deaths));
  world_.watch = {};
  // What there is little of comes first: the search may be cut.
  std::vector<Deviation> all, computed;
  for (const model::PlainRule* rule : world_.table.rules) {
    if (!fired[rule->id]) {
      if (asked[rule->id]) all.push_back({Deviation::Kind::unasked, rule->id});
      continue;
    }
    all.push_back({Deviation::Kind::not_heeded, rule->id});
    if (rule->exit.moves)
      for (std::uint32_t state = 0; state < model::state_count; ++state)
        all.push_back({Deviation::Kind::leads, rule->id, 0, state});
    for (const model::PlainAssign& effect : rule->effects)
      for (const std::uint32_t value : other_values(model::fields[effect.field].sort, seen))
        computed.push_back({Deviation::Kind::sets, rule->id, effect.field, value});
  }
  all.insert(all.end(), computed.begin(), computed.end());
  return all;
}

/// Is all explained that was seen from this place of the history on, and this?
bool End::explains_since(std::size_t at, const Before& last) const {
  Runs runs = at == history_.size() ? last.runs : history_[at].runs;
  for (; at < history_.size() && !runs.empty(); ++at)
    runs = explain(runs, history_[at].seen, history_[at].up_to, Means::arrivals);
  return !runs.empty() && !explain(runs, last.seen, last.up_to, Means::arrivals).empty();
}

const model::PlainRule* End::broken_rule(const Moment& seen) {
  if (world_.deviants == nullptr || named_ == most_named || *world_.to_name == 0) return nullptr;
  ++named_;
  --*world_.to_name;
  const std::uint64_t events = world_.events;
  const std::uint64_t allowed = std::exchange(allowed_, events + events_to_name);
  const std::uint64_t least = std::exchange(least_, 0);

  // Of those as likely the one that explains most of what was found before, and the latest.
  using Rank = std::tuple<std::size_t, Likely, std::size_t>;
  std::vector<std::pair<Rank, std::size_t>> suspects;
  const auto suspect = [&](std::size_t rule, Likely how, std::size_t back) {
    const auto before = static_cast<std::size_t>(std::count(suspected_.begin(), suspected_.end(), rule));
    suspects.push_back({{most_named - before, how, back}, rule});
  };
  if (closest_.is_near && closest_.rule != nullptr) suspect(closest_.rule->id, Likely::near, 0);
  const Before last{seen, runs_, places()};
  const runtime::TableMachine* const machine = world_.machine;
  for (const std::size_t back : how_far_back) {
    if (back > history_.size() || is_spent()) break;
    const std::size_t at = history_.size() - back;
    for (const Deviation& one : deviations(back == 0 ? last : history_[at], seen.segment)) {
      const auto deviant = world_.deviants->with(one);
      world_.machine = deviant.get();
      const bool explains = explains_since(at, last);
      world_.machine = machine;
      if (is_spent()) break;
      if (explains) suspect(one.rule, likely(one.kind), back);
    }
  }
  world_.events = events;
  allowed_ = allowed;
  least_ = least;
  if (suspects.empty()) return nullptr;
  runtime::RuleSet all;
  for (const auto& [rank, rule] : suspects) all.set(rule);
  for (std::size_t rule = 0; rule < all.size(); ++rule)
    if (all[rule]) suspected_.push_back(static_cast<std::uint8_t>(rule));
  return world_.table.rules[std::min_element(suspects.begin(), suspects.end())->second];
}

}  // namespace synfin::oracle
