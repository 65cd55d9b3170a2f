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

void Lacks::add(const Seen& seen) {
  constexpr std::size_t most_pieces = 256;
  Side& mine = sides_[seen.side];
  Side& theirs = sides_[1U - seen.side];
  mine.sent = true;
  answered_ = answered_ || (seen.flags.syn && seen.flags.ack);
  open_ = open_ || (!seen.flags.syn && !seen.flags.rst && seen.flags.ack && seen.ack >= 1);
  if (seen.stray || seen.flags.rst) return;
  mine.in_pieces = mine.in_pieces || mine.covered.intervals().size() == most_pieces;
  if (!mine.in_pieces) mine.covered.add(seen.seq, seen.end());
  mine.reached = std::max(mine.reached, seen.end());
  if (!seen.flags.syn) mine.furthest = std::max(mine.furthest, seen.seq);
  if (seen.flags.ack) theirs.acked = std::max(theirs.acked, seen.ack);
}

bool Lacks::has_hole(const Connection& connection, std::size_t side) const {
  const Side& one = sides_[side];
  const bool known = connection.sides[side].syn_seen;
  return one.in_pieces || one.covered.intervals().size() > 1 ||
         (known && (one.acked > one.reached || !one.covered.covers(0, one.furthest)));
}

bool Lacks::has_one_direction(const Connection& connection) const {
  return (!sides_[0].sent || !sides_[1].sent) &&
         (connection.sides[0].has_ack_of_syn || connection.sides[1].has_ack_of_syn);
}

std::string Lacks::of(const Connection& connection) const {
  const auto& facts = connection.sides;
  if (connection.stray) return "these segments belong to a connection that the capture does not show";
  if (has_one_direction(connection)) return "only one direction was captured";
  if (!facts[0].syn_seen || (!facts[1].syn_seen && facts[1].known && sides_[1].sent))
    return "the connection began before the capture did";
  if (open_ && !answered_) return "the capture lacks the SYN,ACK";
  if (has_hole(connection, 0) || has_hole(connection, 1)) return "the capture lacks some of what was sent";
  return "";
}

}  // namespace synfin::oracle
