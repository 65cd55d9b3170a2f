// The octets that stand at a side's sequence numbers, to see whether text that is sent again is the same
// text.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

#include "connection.hpp"

namespace synfin::oracle {

class OctetStore {
 public:
  /// Puts octets at `begin`; tells the first number that had another octet before.
  std::optional<Number> put(Number begin, std::span<const std::uint8_t> octets);

 private:
  static constexpr std::size_t page_size = 1024;
  struct Page {
    std::array<std::uint8_t, page_size> octets{};
    std::bitset<page_size> known;
  };
  std::map<Number, Page> pages_;
};

}  // namespace synfin::oracle
