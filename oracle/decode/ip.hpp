// The IP layer of a captured frame: who sent the datagram to whom, and what it carries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "endpoint.hpp"
#include "part.hpp"

namespace synfin::oracle {

/// Where a fragment belongs in its datagram (RFC 791 section 3.2, RFC 8200 section 4.5).
struct FragmentPlace {
  std::uint32_t identification{};
  std::uint32_t offset{};  ///< in octets
  bool more{};             ///< it is not the last
};

/// An IP datagram or a fragment of one, without its header.
struct IpDatagram {
  Address source;
  Address destination;
  std::uint8_t protocol{};   ///< of the payload
  Part payload;              ///< without the link layer's padding
  bool routed{};             ///< a source route is in use, so the destination is not the checksum's
  std::uint8_t hops_left{};  ///< IPv4 time to live, IPv6 hop limit
  std::optional<std::uint16_t> identification{};  ///< IPv4's
  bool length_from_frame{};  ///< IP gave no length (a host that leaves segmentation to its network card)
  std::optional<FragmentPlace> place{};  ///< of a fragment; then the protocol is the whole datagram's
};

/// Reads the IPv4 or IPv6 header, IPv4 options and extension headers included. A datagram whose protocol is
/// neither TCP nor a tunnel's is a Skip.
OrSkip<IpDatagram> strip_ip(const Next& next);

/// Takes off the extension headers with which the payload begins: hop-by-hop, routing, fragment, destination,
/// authentication, mobility, HIP and Shim6. A datagram of fragments is whole only afterwards.
OrSkip<IpDatagram> strip_extensions(IpDatagram datagram);

}  // namespace synfin::oracle
