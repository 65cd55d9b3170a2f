#include "segment.hpp"

#include <algorithm>
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
/// (section 2 (B)), and of wider words (2 (C)), so eight octets are added at once, in this host's order.
class Sum {
 public:
  void add(Bytes bytes) {
    std::size_t at = 0;
    // Two at once: one waits for no other.
    Sum other;
    for (; at + 2 * sizeof total_ <= bytes.size(); at += 2 * sizeof total_) {
      add_word(word_at<std::uint64_t>(bytes, at));
      other.add_word(word_at<std::uint64_t>(bytes, at + sizeof total_));
    }
    add_word(other.total_);
    std::size_t left = bytes.size() - at;
    if ((left & 8U) != 0) add_word(word_at<std::uint64_t>(bytes, at));
    at += left & 8U;
    if ((left & 4U) != 0) add_word(word_at<std::uint32_t>(bytes, at));
    at += left & 4U;
    if ((left & 2U) != 0) add_word(word_at<std::uint16_t>(bytes, at));
    constexpr unsigned first_of_two = std::endian::native == std::endian::little ? 0 : 8;
    if ((left & 1U) != 0) add_word(std::uint64_t{bytes.back()} << first_of_two);
  }
  void add(const Address& address) {
    for (const std::uint64_t word : address.words()) add_word(word);
  }
  void add(std::size_t number) {
    const auto low = static_cast<std::uint32_t>(number);
    add_word(std::endian::native == std::endian::little ? __builtin_bswap32(low) : low);
  }
  std::uint16_t folded() const {
    std::uint64_t sum = (total_ & 0xffffffffU) + (total_ >> 32U);
    while (sum > 0xffff) sum = (sum & 0xffffU) + (sum >> 16U);
    const auto word = static_cast<std::uint16_t>(sum);
    return std::endian::native == std::endian::little ? __builtin_bswap16(word) : word;
  }

 private:
  template <class Word>
  static Word word_at(Bytes bytes, std::size_t at) {
    Word word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    return word;
  }
  void add_word(std::uint64_t word) {
    total_ += word;
    total_ += total_ < word ? 1 : 0;  // the carry goes round
  }

  std::uint64_t total_ = 0;
};

/// Whether the checksum is right. A host that leaves it to its network card puts nothing into the field, or
/// the sum over the pseudo-header, in which some systems leave out the length where the card is to segment as
/// well.
Checksum verify_checksum(const IpDatagram& datagram) {
  const Part& segment = datagram.payload;
  if (datagram.routed || segment.bytes.size() < segment.on_wire) return Checksum::unknown;
  Sum pseudo_header;
  pseudo_header.add(datagram.source);
  pseudo_header.add(datagram.destination);
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

/// All eight at once, each into an octet of its own.
TcpFlags flags_of(std::uint8_t octet) {
  static_assert(sizeof(TcpFlags) == sizeof(std::uint64_t));
  // Eight copies, nine bits apart: bit 7 - n stands at 8 n + 7 in the n-th.
  const std::uint64_t copies = octet * std::uint64_t{0x8040201008040201};
  const std::uint64_t flags = copies >> 7U & std::uint64_t{0x0101010101010101};
  return std::bit_cast<TcpFlags>(std::endian::native == std::endian::little ? flags
                                                                            : __builtin_bswap64(flags));
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
  if (header > fixed_header) packet.options = TcpOptions::parse(options, header - fixed_header);
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
