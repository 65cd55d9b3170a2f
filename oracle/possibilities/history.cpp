// What an end has sent: the place of what comes late, and what it would have sent instead.
#include <algorithm>
#include <tuple>

#include "bounds.hpp"
#include "end.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

using model::Event;

/// The wire has doubled it, or the capture; beside the end the capture alone, at once.
bool End::is_doubled(const Moment& seen) const {
  if (!may_be_older(runs_.front(), seen.segment)) return false;
  constexpr std::int64_t at_once = 1'000'000;
  const std::int64_t longest = vantage_ == Vantage::beside ? at_once : longest_delay;
  for (std::size_t at = history_.size(); at-- > 0;) {
    const Moment& one = history_[at].seen;
    if (seen.time - one.time > longest) break;
    if (one.segment.seq == seen.segment.seq && one.identification == seen.identification &&
        one.stamp == seen.stamp && one.echo == seen.echo && one.segment == seen.segment)
      return true;
  }
  return false;
}

/// It was sent before what was seen earlier, and overtaken: is there a place for it?
bool End::overtaken(const Moment& seen, Means means) {
  if (vantage_ == Vantage::beside) return false;
  bool is_newest = !history_.empty();  // by its clock
  for (std::size_t at = history_.size(); at-- > 0;) {
    const Moment& earlier = history_[at].seen;
    if (is_spent()) break;
    if (seen.time - earlier.time > longest_life) return false;
    // It was sent before this one? Not by its clock; but what was sent earlier may be here for being late,
    // too.
    if (seen.stamp && earlier.stamp && model::Words::before(*earlier.stamp, *seen.stamp)) continue;
    is_newest = false;
    std::vector<Runs> course;
    Runs runs = explain(history_[at].runs, seen, history_[at].up_to, means);
    for (std::size_t next = at; next < history_.size() && !runs.empty(); ++next) {
      course.push_back(std::move(runs));
      runs = explain(course.back(), history_[next].seen, history_[next].up_to, means);
    }
    if (runs.empty()) continue;
    for (Run& run : runs) run.pay(Price::wire);
    const Before first{seen, history_[at].runs, history_[at].up_to};
    for (std::size_t next = at; next < history_.size(); ++next)
      history_[next].runs = std::move(course[next - at]);
    history_.insert(history_.begin() + static_cast<std::ptrdiff_t>(at), first);
    runs_ = std::move(runs);
    return true;
  }
  is_of_old_ = trimmed_ && !is_newest && may_be_older(runs_.front(), seen.segment);
  bound_ = bound_ || is_spent() || is_of_old_;
  return false;
}

Closest End::find_closest(const Before& moment) {
  Closest closest;
  constexpr unsigned refusal = 3;
  // Of those as unlike: what answers comes before what would be said if something came, and what came last
  // before what came earlier.
  std::tuple<unsigned, bool, Price, std::uint64_t> least{~0U, true, Price::capture, 0};
  const auto compare = [&](const Step& step) {
    const bool refused = !step.outcome.told.sent && step.event == Event::SEND && !step.outcome.told.ok;
    if (!step.outcome.told.sent && !refused) return;
    const unsigned unlike = refused ? refusal : unlikeness(step.outcome.out, moment.seen.segment);
    const bool is_aside = step.run.is_asked || step.event == Event::RECEIVE;
    const std::uint64_t came = step.event == Event::SEGMENT_ARRIVES ? step.run.frame : 0;
    const std::tuple key{unlike, is_aside, step.run.price, ~came};
    if (key >= least) return;
    least = key;
    closest.state = state_of(step.before);
    closest.sent = refused ? std::nullopt : std::optional(step.outcome.out);
    closest.rule = rule_to_name(world_.table, step.fired, step.outcome);
    closest.course = step.run.course.up_to(closest.state);
    closest.cause = came;
    closest.is_near = !refused && unlike <= 2 && !is_aside;
  };
  world_.watch = Watch(compare);
  closest.state = state_of(moment.runs.front().tcb);
  static_cast<void>(explain(moment.runs, moment.seen, moment.up_to, Means::deaths));
  // Where its numbers are wrong: what would it send at the right ones?
  for (const Segment& righted : at_its_numbers(moment.runs.front(), moment.seen.segment)) {
    Moment other = moment.seen;
    other.segment = righted;
    static_cast<void>(explain(moment.runs, other, moment.up_to, Means::deaths));
  }
  if (closest.rule == nullptr) {
    // It has come to no call: what would it say of itself?
    Moment bare = moment.seen;
    bare.segment.text = 0;
    bare.segment.fin = false;
    bare.segment.syn = false;
    bare.segment.rst = false;
    static_cast<void>(explain(moment.runs, bare, moment.up_to, Means::deaths));
  }
  world_.watch = {};
  return closest;
}

Closest End::closest_to(const Moment& seen) {
  closest_ = find_closest({seen, runs_, places()});
  closest_.broken = broken_rule(seen);
  return closest_;
}

Closest End::closest_without_inventions() { return find_closest(history_.back()); }

void End::remember(const Moment& seen, Runs next) {
  const Run& before = runs_.front();
  if (before.has_acked && tells_nothing_new(seen.segment, before.acked)) repeated_ = seen.time;
  if (!seen.segment.rst) offered_ = seen.knows_window ? edge_of(seen.segment) : std::nullopt;
  if (history_.size() == 2 * longest_history) {
    forget_oldest(history_, longest_history);
    trimmed_ = true;
  }
  history_.push_back({seen, std::move(runs_), places()});
  // Who calls has heard, or let fall, what came a while before.
  if (vantage_ == Vantage::beside && seen.segment.syn && !seen.segment.has_ack)
    for (Run& run : next)
      for (const std::uint32_t place : run.waiting.all())
        if (place < forgotten_ || arrival_of(place).time + longest_pause <= seen.time)
          run.waiting.erase(place);
  runs_ = std::move(next);
}

void End::forget() {
  trimmed_ = trimmed_ || !history_.empty();
  history_ = {};
  std::uint32_t first = places();
  for (Run& run : runs_) {
    look(run, places());
    if (!run.waiting.empty()) run.others_cut = true;
    while (!run.waiting.empty()) deliver(run, run.waiting.front(), {});
    for (const std::uint32_t place : run.held) first = std::min(first, place);
  }
  arrivals_ = std::vector<Moment>(arrivals_.begin() + (first - forgotten_), arrivals_.end());
  forgotten_ = first;
  eager_ = runs_.front();
  eager_.held.clear();
  is_only_one_ = false;
}

}  // namespace synfin::oracle
