#include "lacks.hpp"

#include <algorithm>

namespace synfin::oracle {

void NumberSet::add(Number begin, Number end) {
  if (begin >= end) return;
  if (!intervals_.empty() && intervals_.back().begin <= begin && begin <= intervals_.back().end) {
    // As most of it: what comes follows what was there.
    intervals_.back().end = std::max(intervals_.back().end, end);
    return;
  }
  const auto first = std::find_if(intervals_.begin(), intervals_.end(),
                                  [&](const Interval& one) { return begin <= one.end; });
  auto behind = first;
  for (; behind != intervals_.end() && behind->begin <= end; ++behind) {
    begin = std::min(begin, behind->begin);
    end = std::max(end, behind->end);
  }
  if (first == behind) {
    intervals_.insert(first, {begin, end});
  } else {
    *first = {begin, end};
    intervals_.erase(first + 1, behind);
  }
}

bool NumberSet::covers(Number begin, Number end) const {
  if (begin >= end) return true;
  return std::any_of(intervals_.begin(), intervals_.end(),
                     [&](const Interval& one) { return one.begin <= begin && end <= one.end; });
}

void Lacks::add(const Seen& seen) {
  constexpr std::size_t most_pieces = 256;
  Side& mine = sides_[seen.side];
  Side& theirs = sides_[1U - seen.side];
  mine.sent = true;
  answered_ = answered_ || (seen.flags.syn && seen.flags.ack);
  open_ = open_ || (!seen.flags.syn && !seen.flags.rst && seen.flags.ack && seen.ack >= 1);
  if (seen.stray || seen.flags.rst) return;
  mine.in_pieces = mine.in_pieces || mine.covered.pieces() == most_pieces;
  if (!mine.in_pieces) mine.covered.add(seen.seq, seen.end());
  mine.reached = std::max(mine.reached, seen.end());
  if (!seen.flags.syn) mine.furthest = std::max(mine.furthest, seen.seq);
  if (seen.flags.ack) theirs.acked = std::max(theirs.acked, seen.ack);
}

bool Lacks::has_hole(const Connection& connection, std::size_t side) const {
  const Side& one = sides_[side];
  const bool known = connection.sides[side].syn_seen;
  return one.in_pieces || one.covered.pieces() > 1 ||
         (known && (one.acked > one.reached || !one.covered.covers(0, one.furthest)));
}

bool Lacks::has_one_direction(const Connection& connection) const {
  return (!sides_[0].sent || !sides_[1].sent) &&
         (connection.sides[0].has_ack_of_syn || connection.sides[1].has_ack_of_syn);
}

std::string_view Lacks::of(const Connection& connection) const {
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
