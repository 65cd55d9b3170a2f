#include "record.hpp"

#include <algorithm>

#include "evidence/flow.hpp"
#include "report/show.hpp"

namespace synfin::oracle {
namespace {

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

}  // namespace

Finding finding_of(const Connection& connection, std::size_t side, const Closest& closest) {
  Finding finding;
  finding.state = model::name_of(closest.state);
  finding.expected = closest.sent ? show(connection, side, *closest.sent) : "no segment";
  finding.level = Level::violation;
  for (const auto& [state, frame] : closest.course)
    finding.course.push_back({std::string(model::name_of(state)), frame});
  if (closest.cause > 0) finding.evidence.push_back(closest.cause);
  // Who errs where the machine does what it only SHOULD is warned, whatever may have led there.
  for (const model::PlainRule* rule : {closest.rule, closest.broken}) {
    if (rule == nullptr) continue;
    finding.rule = rule->name;
    finding.cite = cite(rule->clause);
    finding.requirement = requirement_of(*rule);
    if (finding.requirement.rfind("SHLD", 0) == 0) finding.level = Level::warning;
  }
  return finding;
}

Nearby Record::nearby(const Seen& seen) const {
  return {seen.frame, seen.time, seen.side, show(connection_, seen)};
}

Record::Subject Record::subject_of(const Seen& seen, std::size_t heard) const {
  Subject subject{heard, seen.frame, seen.time, show(connection_, seen), {}};
  for (std::size_t back = std::min(remembered_, last_.size()); back > 0; --back)
    subject.around.push_back(nearby(last_[(remembered_ - back) % last_.size()]));
  return subject;
}

Record::Subject Record::subject_of(const Debt& debt, std::size_t side) const {
  const Moment& demand = debt.demand;
  Subject subject{0, demand.frame, demand.time, show(connection_, 1U - side, demand.segment), {}};
  subject.around.push_back({demand.frame, demand.time, 1U - side, subject.shown});
  return subject;
}

/// Keeps the last few, and tells the findings before what came behind them.
void Record::remember(const Seen& seen) {
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

/// The same fault again is told with the first.
void Record::add(std::size_t side, const Subject& subject, Finding finding) {
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
