#include "end.hpp"

#include <algorithm>

#include "bounds.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

using model::Event;

namespace {

/// How the run came to the state in which the event found it.
std::vector<Passage> course_to(const Step& step) {
  std::vector<Passage> course = step.run.course.all();
  while (!course.empty() && course.back().state != state_of(step.before)) course.pop_back();
  return course;
}

}  // namespace

void End::expect(const Moment& arrival) {
  if (const auto edge = edge_of(arrival.segment))
    if (!edge_ || model::Words::before(*edge_, *edge)) edge_ = edge;
  const bool is_old = clock_ && arrival.stamp && model::Words::before(*arrival.stamp, *clock_);
  if (arrival.stamp && !is_old) clock_ = arrival.stamp;
  arrivals_.push_back(arrival);
  arrivals_.back().is_old = is_old;
  arrivals_.back().offered = offered_;
  if (arrivals_.size() > 2 * most_waiting) {
    arrivals_.pop_front();
    ++forgotten_;
  }
  const Excuse excuse = excuse_of(runs_->front(), eager_, arrival.segment);
  const auto lately = [&](const std::optional<std::int64_t>& time) {
    return time && arrival.time - *time < longest_throttle;
  };
  const bool throttled = lately(repeated_) || lately(asked_);
  const std::uint32_t acked = eager_.acked;
  world_.watch = [&](const Step& step) {
    if (step.event != Event::SEGMENT_ARRIVES || !step.outcome.told.sent) return;
    if (is_behind_ || (follows_another_ && !begun_)) return;
    if (debts_.size() == most_debts) debts_.pop_front();
    const bool nothing_new = eager_.has_acked && tells_nothing_new(step.outcome.out, acked);
    if (nothing_new) asked_ = arrival.time;
    debts_.push_back({places() - 1,
                      arrival,
                      {state_of(step.before), rule_to_name(world_.table, step.fired, step.outcome),
                       step.outcome.out, course_to(step), arrival.frame},
                      excuse == Excuse::none && throttled && nothing_new ? Excuse::throttled : excuse,
                      {}});
  };
  look(eager_, places());
  deliver(eager_, places() - 1, {}, false);
  world_.watch = nullptr;
}

/// The arrival whose timestamp it echoes, if only one has it: that one has come.
std::optional<std::uint32_t> End::echoed(const Moment& seen, std::uint32_t up_to) const {
  std::optional<std::uint32_t> found;
  if (!seen.echo || seen.segment.rst || seen.segment.syn) return found;
  for (std::uint32_t place = up_to; place-- > forgotten_;) {
    const Moment& one = arrivals_[place - forgotten_];
    if (!one.stamp || one.segment.rst) continue;
    if (*one.stamp == *seen.echo) {
      if (found) return std::nullopt;
      found = place;
    } else if (model::Words::before(*one.stamp, *seen.echo)) {
      if (up_to - place > most_waiting) break;
    }
  }
  return found;
}

/// The eager run has sent what was seen, too; or else it is what has, and got all that waits.
void End::catch_up(const Segment& seen) {
  if (!seen.rst && !seen.syn && begun_ && !is_behind_) {
    Runs same;
    eager_.frame = 0;
    act(world_, eager_, seen, same);
    if (!same.empty() && same.front().price == runs_->front().price) {
      eager_ = std::move(same.front());
      return;
    }
  }
  constexpr std::size_t few = 32;
  is_behind_ = runs_->front().waiting.size() > few && is_spent();
  if (is_behind_)
    debts_.clear();  // what is owed is not known any more
  else
    eager_ = after_all(false);
}

/// It echoes a timestamp that was not captured.
bool End::echoes_unseen(const Moment& seen) const {
  if (!seen.echo || seen.segment.syn || seen.segment.rst || forgotten_ > 0) return false;
  return std::none_of(arrivals_.begin(), arrivals_.end(),
                      [&](const Moment& one) { return one.stamp == seen.echo; });
}

/// What it has sent does for what it owed; false: it leaves unanswered what it has known of for too long.
bool End::settle(const Moment& seen) {
  const auto known = echoed(seen, places());
  bool in_time = true;
  for (Debt& debt : debts_) {
    if (known && debt.arrival == *known && !debt.known) debt.known = seen.time;
    // The answer would say more only if what came before it had come, too.
    if (debt.known && debt.excuse == Excuse::none &&
        !pays(debt.demand.segment, *debt.answer.sent, seen.segment) &&
        !covers(debt.demand.segment, seen.segment) &&
        seen.time - *debt.known > longest_delay + longest_pause) {
      in_time = false;
      closest_ = debt.answer;
      closest_.doubtful = runs_->front().price == Price::capture;
    }
  }
  const auto paid = [&](const Debt& debt) {
    return pays(debt.demand.segment, *debt.answer.sent, seen.segment);
  };
  if (seen.segment.syn && seen.segment.has_ack) {
    // It says that it has taken nothing of what came behind the SYN.
    debts_.clear();
    catch_up(seen.segment);
    return true;
  }
  const std::int64_t longest = vantage_ == Vantage::beside ? longest_pause : 2 * longest_pause;
  for (const Debt& debt : debts_) {
    if (debt.excuse != Excuse::none || !paid(debt) || seen.time - debt.demand.time <= longest ||
        late_.size() == most_debts)
      continue;
    const auto repeated = std::count_if(debts_.begin(), debts_.end(), [&](const Debt& other) {
      return other.arrival > debt.arrival && is_repeated(debt.demand.segment, other.demand.segment);
    });
    late_.push_back({debt, seen.time - debt.demand.time, static_cast<std::size_t>(repeated)});
  }
  std::erase_if(debts_, paid);
  catch_up(seen.segment);
  return in_time;
}

/// The wire has doubled it, or the capture.
bool End::is_doubled(const Moment& seen) const {
  for (auto earlier = history_.rbegin(); earlier != history_.rend(); ++earlier) {
    const Moment& one = earlier->seen;
    if (seen.time - one.time > longest_delay) break;
    if (one.segment.seq == seen.segment.seq && one.identification == seen.identification &&
        one.stamp == seen.stamp && one.echo == seen.echo && one.segment == seen.segment)
      return true;
  }
  return false;
}

/// It was sent before what was seen earlier, and overtaken: is there a place for it?
bool End::overtaken(const Moment& seen, Means means) {
  if (vantage_ == Vantage::beside) return false;
  bool is_newest = true;  // by its clock
  for (std::size_t at = history_.size(); at-- > 0;) {
    const Moment& earlier = history_[at].seen;
    if (is_spent()) break;
    if (seen.time - earlier.time > longest_life) return false;
    // It was sent before this one? Not by its clock; but what was sent earlier may be here for being late,
    // too.
    if (seen.stamp && earlier.stamp && model::Words::before(*earlier.stamp, *seen.stamp)) continue;
    is_newest = false;
    std::vector<std::shared_ptr<const Runs>> course;
    Runs runs = explain(*history_[at].runs, seen, history_[at].up_to, means);
    for (std::size_t next = at; next < history_.size() && !runs.empty(); ++next) {
      course.push_back(std::make_shared<const Runs>(std::move(runs)));
      runs = explain(*course.back(), history_[next].seen, history_[next].up_to, means);
    }
    if (runs.empty()) continue;
    for (Run& run : runs) run.pay(Price::wire);
    const Before first{seen, history_[at].runs, history_[at].up_to};
    for (std::size_t next = at; next < history_.size(); ++next) history_[next].runs = course[next - at];
    history_.insert(history_.begin() + static_cast<std::ptrdiff_t>(at), first);
    runs_ = std::make_shared<const Runs>(std::move(runs));
    return true;
  }
  bound_ = bound_ || is_spent() || (trimmed_ && !is_newest && may_be_older(runs_->front(), seen.segment));
  return false;
}

Closest End::find_closest(const Before& moment) {
  Closest closest;
  unsigned least = ~0U;
  constexpr unsigned refusal = 3;
  world_.watch = [&](const Step& step) {
    const bool refused = !step.outcome.told.sent && step.event == Event::SEND && !step.outcome.told.ok;
    if (!step.outcome.told.sent && !refused) return;
    const unsigned unlike = refused ? refusal : unlikeness(step.outcome.out, moment.seen.segment);
    if (unlike >= least) return;
    least = unlike;
    closest.state = state_of(step.before);
    closest.sent = refused ? std::nullopt : std::optional(step.outcome.out);
    closest.rule = rule_to_name(world_.table, step.fired, step.outcome);
    closest.course = course_to(step);
    closest.cause = step.event == Event::SEGMENT_ARRIVES ? step.run.frame : 0;
  };
  closest.state = state_of(moment.runs->front().tcb);
  static_cast<void>(explain(*moment.runs, moment.seen, moment.up_to, Means::deaths));
  if (closest.rule == nullptr) {
    // It has come to no call: what would it say of itself?
    Moment bare = moment.seen;
    bare.segment.text = 0;
    bare.segment.fin = false;
    bare.segment.syn = false;
    bare.segment.rst = false;
    static_cast<void>(explain(*moment.runs, bare, moment.up_to, Means::deaths));
  }
  world_.watch = nullptr;
  return closest;
}

Closest End::closest_without_inventions() { return find_closest(history_.back()); }

bool End::can_explain(const Moment& seen) const {
  if (!explain(*runs_, seen, places(), Means::arrivals).empty()) return true;
  End tried = *this;
  return tried.overtaken(seen, Means::arrivals);
}

void End::remember(const Moment& seen, Runs next) {
  offered_ = edge_of(seen.segment);
  history_.push_back({seen, runs_, places()});
  if (history_.size() > longest_history) {
    history_.pop_front();
    trimmed_ = true;
  }
  runs_ = std::make_shared<const Runs>(std::move(next));
}

/// With nothing come, or all.
bool End::is_elsewhere(const Moment& seen) const {
  return is_far(runs_->front(), seen.segment) && is_far(eager_, seen.segment);
}

End::Judged End::sends(const Moment& seen) {
  if (!seen.segment.syn && !seen.segment.rst && !runs_->front().has_spoken) {
    runs_ = std::make_shared<const Runs>(in_midstream(world_, seen.segment));
    debts_.clear();  // it was not known what it is
  }
  if (!begun_) since_ = seen.time;
  begun_ = true;
  if (seen.time - since_ > longest_delay && runs_->back().young) {
    auto older = std::make_shared<Runs>(*runs_);
    for (Run& run : *older) run.young = false;
    runs_ = std::move(older);
  }
  if (is_doubled(seen)) {
    settle(seen);
    return Judged::explained;
  }
  bound_ = std::any_of(runs_->begin(), runs_->end(), [](const Run& run) { return run.others_cut; });
  allowed_ = std::min(allowed_ + events_a_segment, world_.events + most_events);
  for (const Means means : {Means::arrivals, Means::deaths, Means::inventions}) {
    if (means == Means::inventions && vantage_ == Vantage::beside) break;
    if (means != Means::arrivals && is_spent()) break;
    Runs next = explain(*runs_, seen, places(), means);
    if (!next.empty()) {
      const Run& before = runs_->front();
      if (before.has_acked && tells_nothing_new(seen.segment, before.acked)) repeated_ = seen.time;
      // Who owes what came before was not known well enough.
      if (means == Means::inventions && history_.empty()) debts_.clear();
      remember(seen, std::move(next));
      return settle(seen) ? Judged::explained : Judged::unexplained;
    }
    if (overtaken(seen, means)) return settle(seen) ? Judged::explained : Judged::unexplained;
    if (means == Means::deaths && is_elsewhere(seen)) break;
  }
  if (vantage_ == Vantage::beside && echoes_unseen(seen)) {
    // The capture lacks what has come, whatever was said of where it was made.
    vantage_ = Vantage::elsewhere;
    world_.all_is_seen = false;
    return sends(seen);
  }
  const bool far = is_elsewhere(seen);
  closest_ = find_closest({seen, runs_, places()});
  // It goes on as if this had not been, or from here.
  Runs next = *runs_;
  for (Run& run : next) run.pay(Price::capture);
  for (Run& fresh : in_midstream(world_, seen.segment)) {
    fresh.in_view = places();
    has_sent(fresh, seen.segment);
    next.push_back(std::move(fresh));
  }
  since_ = seen.time;
  runs_ = std::make_shared<const Runs>(std::move(next));
  history_.clear();
  trimmed_ = false;
  if (far) return Judged::elsewhere;
  return bound_ || is_spent() ? Judged::unknown : Judged::unexplained;
}

Run End::after_all(bool takes_all) const {
  Run run = runs_->front();
  if (!takes_all) run.held.clear();
  look(run, places());
  const std::vector<std::uint32_t> waiting = run.waiting;
  for (const std::uint32_t place : waiting) deliver(run, place, {}, takes_all);
  return run;
}

}  // namespace synfin::oracle
