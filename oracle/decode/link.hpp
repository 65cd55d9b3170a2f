// The link layer of a captured frame: where the IP packet in it begins.
#pragma once

#include <cstdint>

#include "bytes.hpp"
#include "skip.hpp"

namespace synfin::oracle {

/// The link types that can be read, numbered as libpcap numbers them (DLT_ values).
enum class LinkType : std::uint16_t {
  null = 0,  ///< BSD loopback, address family in the capturing host's byte order
  ethernet = 1,
  raw = 12,          ///< an IP packet, nothing before it
  raw_openbsd = 14,  ///< the same
  raw_file = 101,    ///< the same, by its number in files
  loop = 108,        ///< OpenBSD loopback, address family in network byte order
  linux_cooked = 113,
  ipv4 = 228,
  ipv6 = 229,
  linux_cooked_2 = 276,
};

/// Whether `number` is one of LinkType.
bool is_supported_link_type(int number);

/// The IP packet within a frame.
struct IpBytes {
  Bytes bytes;  ///< from the IP header to the end of what was captured
  std::size_t
      on_wire{};  ///< from the IP header to the end of the frame as it was on the wire; >= bytes.size()
};

/// Takes off the link header, VLAN tags (802.1Q, 802.1ad) included. `on_wire` is the frame's original length.
OrSkip<IpBytes> strip_link(LinkType type, Bytes frame, std::size_t on_wire);

}  // namespace synfin::oracle
