#include "usual.hpp"

#include <algorithm>

#include "moment.hpp"
#include "possibilities/freedoms.hpp"

namespace synfin::oracle {
namespace {

/// So many answers may be owed at once, and so many be missing for good without a word about it.
constexpr std::size_t most_owed = 16;
constexpr std::size_t few = 2;

}  // namespace

std::optional<WentOn> Usual::follow(const Connection& connection, std::span<const Seen> segments,
                                    const std::function<bool(std::size_t)>& may_be_silent) {
  for (Side& side : sides_) {
    side.run = Run{};
    side.answer.reset();
    side.offered.reset();
    side.clock.reset();
    side.owed.clear();
  }
  form_.clear();
  for (const Seen& seen : segments) form_.add(seen);
  const Segment* call = nullptr;
  Moment first;
  for (const Seen& seen : segments) {
    if (seen.stray || may_be_padding(seen)) return std::nullopt;
    Side& from = sides_[seen.side];
    Side& to = sides_[1U - seen.side];
    Moment moment = moment_of(connection, seen);
    const bool answers_the_call = &seen == segments.data() + 1 && seen.side != segments.front().side;
    if (!sends(from, moment, answers_the_call ? call : nullptr) || !pays_in_time(from, moment))
      return std::nullopt;
    if (!form_.is_plain(seen) && !form_.faults(connection, seen, true).empty()) return std::nullopt;
    if (!arrives(to, moment, from)) return std::nullopt;
    if (call == nullptr) {
      first = moment;
      call = &first.segment;
    }
  }
  WentOn went;
  went.over = true;
  for (const std::size_t side : {0U, 1U}) {
    const Side& one = sides_[side];
    if (!one.owed.empty() && (one.owed.size() > few || !may_be_silent(side))) return std::nullopt;
    went.states[side] = state_of(one.run.tcb);
    went.over = went.over && is_over(one.run);
    went.fired |= one.run.fired;
  }
  return went;
}

/// `call`: what has come to it, if it is all, and it may have listened for that.
bool Usual::sends(Side& side, const Moment& seen, const Segment* call) {
  const Segment& segment = seen.segment;
  Run& run = side.run;
  run.frame = seen.frame;
  if (segment.syn && segment.has_ack && call != nullptr) {
    run = listening(world_, Run{});
    const Outcome outcome = present(world_, run, *call, isn_of(segment));
    if (!outcome.told.sent || !explains(run, outcome.out, segment)) return false;
    has_sent(run, segment);
  } else if (!segment.syn && !run.has_spoken) {
    return false;
  } else if (side.answer && explains(run, *side.answer, segment)) {
    has_sent(run, segment);
  } else if (!sends_as_called(run, segment)) {
    tried_.clear();
    act(world_, run, segment, tried_);
    if (tried_.size() != 1 || tried_.front().price != Price::nothing) return false;
    run = std::move(tried_.front());
  }
  side.answer.reset();
  side.offered = edge_of(segment);
  return true;
}

/// The user calls, and the machine does at once what was seen: so the search would find it, too. Else the run
/// is as before.
bool Usual::sends_as_called(Run& run, const Segment& seen) const {
  const bool has_text = seen.text > 0;
  if (seen.syn || seen.rst || has_text == seen.fin) return false;
  const RunFacts before = run;
  Outcome outcome =
      has_text ? world_.happen(run, model::Event::SEND, seen.text) : world_.happen(run, model::Event::CLOSE);
  if (outcome.told.ok && !outcome.told.sent && world_.is_due(run, model::Event::TRANSMIT))
    outcome = world_.happen(run, model::Event::TRANSMIT);
  if (outcome.told.sent && explains(run, outcome.out, seen)) {
    has_sent(run, seen);
    return true;
  }
  static_cast<RunFacts&>(run) = before;
  return false;
}

bool Usual::pays_in_time(Side& side, const Moment& seen) {
  if (side.owed.empty()) return true;
  bool in_time = true;
  std::erase_if(side.owed, [&](const Demand& one) {
    if (!pays(one.segment, one.answer, seen.segment)) return false;
    in_time = in_time && seen.time - one.time <= longest_pause;
    return true;
  });
  return in_time;
}

bool Usual::arrives(Side& side, Moment& seen, Side& from) {
  seen.offered = side.offered;
  if (seen.stamp) {
    if (from.clock && model::Words::before(*seen.stamp, *from.clock)) return false;
    from.clock = seen.stamp;
  }
  if (!are_one(side.run, seen)) return false;
  side.run.frame = seen.frame;
  const Outcome outcome = present(world_, side.run, seen.segment, isn_of({}));
  side.answer = outcome.told.sent ? std::optional(outcome.out) : std::nullopt;
  if (!outcome.told.sent) return true;
  if (side.owed.size() == most_owed) return false;
  side.owed.push_back({seen.time, seen.segment, outcome.out});
  return true;
}

}  // namespace synfin::oracle
