#include "end.hpp"

#include <algorithm>
#include <tuple>

#include "bounds.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

using model::Event;

namespace {

/// How the run came to the state in which the event found it.
std::vector<Passage> course_to(const Course& course, model::State state) {
  std::vector<Passage> all = course.all();
  while (!all.empty() && all.back().state != state) all.pop_back();
  return all;
}

/// Forgets the oldest: so many stay.
template <class All>
std::size_t forget_oldest(All& all, std::size_t kept) {
  const std::size_t count = all.size() - kept;
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
  return count;
}

}  // namespace

void End::expect(const Moment& arrival) {
  last_time_ = arrival.time;
  if (const auto edge = edge_of(arrival.segment))
    if (!edge_ || model::Words::before(*edge_, *edge)) edge_ = edge;
  // Another connection's clock begins anew.
  if (arrival.segment.syn) clock_.reset();
  const bool is_old = clock_ && arrival.stamp && model::Words::before(*arrival.stamp, *clock_);
  if (arrival.stamp && !is_old) clock_ = arrival.stamp;
  if (arrival.segment.rst)
    in_order_since_ = places() + 1U;
  else if (!arrivals_.empty() && stands_before(arrival.segment, arrivals_.back().segment))
    in_order_since_ = std::max(in_order_since_, places());
  if (arrivals_.size() == 3 * most_waiting)
    forgotten_ += static_cast<std::uint32_t>(forget_oldest(arrivals_, 2 * most_waiting));
  arrivals_.push_back(arrival);
  arrivals_.back().is_old = is_old;
  arrivals_.back().offered = offered_;
  const Excuse excuse = refuses_ ? Excuse::refused : excuse_of(runs_.front(), eager_, arrival.segment);
  const auto lately = [&](const std::optional<std::int64_t>& time) {
    return time && arrival.time - *time < longest_throttle;
  };
  const bool throttled = lately(repeated_) || lately(asked_);
  const std::uint32_t acked = eager_.acked;
  const auto owe = [&](const Step& step) {
    if (step.event != Event::SEGMENT_ARRIVES || !step.outcome.told.sent) return;
    if (is_behind_ || (follows_another_ && !begun_)) return;
    if (debts_.size() == most_debts) debts_.erase(debts_.begin());
    // A full queue lets fall calls, and what would open a connection.
    const bool is_call = arrival.segment.syn && !arrival.segment.has_ack;
    const bool may_fall = is_call || step.run.has_opened;
    const Excuse why = excuse == Excuse::unopened && !may_fall ? Excuse::none : excuse;
    const bool nothing_new = eager_.has_acked && tells_nothing_new(step.outcome.out, acked);
    if (nothing_new) asked_ = arrival.time;
    debts_.push_back({places() - 1,
                      arrival,
                      step.outcome.out,
                      step.fired,
                      state_of(step.before),
                      step.run.course,
                      why == Excuse::none && throttled && nothing_new ? Excuse::throttled : why,
                      {}});
  };
  world_.watch = Watch(owe);
  look(eager_, places());
  is_only_one_ = is_only_one_ && !is_old && are_one(eager_, arrivals_.back());
  const Run& run = eager_;
  const std::uint32_t had = taken(run);
  const Outcome outcome = deliver(eager_, places() - 1, {}, false);
  newest_counts_ = taken(run) != had;
  answer_ = outcome.told.sent ? std::optional(outcome.out) : std::nullopt;
  world_.watch = {};
  const bool owed = !debts_.empty() && debts_.back().arrival == places() - 1;
  if (owed && vantage_ == Vantage::beside && !is_owed_in_all(debts_.back())) debts_.pop_back();
}

/// Would it be answered, and so, whichever explanation is the right one?
bool End::is_owed_in_all(const Debt& debt) const {
  const auto is_owed = [&](Run run, bool protects) {
    run.protects = protects;
    look(run, debt.arrival);
    for (const std::uint32_t before : run.waiting.all()) deliver(run, before, {}, false);
    look(run, debt.arrival + 1);
    const Outcome outcome = deliver(run, debt.arrival, {}, false);
    return outcome.told.sent && is_alike(outcome.out, debt.answer);
  };
  return std::all_of(runs_.begin(), runs_.end(),
                     [&](const Run& run) { return is_owed(run, run.protects) && is_owed(run, true); });
}

Closest End::answer_to(const Debt& debt) const {
  Outcome outcome{};
  outcome.told.sent = true;
  outcome.out = debt.answer;
  return {debt.state, rule_to_name(world_.table, debt.fired, outcome), debt.answer,
          course_to(debt.course, debt.state), debt.demand.frame};
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
  answer_.reset();
  const Run& one = runs_.front();
  // A host that acknowledges less may not have held what came early.
  const bool holds = vantage_ == Vantage::beside && one.has_acked && taken(one) != one.acked;
  is_only_one_ =
      runs_.size() == 1 && one.waiting.empty() && one.held.empty() && one.in_view == places() && !holds;
  if (is_only_one_) {
    eager_ = one;
    is_behind_ = false;
    return;
  }
  if (!seen.rst && !seen.syn && begun_ && !is_behind_) {
    Runs same;
    eager_.frame = 0;
    act(world_, eager_, seen, same);
    if (!same.empty() && same.front().price == runs_.front().price) {
      eager_ = std::move(same.front());
      return;
    }
  }
  constexpr std::size_t few = 32;
  is_behind_ = runs_.front().waiting.size() > few && is_spent();
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

/// It may say that it has no room for what has come, if it says so in time.
void End::note_refusals(const Moment& seen) {
  if (has_taken_all(eager_, seen.segment)) refuses_ = false;
  if (!has_no_room(eager_, seen.segment)) return;
  refuses_ = true;
  for (Debt& debt : debts_) {
    const bool late = vantage_ == Vantage::beside && seen.time - debt.demand.time > longest_pause;
    if (debt.excuse == Excuse::none && !late) debt.excuse = Excuse::refused;
  }
}

/// What it has sent does for what it owed; false: it leaves unanswered what it has known of for too long.
bool End::settle(const Moment& seen) {
  if (debts_.empty()) return true;
  const auto known = echoed(seen, places());
  note_refusals(seen);
  bool in_time = true;
  for (Debt& debt : debts_) {
    if (known && debt.arrival == *known && !debt.known) debt.known = seen.time;
    // The answer would say more only if what came before it had come, too.
    if (debt.known && debt.excuse == Excuse::none && !pays(debt.demand.segment, debt.answer, seen.segment) &&
        !covers(debt.demand.segment, seen.segment) &&
        seen.time - *debt.known > longest_delay + longest_pause) {
      in_time = false;
      closest_ = answer_to(debt);
      closest_.doubtful = runs_.front().price == Price::capture;
    }
  }
  const auto paid = [&](const Debt& debt) { return pays(debt.demand.segment, debt.answer, seen.segment); };
  if (seen.segment.syn && seen.segment.has_ack) {
    // It says that it has taken nothing of what came behind the SYN.
    std::erase_if(debts_, [&](const Debt& debt) { return debt.demand.stream == seen.stream || paid(debt); });
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
  return in_time;
}

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
    closest.course = course_to(step.run.course, closest.state);
    closest.cause = came;
  };
  world_.watch = Watch(compare);
  closest.state = state_of(moment.runs.front().tcb);
  static_cast<void>(explain(moment.runs, moment.seen, moment.up_to, Means::deaths));
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

Closest End::closest_without_inventions() { return find_closest(history_.back()); }

bool End::can_explain(const Moment& seen) const {
  if (!explain(runs_, seen, places(), Means::arrivals).empty()) return true;
  End tried = *this;
  return tried.overtaken(seen, Means::arrivals);
}

void End::remember(const Moment& seen, Runs next) {
  const Run& before = runs_.front();
  if (before.has_acked && tells_nothing_new(seen.segment, before.acked)) repeated_ = seen.time;
  offered_ = edge_of(seen.segment);
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

/// With nothing come, or all.
bool End::is_elsewhere(const Moment& seen) const {
  // What a host resets has come to it, and was seen beside it.
  if (vantage_ == Vantage::beside && seen.segment.rst) return false;
  return is_far(runs_.front(), seen.segment) && is_far(eager_, seen.segment);
}

/// All that waits has come, by what it acknowledges, and in one way only: the eager run goes on as the one
/// run. What the search would find, at once.
bool End::goes_on(const Moment& seen) {
  if (!is_only_one_ || seen.segment.syn || seen.segment.rst) return false;
  const Run& run = runs_.front();
  const bool none_waits = run.in_view == places();
  const bool all_has_come = newest_counts_ && seen.segment.has_ack && seen.segment.ack == taken(eager_) &&
                            run.in_view >= std::max(in_order_since_, forgotten_);
  if (!none_waits && !all_has_come) return false;
  if (!none_waits && answer_ && explains(eager_, *answer_, seen.segment)) {
    has_sent(eager_, seen.segment);
  } else {
    tried_.clear();
    eager_.frame = seen.frame;
    act(world_, eager_, seen.segment, tried_);
    if (tried_.size() != 1) return false;
    eager_ = std::move(tried_.front());
  }
  answer_.reset();
  remember(seen, Runs(1, eager_));
  return true;
}

End::Judged End::sends(const Moment& seen) {
  last_time_ = seen.time;
  if (!seen.segment.syn && !seen.segment.rst && !runs_.front().has_spoken) {
    runs_ = in_midstream(world_, seen.segment);
    is_only_one_ = false;
    debts_.clear();  // it was not known what it is
  }
  if (!begun_) since_ = seen.time;
  begun_ = true;
  if (seen.time - since_ > longest_delay && runs_.back().young) {
    for (Run& run : runs_) run.young = false;
    eager_.young = false;
  }
  if (vantage_ == Vantage::elsewhere && is_doubled(seen)) {
    settle(seen);
    catch_up(seen.segment);
    return Judged::explained;
  }
  allowed_ = std::min(allowed_ + events_a_segment, world_.events + most_events);
  least_ = world_.events + least_events;
  if (goes_on(seen)) return settle(seen) ? Judged::explained : Judged::unexplained;
  is_of_old_ = false;
  bound_ = std::any_of(runs_.begin(), runs_.end(), [](const Run& run) { return run.others_cut; });
  for (const Means means : {Means::arrivals, Means::deaths, Means::inventions}) {
    if (means == Means::inventions && vantage_ == Vantage::beside) break;
    if (means == Means::inventions && is_of_old_)
      return Judged::unknown;  // it goes on as if this had not been
    if (means != Means::arrivals && is_spent()) break;
    Runs next = explain(runs_, seen, places(), means);
    const bool found = !next.empty();
    if (found) {
      // Who owes what came before was not known well enough.
      if (means == Means::inventions && history_.empty()) debts_.clear();
      remember(seen, std::move(next));
    }
    const bool late = !found && overtaken(seen, means);
    if (found || late) {
      // What left before what was seen already says nothing of what has come since.
      const bool in_time = settle(seen) || late;
      catch_up(seen.segment);
      return in_time ? Judged::explained : Judged::unexplained;
    }
    if (means == Means::deaths && is_elsewhere(seen)) break;
  }
  if (vantage_ == Vantage::beside && echoes_unseen(seen)) {
    // The capture lacks what has come, whatever was said of where it was made.
    vantage_ = Vantage::elsewhere;
    world_.all_is_seen = false;
    return sends(seen);
  }
  if (is_doubled(seen)) return Judged::explained;
  const bool far = is_elsewhere(seen);
  closest_ = find_closest({seen, runs_, places()});
  // It goes on as if this had not been, or from here.
  Runs next = runs_;
  for (Run& run : next) run.pay(Price::capture);
  for (Run& fresh : in_midstream(world_, seen.segment)) {
    fresh.in_view = places();
    has_sent(fresh, seen.segment);
    next.push_back(std::move(fresh));
  }
  while (next.size() > most_runs) {
    // Of where it may have begun anew the oldest is given up.
    next.erase(std::next(next.begin()));
    for (Run& run : next) run.others_cut = true;
  }
  since_ = seen.time;
  runs_ = std::move(next);
  is_only_one_ = false;
  history_.clear();
  trimmed_ = false;
  if (far) return Judged::elsewhere;
  return bound_ || is_spent() ? Judged::unknown : Judged::unexplained;
}

Run End::after_all(bool takes_all) const {
  Run run = runs_.front();
  if (!takes_all) run.held.clear();
  look(run, places());
  for (const std::uint32_t place : run.waiting.all()) deliver(run, place, {}, takes_all);
  return run;
}

}  // namespace synfin::oracle
