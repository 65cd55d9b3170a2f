// Reading numbers out of captured octets. The caller has checked the length: these assert it.
#pragma once

#include <bit>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace synfin::oracle {

/// Octets of a captured frame, or of a part of one.
using Bytes = std::span<const std::uint8_t>;

/// Two octets, the most significant first.
inline std::uint16_t read_u16(Bytes bytes, std::size_t at) {
  assert(at + 2 <= bytes.size());
  std::uint16_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return std::endian::native == std::endian::little ? __builtin_bswap16(number) : number;
}

/// Four octets, the most significant first.
inline std::uint32_t read_u32(Bytes bytes, std::size_t at) {
  assert(at + 4 <= bytes.size());
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return std::endian::native == std::endian::little ? __builtin_bswap32(number) : number;
}

/// Two octets, the least significant first: as 802.11 and most capture software write.
inline std::uint16_t read_u16_le(Bytes bytes, std::size_t at) {
  assert(at + 2 <= bytes.size());
  return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8U);
}

/// Four octets, the least significant first.
inline std::uint32_t read_u32_le(Bytes bytes, std::size_t at) {
  assert(at + 4 <= bytes.size());
  return std::uint32_t{read_u16_le(bytes, at + 2)} << 16U | read_u16_le(bytes, at);
}

}  // namespace synfin::oracle
