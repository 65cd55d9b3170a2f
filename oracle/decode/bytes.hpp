// Reading big-endian numbers out of captured octets. The caller has checked the length: these assert it.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>

namespace synfin::oracle {

/// Octets of a captured frame, or of a part of one.
using Bytes = std::span<const std::uint8_t>;

inline std::uint16_t read_u16(Bytes bytes, std::size_t at) {
  assert(at + 2 <= bytes.size());
  return static_cast<std::uint16_t>(bytes[at] << 8U | bytes[at + 1]);
}

inline std::uint32_t read_u32(Bytes bytes, std::size_t at) {
  assert(at + 4 <= bytes.size());
  return std::uint32_t{read_u16(bytes, at)} << 16U | read_u16(bytes, at + 2);
}

}  // namespace synfin::oracle
