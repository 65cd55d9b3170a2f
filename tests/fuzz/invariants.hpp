// What holds for whatever a fuzz target decodes.
#pragma once

#include <cstdlib>

#include "../../oracle/decode/packet.hpp"

namespace synfin::oracle::fuzz {

/// Like assert, but in every build.
inline void require(bool holds) {
  if (!holds) std::abort();
}

/// A packet's payload lies within its frame and is no longer than it says; a skip says why.
inline void require_sound(const OrSkip<Packet>& decoded, Bytes frame) {
  if (const auto* skip = std::get_if<Skip>(&decoded)) {
    require(!skip->what.empty() && !to_string(skip->reason).empty());
    return;
  }
  const auto& packet = std::get<Packet>(decoded);
  require(packet.payload.size() <= packet.payload_length);
  require(packet.payload.data() >= frame.data());
  require(packet.payload.data() + packet.payload.size() <= frame.data() + frame.size());
  require(packet.payload_length <= 1U << 20U);
  require(packet.checksum == Checksum::unknown || packet.payload.size() == packet.payload_length);
}

}  // namespace synfin::oracle::fuzz
