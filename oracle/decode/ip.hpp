// The IP layer of a captured frame: who sent the datagram to whom, and where the TCP segment in it lies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "bytes.hpp"
#include "endpoint.hpp"
#include "link.hpp"
#include "skip.hpp"

namespace synfin::oracle {

/// A TCP segment within an IP datagram.
struct SegmentBytes {
  Address source;
  Address destination;
  Bytes bytes;               ///< what was captured of the segment, without link-layer padding
  std::size_t length{};      ///< of the segment in the datagram, header included; >= bytes.size()
  bool routed{};             ///< a source route is in use, so the destination is not the checksum's
  std::uint8_t hops_left{};  ///< IPv4 time to live, IPv6 hop limit
  std::optional<std::uint16_t> identification{};  ///< IPv4's
  bool length_from_frame{};  ///< IP gave no length (a host that leaves segmentation to its network card)
};

/// Reads the IPv4 or IPv6 header, IPv4 options and IPv6 extension headers (hop-by-hop, routing, destination,
/// fragment) included.
OrSkip<SegmentBytes> strip_ip(const IpBytes& packet);

}  // namespace synfin::oracle
