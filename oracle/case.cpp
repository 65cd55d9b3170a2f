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

}  // namespace

void Case::add(Seen seen) {
  connection_.learn(seen, std::span(waiting_).subspan(heard_));
  senders_.add(seen);
  if (trial_) trial_->announce(seen);
  ++packets_;
  last_time_ = seen.time;
  fast_open_ = fast_open_ || (seen.flags.syn && !seen.flags.ack && !seen.flags.rst && seen.text > 0);
  if (heard_ == waiting_.size() || heard_ > looked_ahead) {
    waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(heard_));
    heard_ = 0;
  }
  seen.octets = texts_.push(seen.octets);
  waiting_.push_back(seen);
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
    if (options_.at && options_.at->matches(connection_.endpoints[side]) && comes_to(side)) beside = side;
  trial_ = std::make_unique<Trial>(connection_, World{options_.machine, options_.table, patient_config()},
                                   beside, said_);
  if (follows_another_) trial_->follows_another();
  for (const Seen& seen : waiting()) trial_->announce(seen);
  return *trial_;
}

void Case::hear_of_another(const Seen& seen) {
  hear(0);
  if (!trial_ || is_over()) return;
  Seen in_these_numbers = seen;
  const auto& sides = connection_.sides;
  in_these_numbers.seq = static_cast<std::int32_t>(seen.raw_seq - sides[seen.side].base);
  in_these_numbers.ack = static_cast<std::int32_t>(seen.raw_ack - sides[1U - seen.side].base);
  trial_->hear_of_another(in_these_numbers);
}

void Case::hear(std::size_t left) {
  // A host that talks to itself through one port shows no direction, and strays show no beginning.
  const bool can_be_heard =
      !fast_open_ && !connection_.stray && connection_.endpoints[0] != connection_.endpoints[1];
  while (unheard() > left) {
    const Seen& seen = waiting_[heard_];
    lacks_.add(seen);
    if (can_be_heard) {
      Trial& before = trial();
      ++heard_;
      before.hear(seen, senders_.of(seen, waiting()));
    } else {
      ++heard_;
    }
    texts_.pop(seen.octets.size());
    waiting_[heard_ - 1].octets = {};
  }
}

Judgement Case::close(const std::string& why) {
  hear(0);
  Judgement judgement;
  judgement.endpoints = connection_.endpoints;
  judgement.stream = connection_.stream;
  judgement.packets = packets_;
  judgement.why_unknown = lacks_.of(connection_);
  const auto all_unjudged = [&](Unjudged reason, const char* words) {
    judgement.unjudged[static_cast<std::size_t>(reason)] = packets_;
    judgement.why_unknown = words;
  };
  if (connection_.endpoints[0] == connection_.endpoints[1])
    all_unjudged(Unjudged::itself, "it cannot be told who sent what");
  else if (connection_.stray)
    all_unjudged(Unjudged::stray, "it cannot be told who sent what");
  else if (fast_open_)
    all_unjudged(Unjudged::fast_open, "the SYN carries text: TCP Fast Open (RFC 7413) is the host's affair");
  if (!trial_ || fast_open_) return judgement;

  trial_->end(judgement.why_unknown, {lacks_.has_gaps(connection_, 0), lacks_.has_gaps(connection_, 1)},
              {senders_.leaves_checksums(0), senders_.leaves_checksums(1)});
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
  if (judgement.why_unknown.empty() && !judgement.over) judgement.why_unknown = why;
  judgement.unjudged = trial_->unjudged();
  judgement.judged = trial_->judged();
  judgement.verdict = verdict_of(judgement.findings, judgement.why_unknown.empty());
  return judgement;
}

}  // namespace synfin::oracle
