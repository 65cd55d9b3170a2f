// What is carried in IP and in UDP besides TCP.
#include "layers.hpp"
#include "strips.hpp"

namespace synfin::oracle {
namespace {

/// What stands in a tunnel's port, but is not its protocol: somebody else uses the port.
constexpr Skip stranger(std::string_view what) { return {SkipReason::not_tcp, what}; }

}  // namespace

OrSkip<Next> strip_udp(const Part& part) {
  constexpr std::size_t header = 8;
  if (!part.has(header)) return cut("UDP header");
  const std::size_t length = read_u16(part.bytes, 4);
  if (length > 0 && length < header) return Skip{SkipReason::malformed, "UDP length"};
  auto layer = layer_of_udp_port(read_u16(part.bytes, 2));
  if (!layer) layer = layer_of_udp_port(read_u16(part.bytes, 0));
  if (!layer) return Skip{SkipReason::not_tcp, "UDP port"};
  // RFC 2675 section 4: zero where the datagram is longer than the field can tell.
  return Next{*layer, (length == 0 ? part : part.limited_to(length)).after(header)};
}

OrSkip<Next> strip_gre(const Part& part) {
  if (!part.has(4)) return cut("GRE header");
  const std::uint16_t flags = read_u16(part.bytes, 0);
  const std::uint16_t type = read_u16(part.bytes, 2);
  constexpr unsigned checksum = 0x8000;
  constexpr unsigned routing = 0x4000;
  constexpr unsigned key = 0x2000;
  constexpr unsigned sequence = 0x1000;
  constexpr unsigned acknowledgment = 0x0080;
  const unsigned version = flags & 7U;
  std::size_t header = 4;
  if (version == 1) {  // RFC 2637 section 4.1: a key, whose first half is the payload's length
    if ((flags & sequence) == 0) return Skip{SkipReason::not_tcp, "GRE without payload"};
    header += 8;
    if ((flags & acknowledgment) != 0) header += 4;
  } else if (version == 0) {  // RFC 2890 section 2, RFC 1701
    if ((flags & (checksum | routing)) != 0) header += 4;
    if ((flags & key) != 0) header += 4;
    if ((flags & sequence) != 0) header += 4;
    if ((flags & routing) != 0) return Skip{SkipReason::not_tcp, "GRE source route"};
  } else {
    return Skip{SkipReason::malformed, "GRE version"};
  }
  if (!part.has(header)) return cut("GRE header");
  const Part rest = part.after(header);
  constexpr std::uint16_t erspan_1_and_2 = 0x88be;  // told apart by whether they count
  constexpr std::uint16_t erspan_3 = 0x22eb;
  if (type == erspan_1_and_2) return Next{(flags & sequence) != 0 ? Layer::erspan_2 : Layer::ethernet, rest};
  if (type == erspan_3) return Next{Layer::erspan_3, rest};
  return after_ethertype(type, rest);
}

OrSkip<Next> strip_erspan_3(const Part& part) {
  std::size_t header = 12;
  if (!part.has(header)) return cut("ERSPAN header");
  const unsigned last = read_u16(part.bytes, 10);
  const unsigned frame_type = last >> 10U & 0x1fU;
  if ((last & 1U) != 0) header += 8;  // a header of the platform
  if (!part.has(header)) return cut("ERSPAN header");
  if (frame_type == 0) return Next{Layer::ethernet, part.after(header)};
  if (frame_type == 2) return Next{Layer::ip, part.after(header)};
  return Skip{SkipReason::not_ip, "ERSPAN frame type"};
}

OrSkip<Next> strip_vxlan(const Part& part) {
  constexpr std::size_t header = 8;
  if (!part.has(header)) return cut("VXLAN header");
  constexpr unsigned has_network = 0x08;  // RFC 7348 section 5: always set
  if ((part.bytes[0] & has_network) == 0) return stranger("VXLAN flags");
  return Next{Layer::ethernet, part.after(header)};
}

OrSkip<Next> strip_vxlan_gpe(const Part& part) {
  constexpr std::size_t header = 8;
  if (!part.has(header)) return cut("VXLAN header");
  constexpr unsigned has_protocol = 0x04;
  if ((part.bytes[0] & has_protocol) == 0) return strip_vxlan(part);
  const auto layer = layer_of_nsh_protocol(part.bytes[3]);
  if (!layer) return stranger("VXLAN next protocol");
  return Next{*layer, part.after(header)};
}

OrSkip<Next> strip_geneve(const Part& part) {
  if (!part.has(8)) return cut("Geneve header");
  if (part.bytes[0] >> 6U != 0) return stranger("Geneve version");
  const std::size_t header = 8 + (part.bytes[0] & 0x3fU) * std::size_t{4};
  if (!part.has(header)) return cut("Geneve header");
  return after_ethertype(read_u16(part.bytes, 2), part.after(header));
}

OrSkip<Next> strip_gtp_u(const Part& part) {
  constexpr std::size_t header = 8;
  if (!part.has(header)) return cut("GTP-U header");
  constexpr unsigned version_and_kind = 0xf0;  // 3GPP TS 29.281 clause 5.1
  constexpr std::uint8_t user_data = 255;
  if ((part.bytes[0] & version_and_kind) != 0x30 || part.bytes[1] != user_data)
    return stranger("GTP-U message type");
  constexpr unsigned anything_optional = 0x07;
  constexpr unsigned has_extension = 0x04;
  Part rest = part.after(header).limited_to(read_u16(part.bytes, 2));
  if ((part.bytes[0] & anything_optional) != 0) {
    if (!rest.has(4)) return cut("GTP-U header");
    std::uint8_t next = (part.bytes[0] & has_extension) != 0 ? rest.bytes[3] : std::uint8_t{0};
    rest = rest.after(4);
    while (next != 0) {  // each is at least four octets, so this ends
      if (!rest.has(1)) return cut("GTP-U extension header");
      const std::size_t length = rest.bytes[0] * std::size_t{4};
      if (length == 0) return Skip{SkipReason::malformed, "GTP-U extension header"};
      if (!rest.has(length)) return cut("GTP-U extension header");
      next = rest.bytes[length - 1];
      rest = rest.after(length);
    }
  }
  // Only the message that made the session tells what it carries: IP mostly, in 5G also Ethernet.
  const bool is_ip = rest.has(1) && (rest.bytes[0] >> 4U == 4 || rest.bytes[0] >> 4U == 6);
  if (!is_ip && looks_like_ethernet(rest)) return Next{Layer::ethernet, rest};
  return Next{Layer::ip, rest};
}

OrSkip<Next> strip_l2tp_udp(const Part& part) {
  if (!part.has(2)) return cut("L2TP header");
  const std::uint16_t flags = read_u16(part.bytes, 0);
  constexpr unsigned control = 0x8000;  // RFC 2661 section 3.1
  constexpr unsigned length = 0x4000;
  constexpr unsigned sequence = 0x0800;
  constexpr unsigned offset = 0x0200;
  constexpr unsigned version = 0x000f;
  if ((flags & control) != 0) return Skip{SkipReason::not_tcp, "L2TP control message"};
  if ((flags & version) == 3) {  // RFC 3931 section 4.1.2.1
    if (!part.has(4)) return cut("L2TP header");
    return strip_l2tp_ip(part.after(4));
  }
  if ((flags & version) != 2) return stranger("L2TP version");
  std::size_t header = 6;
  if ((flags & length) != 0) header += 2;
  if ((flags & sequence) != 0) header += 4;
  if ((flags & offset) != 0) {
    if (!part.has(header + 2)) return cut("L2TP header");
    header += 2 + std::size_t{read_u16(part.bytes, header)};
  }
  if (!part.has(header)) return cut("L2TP header");
  return Next{Layer::ppp, part.after(header)};
}

OrSkip<Next> strip_l2tp_ip(const Part& part) {
  constexpr std::size_t session = 4;
  if (!part.has(session)) return cut("L2TP header");
  if (read_u32(part.bytes, 0) == 0) return Skip{SkipReason::not_tcp, "L2TP control message"};
  // RFC 3931 section 4.1: a cookie of 0, 4 or 8 octets and a sublayer of 0 or 4, as was agreed elsewhere.
  for (const std::size_t agreed : {0U, 4U, 8U, 12U})
    if (part.has(session + agreed) && looks_like_ethernet(part.after(session + agreed)))
      return Next{Layer::ethernet, part.after(session + agreed)};
  return Skip{SkipReason::not_tcp, "L2TP payload"};
}

OrSkip<Next> strip_nsh(const Part& part) {
  if (!part.has(4)) return cut("NSH");
  const std::size_t header = (part.bytes[1] & 0x3fU) * std::size_t{4};  // RFC 8300 section 2.2
  if (header < 8) return Skip{SkipReason::malformed, "NSH length"};
  if (!part.has(header)) return cut("NSH");
  const auto layer = layer_of_nsh_protocol(part.bytes[3]);
  if (!layer) return Skip{SkipReason::not_ip, "NSH next protocol"};
  return Next{*layer, part.after(header)};
}

OrSkip<Next> strip_ether_ip(const Part& part) {
  constexpr std::size_t header = 2;
  if (!part.has(header)) return cut("EtherIP header");
  if (part.bytes[0] >> 4U != 3) return Skip{SkipReason::malformed, "EtherIP version"};  // RFC 3378 section 2
  return Next{Layer::ethernet, part.after(header)};
}

}  // namespace synfin::oracle
