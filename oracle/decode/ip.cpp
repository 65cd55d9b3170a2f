#include "ip.hpp"

#include <utility>
#include <variant>

#include "layers.hpp"

namespace synfin::oracle {
namespace {

constexpr std::uint8_t protocol_hop_by_hop = 0;
constexpr std::uint8_t protocol_routing = 43;
constexpr std::uint8_t protocol_fragment = 44;
constexpr std::uint8_t protocol_authentication = 51;
constexpr std::uint8_t protocol_destination = 60;

constexpr bool is_extension(std::uint8_t protocol) {
  switch (protocol) {
    case protocol_hop_by_hop:
    case protocol_routing:
    case protocol_fragment:
    case protocol_authentication:
    case protocol_destination:
    case 135:  // mobility
    case 139:  // HIP
    case 140:  // Shim6
      return true;
    default:
      return false;
  }
}

/// IPv4 has options instead; an authentication header may stand in it, too (RFC 4302).
bool is_extension(bool v6, std::uint8_t protocol) {
  return v6 ? is_extension(protocol) : protocol == protocol_authentication;
}

bool leads_to_tcp(bool v6, std::uint8_t protocol) {
  return is_extension(v6, protocol) || layer_of_ip_protocol(protocol);
}

Skip other_protocol(bool v6) { return {SkipReason::not_tcp, v6 ? "IPv6 next header" : "IPv4 protocol"}; }

/// Where IP gives no length the frame's is taken, which is only what the file claims.
bool is_too_long(const Part& payload) {
  constexpr std::size_t longest = std::size_t{1} << 20U;  // Linux's "BIG TCP" stays below 512 KiB
  return payload.on_wire > longest;
}

/// Whether an IPv4 option list holds a source route (RFC 791: loose 131, strict 137). A list that cannot be
/// read to its end holds none.
bool has_source_route(Bytes options) {
  std::size_t at = 0;
  while (at < options.size() && options[at] != 0) {
    if (options[at] == 131 || options[at] == 137) return true;
    if (options[at] == 1) {
      ++at;
      continue;
    }
    if (at + 1 >= options.size() || options[at + 1] < 2) return false;
    at += options[at + 1];
  }
  return false;
}

/// Reads a header that is there. The result is not small: it is filled in where it is returned.
OrSkip<IpDatagram> read_v4(const Bytes bytes, std::size_t header, const Part& payload) {
  OrSkip<IpDatagram> read(std::in_place_type<IpDatagram>);
  IpDatagram& datagram = *std::get_if<IpDatagram>(&read);
  datagram.protocol = bytes[9];
  datagram.source.be_v4(bytes.subspan<12, 4>());
  datagram.destination.be_v4(bytes.subspan<16, 4>());
  datagram.hops_left = bytes[8];
  const std::uint16_t identification = read_u16(bytes, 4);
  datagram.identification = identification;
  datagram.length_from_frame = read_u16(bytes, 2) == 0;
  datagram.routed = header > 20 && has_source_route(bytes.subspan(20, header - 20));
  datagram.payload = payload;
  const unsigned fragment = read_u16(bytes, 6);
  constexpr unsigned more = 0x2000;
  constexpr unsigned offset = 0x1fff;
  if ((fragment & (more | offset)) != 0)
    datagram.place = FragmentPlace{identification, (fragment & offset) * 8, (fragment & more) != 0};
  if (is_extension(false, datagram.protocol) && !datagram.place) read = strip_extensions(datagram);
  return read;
}

OrSkip<IpDatagram> strip_v4(const Part& part) {
  const Bytes bytes = part.bytes;
  if (bytes.size() < 20) [[unlikely]]
    return cut("IPv4 header");
  const std::size_t header = (bytes[0] & 0x0fU) * std::size_t{4};
  if (header < 20) [[unlikely]]
    return Skip{SkipReason::malformed, "IPv4 header length"};
  std::size_t total = read_u16(bytes, 2);
  if (total == 0) total = part.on_wire;  // a host that leaves segmentation to its network card
  if (total < header) [[unlikely]]
    return Skip{SkipReason::malformed, "IPv4 total length"};
  if (total > part.on_wire) [[unlikely]]
    return Skip{SkipReason::malformed, "IPv4 total length beyond the frame"};
  const std::uint8_t protocol = bytes[9];
  if (!leads_to_tcp(false, protocol)) [[unlikely]]
    return other_protocol(false);
  if (bytes.size() < header) [[unlikely]]
    return cut("IPv4 options");
  const Part payload = part.limited_to(total).after(header);
  if (is_too_long(payload)) [[unlikely]]
    return Skip{SkipReason::malformed, "frame length"};
  return read_v4(bytes, header, payload);
}

OrSkip<IpDatagram> strip_v6(const Part& part) {
  const Bytes bytes = part.bytes;
  constexpr std::size_t header = 40;
  if (bytes.size() < header) return cut("IPv6 header");

  IpDatagram datagram;
  datagram.source = Address::v6(bytes.subspan<8, 16>());
  datagram.destination = Address::v6(bytes.subspan<24, 16>());
  datagram.hops_left = bytes[7];
  const std::size_t payload = read_u16(bytes, 4);
  datagram.length_from_frame = payload == 0;  // a jumbogram, or segmentation left to the network card
  const std::size_t end = payload == 0 ? part.on_wire : header + payload;
  if (end > part.on_wire) return Skip{SkipReason::malformed, "IPv6 payload length beyond the frame"};

  datagram.protocol = bytes[6];
  datagram.payload = part.limited_to(end).after(header);
  return strip_extensions(datagram);
}

}  // namespace

OrSkip<IpDatagram> strip_extensions(IpDatagram datagram) {
  datagram.place.reset();
  const bool v6 = datagram.source.is_v6();
  while (is_extension(v6, datagram.protocol)) {  // each is at least eight octets, so this ends
    Part& part = datagram.payload;
    const std::uint8_t current = datagram.protocol;
    constexpr std::size_t unit = 8;
    if (part.on_wire < unit) return Skip{SkipReason::malformed, "IP extension header"};
    if (!part.has(unit)) return cut("IP extension header");
    const Bytes bytes = part.bytes;
    std::size_t length = (bytes[1] + std::size_t{1}) * unit;
    if (current == protocol_authentication) length = (bytes[1] + std::size_t{2}) * 4;  // RFC 4302 section 2.2
    if (current == protocol_fragment) {
      constexpr unsigned offset = 0xfff8;
      constexpr unsigned more = 1;
      const unsigned field = read_u16(bytes, 2);
      length = unit;
      if ((field & (offset | more)) != 0)
        datagram.place = FragmentPlace{read_u32(bytes, 4), field & offset, (field & more) != 0};
    }
    if (current == protocol_routing && bytes[3] != 0) datagram.routed = true;  // segments left
    if (length > part.on_wire) return Skip{SkipReason::malformed, "IP extension header"};
    datagram.protocol = bytes[0];
    if (!part.has(length)) return cut("IP extension header");
    part = part.after(length);
    if (datagram.place) break;
  }
  if (!leads_to_tcp(v6, datagram.protocol)) return other_protocol(v6);
  if (is_too_long(datagram.payload)) return Skip{SkipReason::malformed, "frame length"};
  return datagram;
}

OrSkip<IpDatagram> strip_ip(const Next& next) {
  const Part& part = next.part;
  if (part.bytes.empty()) return cut("IP header");
  const unsigned version = part.bytes[0] >> 4U;
  if (next.layer == Layer::ip && version != 4 && version != 6) return Skip{SkipReason::not_ip, "IP version"};
  if (version == 4 && next.layer != Layer::ipv6) [[likely]]
    return strip_v4(part);
  if (version == 6 && next.layer != Layer::ipv4) return strip_v6(part);
  return Skip{SkipReason::malformed, "IP version"};
}

}  // namespace synfin::oracle
