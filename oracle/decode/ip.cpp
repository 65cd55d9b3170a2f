#include "ip.hpp"

#include <algorithm>

namespace synfin::oracle {
namespace {

constexpr std::uint8_t protocol_hop_by_hop = 0;
constexpr std::uint8_t protocol_tcp = 6;
constexpr std::uint8_t protocol_routing = 43;
constexpr std::uint8_t protocol_fragment = 44;
constexpr std::uint8_t protocol_destination = 60;

constexpr bool is_extension(std::uint8_t protocol) {
  return protocol == protocol_hop_by_hop || protocol == protocol_routing || protocol == protocol_fragment ||
         protocol == protocol_destination;
}

/// Fills in what of the datagram's octets [from, end) is the segment. `end` may lie beyond the captured
/// octets.
OrSkip<SegmentBytes> segment_between(SegmentBytes segment, Bytes packet, std::size_t from, std::size_t end) {
  // Where IP gives no length the frame's is taken, which is only what the file claims.
  constexpr std::size_t longest = std::size_t{1} << 20U;  // Linux's "BIG TCP" stays below 512 KiB
  if (end - from > longest) return Skip{SkipReason::malformed, "frame length"};
  segment.length = end - from;
  if (from < packet.size()) segment.bytes = packet.subspan(from, std::min(packet.size(), end) - from);
  return segment;
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

OrSkip<SegmentBytes> strip_v4(const IpBytes& packet) {
  const Bytes bytes = packet.bytes;
  if (bytes.size() < 20) return Skip{SkipReason::truncated_header, "IPv4 header"};
  const std::size_t header = (bytes[0] & 0x0fU) * std::size_t{4};
  if (header < 20) return Skip{SkipReason::malformed, "IPv4 header length"};

  SegmentBytes segment;
  std::size_t total = read_u16(bytes, 2);
  if (total == 0) {
    total = packet.on_wire;
    segment.length_from_frame = true;
  }
  if (total < header) return Skip{SkipReason::malformed, "IPv4 total length"};
  if (total > packet.on_wire) return Skip{SkipReason::malformed, "IPv4 total length beyond the frame"};

  if (bytes[9] != protocol_tcp) return Skip{SkipReason::not_tcp, "IPv4 protocol"};
  constexpr unsigned more_fragments_and_offset = 0x3fff;
  if ((read_u16(bytes, 6) & more_fragments_and_offset) != 0) return Skip{SkipReason::fragment, "IPv4"};
  if (bytes.size() < header) return Skip{SkipReason::truncated_header, "IPv4 options"};

  segment.source = Address::v4(bytes.subspan<12, 4>());
  segment.destination = Address::v4(bytes.subspan<16, 4>());
  segment.hops_left = bytes[8];
  segment.identification = read_u16(bytes, 4);
  segment.routed = has_source_route(bytes.subspan(20, header - 20));
  return segment_between(segment, bytes, header, total);
}

OrSkip<SegmentBytes> strip_v6(const IpBytes& packet) {
  const Bytes bytes = packet.bytes;
  constexpr std::size_t header = 40;
  if (bytes.size() < header) return Skip{SkipReason::truncated_header, "IPv6 header"};

  SegmentBytes segment;
  segment.source = Address::v6(bytes.subspan<8, 16>());
  segment.destination = Address::v6(bytes.subspan<24, 16>());
  segment.hops_left = bytes[7];
  const std::size_t payload = read_u16(bytes, 4);
  segment.length_from_frame = payload == 0;  // a jumbogram, or segmentation left to the network card
  const std::size_t end = payload == 0 ? packet.on_wire : header + payload;
  if (end > packet.on_wire) return Skip{SkipReason::malformed, "IPv6 payload length beyond the frame"};

  std::uint8_t next = bytes[6];
  std::size_t at = header;
  while (is_extension(next)) {  // each is at least eight octets, so this ends
    if (at + 8 > end) return Skip{SkipReason::malformed, "IPv6 extension header"};
    if (at + 8 > bytes.size()) return Skip{SkipReason::truncated_header, "IPv6 extension header"};
    const std::uint8_t current = next;
    next = bytes[at];
    if (current == protocol_fragment) {
      constexpr unsigned offset_and_more_fragments = 0xfff9;
      if ((read_u16(bytes, at + 2) & offset_and_more_fragments) != 0) {
        if (next == protocol_tcp || is_extension(next)) return Skip{SkipReason::fragment, "IPv6"};
        return Skip{SkipReason::not_tcp, "IPv6 next header"};
      }
      at += 8;
      continue;
    }
    if (current == protocol_routing && bytes[at + 3] != 0) segment.routed = true;  // segments left
    at += (bytes[at + 1] + std::size_t{1}) * 8;
    if (at > end) return Skip{SkipReason::malformed, "IPv6 extension header"};
  }
  if (next != protocol_tcp) return Skip{SkipReason::not_tcp, "IPv6 next header"};
  return segment_between(segment, bytes, at, end);
}

}  // namespace

OrSkip<SegmentBytes> strip_ip(const IpBytes& packet) {
  if (packet.bytes.empty()) return Skip{SkipReason::truncated_header, "IP header"};
  switch (packet.bytes[0] >> 4U) {
    case 4:
      return strip_v4(packet);
    case 6:
      return strip_v6(packet);
    default:
      return Skip{SkipReason::malformed, "IP version"};
  }
}

}  // namespace synfin::oracle
