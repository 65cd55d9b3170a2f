#include "trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "moment.hpp"
#include "possibilities/bounds.hpp"
#include "silence.hpp"

namespace synfin::oracle {

Trial::Trial(const Connection& connection, const World& world, std::optional<std::size_t> beside,
             const std::shared_ptr<End>& host, std::function<void(std::size_t, const Finding&)> said)
    : connection_(connection), record_(connection, std::move(said)), beside_(beside) {
  for (const std::size_t side : {0U, 1U})
    ends_[side] = beside == side ? host : std::make_shared<End>(world, Vantage::elsewhere);
}

void Trial::follows_another() {
  for (const std::size_t side : {0U, 1U})
    if (side != beside_) ends_[side]->follows_another();
}

void Trial::is_entangled() {
  is_entangled_ = true;
  miss("its numbers lie close to those of another connection that was open at once");
}

void Trial::announce(const Seen& seen) { form_.add(seen); }

void Trial::hear(const Seen& seen, Sender sender) {
  last_time_ = seen.time;
  rested_.reset();
  if (sender == Sender::copy) return;
  if (sender == Sender::damaged) {
    ++unjudged_[static_cast<std::size_t>(Unjudged::damaged)];
    return;
  }
  record_.remember(seen);
  Moment moment = moment_of(connection_, seen);
  End& end = *ends_[seen.side];
  if (sender == Sender::itself) {
    if (may_be_padding(seen))
      if (const Moment bare = without_text(moment); end.can_explain(bare) || !end.can_explain(moment))
        moment = bare;
    if (is_judged(seen.side)) hear_itself(seen, moment);
  } else {
    moment.is_somebodys = true;
    ++unjudged_[static_cast<std::size_t>(Unjudged::other_sender)];
  }
  if (is_judged(1U - seen.side)) ends_[1U - seen.side]->expect(moment);
  knows_these_[seen.side] = knows_these_[seen.side] || !seen.flags.rst;
  ++heard_;
}

void Trial::hear_itself(const Seen& seen, const Moment& moment) {
  End& end = *ends_[seen.side];
  std::optional<Closest> in_its_own;
  if (connection_.stray && beside_ == seen.side && !stray_) in_its_own = end.closest_to(moment);
  const bool skips = beside_ == seen.side && oracle::skips(end.run(), moment.segment);
  const bool was_known = end.has_history() && !end.run().from_midst && end.price() != Price::capture;
  const End::Judged judged = end.sends(moment);
  std::optional<Closest> instead;
  if (was_known && judged == End::Judged::unexplained)
    instead = end.closest();
  else if (was_known && end.price() == Price::capture && end.has_history())
    instead = end.closest_without_inventions();
  const bool cleared = clears_suspect(seen, moment, instead);
  switch (judged) {
    case End::Judged::explained:
      hold_to(seen, moment);
      listen_for_denial(seen, moment);
      listen_for_going_on(seen);
      listen_for_disobedience(seen);
      break;
    case End::Judged::unexplained:
      if (cleared || uphold_renounced(seen)) break;
      if (doubts_[seen.side].claim)
        uphold(seen.side, seen.frame);  // it takes back what it has claimed
      else if (doubts_[1U - seen.side].claim && contradicts(moment, doubts_[1U - seen.side].claim->claim))
        uphold(1U - seen.side, seen.frame);
      else if (skips)
        doubts_[seen.side].skips.push_back({record_.subject_of(seen, heard_), end.closest()});
      else if (!doubts_[seen.side].upheld)
        suspect(seen, moment);
      doubts_[seen.side].upheld = false;
      break;
    case End::Judged::elsewhere:
      if (uphold_renounced(seen)) break;
      if (in_its_own) stray_ = {record_.subject_of(seen, heard_), *in_its_own};
      stop_following(seen.side);
      miss("its numbers are another connection's, or more is missing than can be counted");
      break;
    case End::Judged::unknown:
      ++unjudged_[static_cast<std::size_t>(Unjudged::bound)];
      miss("there are more ways to explain it than are followed");
      break;
  }
  if (end.price() == Price::capture) {
    const bool has_begun = !end.run().from_midst && end.has_history();
    if (!doubts_[seen.side].wanting)
      doubts_[seen.side].wanting = {record_.subject_of(seen, heard_),
                                    has_begun ? end.closest_without_inventions() : Closest{}};
    miss("the capture lacks some of what was sent");
  }
  if (heard_ >= followed_[seen.side]) {
    ++unjudged_[static_cast<std::size_t>(Unjudged::not_followed)];
    return;
  }
  ++judged_;
  if (connection_.stray) return;
  for (const Fault& fault : form_.faults(connection_, seen)) {
    Finding finding;
    finding.level = Level::violation;
    finding.rule = fault.rule;
    finding.cite = fault.cite;
    finding.requirement = fault.requirement;
    finding.text = fault.text;
    finding.expected = fault.expected;
    finding.state = "-";
    const Seen& about = fault.earlier ? *fault.earlier : seen;
    if (fault.earlier) finding.evidence.push_back(seen.frame);
    record_.add(about.side, record_.subject_of(about, heard_), std::move(finding));
  }
}

/// What comes to the host from elsewhere it hears for all that, and answers for itself.
void Trial::stop_following(std::size_t by) {
  for (const std::size_t side : {0U, 1U})
    if (side == by || side != beside_) followed_[side] = std::min(followed_[side], heard_);
}

void Trial::miss(std::string_view what) {
  if (why_unknown_.empty()) why_unknown_ = what;
}

void Trial::hear_of_another(const Seen& seen) {
  last_time_ = seen.time;
  const Moment moment = moment_of(connection_, seen);
  if (!seen.flags.ack) {
    // Before it is open it may answer in many ways: the connection may begin anew.
    End& called = *ends_[1U - seen.side];
    doubts_[1U - seen.side].called = called.run().has_opened && !called.is_over();
    // The host itself hears it in the other connection.
    if (doubts_[1U - seen.side].called && beside_ != 1U - seen.side) called.expect(moment);
  } else if (doubts_[seen.side].called && !doubts_[seen.side].renounced &&
             ends_[seen.side]->run().has_opened) {
    doubts_[seen.side].renounced = Renounced{
        {record_.subject_of(seen, heard_), ends_[seen.side]->closest_to(moment)}, seen.time, moment.stamp};
  }
}

void Trial::rest() {
  if (beside_ && !rested_) rested_ = in_the_end(*beside_);
}

bool Trial::is_over() const {
  const auto is_over = [&](std::size_t side) {
    return rested_ && side == beside_ ? oracle::is_over(*rested_) : ends_[side]->is_over();
  };
  return is_over(0) && is_over(1);
}

void Trial::end(std::string_view lacks, const std::array<bool, 2>& has_gaps,
                const std::array<bool, 2>& seems_beside) {
  for (const std::size_t side : {0U, 1U})
    if (const auto suspect = std::exchange(doubts_[side].suspect, std::nullopt))
      accuse(side, suspect->held.subject, suspect->held.closest);
  weigh_stray();
  for (const std::size_t side : {0U, 1U}) {
    weigh_skips(side, has_gaps[side]);
    weigh_silence(side, has_gaps[side], seems_beside[side]);
    weigh_what_is_wanting(side, lacks);
  }
}

/// A host has one TCB for two sockets (section 3.3.2): what it sends there with numbers of no connection is
/// its fault. Where its peer knows them the capture lacks how that connection began.
void Trial::weigh_stray() {
  if (!stray_ || knows_these_[1U - *beside_]) return;
  followed_[*beside_] = stray_->subject.heard + 1;
  accuse(*beside_, stray_->subject, stray_->closest);
}

void Trial::weigh_silence(std::size_t side, bool has_gaps, bool seems_beside) {
  const End& end = *ends_[side];
  const bool beside = end.vantage() == Vantage::beside && !has_gaps;
  if (!beside && (followed_[side] < heard_ || has_gaps)) return;
  const std::int64_t last_time = std::max(last_time_, end.last_time());
  for (const Silence& one : silences(end, connection_.stream, last_time, beside, seems_beside)) {
    Finding finding = finding_of(connection_, side, end.answer_to(*one.debt));
    finding.level = std::min(finding.level, one.level);
    finding.text = one.text;
    record_.add(side, record_.subject_of(*one.debt, side), std::move(finding));
  }
}

void Trial::accuse(std::size_t side, const Record::Subject& subject, const Closest& closest,
                   std::uint64_t evidence) {
  if (subject.heard >= followed_[side]) return;
  Finding finding = finding_of(connection_, side, closest);
  if (evidence > 0) finding.evidence.push_back(evidence);
  const model::PlainRule* rule = closest.broken != nullptr ? closest.broken : closest.rule;
  finding.text = rule == nullptr ? "no run of the machine sends this, nor anything in its place"
                                 : fmt::format("no run of the machine sends this: {}", rule->gloss);
  if (closest.doubtful || (is_entangled_ && beside_ != side)) finding.level = Level::note;
  // What an end does that was told wrong things is no root of anything.
  const auto& others = record_.findings(1U - side);
  if (beside_ != side && std::any_of(others.begin(), others.end(),
                                     [](const Finding& other) { return other.level == Level::violation; })) {
    finding.level = Level::note;
    finding.text += " (after a fault of the other end)";
  }
  record_.add(side, subject, std::move(finding));
}

}  // namespace synfin::oracle
