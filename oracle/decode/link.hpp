// The link types of captures: what a frame begins with.
#pragma once

#include <cstdint>
#include <optional>

#include "part.hpp"

namespace synfin::oracle {

/// A link type by its number in files or in libpcap (LINKTYPE_ and DLT_ values, which differ for a few).
enum class LinkType : std::uint16_t {
  null = 0,  ///< BSD loopback, address family in the capturing host's byte order
  ethernet = 1,
  raw = 12,          ///< an IP packet, nothing before it
  raw_openbsd = 14,  ///< the same
  raw_file = 101,    ///< the same, by its number in files
  wlan = 105,
  loop = 108,  ///< OpenBSD loopback, address family in network byte order
  linux_cooked = 113,
  radiotap = 127,
  ipv4 = 228,
  ipv6 = 229,
  linux_cooked_2 = 276,
};

/// What frames of this link type begin with; nothing if it cannot be read.
std::optional<Layer> first_layer(LinkType type);

/// Whether frames of this link type can be read.
bool is_supported_link_type(int number);

}  // namespace synfin::oracle
