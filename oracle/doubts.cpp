// What may become a finding, and who settles it: the end itself that goes on, its peer, or the capture's end.
#include <algorithm>
#include <utility>

#include "possibilities/bounds.hpp"
#include "trial.hpp"

namespace synfin::oracle {

/// Where it acknowledges what was not seen the other end's next segment tells who is wrong.
void Trial::suspect(const Seen& seen, const Moment& moment) {
  const Held held{record_.subject_of(seen, heard_), ends_[seen.side]->closest()};
  const bool is_strange = oracle::is_strange(ends_[1U - seen.side]->run(), moment.segment);
  if (beside_ == seen.side || !is_strange || doubts_[seen.side].suspect)
    accuse(seen.side, held.subject, held.closest);
  else
    doubts_[seen.side].suspect = {held, moment.segment.ack};
}

/// Two agree against one: where the peer goes on from the very number that was acknowledged, and nothing
/// explains that either, what it was seen to send before is wrong. Else the suspect is accused. `instead`:
/// what its machine would have done.
bool Trial::clears_suspect(const Seen& seen, const Moment& moment, const std::optional<Closest>& instead) {
  const std::size_t other = 1U - seen.side;
  if (!doubts_[other].suspect) return false;
  const Suspect suspect = *std::exchange(doubts_[other].suspect, std::nullopt);
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
  auto& held = doubts_[seen.side].claim;
  if (held || end.price() != Price::capture) return;
  if (const auto made = claim(end.run(), peer.run(), moment, end.edge()))
    held = {*made, {record_.subject_of(seen, heard_), end.closest_without_inventions()}};
  if (held && held->claim.of == Claim::Of::text && denies(peer.run(), {}, held->claim)) uphold(seen.side, 0);
}

void Trial::listen_for_denial(const Seen& seen, const Moment& moment) {
  const std::size_t other = 1U - seen.side;
  if (doubts_[other].claim && denies(ends_[seen.side]->run(), moment, doubts_[other].claim->claim))
    uphold(other, seen.frame);
}

void Trial::uphold(std::size_t side, std::uint64_t evidence) {
  const Held held = std::move(doubts_[side].claim->held);
  doubts_[side].claim.reset();
  accuse(side, held.subject, held.closest, evidence);
  doubts_[side].upheld = true;
}

/// It had given up the connection, and goes on with it.
void Trial::listen_for_going_on(const Seen& seen) {
  auto& renounced = doubts_[seen.side].renounced;
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
  auto& renounced = doubts_[seen.side].renounced;
  if (!renounced || beside_ != seen.side || seen.flags.rst) return false;
  accuse(seen.side, renounced->held.subject, renounced->held.closest, seen.frame);
  renounced.reset();
  return true;
}

/// It has sent a reset, by what the capture shows, and goes on.
void Trial::listen_for_disobedience(const Seen& seen) {
  auto& reset = doubts_[seen.side].reset;
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

/// A queue of the host itself is full, or its link is down: what falls there is not captured, and is sent
/// again.
void Trial::weigh_skips(std::size_t side, bool has_gaps) {
  if (!has_gaps) return;
  for (Held& skip : doubts_[side].skips) {
    skip.closest.doubtful = skip.closest.doubtful || !is_over();  // it may come yet
    accuse(side, skip.subject, skip.closest);
  }
}

/// Nothing else hints at a gap, and yet something must have been missed.
void Trial::weigh_what_is_wanting(std::size_t side, std::string_view lacks) {
  if (!doubts_[side].wanting || !record_.findings(side).empty() || !lacks.empty()) return;
  Finding finding = finding_of(connection_, side, doubts_[side].wanting->closest);
  finding.level = Level::note;
  finding.text = "only something that the capture lacks explains this";
  record_.add(side, doubts_[side].wanting->subject, std::move(finding));
}

}  // namespace synfin::oracle
