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
      if (claims_[seen.side])
        uphold(seen.side, seen.frame);  // it takes back what it has claimed
      else if (claims_[1U - seen.side] && contradicts(moment, claims_[1U - seen.side]->claim))
        uphold(1U - seen.side, seen.frame);
      else if (skips)
        skips_[seen.side].push_back({record_.subject_of(seen, heard_), end.closest()});
      else if (!upheld_[seen.side])
        suspect(seen, moment);
      upheld_[seen.side] = false;
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
    if (!wanting_[seen.side])
      wanting_[seen.side] = {record_.subject_of(seen, heard_),
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

/// Where it acknowledges what was not seen the other end's next segment tells who is wrong.
void Trial::suspect(const Seen& seen, const Moment& moment) {
  const Held held{record_.subject_of(seen, heard_), ends_[seen.side]->closest()};
  const bool is_strange = oracle::is_strange(ends_[1U - seen.side]->run(), moment.segment);
  if (beside_ == seen.side || !is_strange || suspects_[seen.side])
    accuse(seen.side, held.subject, held.closest);
  else
    suspects_[seen.side] = {held, moment.segment.ack};
}

/// Two agree against one: where the peer goes on from the very number that was acknowledged, and nothing
/// explains that either, what it was seen to send before is wrong. Else the suspect is accused. `instead`:
/// what its machine would have done.
bool Trial::clears_suspect(const Seen& seen, const Moment& moment, const std::optional<Closest>& instead) {
  const std::size_t other = 1U - seen.side;
  if (!suspects_[other]) return false;
  const Suspect suspect = *std::exchange(suspects_[other], std::nullopt);
  const bool agrees = instead && !seen.flags.rst && moment.segment.seq == suspect.acknowledged;
  if (agrees)
    accuse(seen.side, record_.subject_of(seen, heard_), *instead);
  else
    accuse(other, suspect.held.subject, suspect.held.closest);
  return agrees;
}

/// What it tells to have come that was not seen is remembered until the peer says what it has sent.
void Trial::hold_to(const Seen& seen, const Moment& moment) {
  End& end = *ends_[seen.side];
  const End& peer = *ends_[1U - seen.side];
  auto& held = claims_[seen.side];
  if (held || end.price() != Price::capture) return;
  if (const auto made = claim(end.run(), peer.run(), moment, end.edge()))
    held = {*made, {record_.subject_of(seen, heard_), end.closest_without_inventions()}};
  if (held && held->claim.of == Claim::Of::text && denies(peer.run(), {}, held->claim)) uphold(seen.side, 0);
}

void Trial::listen_for_denial(const Seen& seen, const Moment& moment) {
  const std::size_t other = 1U - seen.side;
  if (claims_[other] && denies(ends_[seen.side]->run(), moment, claims_[other]->claim))
    uphold(other, seen.frame);
}

void Trial::uphold(std::size_t side, std::uint64_t evidence) {
  const Held held = std::move(claims_[side]->held);
  claims_[side].reset();
  accuse(side, held.subject, held.closest, evidence);
  upheld_[side] = true;
}

void Trial::hear_of_another(const Seen& seen) {
  last_time_ = seen.time;
  const Moment moment = moment_of(connection_, seen);
  if (!seen.flags.ack) {
    // Before it is open it may answer in many ways: the connection may begin anew.
    End& called = *ends_[1U - seen.side];
    called_[1U - seen.side] = called.run().has_opened && !called.is_over();
    // The host itself hears it in the other connection.
    if (called_[1U - seen.side] && beside_ != 1U - seen.side) called.expect(moment);
  } else if (called_[seen.side] && !renounced_[seen.side] && ends_[seen.side]->run().has_opened) {
    renounced_[seen.side] = Renounced{
        {record_.subject_of(seen, heard_), ends_[seen.side]->closest_to(moment)}, seen.time, moment.stamp};
  }
}

/// It had given up the connection, and goes on with it.
void Trial::listen_for_going_on(const Seen& seen) {
  auto& renounced = renounced_[seen.side];
  if (!renounced || beside_ == seen.side || seen.flags.rst || ends_[seen.side]->price() == Price::capture)
    return;
  const auto& stamps = seen.options.timestamps;
  const bool later = (renounced->stamp && stamps && model::Words::before(*renounced->stamp, stamps->value)) ||
                     seen.time - renounced->time > longest_delay;
  if (!later) return;
  const Held held = std::move(renounced->held);
  renounced.reset();
  accuse(seen.side, held.subject, held.closest, seen.frame);
}

/// The host had answered in another connection as if there were not this one, with which it goes on.
bool Trial::uphold_renounced(const Seen& seen) {
  auto& renounced = renounced_[seen.side];
  if (!renounced || beside_ != seen.side || seen.flags.rst) return false;
  accuse(seen.side, renounced->held.subject, renounced->held.closest, seen.frame);
  renounced.reset();
  return true;
}

/// It has sent a reset, by what the capture shows, and goes on.
void Trial::listen_for_disobedience(const Seen& seen) {
  auto& reset = resets_[seen.side];
  if (seen.flags.rst) {
    if (!reset) reset = record_.subject_of(seen, heard_);
    return;
  }
  if (!reset || seen.flags.syn || ends_[seen.side]->price() != Price::capture) return;
  Finding finding;
  finding.level = Level::note;
  finding.state = "-";
  finding.text = "it goes on behind this reset: somebody else has sent it, or it does not do as it says";
  finding.expected = "nothing more of the connection";
  finding.evidence.push_back(seen.frame);
  record_.add(seen.side, *reset, std::move(finding));
  reset.reset();
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
    if (const auto suspect = std::exchange(suspects_[side], std::nullopt))
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

/// A queue of the host itself is full, or its link is down: what falls there is not captured, and is sent
/// again.
void Trial::weigh_skips(std::size_t side, bool has_gaps) {
  if (!has_gaps) return;
  for (Held& skip : skips_[side]) {
    skip.closest.doubtful = skip.closest.doubtful || !is_over();  // it may come yet
    accuse(side, skip.subject, skip.closest);
  }
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

/// Nothing else hints at a gap, and yet something must have been missed.
void Trial::weigh_what_is_wanting(std::size_t side, std::string_view lacks) {
  if (!wanting_[side] || !record_.findings(side).empty() || !lacks.empty()) return;
  Finding finding = finding_of(connection_, side, wanting_[side]->closest);
  finding.level = Level::note;
  finding.text = "only something that the capture lacks explains this";
  record_.add(side, wanting_[side]->subject, std::move(finding));
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
