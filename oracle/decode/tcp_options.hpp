// The options of a TCP header, as they stand on the wire (RFC 9293 §3.2, RFC 7323, RFC 2018).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "bytes.hpp"

namespace synfin::oracle {

/// Octets [left, right) have arrived out of order.
struct SackBlock {
  std::uint32_t left = 0;
  std::uint32_t right = 0;

  bool operator==(const SackBlock&) const = default;
};

struct Timestamps {
  std::uint32_t value = 0;
  std::uint32_t echo = 0;

  bool operator==(const Timestamps&) const = default;
};

/// Values are raw: a window scale above 14 or an MSS of 0 is told as it was sent. Where an option stands
/// twice, the later one counts. Kinds not named here are passed over by their length.
class TcpOptions {
 public:
  std::optional<std::uint16_t> mss;
  std::optional<std::uint8_t> window_scale;  ///< the shift count
  bool sack_permitted = false;
  std::optional<Timestamps> timestamps;
  bool cut = false;  ///< the capture has not all of them: one that is missing here may have been sent
  std::string_view malformed;  ///< empty, or the option at which the list stops making sense; static storage

  /// At most four, in the order sent: the header has no room for more.
  std::span<const SackBlock> sack() const { return {sack_.data(), sack_count_}; }

  /// None was seen, and none is missing.
  bool empty() const {
    return !mss && !window_scale && !sack_permitted && !timestamps && sack_count_ == 0 && !cut;
  }

  /// Reads a header's option area, which was `length` octets long (at most 40); `area` is what was captured
  /// of it. What stands before a malformed option is kept.
  static TcpOptions parse(Bytes area, std::size_t length);
  static TcpOptions parse(Bytes area) { return parse(area, area.size()); }

 private:
  /// Takes in the option of this kind whose octets after kind and length are `value`; false if the length
  /// is wrong.
  bool take(std::uint8_t kind, Bytes value);

  std::array<SackBlock, 4> sack_{};
  std::size_t sack_count_ = 0;
};

}  // namespace synfin::oracle
