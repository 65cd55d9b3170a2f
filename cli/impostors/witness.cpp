#include "witness.hpp"

#include <algorithm>

#include "../../oracle/possibilities/freedoms.hpp"

namespace synfin::cli {

using model::Event;
using oracle::Run;
using runtime::Segment;

namespace {

constexpr std::size_t most_stories = 24;
constexpr std::uint32_t longest_pause = oracle::longest_pause / 1'000'000;
constexpr std::uint32_t longest_deafness = oracle::longest_deafness / 1'000'000;
constexpr std::uint32_t longest_throttle = oracle::longest_throttle / 1'000'000;

/// The end's own configuration; but how long it is patient, nobody outside knows.
runtime::Config patient(runtime::Config config) {
  const runtime::Config as_any = oracle::patient_config();
  config.r2 = as_any.r2;
  config.r2_syn = as_any.r2_syn;
  config.user_timeout = as_any.user_timeout;
  return config;
}

std::uint32_t length_of(const Segment& s) { return s.text + (s.syn ? 1U : 0U) + (s.fin ? 1U : 0U); }

}  // namespace

Witness::Witness(const oracle::Options& options, const runtime::Config& config)
    : options_(options), world_{&options.machine, options.table, patient(config)}, stories_(1) {}

/// How text is cut is the host's affair, whatever its peer's MSS: its card may do it behind the capture.
void Witness::present(Story& story, Segment segment, std::uint32_t isn) const {
  if (segment.syn) segment.mss = model::most_window;
  runtime::Fired fired;
  const runtime::Outcome outcome =
      options_.machine.handle(story.run.tcb, Event::SEGMENT_ARRIVES, runtime::ready_call(story.run.now, isn),
                              world_.config, segment, fired);
  story.run.has_opened = story.run.has_opened || outcome.told.open;
  note_edge(story.run, segment);
  story.rule.clear();
  if (!outcome.told.sent) return;
  story.answer = outcome.out;
  if (const auto* rule = oracle::rule_to_name(options_.table, fired, outcome)) story.rule = rule->name;
}

/// The user may have taken what came in, of which nobody is told before it is worth a window update
/// (MUST-39): then the end has room for more than it has offered.
bool Witness::is_beyond_window(const Story& story, const Segment& segment) {
  const auto& rcv = story.run.tcb.rcv;
  return segment.text > 0 && model::receiving.has(story.run.tcb.tcb.state) &&
         model::Words::before(rcv.nxt + rcv.wnd, segment.seq + segment.text);
}

/// A full queue lets fall calls, and what would open a connection.
bool Witness::may_fall(const Story& story, const Segment& segment) {
  const bool is_call = segment.syn && !segment.has_ack;
  return has_queue(story.before) && (is_call || story.run.has_opened);
}

/// A FIN waits behind text that is outstanding or that no window takes, and until the SYN is acknowledged.
/// Then nobody outside can tell whether the user called CLOSE before the peer's FIN came or after: CLOSING,
/// or LAST-ACK, until all is acknowledged.
void Witness::arrive(const Segment& segment, std::uint32_t isn) {
  std::vector<Story> others;
  for (Story& story : stories_) {
    if (is_beyond_window(story, segment)) {
      Story other = story;
      other.run.tcb.rcv.wnd = model::most_window;
      present(other, segment, isn);
      others.push_back(std::move(other));
    }
    const runtime::Tcb& was = story.before.tcb;
    if (was.tcb.state == model::LAST_ACK && story.may_have_closed) {
      Story other = story;
      other.run.tcb.tcb.state = model::CLOSING;
      present(other, segment, isn);
      if (other.run.tcb.tcb.state == model::TIME_WAIT) others.push_back(std::move(other));
    }
    present(story, segment, isn);
    const bool waits = was.snd.una != was.snd.nxt || was.snd.wnd == 0;
    if (model::in(model::SYN_RECEIVED, model::ESTABLISHED).has(was.tcb.state) &&
        story.run.tcb.tcb.state == model::CLOSE_WAIT)
      story.may_have_closed = waits;
  }
  stories_.insert(stories_.end(), others.begin(), others.end());
}

void Witness::happens(Event event, const runtime::Call& call, const Segment& happened) {
  if (objection_) return;
  Segment segment = happened;
  segment.insecure = false;  // of the host's security and compartments a capture tells nothing
  collect();
  now_ = call.now;
  arrived_.reset();
  if (event == Event::SEGMENT_ARRIVES) arrived_ = segment;
  for (Story& story : stories_) {
    story.run.now = now_;
    story.before = story.run;
    story.answer.reset();
    if (event == Event::RECEIVE) world_.happen(story.run, event, call.octets);
  }
  if (arrived_) arrive(segment, call.isn);
  // Whoever owes an answer for too long is not this one, if it is another.
  const auto overdue = [&](const Story& story) {
    return std::any_of(story.debts.begin(), story.debts.end(),
                       [&](const Debt& debt) { return now_ - debt.since > debt.longest; });
  };
  if (std::all_of(stories_.begin(), stories_.end(), overdue))
    object(stories_.front(), std::nullopt);
  else
    std::erase_if(stories_, overdue);
}

/// What the machine has answered in the last moment and the end has not is owed. Where there was no
/// connection, the user may have called to wait for one.
void Witness::collect() {
  std::vector<Story> waiting;
  for (const Story& story : stories_)
    if (story.answer && arrived_ && is_gone(story.before)) {
      Story other = story;
      other.run = listening(world_, story.before);
      other.answer.reset();
      present(other, *arrived_, 0);
      if (!other.answer) waiting.push_back(std::move(other));
    }
  stories_.insert(stories_.end(), waiting.begin(), waiting.end());
  // What tells nothing new may be withheld for a while after the like (RFC 5961 section 7).
  const bool throttled = repeated_ && now_ - *repeated_ < longest_throttle;
  for (Story& story : stories_)
    if (story.answer && arrived_) {
      const bool nothing_new =
          story.run.has_acked && oracle::tells_nothing_new(*story.answer, story.run.acked);
      if (nothing_new) repeated_ = now_;
      if (nothing_new && throttled) {
        story.answer.reset();
        continue;
      }
      // Text may leave at any time; the acknowledgment with it may not.
      const Segment& owed = *story.answer;
      const bool only_text =
          length_of(owed) > 0 && !owed.syn && !owed.rst && story.run.has_acked && owed.ack == story.run.acked;
      const std::uint32_t longest = may_fall(story, *arrived_) ? longest_deafness : longest_pause;
      if (!only_text) story.debts.push_back({now_, longest, *arrived_, owed, story.rule});
      story.answer.reset();
    }
}

void Witness::explain(const Story& story, const Segment& seen, std::vector<Story>& explained) const {
  const auto take = [&](const Run& run, bool answered) {
    Story next = story;
    next.run = run;
    next.before = run;
    if (answered) next.answer.reset();
    std::erase_if(next.debts, [&](const Debt& debt) { return oracle::pays(debt.demand, debt.owed, seen); });
    if (next.answer && arrived_ && oracle::pays(*arrived_, *next.answer, seen)) next.answer.reset();
    explained.push_back(std::move(next));
  };
  if (story.answer && explains(story.run, *story.answer, seen)) {
    Run run = story.run;
    has_sent(run, seen);
    return take(run, true);
  }
  oracle::Runs runs;
  act(world_, story.run, seen, runs);
  for (const Run& run : runs) take(run, false);
}

void Witness::keep_different(std::vector<Story>& stories) const {
  std::vector<Story> kept;
  for (Story& story : stories)
    if (kept.size() < most_stories && std::none_of(kept.begin(), kept.end(), [&](const Story& other) {
          return other.run.tcb == story.run.tcb && other.debts.size() <= story.debts.size();
        }))
      kept.push_back(std::move(story));
  stories = std::move(kept);
}

void Witness::sends(const Segment& seen) {
  if (objection_) return;
  std::vector<Story> explained;
  const Run& before = stories_.front().run;
  if (before.has_acked && oracle::tells_nothing_new(seen, before.acked)) repeated_ = now_;
  // Of those that would have sent something else, the one that comes closest says what is wrong.
  Story closest = stories_.front();
  const auto unlike = [&](const Story& story) {
    return story.answer ? oracle::unlikeness(*story.answer, seen) : ~0U;
  };
  const auto consider = [&](const Story& story) {
    if (unlike(story) < unlike(closest)) closest = story;
    explain(story, seen, explained);
  };
  for (const Story& story : stories_) consider(story);
  // It has ended silently, and waits, perhaps.
  if (seen.syn || seen.rst)
    for (const Story& story : stories_) {
      const Run ended = ended_silently(world_, story.before);
      for (const Run& start : {listening(world_, story.before), ended, listening(world_, ended)}) {
        Story other = story;
        other.run = start;
        other.run.now = now_;
        other.answer.reset();
        other.debts.clear();
        if (arrived_) present(other, *arrived_, oracle::isn_of(seen));
        consider(other);
      }
    }
  if (explained.empty()) return object(closest, seen);
  keep_different(explained);
  stories_ = std::move(explained);
}

void Witness::object(const Story& story, const std::optional<Segment>& sent) {
  objection_ = Objection{now_, oracle::state_of(story.before.tcb), sent, arrived_, story.answer, story.rule};
  if (sent || story.debts.empty()) return;
  const Debt& debt = story.debts.front();
  objection_->now = debt.since;
  objection_->demand = debt.demand;
  objection_->owed = debt.owed;
  objection_->rule = debt.rule;
}

}  // namespace synfin::cli
