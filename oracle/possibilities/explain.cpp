// The search for explanations: in which order what waits may have arrived, and what the machine does then.
#include <algorithm>
#include <array>

#include "bounds.hpp"
#include "end.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {
namespace {

/// The cheapest; of two that differ only in what they still wait for, the one that waits for more, where it
/// can go on as the other.
void keep_best(Runs& runs) {
  if (runs.size() < 2) return;
  std::stable_sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.price < b.price; });
  Runs kept;
  for (Run& run : runs) {
    const auto same = std::find_if(kept.begin(), kept.end(), [&](const Run& other) {
      return other.tcb == run.tcb && other.acked == run.acked && other.price == run.price &&
             (!has_just_called(run) || other.waiting.size() == run.waiting.size());
    });
    if (same != kept.end()) {
      if (same->waiting.size() < run.waiting.size()) *same = std::move(run);
    } else {
      kept.push_back(std::move(run));
    }
  }
  // One of each state first: they differ most in what they can do.
  std::vector<model::State> states;
  std::stable_partition(kept.begin(), kept.end(), [&](const Run& run) {
    if (std::find(states.begin(), states.end(), state_of(run.tcb)) != states.end()) return false;
    states.push_back(state_of(run.tcb));
    return true;
  });
  if (kept.size() > most_runs) {
    kept.erase(kept.begin() + most_runs, kept.end());
    for (Run& run : kept) run.others_cut = true;
  }
  std::stable_sort(kept.begin(), kept.end(), [](const Run& a, const Run& b) { return a.price < b.price; });
  runs = std::move(kept);
}

}  // namespace

/// What arrives, one after the other, until something explains what was seen.
template <class Order>
bool End::along(Run run, const Order& order, const Moment& moment, Runs& explained) const {
  const std::size_t first = explained.size();
  const Segment& seen = moment.segment;
  const Come come = has_certainly_come(run, moment);
  const auto has_come = [&] {
    if (come.all_up_to && !run.waiting.empty() && run.waiting.front() <= *come.all_up_to) return false;
    return !come.this_one || !run.waiting.has(*come.this_one);
  };
  const auto explain_by_acts = [&] {
    run.frame = moment.frame;
    act(world_, run, seen, explained);
  };
  Runs by_others;  // who have not held all of what came early: both go on
  if (has_come()) explain_by_acts();
  for (const std::uint32_t place : order) {
    // A reset that the user's ABORT explains may answer what has come, for all that: the connection goes on.
    if ((explained.size() > first && !seen.rst) || is_exhausted()) break;
    const Tcb was = run.tcb;
    Runs unheld;
    const Outcome outcome = deliver(run, place, seen, true, &unheld);
    if (!has_come()) continue;
    for (Run& other : unheld) {
      other.frame = moment.frame;
      act(world_, other, seen, by_others);
    }
    if (outcome.told.sent && explains(run, outcome.out, seen)) {
      explained.insert(explained.begin() + static_cast<std::ptrdiff_t>(first), run);
      has_sent(explained[first], seen);
      break;
    }
    if (explained.size() == first && (come.this_one || come.all_up_to || !(was == run.tcb))) {
      explain_by_acts();
    }
  }
  explained.insert(explained.end(), by_others.begin(), by_others.end());
  return explained.size() > first;
}

/// Does what waits stand in the order of the peer's numbers, without a reset?
bool End::is_in_order(const Run& run) const {
  return run.waiting.empty() || run.waiting.front() >= in_order_since_;
}

/// What waits, in the order of the peer's numbers, as a host that holds it takes it; resets left out.
std::vector<std::uint32_t> End::in_order(const Run& run) const {
  std::vector<std::uint32_t> order = run.waiting.all();
  if (is_in_order(run)) return order;
  std::erase_if(order, [&](std::uint32_t place) { return arrival(place).rst; });
  const auto stands = [&](std::uint32_t a, std::uint32_t b) { return stands_before(arrival(a), arrival(b)); };
  if (!std::is_sorted(order.begin(), order.end(), stands))
    std::stable_sort(order.begin(), order.end(), stands);
  return order;
}

void End::by_arrivals(const Run& run, const Moment& seen, Runs& explained) const {
  const bool whole = along(run, run.waiting, seen, explained);
  // What came before it has spoken may have been for the connection that was open before.
  const bool may_have_missed = vantage_ != Vantage::beside || (follows_another_ && !run.has_spoken);
  if (!may_have_missed || (whole && is_spent())) return;
  if (whole && run.waiting.size() < 2 && (run.waiting.empty() || !arrival(run.waiting.front()).rst)) return;
  if (whole && is_in_order(run)) return;
  const std::vector<std::uint32_t> waiting = run.waiting.all();
  const std::vector<std::uint32_t> order = in_order(run);
  if (whole && order == waiting) return;
  // The wire has lost some, or let them overtake one another: there may be more than one way.
  Run lossy = run;
  lossy.pay(Price::wire);
  std::vector<std::uint32_t> without_resets = waiting;
  std::erase_if(without_resets, [&](std::uint32_t place) { return arrival(place).rst; });
  bool found = whole;
  if (!found && without_resets.size() != waiting.size())
    found = along(lossy, without_resets, seen, explained);
  if (order != waiting) found = along(lossy, order, seen, explained) || found;
  std::size_t looked_at = 0;
  for (auto one = waiting.rbegin(); one != waiting.rend() && looked_at < most_alone && !is_spent();
       ++one, ++looked_at)
    if (along(lossy, std::array{*one}, seen, explained)) {
      found = true;
      break;
    }
  if (found) return;
  if (!may_answer_what_comes_twice(run, seen.segment)) return;
  // What has come already may have come twice, or have been overtaken by all the others.
  Run after = lossy;
  for (const std::uint32_t place : waiting) deliver(after, place, seen.segment);
  for (const Run& from : {lossy, after})
    for (std::uint32_t back = 1; back <= twice && forgotten_ + back <= run.in_view && !is_spent(); ++back)
      if (along(from, std::array{run.in_view - back}, seen, explained)) return;
}

bool End::is_plausible(const Segment& invented, const Segment& seen) const {
  std::uint32_t looked_at = 0;
  for (auto one = arrivals_.rbegin(); one != arrivals_.rend() && looked_at < twice; ++one, ++looked_at)
    if (!one->is_somebodys && !oracle::is_plausible(invented, one->segment, seen)) return false;
  return true;
}

void End::by_inventions(const Run& run, const Moment& moment, Runs& explained) const {
  const Segment& seen = moment.segment;
  const std::vector<std::uint32_t> order = in_order(run);
  Run all = run;
  for (const std::uint32_t place : order) deliver(all, place, seen);
  // Its peer has what is not there, of which the last may be the FIN.
  const std::size_t before = explained.size();
  for (const bool closes : {false, true}) {
    Run sent = run;
    sent.pay(Price::capture);
    bool has_sent_unseen = false;
    const std::size_t first = explained.size();
    for (const std::uint32_t place : order) {
      const bool last = closes && place == order.back();
      if (sent_unseen(world_, sent, arrival(place), last)) has_sent_unseen = last == closes;
      deliver(sent, place, seen);
      sent.frame = moment.frame;
      if (has_sent_unseen) act(world_, sent, seen, explained);
      if (explained.size() > first) break;  // what waits still may come later
    }
  }
  if (explained.size() > before) return;
  for (const Run& from : {run, all})
    for (const Segment& segment : invented(from, seen)) {
      if (!is_plausible(segment, seen)) continue;
      Run after = from;
      after.pay(Price::capture);
      after.narrowed = has_filled_the_window(from);
      const Outcome outcome = present(after, segment, seen);
      if (outcome.told.sent && explains(after, outcome.out, seen)) {
        explained.push_back(after);
        has_sent(explained.back(), seen);
        return;
      }
      const std::size_t first = explained.size();
      act(world_, after, seen, explained);
      if (explained.size() > first) return;
    }
  Run narrowed = run;
  narrowed.pay(Price::capture);
  narrowed.narrowed = has_filled_the_window(run);
  by_arrivals(narrowed, moment, explained);
}

/// Does something wait that some hosts refuse, and some do not?
bool End::may_refuse(const Run& run) const {
  const std::vector<std::uint32_t> waiting = run.waiting.all();
  return std::any_of(waiting.begin(), waiting.end(),
                     [&](std::uint32_t place) { return is_empty_at_the_edge(run, arrival_of(place)); });
}

/// It has heard what came before the call that it answers.
Run End::before_the_call(const Run& run, const Segment& seen) const {
  Run heard = run;
  for (const std::uint32_t place : run.waiting.all()) {
    if (answers_call(seen, arrival(place))) break;
    deliver(heard, place, seen);
  }
  return heard;
}

Runs End::explain(const Runs& from, const Moment& moment, std::uint32_t up_to, Means means) const {
  const bool invent = means == Means::inventions;
  const Segment& seen = moment.segment;
  Runs explained;
  const auto consider = [&](const Run& run) {
    const std::size_t before = explained.size();
    by_arrivals(run, moment, explained);
    if (invent && explained.size() == before) by_inventions(run, moment, explained);
  };
  const bool is_call = seen.syn && !seen.has_ack;
  Runs now = from;
  bool cut = false;
  for (Run& run : now) {
    look(run, up_to);
    if (is_exhausted() || (is_spent() && !explained.empty())) {
      cut = true;
      break;
    }
    // Who calls may have heard all that came before; else the call hears it.
    if (is_call && vantage_ == Vantage::beside && !run.waiting.empty()) {
      Run heard = run;
      while (!heard.waiting.empty()) deliver(heard, heard.waiting.front(), seen);
      consider(heard);
    }
    consider(run);
    if (!seen.syn) continue;
    consider(listening(world_, run));
    // What was over is forgotten.
    if (oracle::is_over(run) && !is_gone(run)) consider(listening(world_, forgotten(world_, run)));
    const Run heard = before_the_call(run, seen);
    if (heard.waiting.size() != run.waiting.size() && oracle::is_over(heard))
      consider(listening(world_, is_gone(heard) ? heard : forgotten(world_, heard)));
  }
  // It has refused what was empty and stood at the edge of its window, or it has not: neither can do all that
  // the other can.
  if (vantage_ == Vantage::beside)
    for (Run& run : now) {
      if (!may_refuse(run)) continue;
      run.is_strict = true;
      consider(run);
      run.is_strict = false;
    }
  // All has come, and it has not held what came early.
  if (explained.empty() && vantage_ == Vantage::beside && !is_behind_) consider(eager_);
  if (explained.empty() && vantage_ == Vantage::beside)
    for (Run run : now) {
      const std::size_t waited = run.waiting.size();
      for (const std::uint32_t place : run.waiting.all())
        if (may_have_closed_unopened(run, arrival(place))) run.waiting.erase(place);
      if (run.waiting.size() != waited) consider(run);
    }
  // No reset ends its TIME-WAIT (RFC 1337 section 3).
  if (explained.empty() && vantage_ == Vantage::beside)
    for (Run run : now) {
      run.protects = true;
      consider(run);
    }
  // It has taken more than it had offered, now or when it came.
  if (explained.empty() && vantage_ == Vantage::beside)
    for (Run& run : now) {
      run.takes_more = true;
      consider(run);
      for (std::uint32_t back = 1; explained.empty() && back <= twice && forgotten_ + back <= run.in_view;
           ++back) {
        if (run.waiting.has(run.in_view - back)) continue;
        std::vector<std::uint32_t> order = run.waiting.all();
        order.insert(order.begin(), run.in_view - back);
        along(run, order, moment, explained);
      }
      run.takes_more = false;
    }
  for (Run& run : explained) {
    run.takes_more = run.narrowed = run.is_strict = false;
    run.others_cut = run.others_cut || cut;
  }
  if (explained.empty() && means != Means::arrivals && (seen.syn || seen.rst))
    for (const Run& run : now) {
      const Run ended = ended_silently(world_, run);
      consider(ended);
      consider(listening(world_, ended));
      if (const Run heard = before_the_call(run, seen); heard.waiting.size() != run.waiting.size())
        consider(listening(world_, ended_silently(world_, heard)));
    }
  // It has begun anew, and its SYN was not captured; but what answers it was, or what it answers.
  if (explained.empty() && invent && !seen.syn && !seen.rst)
    for (const Run& run : now) {
      Run ended = ended_silently(world_, run);
      ended.pay(Price::capture);
      by_arrivals(opened_unseen(world_, ended, isn_of(seen)), moment, explained);
      for (const std::uint32_t place : run.waiting)
        if (const auto isn = isn_answered(arrival(place)); isn && explained.empty())
          by_arrivals(opened_unseen(world_, ended, *isn), moment, explained);
      by_arrivals(listening(world_, ended), moment, explained);
    }
  // Somebody has sent the reset in its name: it does as if nothing had been.
  if (vantage_ != Vantage::beside && (invent || !explained.empty()) && may_be_somebodys(seen))
    for (Run& run : now) {
      run.pay(Price::capture);
      explained.push_back(std::move(run));
    }
  keep_best(explained);
  return explained;
}

}  // namespace synfin::oracle
