// What a connection's capture does not show.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

/// Numbers that were seen on the wire.
class NumberSet {
 public:
  void add(Number begin, Number end);
  /// Is every number of [begin, end) in the set?
  bool covers(Number begin, Number end) const;
  /// So many intervals, apart from one another.
  std::size_t pieces() const { return intervals_.size(); }

 private:
  struct Interval {
    Number begin;
    Number end;
  };
  std::vector<Interval> intervals_;  ///< apart and in order
};

/// What the capture lacks of a connection, learned segment by segment.
class Lacks {
 public:
  void add(const Seen& seen);
  /// In words; empty if it seems complete.
  std::string_view of(const Connection& connection) const;
  /// Some of what a side has sent is not there, or all of one direction: its silence proves nothing.
  bool has_gaps(const Connection& connection, std::size_t side) const {
    return has_one_direction(connection) || has_hole(connection, side);
  }

 private:
  struct Side {
    bool sent = false;
    Number acked = 0;
    Number reached = 0;
    Number furthest = 0;  ///< the highest number at which a segment stands
    NumberSet covered;
    bool in_pieces = false;  ///< more of them than are remembered
  };
  bool has_hole(const Connection& connection, std::size_t side) const;
  bool has_one_direction(const Connection& connection) const;

  std::array<Side, 2> sides_;
  bool answered_ = false;  ///< a SYN,ACK was seen
  bool open_ = false;      ///< ... and what can only follow it
};

}  // namespace synfin::oracle
