// What capture software puts before a packet, and links that are hardly met any more.
#include "layers.hpp"
#include "link.hpp"
#include "strips.hpp"

namespace synfin::oracle {
namespace {

/// Linux's own numbers of link layers (ARPHRD_), where they tell more than the protocol does.
OrSkip<Next> after_hardware(std::uint16_t hardware, std::uint16_t protocol, const Part& part) {
  constexpr std::uint16_t wlan = 801;
  constexpr std::uint16_t prism = 802;
  constexpr std::uint16_t radiotap = 803;
  constexpr std::uint16_t netlink = 824;  // its protocols are numbers of its own
  if (hardware == wlan) return Next{Layer::wlan, part};
  if (hardware == prism) return Next{Layer::prism, part};
  if (hardware == radiotap) return Next{Layer::radiotap, part};
  if (hardware == netlink) return Skip{SkipReason::not_ip, "netlink"};
  constexpr std::uint16_t llc = 4;
  if (protocol == llc) return Next{Layer::llc, part};
  return after_ethertype(protocol, part);  // GRE's types are ethertypes, too
}

/// A header that tells the link type of what follows it.
OrSkip<Next> after_header(const Part& part, std::size_t header, std::size_t least, std::uint32_t type) {
  if (header < least) return Skip{SkipReason::malformed, "link header"};
  if (!part.has(header)) return cut("link header");
  const auto layer = type <= 0xffff ? first_layer(static_cast<LinkType>(type)) : std::nullopt;
  if (!layer) return Skip{SkipReason::not_ip, "link type"};
  return Next{*layer, part.after(header)};
}

}  // namespace

OrSkip<Next> strip_family(const Part& part) {
  constexpr std::size_t header = 4;
  if (!part.has(header)) return cut("link header");
  const std::uint32_t big = read_u32(part.bytes, 0);
  const std::uint32_t family = big <= 0xffff ? big : read_u32_le(part.bytes, 0);  // whose order, nobody tells
  switch (family) {
    case 2:
      return Next{Layer::ipv4, part.after(header)};
    case 10:  // AF_INET6 of Linux, of NetBSD and OpenBSD, of FreeBSD, of Darwin
    case 24:
    case 28:
    case 30:
      return Next{Layer::ipv6, part.after(header)};
    default:
      return Skip{SkipReason::not_ip, "address family"};
  }
}

OrSkip<Next> strip_linux_cooked(const Part& part) {
  constexpr std::size_t header = 16;
  if (!part.has(header)) return cut("link header");
  return after_hardware(read_u16(part.bytes, 2), read_u16(part.bytes, 14), part.after(header));
}

OrSkip<Next> strip_linux_cooked_2(const Part& part) {
  constexpr std::size_t header = 20;
  if (!part.has(header)) return cut("link header");
  return after_hardware(read_u16(part.bytes, 8), read_u16(part.bytes, 0), part.after(header));
}

OrSkip<Next> strip_ppi(const Part& part) {
  constexpr std::size_t least = 8;
  if (!part.has(least)) return cut("link header");
  return after_header(part, read_u16_le(part.bytes, 2), least, read_u32_le(part.bytes, 4));
}

OrSkip<Next> strip_pktap(const Part& part) {
  constexpr std::size_t least = 12;
  if (!part.has(least)) return cut("link header");
  return after_header(part, read_u32_le(part.bytes, 0), least, read_u32_le(part.bytes, 8));
}

OrSkip<Next> strip_nflog(const Part& part) {
  constexpr std::size_t header = 4;
  constexpr std::uint16_t payload = 9;
  for (std::size_t at = header; part.has(at + 4);) {  // each field is at least four octets, so this ends
    const std::size_t length = read_u16_le(part.bytes, at);
    if (length < 4) return Skip{SkipReason::malformed, "NFLOG field"};
    if (read_u16_le(part.bytes, at + 2) == payload)
      return Next{Layer::ip, part.after(at + 4).limited_to(length - 4)};
    at += (length + 3) / 4 * 4;
  }
  return cut("link header");
}

OrSkip<Next> strip_pflog(const Part& part) {
  if (!part.has(1)) return cut("link header");
  const std::size_t header = (part.bytes[0] + std::size_t{3}) / 4 * 4;
  if (!part.has(header)) return cut("link header");
  return Next{Layer::ip, part.after(header)};
}

OrSkip<Next> strip_token_ring(const Part& part) {
  std::size_t header = 14;
  if (!part.has(header)) return cut("link header");
  if ((part.bytes[1] & 0xc0U) != 0x40) return Skip{SkipReason::not_ip, "Token Ring frame control"};
  if ((part.bytes[8] & 0x80U) != 0) {  // it says by which rings it came
    if (!part.has(header + 1)) return cut("link header");
    const std::size_t route = part.bytes[header] & 0x1fU;
    if (route < 2) return Skip{SkipReason::malformed, "Token Ring route"};
    header += route;
    if (!part.has(header)) return cut("link header");
  }
  return Next{Layer::llc, part.after(header)};
}

OrSkip<Next> strip_fddi(const Part& part) {
  constexpr std::size_t header = 13;
  if (!part.has(header)) return cut("link header");
  if ((part.bytes[0] & 0x70U) != 0x50) return Skip{SkipReason::not_ip, "FDDI frame control"};
  return Next{Layer::llc, part.after(header)};
}

}  // namespace synfin::oracle
