#include "lacks.hpp"

#include <algorithm>

namespace synfin::oracle {

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

std::string lacks(const Connection& connection) {
  const auto& sides = connection.sides;
  std::array<std::size_t, 2> sent{};
  std::array<Number, 2> acked{};
  std::array<Number, 2> reached{};
  std::array<NumberSet, 2> covered;
  bool answered = false;  // a SYN,ACK was seen
  bool open = false;      // ... and what can only follow it
  for (const Seen& seen : connection.segments) {
    ++sent[seen.side];
    answered = answered || (seen.flags.syn && seen.flags.ack);
    open = open || (!seen.flags.syn && !seen.flags.rst && seen.flags.ack && seen.ack >= 1);
    if (seen.stray || seen.flags.rst) continue;
    covered[seen.side].add(seen.seq, seen.end());
    reached[seen.side] = std::max(reached[seen.side], seen.end());
    if (seen.flags.ack) acked[1U - seen.side] = std::max(acked[1U - seen.side], seen.ack);
  }
  bool hole = false;
  for (std::size_t side = 0; side < 2; ++side) {
    hole = hole || covered[side].intervals().size() > 1;
    hole = hole || (sides[side].syn_seen && acked[side] > reached[side]);
    for (const Seen& seen : connection.segments)
      hole = hole || (seen.side == side && !seen.stray && !seen.flags.rst && !seen.flags.syn &&
                      sides[side].syn_seen && !covered[side].covers(0, seen.seq));
  }
  if (connection.stray) return "these segments belong to a connection that the capture does not show";
  if ((sent[0] == 0 || sent[1] == 0) && (sides[0].has_ack_of_syn || sides[1].has_ack_of_syn))
    return "only one direction was captured";
  if (!sides[0].syn_seen || (!sides[1].syn_seen && sides[1].known && sent[1] > 0))
    return "the connection began before the capture did";
  if (open && !answered) return "the capture lacks the SYN,ACK";
  if (hole) return "the capture lacks some of what was sent";
  return "";
}

}  // namespace synfin::oracle
