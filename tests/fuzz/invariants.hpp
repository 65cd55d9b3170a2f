// What holds for whatever a fuzz target decodes.
#pragma once

#include <cstdlib>

#include "../../oracle/decode/packet.hpp"
#include "../../oracle/decode/skip.hpp"

namespace synfin::oracle::fuzz {

/// Like assert, but in every build.
inline void require(bool holds) {
  if (!holds) std::abort();
}

/// A packet's payload is no longer than it says, and readable; a skip says why.
inline void require_sound(const OrSkip<Packet>& decoded) {
  if (const auto* skip = std::get_if<Skip>(&decoded)) {
    require(!skip->what.empty() && !to_string(skip->reason).empty());
    return;
  }
  const auto& packet = std::get<Packet>(decoded);
  require(packet.payload.size() <= packet.payload_length);
  require(packet.payload_length <= 1U << 20U);
  require(packet.checksum == Checksum::unknown || packet.payload.size() == packet.payload_length);
  require(!packet.options.cut || packet.payload.empty());
  unsigned sum = 0;  // a sanitizer sees a payload that has gone
  for (const std::uint8_t octet : packet.payload) sum += octet;
  require(sum <= 255 * packet.payload.size());
}

/// Without fragments a packet's payload lies within its frame.
inline void require_within(const OrSkip<Packet>& decoded, Bytes frame) {
  const auto* packet = std::get_if<Packet>(&decoded);
  if (packet == nullptr) return;
  require(packet->payload.data() >= frame.data());
  require(packet->payload.data() + packet->payload.size() <= frame.data() + frame.size());
}

}  // namespace synfin::oracle::fuzz
