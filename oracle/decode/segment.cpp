#include "segment.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>
#include <variant>

namespace synfin::oracle {
namespace {

constexpr std::size_t fixed_header = 20;
constexpr std::size_t needed = 16;  ///< ports, numbers, control bits and window
constexpr std::size_t checksum_at = 16;
constexpr std::size_t urgent_pointer_at = 18;

/// One's-complement sum of 16-bit words (RFC 1071), not yet complemented. It is the same in any byte order
/// (section 2 (B)), so eight octets are added at once, in this host's order.
class Sum {
 public:
  void add(Bytes bytes) {
    std::size_t at = 0;
    // Four at once: one waits for no other.
    std::array<std::uint64_t, 4> four{};
    for (; at + sizeof four <= bytes.size(); at += sizeof four) {
      std::memcpy(four.data(), bytes.data() + at, sizeof four);
      add_word(four[0]);
      add_word(four[1]);
      add_word(four[2]);
      add_word(four[3]);
    }
    add_all<std::uint64_t>(bytes, at);
    add_all<std::uint32_t>(bytes, at);
    add_all<std::uint16_t>(bytes, at);
    constexpr unsigned first_of_two = std::endian::native == std::endian::little ? 0 : 8;
    if (at < bytes.size()) add_word(std::uint64_t{bytes[at]} << first_of_two);
  }
  void add(std::size_t number) {
    const auto low = static_cast<std::uint32_t>(number);
    add_word(std::endian::native == std::endian::little ? __builtin_bswap32(low) : low);
  }
  std::uint16_t folded() const {
    // Words of 64 bits and of 16 have the same sum: 2^16 - 1 divides 2^64 - 1.
    auto sum = static_cast<std::uint64_t>(total_);
    const auto carried = static_cast<std::uint64_t>(total_ >> 64U);
    sum += carried;
    sum += sum < carried ? 1 : 0;
    while (sum > 0xffff) sum = (sum & 0xffffU) + (sum >> 16U);
    const auto word = static_cast<std::uint16_t>(sum);
    return std::endian::native == std::endian::little ? __builtin_bswap16(word) : word;
  }

 private:
  template <class Word>
  void add_all(Bytes bytes, std::size_t& at) {
    for (; at + sizeof(Word) <= bytes.size(); at += sizeof(Word)) {
      Word word = 0;
      std::memcpy(&word, bytes.data() + at, sizeof word);
      add_word(word);
    }
  }
  void add_word(std::uint64_t word) { total_ += word; }

  __extension__ unsigned __int128 total_ = 0;  // of words fewer than 2^64
};

/// Whether the checksum is right. A host that leaves it to its network card puts nothing into the field, or
/// the sum over the pseudo-header, in which some systems leave out the length where the card is to segment as
/// well.
Checksum verify_checksum(const IpDatagram& datagram) {
  const Part& segment = datagram.payload;
  if (datagram.routed || segment.bytes.size() < segment.on_wire) return Checksum::unknown;
  Sum pseudo_header;
  pseudo_header.add(datagram.source.octets());
  pseudo_header.add(datagram.destination.octets());
  pseudo_header.add(std::size_t{6});
  Sum sum = pseudo_header;
  sum.add(segment.on_wire);
  sum.add(segment.bytes);
  if (sum.folded() == 0xffff) return Checksum::right;

  const std::uint16_t without_length = pseudo_header.folded();
  pseudo_header.add(segment.on_wire);
  const std::uint16_t field = read_u16(segment.bytes, checksum_at);
  const bool left_to_card = field == 0 || field == pseudo_header.folded() || field == without_length;
  return left_to_card || datagram.length_from_frame ? Checksum::unknown : Checksum::wrong;
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

/// Reads a header that is there. The result is not small: it is filled in where it is returned.
OrSkip<Packet> read_segment(const IpDatagram& datagram, std::size_t header) {
  const Part& segment = datagram.payload;
  const Bytes bytes = segment.bytes;
  OrSkip<Packet> read(std::in_place_type<Packet>);
  Packet& packet = *std::get_if<Packet>(&read);
  packet.source = {datagram.source, read_u16(bytes, 0)};
  packet.destination = {datagram.destination, read_u16(bytes, 2)};
  packet.hops_left = datagram.hops_left;
  packet.identification = datagram.identification;
  packet.seq = read_u32(bytes, 4);
  packet.ack = read_u32(bytes, 8);
  packet.flags = flags_of(bytes[13]);
  packet.window = read_u16(bytes, 14);
  if (segment.has(fixed_header)) packet.urgent_pointer = read_u16(bytes, urgent_pointer_at);
  const std::size_t captured = std::min(header, bytes.size());
  const Bytes options =
      captured > fixed_header ? bytes.subspan(fixed_header, captured - fixed_header) : Bytes{};
  packet.options = TcpOptions::parse(options, header - fixed_header);
  packet.payload_length = static_cast<std::uint32_t>(segment.on_wire - header);
  packet.payload = bytes.subspan(captured);
  packet.checksum = verify_checksum(datagram);
  return read;
}

}  // namespace

OrSkip<Packet> decode_segment(const IpDatagram& datagram) {
  const Part& segment = datagram.payload;
  if (segment.on_wire < fixed_header) return Skip{SkipReason::malformed, "TCP header beyond the datagram"};
  if (!segment.has(needed)) return cut("TCP header");
  const std::size_t header = (segment.bytes[12] >> 4U) * std::size_t{4};
  if (header < fixed_header) return Skip{SkipReason::malformed, "TCP data offset"};
  if (header > segment.on_wire) return Skip{SkipReason::malformed, "TCP options beyond the datagram"};
  return read_segment(datagram, header);
}

}  // namespace synfin::oracle
