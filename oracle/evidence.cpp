#include "evidence.hpp"

#include <algorithm>

namespace synfin::oracle {
namespace {

/// No wire holds a segment back for so long and then delivers it: nanoseconds.
constexpr std::int64_t longest_delay = 5'000'000'000;
/// The MSS where none was told: MUST-15.
constexpr std::uint16_t default_mss = 536;
constexpr Number longest_segment = 65535 * 4;

bool later_stamp(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(a - b) > 0; }

/// All numbers of one side that a segment shows as places where something begins or ends.
template <class Visit>
void visit_boundaries(const Seen& seen, std::size_t side, Visit visit) {
  if (seen.side == side) {
    if (!seen.is_reset_of_nothing()) visit(seen.seq);
    if (seen.text > 0) visit(seen.text_begin());
    if (seen.text > 0) visit(seen.text_end());
    if (seen.length() > 0) visit(seen.end());
    return;
  }
  if (!seen.flags.ack) return;
  visit(seen.ack);
  visit(seen.ack + static_cast<Number>(seen.window));
  for (const SackBlock& block : seen.options.sack()) {
    visit(seen.ack + static_cast<std::int32_t>(block.left - seen.raw_ack));
    visit(seen.ack + static_cast<std::int32_t>(block.right - seen.raw_ack));
  }
}

}  // namespace

void NumberSet::add(Number begin, Number end) {
  if (begin >= end) return;
  auto at = intervals_.upper_bound(begin);
  if (at != intervals_.begin() && std::prev(at)->second >= begin) --at;
  while (at != intervals_.end() && at->first <= end) {
    begin = std::min(begin, at->first);
    end = std::max(end, at->second);
    at = intervals_.erase(at);
  }
  intervals_[begin] = end;
}

bool NumberSet::covers(Number begin, Number end) const {
  if (begin >= end) return true;
  auto at = intervals_.upper_bound(begin);
  return at != intervals_.begin() && std::prev(at)->second >= end;
}

Evidence::Evidence(const Connection& connection) : connection_(connection) {
  pass();
  find_fins();
  find_coherence();
  find_missing();
}

void Evidence::pass() {
  for (std::size_t side = 0; side < 2; ++side) {
    reached_before_[side].reserve(segments().size());
    edge_before_[side].reserve(segments().size());
  }
  std::array<Number, 2> reached{};
  std::array<Number, 2> edge{};
  std::array<std::uint32_t, 2> stamp{};
  std::array<bool, 2> every_stamp{true, true};
  for (std::size_t at = 0; at < segments().size(); ++at) {
    const Seen& seen = segments()[at];
    const std::size_t other = 1U - seen.side;
    for (std::size_t side = 0; side < 2; ++side) {
      reached_before_[side].push_back(reached[side]);
      edge_before_[side].push_back(edge[side]);
      newest_stamp_[side].push_back(stamp[side]);
    }
    if (seen.stray) continue;
    const bool in_order = seen.length() == 0 || seen.seq == reached[seen.side];
    if (!in_order || (seen.flags.ack && seen.ack > reached[other])) ++irregular_;
    if (!seen.flags.rst) {
      reached[seen.side] = std::max(reached[seen.side], seen.end());
      covered_[seen.side].add(seen.seq, seen.end());
      if (seen.text > 0) texts_[seen.side].emplace_back(seen.text_begin(), at);
      if (seen.flags.ack) edge[other] = std::max(edge[other], seen.ack + static_cast<Number>(seen.window));
      if (seen.options.timestamps) {
        const std::uint32_t value = seen.options.timestamps->value;
        if (!stamps_[seen.side] || later_stamp(value, stamp[seen.side])) stamp[seen.side] = value;
        stamps_[seen.side] = true;
        ++stamp_count_[seen.side][value];
      } else {
        every_stamp[seen.side] = false;
      }
    }
    for (std::size_t side = 0; side < 2; ++side)
      visit_boundaries(seen, side, [&](Number number) { ++boundaries_[side][number]; });
  }
  reached_ = reached;
  for (std::size_t side = 0; side < 2; ++side) {
    stamps_[side] = stamps_[side] && every_stamp[side];
    std::sort(texts_[side].begin(), texts_[side].end());
  }
}

void Evidence::find_fins() {
  for (std::size_t side = 0; side < 2; ++side) {
    std::optional<Number> number;
    bool agree = true;
    std::optional<Number> text;
    for (const Seen& seen : segments()) {
      if (seen.side != side || seen.stray || seen.flags.rst) continue;
      if (seen.text > 0) text = std::max(text.value_or(seen.text_end()), seen.text_end());
      if (!seen.flags.fin) continue;
      agree = agree && (!number || *number == seen.text_end());
      number = seen.text_end();
    }
    const bool behind_all_text = number && (!text || *number >= *text);
    const bool behind_syn = number && (!connection_.sides[side].syn_seen || *number >= 1);
    if (agree && behind_all_text && behind_syn) fin_[side] = number;
  }
}

void Evidence::find_coherence() {
  // A side that sends numbers from before its SYN has not counted from it.
  for (std::size_t side = 0; side < 2; ++side) {
    if (!connection_.sides[side].syn_seen) continue;
    for (const Seen& seen : segments())
      if (seen.side == side && !seen.stray && !seen.flags.rst && seen.seq < 0) coherent_[side] = false;
  }
}

void Evidence::find_missing() {
  const auto& sides = connection_.sides;
  std::array<std::size_t, 2> sent{};
  std::array<Number, 2> acked{};
  bool answered = false;  // a SYN,ACK was seen
  bool open = false;      // ... and what can only follow it
  for (const Seen& seen : segments()) {
    ++sent[seen.side];
    answered = answered || (seen.flags.syn && seen.flags.ack);
    open = open || (!seen.flags.syn && !seen.flags.rst && seen.flags.ack && seen.ack >= 1);
    if (!seen.stray && seen.flags.ack && !seen.flags.rst)
      acked[1U - seen.side] = std::max(acked[1U - seen.side], seen.ack);
  }
  for (std::size_t side = 0; side < 2; ++side) {
    if (covered_[side].intervals().size() > 1) hole_[side] = true;
    if (sides[side].syn_seen && acked[side] > reached_[side]) hole_[side] = true;
    for (const Seen& seen : segments())
      if (seen.side == side && !seen.stray && !seen.flags.rst && !seen.flags.syn && sides[side].syn_seen &&
          !covered_[side].covers(0, seen.seq))
        hole_[side] = true;
  }
  if (connection_.stray)
    missing_ = "these segments belong to a connection that the capture does not show";
  else if ((sent[0] == 0 || sent[1] == 0) && (sides[0].has_ack_of_syn || sides[1].has_ack_of_syn))
    missing_ = "only one direction was captured";
  else if (!sides[0].syn_seen || (!sides[1].syn_seen && sides[1].known && sent[1] > 0))
    missing_ = "the connection began before the capture did";
  else if (open && !answered)
    missing_ = "the capture lacks the SYN,ACK";
  else if (hole_[0] || hole_[1])
    missing_ = "the capture lacks some of what was sent";
}

bool Evidence::is_boundary(std::size_t side, Number number, std::size_t except) const {
  const auto found = boundaries_[side].find(number);
  if (found == boundaries_[side].end()) return false;
  int own = 0;
  visit_boundaries(segments()[except], side, [&](Number other) { own += other == number ? 1 : 0; });
  return found->second > own;
}

std::optional<std::size_t> Evidence::cuts(std::size_t side, Number number, std::size_t except) const {
  const auto& texts = texts_[side];
  const Number mss = connection_.sides[1U - side].mss.value_or(default_mss);
  std::optional<std::size_t> first;
  const std::pair<Number, std::size_t> from{number - longest_segment, 0};
  std::size_t looked_at = 0;
  for (auto at = std::lower_bound(texts.begin(), texts.end(), from); at != texts.end() && at->first < number;
       ++at) {
    if (++looked_at > horizon) return std::nullopt;
    const Seen& seen = segments()[at->second];
    if (at->second == except || seen.text_end() <= number) continue;
    if (Number{seen.text} > mss) return std::nullopt;
    if (!first || at->second < *first) first = at->second;
  }
  return first;
}

bool Evidence::sent_after(std::size_t at, std::size_t later) const {
  const Seen& seen = segments()[later];
  if (later <= at || seen.stray || seen.flags.rst) return false;
  const std::size_t other = 1U - seen.side;
  if (seen.time - segments()[at].time > longest_delay) return true;
  const bool new_numbers = reached_before_[other][later] > reached_before_[other][at];
  if (new_numbers && seen.flags.ack && seen.ack > reached_before_[other][at]) return true;
  // It echoes a stamp that the other side had not shown before.
  return stamps_[other] && at > 0 && seen.options.timestamps && reached_before_[other][at] > 0 &&
         later_stamp(seen.options.timestamps->echo, newest_stamp_[other][at]);
}

bool Evidence::heard(std::size_t at, std::size_t answer) const {
  const Seen& seen = segments()[at];
  const Seen& reply = segments()[answer];
  if (!stamps_[seen.side] || !seen.options.timestamps || !reply.options.timestamps || reply.flags.syn)
    return false;
  const std::uint32_t stamp = seen.options.timestamps->value;
  const std::uint32_t echo = reply.options.timestamps->echo;
  if (later_stamp(echo, stamp)) return true;
  const auto count = stamp_count_[seen.side].find(stamp);
  return echo == stamp && count != stamp_count_[seen.side].end() && count->second == 1;
}

bool Evidence::is_of_this(Number off) const {
  constexpr Number far_away = Number{1} << 20;
  return connection_.alone || (off < far_away && off > -far_away);
}

bool Evidence::sent_later(std::size_t at, std::size_t later) const {
  const auto& first = segments()[at].options.timestamps;
  const auto& second = segments()[later].options.timestamps;
  if (first && second) return later_stamp(second->value, first->value);
  return sent_after(at, later) && is_clean(at);
}

bool Evidence::is_clean(std::size_t except) const {
  // One odd segment makes a few of its neighbours look odd, no more.
  if (irregular_ > 8) return false;
  std::array<Number, 2> next{};
  std::array<Number, 2> acked{};
  for (std::size_t at = 0; at < segments().size(); ++at) {
    const Seen& seen = segments()[at];
    if (at == except || seen.stray || seen.flags.rst) continue;
    if (seen.length() > 0 && seen.seq != next[seen.side]) return false;
    next[seen.side] = std::max(next[seen.side], seen.end());
    if (seen.flags.ack && seen.ack < acked[seen.side]) return false;
    if (seen.flags.ack) acked[seen.side] = seen.ack;
  }
  return true;
}

}  // namespace synfin::oracle
