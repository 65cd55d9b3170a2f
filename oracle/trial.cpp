#include "trial.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evidence/lacks.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

constexpr std::int64_t second = 1'000'000'000;
/// So many unanswered segments are worth a note, wherever the capture was made.
constexpr std::size_t many = 3;
/// ... and so many that were answered late.
constexpr std::size_t often = 2;

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
  if (closest.rule == nullptr) return finding;
  finding.rule = closest.rule->name;
  finding.cite = cite(closest.rule->clause);
  finding.requirement = requirement_of(*closest.rule);
  if (finding.requirement.rfind("SHLD", 0) == 0) finding.level = Level::warning;
  return finding;
}

}  // namespace

Trial::Trial(const Connection& connection, const World& world, std::optional<std::size_t> beside)
    : connection_(connection),
      senders_(senders(connection)),
      beside_(beside),
      ends_{End(world, beside == 0U ? Vantage::beside : Vantage::elsewhere),
            End(world, beside == 1U ? Vantage::beside : Vantage::elsewhere)} {}

void Trial::hear() {
  for (std::size_t at = 0; at < connection_.segments.size(); ++at)
    if (senders_[at] != Sender::damaged) hear(at);
  for (const Fault& fault : faults_of_form(connection_, senders_))
    if (fault.at < followed_) of_form(fault);
  for (const std::size_t side : {0U, 1U}) {
    weigh_silence(side);
    weigh_what_is_wanting(side);
  }
}

/// A captured segment in the table's terms.
Moment Trial::moment_of(std::size_t at, bool without_text) const {
  const Seen& seen = connection_.segments[at];
  Moment moment;
  Segment& s = moment.segment;
  s.seq = seen.raw_seq;
  s.has_ack = seen.flags.ack;
  s.ack = seen.flags.ack ? seen.raw_ack : 0;
  s.text = without_text ? 0 : seen.text;
  // A window that cannot be read may be as wide as any.
  const bool known = seen.flags.syn || connection_.scaling_known();
  s.wnd = known ? static_cast<std::uint32_t>(std::min<std::uint64_t>(seen.window, model::most_window))
                : model::most_window;
  s.mss = model::most_window;  // how text is cut is the host's affair
  s.syn = seen.flags.syn;
  s.fin = seen.flags.fin;
  s.rst = seen.flags.rst;
  moment.time = seen.time;
  moment.identification = seen.identification;
  if (seen.options.timestamps) {
    moment.stamp = seen.options.timestamps->value;
    if (seen.flags.ack) moment.echo = seen.options.timestamps->echo;
  }
  return moment;
}

void Trial::hear(std::size_t at) {
  const Seen& seen = connection_.segments[at];
  End& end = ends_[seen.side];
  Moment moment = moment_of(at, false);
  if (senders_[at] == Sender::itself) {
    if (is_padding(seen))
      if (const Moment bare = moment_of(at, true); end.can_explain(bare)) moment = bare;
    switch (end.sends(moment)) {
      case End::Judged::explained:
        hold_to(seen.side, at, moment.segment);
        listen_for_denial(seen.side, moment.segment);
        break;
      case End::Judged::unexplained:
        if (claims_[seen.side])
          uphold(seen.side);  // it takes back what it has claimed
        else if (!upheld_[seen.side])
          accuse(at, end.closest());
        upheld_[seen.side] = false;
        break;
      case End::Judged::elsewhere:
        followed_ = std::min(followed_, at);
        miss("its numbers are another connection's, or more is missing than can be counted");
        break;
      case End::Judged::unknown:
        miss("there are more ways to explain it than are followed");
        break;
    }
    if (end.price() == Price::capture) {
      const bool has_begun = !end.run().from_midst && end.has_history();
      if (!wanting_[seen.side])
        wanting_[seen.side] = Held{{}, at, has_begun ? end.closest_without_inventions() : Closest{}};
      miss("the capture lacks some of what was sent");
    }
  }
  places_[1U - seen.side].push_back(at);
  ends_[1U - seen.side].expect(moment);
}

void Trial::miss(const std::string& what) {
  if (why_unknown_.empty()) why_unknown_ = what;
}

/// What it acknowledges beyond what was seen is remembered until the peer says what it has sent.
void Trial::hold_to(std::size_t side, std::size_t at, const Segment& seen) {
  End& end = ends_[side];
  const End& peer = ends_[1U - side];
  if (claims_[side] || end.price() != Price::capture) return;
  if (const auto made = claim(end.run(), peer.run(), seen))
    claims_[side] = Held{*made, at, end.closest_without_inventions()};
  if (claims_[side] && denies(peer.run(), {}, claims_[side]->claim)) uphold(side);
}

void Trial::listen_for_denial(std::size_t side, const Segment& seen) {
  const std::size_t other = 1U - side;
  if (claims_[other] && denies(ends_[side].run(), seen, claims_[other]->claim)) uphold(other);
}

void Trial::uphold(std::size_t side) {
  accuse(claims_[side]->at, claims_[side]->closest);
  claims_[side].reset();
  upheld_[side] = true;
}

/// What was not answered, or late. Elsewhere than beside an end nothing of that can be proved.
void Trial::weigh_silence(std::size_t side) {
  const bool beside = beside_ == side;
  if (!beside && followed_ < connection_.segments.size()) return;
  const End& end = ends_[side];
  const std::int64_t last = connection_.segments.back().time;
  std::size_t unanswered = 0;
  const Debt* first = nullptr;
  for (const Debt& debt : end.debts()) {
    if (last - debt.demand.time <= (beside ? longest_pause : second)) continue;
    if (first == nullptr) first = &debt;
    ++unanswered;
  }
  const auto tell = [&](const Debt& debt, const std::string& what) {
    Finding finding = finding_of(connection_, side, debt.answer);
    if (!beside) finding.level = Level::note;
    finding.text = what;
    add(side, places_[side][debt.arrival], std::move(finding));
  };
  if (unanswered >= (beside ? 1 : many))
    tell(*first, fmt::format("no answer was seen to {}, though one is due: {}",
                             unanswered == 1 ? "this segment" : fmt::format("{} segments", unanswered),
                             first->answer.rule == nullptr ? "" : first->answer.rule->gloss));
  // What was lost behind the capture comes again, and is answered late for that.
  std::vector<const End::Late*> late;
  for (const End::Late& one : end.late())
    if (beside || one.repeated == 0 || one.repeated > many) late.push_back(&one);
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
void Trial::weigh_what_is_wanting(std::size_t side) {
  if (!wanting_[side] || !findings_[0].empty() || !findings_[1].empty() || !lacks(connection_).empty())
    return;
  Finding finding = finding_of(connection_, side, wanting_[side]->closest);
  finding.level = Level::note;
  finding.text = "only something that the capture lacks explains this";
  add(side, wanting_[side]->at, std::move(finding));
}

void Trial::of_form(const Fault& fault) {
  Finding finding;
  finding.level = fault.level;
  finding.rule = fault.rule;
  finding.cite = fault.cite;
  finding.requirement = fault.requirement;
  finding.text = fault.text;
  finding.expected = fault.expected;
  finding.state = "-";
  add(connection_.segments[fault.at].side, fault.at, std::move(finding));
}

void Trial::accuse(std::size_t at, const Closest& closest) {
  if (at >= followed_) return;
  const std::size_t side = connection_.segments[at].side;
  Finding finding = finding_of(connection_, side, closest);
  finding.text = closest.rule == nullptr
                     ? "no run of the machine sends this, nor anything in its place"
                     : fmt::format("no run of the machine sends this: {}", closest.rule->gloss);
  // What an end does that was told wrong things is no root of anything.
  const auto& others = findings_[1U - side];
  if (beside_ != side && std::any_of(others.begin(), others.end(),
                                     [](const Finding& other) { return other.level == Level::violation; })) {
    finding.level = Level::note;
    finding.text += " (after a fault of the other end)";
  }
  add(side, at, std::move(finding));
}

void Trial::add(std::size_t side, std::size_t at, Finding finding) {
  const Seen& seen = connection_.segments[at];
  finding.frame = seen.frame;
  finding.time = seen.time;
  finding.endpoint = to_string(connection_.endpoints[side]);
  finding.seen = show(connection_, seen);
  findings_[side].push_back(std::move(finding));
}

std::vector<Finding> Trial::findings(std::size_t side) const {
  std::vector<Finding> all = findings_[side];
  std::stable_sort(all.begin(), all.end(),
                   [](const Finding& a, const Finding& b) { return a.frame < b.frame; });
  std::vector<Finding> told;
  for (Finding& finding : all) {
    const auto same = std::find_if(told.begin(), told.end(), [&](const Finding& earlier) {
      return earlier.rule == finding.rule && earlier.level == finding.level;
    });
    if (same == told.end())
      told.push_back(std::move(finding));
    else
      same->again.push_back(finding.frame);
  }
  return told;
}

}  // namespace synfin::oracle
