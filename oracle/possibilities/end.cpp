#include "end.hpp"

#include <algorithm>

#include "bounds.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

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

bool End::can_explain(const Moment& seen) const {
  if (!explain(runs_, seen, places(), Means::arrivals).empty()) return true;
  End tried = *this;
  return tried.overtaken(seen, Means::arrivals);
}

/// With nothing come, or all.
bool End::is_elsewhere(const Moment& seen) const {
  // What a host resets has come to it, and was seen beside it.
  if (vantage_ == Vantage::beside && seen.segment.rst) return false;
  const bool may_be_late = vantage_ != Vantage::beside;
  return is_far(runs_.front(), seen.segment, may_be_late) && is_far(eager_, seen.segment, may_be_late);
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

/// What has come beyond what it acknowledges it may hold, or take yet, in a run that begins where a bound has
/// cut the search: nobody has shown that it was lost.
void End::await_again(Run& run) const {
  const std::uint32_t first = places() - std::min<std::uint32_t>(places() - forgotten_, most_waiting);
  for (std::uint32_t place = first; place < places(); ++place)
    if (reaches_beyond(run, arrival(place))) run.waiting.append(place, place + 1U);
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
      // A reset that was captured twice was sent once, perhaps, and the connection goes on.
      if (seen.segment.rst && is_doubled(seen)) next.insert(next.end(), runs_.begin(), runs_.end());
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
    misses();
    return sends(seen);
  }
  if (is_doubled(seen)) return Judged::explained;  // beside it: nothing else explains it
  const bool far = is_elsewhere(seen);
  const bool is_unknown = bound_ || is_spent();
  if (!far && !is_unknown) {
    closest_ = find_closest({seen, runs_, places()});
    closest_.broken = broken_rule(seen);
  }
  // It goes on as if this had not been, or from here.
  Runs next = runs_;
  for (Run& run : next) {
    look(run, places());
    run.pay(Price::capture);
  }
  for (Run& fresh : in_midstream(world_, seen.segment)) {
    fresh.in_view = places();
    if (is_unknown) await_again(fresh);
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
  if (is_unknown) debts_.clear();  // what it owes is not known any more
  if (far) return Judged::elsewhere;
  return is_unknown ? Judged::unknown : Judged::unexplained;
}

Run End::after_all(bool takes_all) const {
  Run run = runs_.front();
  if (!takes_all) run.held.clear();
  look(run, places());
  for (const std::uint32_t place : run.waiting.all()) deliver(run, place, {}, takes_all);
  return run;
}

}  // namespace synfin::oracle
