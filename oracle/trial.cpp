#include "trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evidence/flow.hpp"
#include "moment.hpp"
#include "possibilities/bounds.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

constexpr std::int64_t second = 1'000'000'000;
/// So many unanswered segments are worth a note, wherever the capture was made.
constexpr std::size_t many = 3;
/// ... and so many that were answered late.
constexpr std::size_t often = 2;
/// So many segments behind one that is spoken of are told.
constexpr std::size_t told_behind = 3;
/// So many frames are named in which a fault comes again.
constexpr std::size_t told_again = 64;

/// The requirement that a rule's gloss names: "MUST-65", or nothing.
std::string requirement_of(const model::PlainRule& rule) {
  for (const std::string_view word : {"MUST-", "SHLD-", "MAY-"})
    if (const auto at = rule.gloss.find(word); at != std::string_view::npos)
      return std::string(rule.gloss.substr(at, rule.gloss.find_first_of(",) ", at) - at));
  return "";
}

Finding finding_of(const Connection& connection, std::size_t side, const Closest& closest) {
  Finding finding;
  finding.state = model::name_of(closest.state);
  finding.expected = closest.sent ? show(connection, side, *closest.sent) : "no segment";
  finding.level = Level::violation;
  for (const auto& [state, frame] : closest.course)
    finding.course.push_back({std::string(model::name_of(state)), frame});
  if (closest.cause > 0) finding.evidence.push_back(closest.cause);
  if (closest.rule == nullptr) return finding;
  finding.rule = closest.rule->name;
  finding.cite = cite(closest.rule->clause);
  finding.requirement = requirement_of(*closest.rule);
  if (finding.requirement.rfind("SHLD", 0) == 0) finding.level = Level::warning;
  return finding;
}

}  // namespace

Trial::Trial(const Connection& connection, const World& world, std::optional<std::size_t> beside,
             std::shared_ptr<End> host, std::function<void(std::size_t, const Finding&)> said)
    : connection_(connection), said_(std::move(said)), beside_(beside) {
  for (const std::size_t side : {0U, 1U})
    ends_[side] = beside == side ? host : std::make_shared<End>(world, Vantage::elsewhere);
}

Nearby Trial::nearby(const Seen& seen) const {
  return {seen.frame, seen.time, seen.side, show(connection_, seen)};
}

Trial::Subject Trial::subject_of(const Seen& seen) const {
  Subject subject{heard_, seen.frame, seen.time, show(connection_, seen), {}};
  for (std::size_t back = std::min(remembered_, last_.size()); back > 0; --back)
    subject.around.push_back(nearby(last_[(remembered_ - back) % last_.size()]));
  return subject;
}

Trial::Subject Trial::subject_of(const Debt& debt, std::size_t side) const {
  const Moment& demand = debt.demand;
  Subject subject{0, demand.frame, demand.time, show(connection_, 1U - side, demand.segment), {}};
  subject.around.push_back({demand.frame, demand.time, 1U - side, subject.shown});
  return subject;
}

/// Keeps the last few, and tells the findings before what came behind them.
void Trial::remember(const Seen& seen) {
  Seen& latest = last_[remembered_++ % last_.size()];
  latest = seen;
  latest.octets = {};
  for (std::vector<Finding>& of_side : findings_)
    for (Finding& finding : of_side)
      if (!finding.around.empty() && seen.frame > finding.around.back().frame &&
          finding.around.back().frame < finding.frame + told_behind * 1000 &&
          static_cast<std::size_t>(
              std::count_if(finding.around.begin(), finding.around.end(),
                            [&](const Nearby& one) { return one.frame > finding.frame; })) < told_behind)
        finding.around.push_back(nearby(seen));
}

void Trial::follows_another() {
  for (const std::size_t side : {0U, 1U})
    if (side != beside_) ends_[side]->follows_another();
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
  remember(seen);
  Moment moment = moment_of(connection_, seen);
  End& end = *ends_[seen.side];
  if (sender == Sender::itself) {
    if (is_padding(seen))
      if (const Moment bare = without_text(moment_of(connection_, seen));
          end.can_explain(bare) || !end.can_explain(moment))
        moment = bare;
    if (is_judged(seen.side)) hear_itself(seen, moment);
  } else {
    moment.is_somebodys = true;
    ++unjudged_[static_cast<std::size_t>(Unjudged::other_sender)];
  }
  if (is_judged(1U - seen.side)) ends_[1U - seen.side]->expect(moment);
  ++heard_;
}

void Trial::hear_itself(const Seen& seen, const Moment& moment) {
  End& end = *ends_[seen.side];
  const bool skips = beside_ == seen.side && oracle::skips(end.run(), moment.segment);
  switch (end.sends(moment)) {
    case End::Judged::explained:
      hold_to(seen, moment);
      listen_for_denial(seen, moment);
      listen_for_going_on(seen);
      listen_for_disobedience(seen);
      break;
    case End::Judged::unexplained:
      if (uphold_renounced(seen)) break;
      if (claims_[seen.side])
        uphold(seen.side, seen.frame);  // it takes back what it has claimed
      else if (skips)
        skips_[seen.side].push_back({subject_of(seen), end.closest()});
      else if (!upheld_[seen.side])
        accuse(seen.side, subject_of(seen), end.closest());
      upheld_[seen.side] = false;
      break;
    case End::Judged::elsewhere:
      if (uphold_renounced(seen)) break;
      followed_ = std::min(followed_, heard_);
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
      wanting_[seen.side] = {subject_of(seen), has_begun ? end.closest_without_inventions() : Closest{}};
    miss("the capture lacks some of what was sent");
  }
  if (heard_ >= followed_) {
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
    add(about.side, subject_of(about), std::move(finding));
  }
}

void Trial::miss(std::string_view what) {
  if (why_unknown_.empty()) why_unknown_ = what;
}

/// What it tells to have come that was not seen is remembered until the peer says what it has sent.
void Trial::hold_to(const Seen& seen, const Moment& moment) {
  End& end = *ends_[seen.side];
  const End& peer = *ends_[1U - seen.side];
  auto& held = claims_[seen.side];
  if (held || end.price() != Price::capture) return;
  if (const auto made = claim(end.run(), peer.run(), moment, end.edge()))
    held = {*made, {subject_of(seen), end.closest_without_inventions()}};
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
    renounced_[seen.side] =
        Renounced{{subject_of(seen), ends_[seen.side]->closest_to(moment)}, seen.time, moment.stamp};
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
    if (!reset) reset = subject_of(seen);
    return;
  }
  if (!reset || seen.flags.syn || ends_[seen.side]->price() != Price::capture) return;
  Finding finding;
  finding.level = Level::note;
  finding.state = "-";
  finding.text = "it goes on behind this reset: somebody else has sent it, or it does not do as it says";
  finding.expected = "nothing more of the connection";
  finding.evidence.push_back(seen.frame);
  add(seen.side, *reset, std::move(finding));
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
  for (const std::size_t side : {0U, 1U}) {
    weigh_skips(side, has_gaps[side]);
    weigh_silence(side, has_gaps[side], seems_beside[side]);
    weigh_what_is_wanting(side, lacks);
  }
}

/// A queue of the host itself is full, or its link is down: what falls there is not captured, and is sent
/// again.
void Trial::weigh_skips(std::size_t side, bool has_gaps) {
  if (!has_gaps) return;
  for (const Held& skip : skips_[side]) accuse(side, skip.subject, skip.closest);
}

/// What was not answered, or late. Elsewhere than beside an end nothing of that can be proved.
void Trial::weigh_silence(std::size_t side, bool has_gaps, bool seems_beside) {
  const End& end = *ends_[side];
  const bool beside = end.vantage() == Vantage::beside && !has_gaps;
  if (!beside && (followed_ < heard_ || has_gaps)) return;
  const std::int64_t last_time = std::max(last_time_, end.last_time());
  const auto is_of_this = [&](const Debt& debt) { return debt.demand.stream == connection_.stream; };
  const auto level_of = [&](const Debt& debt) {
    const std::int64_t since = last_time - debt.demand.time;
    if (!beside || debt.excuse == Excuse::throttled || debt.excuse == Excuse::refused) return Level::note;
    if (debt.excuse == Excuse::unopened && since <= longest_deafness) return Level::note;
    return debt.excuse == Excuse::early ? Level::warning : Level::violation;
  };
  std::size_t unanswered = 0;
  const Debt* worst = nullptr;
  for (const Debt& debt : end.debts()) {
    if (!is_of_this(debt) || last_time - debt.demand.time <= (beside ? longest_pause : second)) continue;
    if (worst == nullptr || level_of(*worst) < level_of(debt)) worst = &debt;
    ++unanswered;
  }
  const auto tell = [&](const Debt& debt, const std::string& what) {
    const Closest answer = end.answer_to(debt);
    Finding finding = finding_of(connection_, side, answer);
    finding.level = std::min(finding.level, level_of(debt));
    finding.text = what;
    add(side, subject_of(debt, side), std::move(finding));
  };
  if (unanswered >= many ||
      (worst != nullptr && (beside || (seems_beside && worst->excuse == Excuse::none)))) {
    const model::PlainRule* rule = end.answer_to(*worst).rule;
    tell(*worst, fmt::format("no answer was seen to {}, though one is due: {}",
                             unanswered == 1 ? "this segment" : fmt::format("{} segments", unanswered),
                             rule == nullptr ? "" : rule->gloss));
  }
  // What was lost behind the capture comes again, and is answered late for that.
  std::vector<const End::Late*> late;
  for (const End::Late& one : end.late())
    if (is_of_this(one.debt) && (beside || one.repeated == 0 || one.repeated > many)) late.push_back(&one);
  const bool stubborn =
      std::any_of(late.begin(), late.end(), [](const End::Late* one) { return one->repeated > many; });
  if (late.size() < (beside || stubborn ? 1 : often)) return;
  const auto longest = std::max_element(
      late.begin(), late.end(), [](const End::Late* a, const End::Late* b) { return a->pause < b->pause; });
  tell((*longest)->debt,
       fmt::format(
           "the answer came after {:.1f} s{}; an acknowledgment may wait for less than 0.5 s (MUST-40)",
           static_cast<double>((*longest)->pause) / second,
           late.size() == 1 ? "" : fmt::format(", and late {} times", late.size())));
}

/// Nothing else hints at a gap, and yet something must have been missed.
void Trial::weigh_what_is_wanting(std::size_t side, std::string_view lacks) {
  if (!wanting_[side] || !findings_[side].empty() || !lacks.empty()) return;
  Finding finding = finding_of(connection_, side, wanting_[side]->closest);
  finding.level = Level::note;
  finding.text = "only something that the capture lacks explains this";
  add(side, wanting_[side]->subject, std::move(finding));
}

void Trial::accuse(std::size_t side, const Subject& subject, const Closest& closest, std::uint64_t evidence) {
  if (subject.heard >= followed_) return;
  Finding finding = finding_of(connection_, side, closest);
  if (evidence > 0) finding.evidence.push_back(evidence);
  finding.text = closest.rule == nullptr
                     ? "no run of the machine sends this, nor anything in its place"
                     : fmt::format("no run of the machine sends this: {}", closest.rule->gloss);
  if (closest.doubtful) finding.level = Level::note;
  // What an end does that was told wrong things is no root of anything.
  const auto& others = findings_[1U - side];
  if (beside_ != side && std::any_of(others.begin(), others.end(),
                                     [](const Finding& other) { return other.level == Level::violation; })) {
    finding.level = Level::note;
    finding.text += " (after a fault of the other end)";
  }
  add(side, subject, std::move(finding));
}

/// The same fault again is told with the first.
void Trial::add(std::size_t side, const Subject& subject, Finding finding) {
  auto& all = findings_[side];
  const auto same = std::find_if(all.begin(), all.end(), [&](const Finding& earlier) {
    return earlier.rule == finding.rule && earlier.level == finding.level;
  });
  if (same != all.end() && same->frame <= subject.frame) {
    ++same->times;
    if (same->again.size() < told_again) same->again.push_back(subject.frame);
    return;
  }
  finding.frame = subject.frame;
  finding.time = subject.time;
  finding.endpoint = to_string(connection_.endpoints[side]);
  finding.flow = flow_name(connection_.endpoints);
  finding.stream = connection_.stream;
  for (const std::size_t one : {0U, 1U}) finding.ends[one] = to_string(connection_.endpoints[one]);
  finding.seen = subject.shown;
  finding.around = subject.around;
  if (same != all.end()) {
    // What was told first was seen later.
    finding.times = same->times + 1;
    finding.again = std::move(same->again);
    finding.again.insert(finding.again.begin(), same->frame);
    all.erase(same);
  }
  const auto place =
      std::find_if(all.begin(), all.end(), [&](const Finding& other) { return other.frame > finding.frame; });
  if (said_) said_(side, finding);
  all.insert(place, std::move(finding));
}

}  // namespace synfin::oracle
