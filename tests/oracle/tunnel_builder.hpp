// Headers of tunnels and links for tests, put together from octets by hand.
#pragma once

#include "frame_builder.hpp"

namespace synfin::oracle::test {

inline Octets udp(std::uint16_t to, const Octets& payload, std::uint16_t from = 50000) {
  return join({be16(from), be16(to), be16(8 + payload.size()), be16(0), payload});
}

/// An IPv4 datagram of another protocol than TCP, between other hosts than those of the segment within.
inline Octets outer_v4(std::uint8_t protocol, const Octets& payload) {
  return ipv4({.source = *Address::parse("192.0.2.1"),
               .destination = *Address::parse("192.0.2.2"),
               .protocol = protocol},
              payload);
}

inline Octets outer_v6(std::uint8_t protocol, const Octets& payload) {
  Datagram d;
  d.source = *Address::parse("2001:db8:ffff::1");
  d.destination = *Address::parse("2001:db8:ffff::2");
  d.protocol = protocol;
  return ipv6(d, payload);
}

/// An MPLS label; `bottom` is the last one's bit.
inline Octets mpls_label(std::uint32_t label, bool bottom) {
  return be32(label << 12U | (bottom ? 0x100U : 0U) | 64U);
}

inline Octets gre(std::uint16_t flags, std::uint16_t type, const Octets& fields, const Octets& payload) {
  return join({be16(flags), be16(type), fields, payload});
}

inline Octets vxlan(const Octets& frame) { return join({be32(0x08000000), be32(42U << 8U), frame}); }

inline Octets geneve(std::uint16_t type, const Octets& options, const Octets& payload) {
  return join(
      {{static_cast<std::uint8_t>(options.size() / 4), 0}, be16(type), be32(42U << 8U), options, payload});
}

/// GTP-U; `flags` beside version 1 say which optional fields `rest` begins with.
inline Octets gtp(std::uint8_t flags, const Octets& rest) {
  return join({{static_cast<std::uint8_t>(0x30 | flags), 255}, be16(rest.size()), be32(7), rest});
}

inline Octets pppoe(const Octets& ppp) { return join({{0x11, 0}, be16(1), be16(ppp.size()), ppp}); }

inline Octets llc_snap(std::uint16_t ethertype, const Octets& payload, std::uint32_t organization = 0) {
  return join({{0xaa, 0xaa, 3}, big_endian(organization, 3), be16(ethertype), payload});
}

/// An 802.11 data frame; `header` is what follows its first 24 octets.
inline Octets wlan(std::uint8_t kind, std::uint8_t flags, const Octets& header, const Octets& body) {
  return join({{kind, flags}, Octets(22, 0), header, body});
}

}  // namespace synfin::oracle::test
