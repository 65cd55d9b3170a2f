#include "packet.hpp"

#include "ip.hpp"

namespace synfin::oracle {
namespace {

constexpr std::size_t fixed_header = 20;

/// One's-complement sum of big-endian 16-bit words (RFC 1071), not yet complemented.
class Sum {
 public:
  void add(Bytes bytes) {
    std::size_t at = 0;
    for (; at + 2 <= bytes.size(); at += 2) total_ += read_u16(bytes, at);
    if (at < bytes.size()) total_ += static_cast<std::uint16_t>(bytes[at] << 8U);
  }
  void add(std::size_t number) {
    for (; number != 0; number >>= 16U) total_ += number & 0xffffU;
  }
  std::uint16_t folded() const {
    std::uint64_t sum = total_;
    while (sum > 0xffff) sum = (sum & 0xffffU) + (sum >> 16U);
    return static_cast<std::uint16_t>(sum);
  }

 private:
  std::uint64_t total_ = 0;
};

/// Whether the checksum is right. A host that leaves it to its network card puts nothing into the field, or
/// the sum over the pseudo-header, in which some systems leave out the length where the card is to segment as
/// well.
Checksum verify_checksum(const SegmentBytes& segment) {
  if (segment.routed || segment.bytes.size() < segment.length) return Checksum::unknown;
  Sum sum;
  sum.add(segment.source.octets());
  sum.add(segment.destination.octets());
  sum.add(std::size_t{6});
  const std::uint16_t without_length = sum.folded();
  sum.add(segment.length);
  const std::uint16_t pseudo_header = sum.folded();
  sum.add(segment.bytes);
  if (sum.folded() == 0xffff) return Checksum::right;

  const std::uint16_t field = read_u16(segment.bytes, 16);
  const bool left_to_card = field == 0 || field == pseudo_header || field == without_length;
  return left_to_card || segment.length_from_frame ? Checksum::unknown : Checksum::wrong;
}

TcpFlags flags_of(std::uint8_t octet) {
  const auto bit = [octet](unsigned n) { return (octet >> n & 1U) != 0; };
  return {.cwr = bit(7),
          .ece = bit(6),
          .urg = bit(5),
          .ack = bit(4),
          .psh = bit(3),
          .rst = bit(2),
          .syn = bit(1),
          .fin = bit(0)};
}

OrSkip<Packet> decode_segment(const SegmentBytes& segment) {
  const Bytes bytes = segment.bytes;
  if (segment.length < fixed_header) return Skip{SkipReason::malformed, "TCP header beyond the datagram"};
  if (bytes.size() < fixed_header) return Skip{SkipReason::truncated_header, "TCP header"};
  const std::size_t header = (bytes[12] >> 4U) * std::size_t{4};
  if (header < fixed_header) return Skip{SkipReason::malformed, "TCP data offset"};
  if (header > segment.length) return Skip{SkipReason::malformed, "TCP options beyond the datagram"};
  if (header > bytes.size()) return Skip{SkipReason::truncated_header, "TCP options"};

  Packet packet;
  packet.source = {segment.source, read_u16(bytes, 0)};
  packet.destination = {segment.destination, read_u16(bytes, 2)};
  packet.hops_left = segment.hops_left;
  packet.identification = segment.identification;
  packet.seq = read_u32(bytes, 4);
  packet.ack = read_u32(bytes, 8);
  packet.flags = flags_of(bytes[13]);
  packet.window = read_u16(bytes, 14);
  packet.urgent_pointer = read_u16(bytes, 18);
  packet.options = TcpOptions::parse(bytes.subspan(fixed_header, header - fixed_header));
  packet.payload_length = static_cast<std::uint32_t>(segment.length - header);
  packet.payload = bytes.subspan(header);
  packet.checksum = verify_checksum(segment);
  return packet;
}

}  // namespace

OrSkip<Packet> decode(LinkType type, Bytes frame, std::size_t original_length) {
  const auto ip = strip_link(type, frame, original_length);
  if (const auto* skip = std::get_if<Skip>(&ip)) return *skip;
  const auto segment = strip_ip(*std::get_if<IpBytes>(&ip));
  if (const auto* skip = std::get_if<Skip>(&segment)) return *skip;
  return decode_segment(*std::get_if<SegmentBytes>(&segment));
}

}  // namespace synfin::oracle
