// Point-to-point links: PPP, Cisco's HDLC, Frame Relay.
#include "layers.hpp"
#include "strips.hpp"

namespace synfin::oracle {

OrSkip<Next> strip_pppoe(const Part& part) {
  constexpr std::size_t header = 6;
  if (!part.has(header)) return cut("PPPoE header");
  // RFC 2516 section 4: version 1, type 1, code 0 in a session.
  if (part.bytes[0] != 0x11 || part.bytes[1] != 0) return Skip{SkipReason::not_ip, "PPPoE code"};
  return Next{Layer::ppp, part.after(header).limited_to(read_u16(part.bytes, 4))};
}

OrSkip<Next> strip_ppp(const Part& part) {
  std::size_t at = 0;
  if (!part.has(1)) return cut("PPP header");
  const std::uint8_t first = part.bytes[0];
  // RFC 1662 section 3.1: all stations, unnumbered information; may be left out (RFC 1661 section 6.6).
  if (first == 0xff && !part.has(2)) return cut("PPP header");
  if (first == 0xff && part.bytes[1] == 3) at = 2;
  // What serial lines' captures hold besides (link type 50): its address, which no protocol begins with.
  if (first == 0x0f || first == 0x8f) return strip_cisco_hdlc(part);
  if (!part.has(at + 1)) return cut("PPP header");
  // RFC 1661 section 6.5: an odd first octet is the whole number.
  std::uint16_t protocol = part.bytes[at];
  std::size_t length = 1;
  if ((protocol & 1U) == 0) {
    if (!part.has(at + 2)) return cut("PPP header");
    protocol = read_u16(part.bytes, at);
    length = 2;
  }
  const auto layer = layer_of_ppp(protocol);
  if (!layer) return Skip{SkipReason::not_ip, "PPP protocol"};
  return Next{*layer, part.after(at + length)};
}

OrSkip<Next> strip_cisco_hdlc(const Part& part) {
  constexpr std::size_t header = 4;
  if (!part.has(header)) return cut("HDLC header");
  if (part.bytes[0] == 0xff) return strip_ppp(part);
  return after_ethertype(read_u16(part.bytes, 2), part.after(header));
}

OrSkip<Next> strip_frame_relay(const Part& part) {
  // RFC 2427 section 2: an address of two to four octets, of which the last is odd.
  constexpr std::size_t longest = 4;
  std::size_t at = 0;
  do {
    if (at == longest) return Skip{SkipReason::malformed, "Frame Relay address"};
    if (!part.has(at + 1)) return cut("Frame Relay header");
  } while ((part.bytes[at++] & 1U) == 0);
  if (!part.has(at + 3)) return cut("Frame Relay header");
  // Cisco's way: an ethertype follows at once.
  if (part.bytes[at] != 3) return after_ethertype(read_u16(part.bytes, at), part.after(at + 2));
  ++at;
  if (part.bytes[at] == 0) ++at;  // padding
  switch (part.bytes[at]) {
    case 0xcc:
      return Next{Layer::ipv4, part.after(at + 1)};
    case 0x8e:
      return Next{Layer::ipv6, part.after(at + 1)};
    case 0x80:
      return strip_snap(part.after(at + 1), 0);
    default:
      return Skip{SkipReason::not_ip, "Frame Relay NLPID"};
  }
}

}  // namespace synfin::oracle
