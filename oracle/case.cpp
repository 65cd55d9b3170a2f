#include "case.hpp"

#include <algorithm>

#include "possibilities/bounds.hpp"
#include "possibilities/freedoms.hpp"

namespace synfin::oracle {
namespace {

Verdict verdict_of(const std::vector<Finding>& findings, bool all_is_shown) {
  Verdict verdict = all_is_shown ? Verdict::conforming : Verdict::unknown;
  for (const Finding& finding : findings) {
    if (finding.level == Level::warning) verdict = std::max(verdict, Verdict::warning);
    if (finding.level == Level::violation) verdict = Verdict::violation;
  }
  return verdict;
}

/// Most connections are short.
constexpr std::size_t usual_segments = 24;
/// So often a connection is followed from its beginning, as it grows.
constexpr int most_tries = 2;

/// Is it known all the time what has come to the host?
bool hears_all(const std::shared_ptr<End>& host) { return host && host->vantage() == Vantage::beside; }

}  // namespace

const Seen& Case::add(const Seen& captured, bool goes_on) {
  if (heard_ > 0 && (heard_ == waiting_.size() || heard_ > looked_ahead)) {
    const auto heard = static_cast<std::ptrdiff_t>(heard_);
    waiting_.erase(waiting_.begin(), waiting_.begin() + heard);
    looked_ -= heard_;
    asked_ -= heard_;
    heard_ = 0;
  }
  if (waiting_.size() == 1) waiting_.reserve(usual_segments);  // it is not a call alone
  Seen& seen = waiting_.emplace_back(captured);
  seen.octets = texts_.push(captured.octets);
  if (goes_on)
    connection_.go_on(seen);
  else
    connection_.learn(seen, std::span(waiting_).subspan(heard_, waiting_.size() - heard_ - 1));
  if (trial_) trial_->announce(seen);
  ++packets_;
  last_time_ = seen.time;
  has_open_checksums_ = has_open_checksums_ || seen.checksum == Checksum::unknown;
  if (seen.flags.syn) fast_open_ = fast_open_ || opens_with_text(seen);
  return seen;
}

/// TCP Fast Open (RFC 7413). In the midst of a connection a SYN opens nothing.
bool Case::opens_with_text(const Seen& seen) const {
  const bool calls = seen.flags.syn && !seen.flags.ack && !seen.flags.rst;
  return calls && seen.text > 0 && seen.seq == 0 && !connection_.sides[seen.side].has_ack_of_syn;
}

/// Does anything come to a side, as far as was captured? Else one direction was left out.
bool Case::comes_to(std::size_t side) const {
  bool acknowledges = false;
  for (const Seen& seen : waiting()) {
    if (seen.side != side) return true;
    acknowledges = acknowledges || (seen.flags.ack && !seen.flags.rst);
  }
  return !acknowledges;
}

Trial& Case::trial() {
  if (trial_) return *trial_;
  std::optional<std::size_t> beside;
  for (const std::size_t side : {0U, 1U})
    if (is_beside(side)) beside = side;
  std::shared_ptr<End> host;
  if (beside) {
    if (!hosts_[*beside]) hosts_[*beside] = std::make_shared<End>(world(), Vantage::beside);
    host = hosts_[*beside];
  }
  trial_ = std::make_unique<Trial>(connection_, world(), beside, host, said_);
  if (follows_another_) trial_->follows_another();
  if (is_entangled_) trial_->is_entangled();
  for (const Seen& seen : waiting()) trial_->announce(seen);
  return *trial_;
}

/// What has come to this side's host before is known: it was heard, it answers a call or calls itself, or it
/// says at once that it knows of no connection. Else the connection may have begun before the capture did.
bool Case::shows_its_beginning(std::size_t side) const {
  if (hears_all(hosts_[side])) return true;
  bool called = false;
  bool has_text = false;
  for (const Seen& seen : waiting()) {
    has_text = has_text || seen.text > 0;
    called = called || (seen.flags.syn && !seen.flags.ack && !seen.flags.rst);
    if (seen.side != side) continue;
    const Seen& first = waiting().front();
    return called || (seen.flags.rst && first.side != side && seen.time - first.time <= longest_pause);
  }
  return called || has_text;
}

/// The senders learn of all that was captured.
void Case::ask_who_sends() {
  for (; asked_ < waiting_.size(); ++asked_) senders_.add(waiting_[asked_]);
}

/// Its silence is worth a note at least.
bool Case::seems_beside(std::size_t side) {
  if (is_at(side)) return true;
  if (!has_open_checksums_) return false;
  ask_who_sends();
  return senders_.leaves_checksums(side);
}

/// What has come to a host that has not heard all of it is not known any more.
bool Case::is_beside(std::size_t side) const {
  return is_at(side) && (!hosts_[side] || hears_all(hosts_[side])) && comes_to(side) &&
         shows_its_beginning(side);
}

/// This connection is not heard: what it has done to them is not known.
void Case::lose_hosts() {
  for (const std::size_t side : {0U, 1U})
    if (is_at(side)) {
      if (hosts_[side]) hosts_[side]->misses();
      hosts_[side] = std::make_shared<End>(world(), Vantage::elsewhere);
    }
}

void Case::hear_of_another(const Seen& seen) {
  hear(0);
  if (went_on_ && !went_on_->over) search();
  if (!trial_ || is_over()) return;
  Seen in_these_numbers = seen;
  const auto& sides = connection_.sides;
  in_these_numbers.seq = static_cast<std::int32_t>(seen.raw_seq - sides[seen.side].base);
  in_these_numbers.ack = static_cast<std::int32_t>(seen.raw_ack - sides[1U - seen.side].base);
  trial_->hear_of_another(in_these_numbers);
  recount();
}

void Case::rest() {
  hear(0);
  if (went_on_) search();
  if (trial_) trial_->rest();
  recount();
}

/// A host that talks to itself through one port shows no direction, and strays show no beginning; but beside
/// a host it is known what it was in the midst of.
bool Case::can_be_heard() const {
  return !fast_open_ && connection_.endpoints[0] != connection_.endpoints[1] &&
         (!connection_.stray || hears_all(hosts_[0]) || hears_all(hosts_[1]));
}

/// All of it goes its usual way, so far.
bool Case::goes_its_usual_way() {
  went_on_.reset();
  if (options_.always_search || trial_ || heard_ > 0 || follows_another_ || is_entangled_ || hosts_[0] ||
      hosts_[1] || waiting_.size() > looked_ahead || tries_ == most_tries)
    return false;
  ++tries_;
  if (!Senders::are_themselves(waiting_)) return false;
  went_on_ = usual_.follow(connection_, waiting_, [this](std::size_t side) { return !seems_beside(side); });
  return went_on_.has_value();
}

void Case::hear(std::size_t left) {
  if (unheard() <= left) return;
  looked_ = waiting_.size() - left;
  if (left == 0 && can_be_heard() && goes_its_usual_way()) return;  // it is kept: more may come
  search();
}

/// Something was said of it while more was to come.
bool Case::has_told() const {
  return options_.live && trial_ && !(trial_->findings(0).empty() && trial_->findings(1).empty());
}

/// What has been looked at is heard by the trial.
void Case::search() {
  went_on_.reset();
  ask_who_sends();
  for (; heard_ < looked_; ++heard_) {
    Seen& seen = waiting_[heard_];
    if (may_be_padding(seen)) {
      const auto counted = is_counted(seen, waiting().subspan(1));
      seen.is_counted = counted.value_or(false);
      if (counted == false) seen.text = 0;
    }
    lacks_.add(seen);
    clocks_.add(seen);
    if (can_be_heard()) trial().hear(seen, senders_.of(seen, waiting().subspan(1)));
    if (fast_open_) lose_hosts();
    texts_.pop(seen.octets.size());
    seen.octets = {};
  }
  recount();
}

Judgement Case::close(std::string_view why) {
  hear(0);
  Judgement judgement;
  judgement.endpoints = connection_.endpoints;
  judgement.stream = connection_.stream;
  judgement.packets = packets_;
  // What goes its usual way lacks nothing.
  if (!went_on_) judgement.why_unknown = lacks_.of(connection_);
  const auto all_unjudged = [&](Unjudged reason, const char* words) {
    judgement.unjudged[static_cast<std::size_t>(reason)] = packets_;
    judgement.why_unknown = words;
  };
  if (connection_.endpoints[0] == connection_.endpoints[1])
    all_unjudged(Unjudged::itself, "it cannot be told who sent what");
  else if (connection_.stray && !trial_)
    all_unjudged(Unjudged::stray, "it cannot be told who sent what");
  else if (fast_open_)
    all_unjudged(Unjudged::fast_open, "the SYN carries text: TCP Fast Open (RFC 7413) is the host's affair");
  else if (clocks_.differ())
    all_unjudged(Unjudged::clocks, "its two directions were captured by clocks that differ");
  if (fast_open_ || clocks_.differ() || (!went_on_ && !trial_)) {
    judgement.withdrawn = has_told();
    return judgement;
  }

  if (went_on_) {
    judgement.states = went_on_->states;
    judgement.over = went_on_->over;
    judgement.fired = went_on_->fired;
    judgement.judged = packets_;
  } else {
    sum_up(judgement);
  }
  if (judgement.why_unknown.empty() && !judgement.over) judgement.why_unknown = why;
  judgement.verdict = verdict_of(judgement.findings, judgement.why_unknown.empty());
  return judgement;
}

/// What the trial has come to.
void Case::sum_up(Judgement& judgement) {
  trial_->end(judgement.why_unknown, {lacks_.has_gaps(connection_, 0), lacks_.has_gaps(connection_, 1)},
              {seems_beside(0), seems_beside(1)});
  judgement.over = true;
  for (const std::size_t side : {0U, 1U}) {
    const Run run = trial_->in_the_end(side);
    judgement.states[side] = state_of(run.tcb);
    judgement.over = judgement.over && oracle::is_over(run);
    judgement.fired |= run.fired;
    if (!is_wanted(options_, connection_.endpoints[side])) continue;
    const auto& found = trial_->findings(side);
    judgement.findings.insert(judgement.findings.end(), found.begin(), found.end());
  }
  std::stable_sort(judgement.findings.begin(), judgement.findings.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  if (judgement.why_unknown.empty()) judgement.why_unknown = trial_->why_unknown();
  judgement.unjudged = trial_->unjudged();
  judgement.judged = trial_->judged();
}

}  // namespace synfin::oracle
