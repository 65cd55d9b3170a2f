// A part of a captured frame, and what stands in it: the unit in which headers are taken off, outside in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "bytes.hpp"
#include "skip.hpp"

namespace synfin::oracle {

/// What may stand at the beginning of a part.
enum class Layer : std::uint8_t {
  tcp,  ///< which is looked for
  ip,   ///< IPv4 or IPv6
  ipv4,
  ipv6,
  udp,
  // Ethernet and what carries its types
  ethernet,
  vlan_tag,  ///< two octets of control information, then an ethertype; 802.1ad's the same
  vn_tag,    ///< four octets, then an ethertype; HSR's the same
  e_tag,     ///< six octets, then an ethertype (802.1BR)
  i_tag,     ///< four octets, then a whole Ethernet frame (802.1ah)
  llc,       ///< IEEE 802.2
  mpls,
  pppoe,  ///< in a session
  ppp,    ///< with HDLC's address and control or without
  // tunnels
  gre,
  erspan_2,
  erspan_3,
  vxlan,
  vxlan_gpe,
  geneve,
  gtp_u,
  l2tp_udp,  ///< version 2
  l2tp_ip,   ///< version 3, straight in IP
  nsh,       ///< service chaining's header (RFC 8300)
  ether_ip,
  // how links begin
  wlan,  ///< IEEE 802.11
  radiotap,
  prism,
  avs,
  ppi,
  pktap,
  null,  ///< an address family, in either byte order
  linux_cooked,
  linux_cooked_2,
  nflog,
  pflog,
  enc,
  cisco_hdlc,
  frame_relay,
  token_ring,
  fddi,
  fibre_channel,  ///< IP over Fibre Channel (RFC 2625)
  firewire,       ///< IP over IEEE 1394, as Apple captures it
  pppd,           ///< PPP whose address says in which direction it went
  ppp_direction,  ///< ... an octet of its own says it
  mpacket,        ///< Ethernet with its preamble
  net_analyzer,   ///< Ethernet behind four octets of a Hilscher analyzer
};

/// The rest of a frame from some header on.
struct Part {
  Bytes bytes{};          ///< what was captured of it
  std::size_t on_wire{};  ///< its length before the capture cut it; >= bytes.size()

  bool has(std::size_t octets) const { return bytes.size() >= octets; }

  /// Without its first octets; it has them.
  Part after(std::size_t octets) const { return {bytes.subspan(octets), on_wire - octets}; }

  /// Its first octets alone, or all if it is shorter: what follows is padding or a checksum.
  Part limited_to(std::size_t length) const {
    return {bytes.first(std::min(bytes.size(), length)), std::min(on_wire, length)};
  }
};

/// A part, and what stands in it.
struct Next {
  Layer layer{};
  Part part{};
};

/// The capture ends within the header named.
constexpr Skip cut(std::string_view what) { return {SkipReason::truncated_header, what}; }

}  // namespace synfin::oracle
