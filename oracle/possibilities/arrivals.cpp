// What arrives at a run: one segment after the other, and which of them have certainly come.
#include <algorithm>

#include "bounds.hpp"
#include "end.hpp"
#include "freedoms.hpp"

namespace synfin::oracle {

/// What has come into view by then waits for the run.
void End::look(Run& run, std::uint32_t up_to) const {
  erase_if(run.held, [&](std::uint32_t place) { return place < forgotten_; });
  run.waiting.erase_before(forgotten_);
  run.in_view = std::max(run.in_view, forgotten_);
  if (run.in_view < up_to) run.waiting.append(run.in_view, up_to);
  run.in_view = std::max(run.in_view, up_to);
  // The oldest have come by now, or are lost: that they have come is followed.
  if (run.waiting.size() > most_waiting) run.others_cut = true;
  while (run.waiting.size() > most_waiting) deliver(run, run.waiting.front(), {});
}

/// `unheld`: the same of hosts that have not held all of what came early, where that makes a difference.
Outcome End::deliver(Run& run, std::uint32_t place, const Segment& seen, bool takes_all, Runs* unheld) const {
  run.waiting.erase(place);
  run.frame = arrival_of(place).frame;
  const Moment& moment = arrival_of(place);
  if (!takes_all && moment.is_old) return {};
  // Beside an end it is known which window it had offered when the segment came.
  const bool knows_window = !takes_all || (vantage_ == Vantage::beside && !run.takes_more);
  const Room room = room_of(run);
  if (knows_window && moment.offered) narrow(run, moment.segment, *moment.offered);
  Segment segment = moment.segment;
  if (knows_window && is_empty_at_the_edge(run, moment)) {
    if (run.is_strict || segment.rst)
      narrow_to(run, *moment.offered);
    else
      segment = within(run, segment);
  }
  // It may complete the handshake first, and come early for all that.
  bool early = takes_all && comes_early(run, arrival(place));
  const Outcome outcome = present(run, segment, takes_all ? seen : anything(run));
  give_back(run, room);
  if (!takes_all) return outcome;
  early = early || comes_early(run, arrival(place));
  if (early && run.held.size() < most_waiting)
    run.held.insert(std::upper_bound(run.held.begin(), run.held.end(), place,
                                     [&](std::uint32_t a, std::uint32_t b) {
                                       return stands_before(arrival(a), arrival(b));
                                     }),
                    place);
  // What is no longer early is presented again, in its order. Behind the FIN there is nothing to hold.
  while (takes_text(run) && !run.held.empty() && !comes_early(run, arrival(run.held.front()))) {
    const std::uint32_t held = run.held.front();
    if (unheld != nullptr && (arrival(held).fin || has_taken_so_much(run, seen))) {
      unheld->push_back(run);
      unheld->back().held.clear();
    }
    run.held.erase(run.held.begin());
    present(run, as_held(run, arrival(held)), seen);
  }
  if (!takes_text(run)) run.held.clear();
  return outcome;
}

/// Beside an end no SYN of its own has left but what was seen: so no call has opened anew but the one that is
/// answered by that.
Outcome End::present(Run& run, const Segment& segment, const Segment& seen) const {
  if (!world_.all_is_seen) return oracle::present(world_, run, segment, isn_of(seen));
  if (seen.syn) {
    Run opened = run;
    const Outcome outcome = oracle::present(world_, opened, segment, isn_of(seen));
    const bool opens = outcome.told.sent && outcome.out.syn;
    if (!opens || explains(opened, outcome.out, seen)) {
      run = std::move(opened);
      return outcome;
    }
  }
  return oracle::present(world_, run, segment, isn_of(anything(run)));
}

/// What has certainly come by then: of what waits, all up to this place. Beside an end that is what was seen
/// a while ago; else only what it echoes.
End::Come End::has_certainly_come(const Run& run, const Moment& moment) const {
  Come come;
  // What a full queue has let fall has not come.
  const bool takes_all = run.has_spoken ? !has_queue(run) : !follows_another_;
  if (vantage_ == Vantage::beside && takes_all)
    for (const std::uint32_t place : run.waiting) {
      if (arrival_of(place).time + longest_pause > moment.time) break;
      come.all_up_to = place;
    }
  come.this_one = echoed(moment, run.in_view);
  if (!come.this_one || !run.waiting.has(*come.this_one)) {
    come.this_one.reset();
    return come;
  }
  // Timestamps are noted before a segment is looked at: what ends the connection may not have been yet.
  Run after = run;
  for (const std::uint32_t place : run.waiting)
    if (place <= *come.this_one) deliver(after, place, moment.segment);
  if (is_gone(after)) come.this_one.reset();
  return come;
}

}  // namespace synfin::oracle
