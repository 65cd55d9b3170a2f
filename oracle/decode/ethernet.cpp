// Ethernet, and what carries ethertypes or Ethernet frames below IP.
#include "layers.hpp"
#include "strips.hpp"

namespace synfin::oracle {

OrSkip<Next> strip_ethernet(const Part& part) {
  constexpr std::size_t header = 14;
  if (!part.has(header)) return cut("link header");
  const std::uint16_t type = read_u16(part.bytes, 12);
  constexpr std::uint16_t longest = 1500;  // IEEE 802.3 clause 3.2.6: up to here it is a length
  if (type <= longest) return Next{Layer::llc, part.after(header).limited_to(type)};
  return after_ethertype(type, part.after(header));
}

OrSkip<Next> strip_tag(const Part& part, std::size_t control) {
  if (!part.has(control + 2)) return cut("tag");
  return after_ethertype(read_u16(part.bytes, control), part.after(control + 2));
}

OrSkip<Next> strip_llc(const Part& part) {
  constexpr std::size_t header = 3;  // of unnumbered information, which alone carries datagrams
  if (!part.has(header)) return cut("LLC header");
  constexpr std::uint8_t unnumbered_information = 3;
  const std::uint8_t to = part.bytes[0];
  const std::uint8_t from = part.bytes[1];
  if (part.bytes[2] != unnumbered_information) return Skip{SkipReason::not_ip, "LLC control"};
  constexpr std::uint8_t snap = 0xaa;
  constexpr std::uint8_t arpa_ip = 6;
  if (to == snap && from == snap) return strip_snap(part.after(header), 2);
  if (to == arpa_ip && from == arpa_ip) return Next{Layer::ipv4, part.after(header)};
  return Skip{SkipReason::not_ip, "LLC access point"};
}

OrSkip<Next> strip_snap(const Part& part, std::size_t pad) {
  constexpr std::size_t header = 5;
  if (!part.has(header)) return cut("SNAP header");
  const std::uint32_t organization = read_u32(part.bytes, 0) >> 8U;
  const std::uint16_t type = read_u16(part.bytes, 3);
  constexpr std::uint32_t ethertypes = 0;
  constexpr std::uint32_t bridge_tunnel = 0x0000f8;  // IEEE 802.1H
  if (organization == ethertypes || organization == bridge_tunnel)
    return after_ethertype(type, part.after(header));
  // A bridged frame, with its checksum (1) or without (7): RFC 2684 section 5.2 pads it, RFC 2427 section
  // 4.2 does not.
  constexpr std::uint32_t bridged = 0x0080c2;
  if (organization == bridged && (type == 1 || type == 7)) {
    if (!part.has(header + pad)) return cut("SNAP header");
    return Next{Layer::ethernet, part.after(header + pad)};
  }
  return Skip{SkipReason::not_ip, "SNAP organization"};
}

bool looks_like_ethernet(const Part& part) {
  return part.has(14) && layer_of_ethertype(read_u16(part.bytes, 12)).has_value();
}

OrSkip<Next> strip_mpls(const Part& part) {
  std::size_t at = 0;
  for (bool bottom = false; !bottom; at += 4) {  // each label is four octets, so this ends
    if (!part.has(at + 4)) return cut("MPLS label");
    bottom = (part.bytes[at + 2] & 1U) != 0;
  }
  const Part rest = part.after(at);
  if (!rest.has(1)) return cut("MPLS payload");
  // Nothing names what follows: routers look at the first four bits (RFC 4928 section 2).
  const unsigned version = rest.bytes[0] >> 4U;
  if (version == 4) return Next{Layer::ipv4, rest};
  if (version == 6) return Next{Layer::ipv6, rest};
  constexpr std::size_t control_word = 4;  // RFC 4448 section 4.6
  if (version == 0 && rest.has(control_word) && looks_like_ethernet(rest.after(control_word)))
    return Next{Layer::ethernet, rest.after(control_word)};
  if (looks_like_ethernet(rest)) return Next{Layer::ethernet, rest};
  return Skip{SkipReason::not_ip, "MPLS payload"};
}

}  // namespace synfin::oracle
