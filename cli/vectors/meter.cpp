#include "meter.hpp"

#include <algorithm>

#include "../../model/graph/build.hpp"

namespace synfin::cli::vectors {

using model::Node;
using model::Op;

namespace {

std::uint32_t value(const Node& term, const Values& then) { return proofs::value_of(term, then, then); }

/// Two places on the circle, the way from one to the other leads over 2^32.
bool lies_over(std::uint32_t a, std::uint32_t b) {
  return (a < b) != (static_cast<std::int32_t>(a - b) < 0) && a != b;
}

/// Of the places that a comparison of numbers reads: does one pair that is subtracted lie so?
bool some_pair_lies_over(const Node& term, const Values& then) {
  if (term.op == Op::subtract && model::is_circular(term.kids[0]->sort) &&
      model::is_circular(term.kids[1]->sort) &&
      lies_over(value(*term.kids[0], then), value(*term.kids[1], then)))
    return true;
  return std::any_of(term.kids.begin(), term.kids.end(),
                     [&](const Node* kid) { return kid != nullptr && some_pair_lies_over(*kid, then); });
}

}  // namespace

Reading read(const Probe& probe, const Values& then) {
  const Node& node = *probe.node;
  if (!probe.compares()) {
    const bool holds = then[node.field] != 0;
    return {holds ? 1 : 0, false, holds};
  }
  const std::uint32_t a = value(*node.kids[0], then);
  const std::uint32_t b = value(*node.kids[1], then);
  const bool circular = model::is_circular(node.kids[0]->sort);
  const std::int64_t distance = circular ? static_cast<std::int32_t>(a - b)
                                         : static_cast<std::int64_t>(a) - static_cast<std::int64_t>(b);
  const bool over = circular ? (a == b ? a == 0 : lies_over(a, b)) : some_pair_lies_over(node, then);
  const bool holds = node.op == Op::equal ? a == b : distance < 0;
  return {distance, over, holds};
}

bool decides(const Probe& probe, const Values& then) {
  return value(*probe.one, then) != value(*probe.other, then);
}

bool is_strange(std::size_t field, const Values& then) {
  const model::Sort sort = model::fields[field].sort;
  if (sort == model::Sort::flag) return then[field] != 0;
  if (then[field] + 1 <= 2) return false;
  for (std::size_t other = 0; other < model::tcb_field_count; ++other)
    if (model::fields[other].sort == sort && then[field] - then[other] + 1 <= 2) return false;
  return true;
}

void Meter::measure(const model::PlainRule& rule, std::size_t at, const Values& then) {
  const Probe& probe = goals_.probes(rule.id)[at];
  const Reading reading = read(probe, then);
  const std::int64_t near = std::clamp<std::int64_t>(reading.distance, -2, 2) + 2;
  const bool matters = decides(probe, then);
  marks_.push_back(
      (((rule.id * 256 + at) * 2 + (matters ? 1 : 0)) * 8 + static_cast<std::uint64_t>(near)) * 2 + 1);
  const auto note = [&](Side side) {
    const std::size_t goal = goals_.falls(rule.id, at, side);
    if (goal != Goals::none) met_.push_back({goal, matters});
  };
  if (!probe.compares()) return note(reading.holds ? Side::yes : Side::no);
  if (reading.distance < -1 || reading.distance > 1) return;
  const auto side = static_cast<std::size_t>(reading.distance + 1);
  note(static_cast<Side>(side));
  if (reading.over_wrap) note(static_cast<Side>(static_cast<std::size_t>(Side::below_over_wrap) + side));
}

void Meter::look_closer(const std::vector<bool>& open) {
  for (const auto& [rule, fires, then] : asked_) {
    const std::vector<Probe>& probes = goals_.probes(rule->id);
    for (std::size_t p = 0; p < probes.size(); ++p) {
      const Probe& probe = probes[p];
      if (!probe.is_of_one_event() || probe.is_quick() || (!fires && probe.effect != Probe::in_guard))
        continue;
      const std::size_t goal = goals_.falls(rule->id, p, Side::yes);
      if (!open[goal]) continue;
      const bool must_fire = probe.kind == Probe::Kind::heedless || probe.kind == Probe::Kind::where;
      if (must_fire && !fires) continue;
      const bool so = probe.kind == Probe::Kind::heedless ? is_strange(probe.field, then)
                      : probe.kind == Probe::Kind::where  ? value(*probe.node, then) != 0
                      : probe.kind == Probe::Kind::sets
                          ? value(*probe.node, then) != then[rule->effects[probe.effect].field]
                          : decides(probe, then);
      if (so) met_.push_back({goal, true});
    }
  }
}

void Meter::asked(const model::PlainRule& rule, const Values& then, bool fires) {
  asked_.push_back({&rule, fires, then});
  const std::vector<Probe>& probes = goals_.probes(rule.id);
  for (std::size_t p = 0; p < probes.size(); ++p)
    if (probes[p].is_quick() && (fires || probes[p].effect == Probe::in_guard)) measure(rule, p, then);
  if (!fires) return;
  const auto state = static_cast<model::State>(then[model::id_of(model::terms::tcb.state)]);
  met_.push_back({goals_.fires(rule.id, state), true});
}

}  // namespace synfin::cli::vectors
