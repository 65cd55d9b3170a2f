// What a connection's capture does not show.
#pragma once

#include <array>
#include <map>
#include <string>

#include "connection.hpp"

namespace synfin::oracle {

/// Numbers that were seen on the wire.
class NumberSet {
 public:
  void add(Number begin, Number end);
  /// Is every number of [begin, end) in the set?
  bool covers(Number begin, Number end) const;
  /// The intervals, apart and in order.
  const std::map<Number, Number>& intervals() const { return intervals_; }

 private:
  std::map<Number, Number> intervals_;  // begin -> end
};

/// What the capture lacks of the connection, in words; empty if it seems complete.
std::string lacks(const Connection& connection);

}  // namespace synfin::oracle
