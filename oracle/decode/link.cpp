#include "link.hpp"

#include <algorithm>

namespace synfin::oracle {
namespace {

constexpr std::uint16_t ethertype_ipv4 = 0x0800;
constexpr std::uint16_t ethertype_ipv6 = 0x86dd;

constexpr bool is_vlan_tag(std::uint16_t ethertype) {
  return ethertype == 0x8100      // 802.1Q
         || ethertype == 0x88a8   // 802.1ad
         || ethertype == 0x9100;  // what stood for 802.1ad before it
}

constexpr Skip truncated{SkipReason::truncated_header, "link header"};

/// The frame from octet `at`, which must hold an IP packet of `version` (0: either).
OrSkip<IpBytes> ip_at(Bytes frame, std::size_t at, std::size_t on_wire, unsigned version) {
  if (frame.size() <= at) return Skip{SkipReason::truncated_header, "IP header"};
  const unsigned found = frame[at] >> 4U;
  if (found != 4 && found != 6) {
    if (version == 0) return Skip{SkipReason::not_ip, "IP version"};
    return Skip{SkipReason::malformed, "IP version"};
  }
  if (version != 0 && found != version) return Skip{SkipReason::malformed, "IP version"};
  return IpBytes{frame.subspan(at), on_wire - at};
}

/// The frame from the ethertype that stands at octet `type_at`; what it names begins at octet `at`.
OrSkip<IpBytes> after_ethertype(Bytes frame, std::size_t type_at, std::size_t at, std::size_t on_wire) {
  if (frame.size() < at) return truncated;
  std::uint16_t ethertype = read_u16(frame, type_at);
  while (is_vlan_tag(ethertype)) {  // a tag is two octets of control information, then an ethertype
    if (frame.size() < at + 4) return Skip{SkipReason::truncated_header, "VLAN tag"};
    ethertype = read_u16(frame, at + 2);
    at += 4;
  }
  if (ethertype == ethertype_ipv4) return ip_at(frame, at, on_wire, 4);
  if (ethertype == ethertype_ipv6) return ip_at(frame, at, on_wire, 6);
  return Skip{SkipReason::not_ip, "ethertype"};
}

/// The frame after the four octets of address family that BSD loopbacks put first.
OrSkip<IpBytes> after_family(Bytes frame, std::size_t on_wire) {
  if (frame.size() < 4) return truncated;
  const std::uint32_t big = read_u32(frame, 0);
  const std::uint32_t family =
      big <= 0xffff ? big : __builtin_bswap32(big);  // whose order it is, nobody tells
  switch (family) {
    case 2:
      return ip_at(frame, 4, on_wire, 4);
    case 10:  // AF_INET6 of Linux, of NetBSD and OpenBSD, of FreeBSD, of Darwin
    case 24:
    case 28:
    case 30:
      return ip_at(frame, 4, on_wire, 6);
    default:
      return Skip{SkipReason::not_ip, "address family"};
  }
}

}  // namespace

bool is_supported_link_type(int number) {
  switch (static_cast<LinkType>(number)) {
    case LinkType::null:
    case LinkType::ethernet:
    case LinkType::raw:
    case LinkType::raw_openbsd:
    case LinkType::raw_file:
    case LinkType::loop:
    case LinkType::linux_cooked:
    case LinkType::ipv4:
    case LinkType::ipv6:
    case LinkType::linux_cooked_2:
      return number >= 0 && number <= 0xffff;
  }
  return false;
}

OrSkip<IpBytes> strip_link(LinkType type, Bytes frame, std::size_t on_wire) {
  // A file may claim that fewer octets were on the wire than it holds; the octets are the better witness.
  on_wire = std::max(on_wire, frame.size());
  switch (type) {
    case LinkType::null:
    case LinkType::loop:
      return after_family(frame, on_wire);
    case LinkType::ethernet:
      return after_ethertype(frame, 12, 14, on_wire);
    case LinkType::raw:
    case LinkType::raw_openbsd:
    case LinkType::raw_file:
      return ip_at(frame, 0, on_wire, 0);
    case LinkType::linux_cooked:
      return after_ethertype(frame, 14, 16, on_wire);
    case LinkType::ipv4:
      return ip_at(frame, 0, on_wire, 4);
    case LinkType::ipv6:
      return ip_at(frame, 0, on_wire, 6);
    case LinkType::linux_cooked_2:
      return after_ethertype(frame, 0, 20, on_wire);
  }
  return Skip{SkipReason::not_ip, "link type"};
}

}  // namespace synfin::oracle
