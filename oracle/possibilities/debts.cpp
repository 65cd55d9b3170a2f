// What comes to an end, and what the end owes for it.
#include <algorithm>

#include "bounds.hpp"
#include "end.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

using model::Event;

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
  const auto lately = [&](const std::optional<std::int64_t>& time, std::int64_t longest) {
    return time && arrival.time - *time < longest;
  };
  const bool throttled = lately(repeated_, longest_throttle) || lately(asked_, longest_queue);
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
                      arrivals_.back(),
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

/// Would it be answered, and so, whichever explanation is the right one? Then the least of the answers is
/// owed. Where there is no connection the user may wait for one; where there were more explanations than are
/// followed, nobody knows.
bool End::is_owed_in_all(Debt& debt) const {
  const auto answer_of = [&](Run run) {
    look(run, debt.arrival + 1);
    return deliver(run, debt.arrival, {}, false);
  };
  const auto is_owed = [&](Run run, bool protects, bool is_strict) {
    run.protects = protects;
    run.is_strict = is_strict;
    look(run, debt.arrival);
    for (const std::uint32_t before : run.waiting.all()) deliver(run, before, {}, false);
    if (debt.excuse == Excuse::none && comes_early(run, debt.demand.segment)) debt.excuse = Excuse::early;
    const auto is_answered = [&](const Run& one) {
      const Outcome outcome = answer_of(one);
      if (!outcome.told.sent || !is_alike(outcome.out, debt.answer)) return false;
      if (pays(debt.demand.segment, outcome.out, debt.answer)) debt.answer = outcome.out;  // it says less
      return true;
    };
    if (!is_answered(run)) return false;
    // Of a window that cannot be read it is not known what it takes.
    if (!debt.demand.offered) narrow_to(run, taken(run));
    if (!debt.demand.offered && !is_answered(run)) return false;
    return !is_gone(run) || answer_of(listening(world_, run)).told.sent;
  };
  return std::all_of(runs_.begin(), runs_.end(), [&](const Run& run) {
    return !run.others_cut && is_owed(run, run.protects, false) && is_owed(run, run.protects, true) &&
           is_owed(run, true, false);
  });
}

Closest End::answer_to(const Debt& debt) const {
  Outcome outcome{};
  outcome.told.sent = true;
  outcome.out = debt.answer;
  return {debt.state, rule_to_name(world_.table, debt.fired, outcome), debt.answer,
          debt.course.up_to(debt.state), debt.demand.frame};
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
  note_refusals(seen);
  if (debts_.empty()) return true;
  const auto known = echoed(seen, places());
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
  // Who calls was through with what was before, and who is answers no reset.
  if (calls(seen.segment))
    std::erase_if(debts_, [](const Debt& debt) { return debt.demand.segment.rst && !debt.is_passed_over; });
  if (seen.segment.syn && seen.segment.has_ack) {
    // It says that it has taken nothing of what came behind the SYN.
    std::erase_if(debts_, [&](const Debt& debt) { return debt.demand.stream == seen.stream || paid(debt); });
    return true;
  }
  const std::int64_t longest = vantage_ == Vantage::beside ? longest_pause : 2 * longest_pause;
  std::optional<std::int64_t> fell_until;  // until then it has let fall what came
  for (const Debt& debt : debts_) {
    const bool is_due = debt.excuse == Excuse::none || debt.excuse == Excuse::early;
    if (!is_due || !paid(debt) || seen.time - debt.demand.time <= longest || late_.size() == most_debts)
      continue;
    std::size_t repeated = 0;
    for (const Debt& other : debts_) {
      if (other.arrival <= debt.arrival || !is_repeated(debt.demand.segment, other.demand.segment)) continue;
      ++repeated;
      if (seen.time - other.demand.time <= longest_pause) fell_until = other.demand.time;
    }
    late_.push_back({debt, seen.time - debt.demand.time, repeated});
    if (fell_until && debt.demand.time <= *fell_until) late_.back().debt.excuse = Excuse::fallen;
  }
  std::erase_if(debts_, paid);
  for (Debt& debt : debts_) debt.is_passed_over = true;
  return in_time;
}

}  // namespace synfin::oracle
