// The text of segments that wait to be heard.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "../decode/bytes.hpp"

namespace synfin::oracle {

/// First in, first out; few allocations. What it has given stays where it is until it is taken out.
class Texts {
 public:
  Bytes push(Bytes octets) {
    if (octets.empty()) return {};
    if (rooms_.empty() || rooms_.back().octets.capacity() - rooms_.back().octets.size() < octets.size()) {
      rooms_.emplace_back();
      rooms_.back().octets.reserve(std::max(least, octets.size()));
    }
    std::vector<std::uint8_t>& room = rooms_.back().octets;
    room.insert(room.end(), octets.begin(), octets.end());
    return Bytes(room).last(octets.size());
  }
  /// The first of them, so long, is done with.
  void pop(std::size_t length) {
    if (length == 0) return;
    Room& first = rooms_.front();
    first.done += length;
    if (first.done == first.octets.size()) rooms_.erase(rooms_.begin());
  }

 private:
  static constexpr std::size_t least = 2048;
  struct Room {
    std::vector<std::uint8_t> octets;
    std::size_t done = 0;
  };
  std::vector<Room> rooms_;
};

}  // namespace synfin::oracle
