// Frames for tests, put together from octets by hand: inside out, a segment into a datagram into a frame.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <vector>

#include "../../oracle/decode/endpoint.hpp"

namespace synfin::oracle::test {

using Octets = std::vector<std::uint8_t>;

inline Octets join(std::initializer_list<Octets> parts) {
  Octets all;
  for (const Octets& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

/// `count` octets of `number`, most significant first.
inline Octets big_endian(std::uint64_t number, unsigned count) {
  Octets octets;
  for (unsigned i = count; i-- > 0;) octets.push_back(static_cast<std::uint8_t>(number >> (8 * i) & 0xff));
  return octets;
}

inline Octets be16(std::uint64_t number) { return big_endian(number, 2); }
inline Octets be32(std::uint64_t number) { return big_endian(number, 4); }

inline void put16(Octets& octets, std::size_t at, std::uint16_t number) {
  octets.at(at) = static_cast<std::uint8_t>(number >> 8U);
  octets.at(at + 1) = static_cast<std::uint8_t>(number & 0xff);
}

inline Octets first(std::size_t count, const Octets& octets) {
  return {octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(count)};
}

/// The sum of RFC 1071, not complemented; slow and plain on purpose.
inline std::uint16_t internet_sum(Octets octets) {
  if (octets.size() % 2 != 0) octets.push_back(0);
  std::uint32_t sum = 0;
  for (std::size_t at = 0; at < octets.size(); at += 2) {
    sum += static_cast<std::uint32_t>(octets[at] * 256 + octets[at + 1]);
    sum = (sum & 0xffff) + (sum >> 16U);
  }
  return static_cast<std::uint16_t>(sum);
}

struct Segment {
  std::uint16_t source_port = 4000;
  std::uint16_t destination_port = 80;
  std::uint32_t seq = 1000;
  std::uint32_t ack = 2000;
  std::uint8_t flags = 0x10;  ///< FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128
  std::uint16_t window = 8192;
  std::uint16_t urgent_pointer = 0;
  Octets options = {};
  Octets text = {};
  std::optional<unsigned> data_offset = std::nullopt;  ///< in words, where it is to be wrong
};

/// A segment with checksum 0.
inline Octets tcp(const Segment& s) {
  const auto words = static_cast<std::uint64_t>(s.data_offset.value_or(5 + s.options.size() / 4));
  return join({be16(s.source_port), be16(s.destination_port), be32(s.seq), be32(s.ack),
               be16(words << 12U | s.flags), be16(s.window), be16(0), be16(s.urgent_pointer), s.options,
               s.text});
}

struct Datagram {
  Address source = *Address::parse("10.0.0.1");
  Address destination = *Address::parse("10.0.0.2");
  std::uint8_t protocol = 6;
  std::optional<std::uint16_t> length =
      std::nullopt;                 ///< IPv4 total length, IPv6 payload length, where it is to be wrong
  std::uint16_t fragment = 0x4000;  ///< IPv4 flags and fragment offset
  Octets options = {};              ///< IPv4 options, IPv6 extension headers
  std::optional<unsigned> header_words = std::nullopt;  ///< IPv4 header length, where it is to be wrong
};

inline Octets octets_of(const Address& address) { return {address.octets().begin(), address.octets().end()}; }

inline Octets ipv4(const Datagram& d, const Octets& payload) {
  const auto words = static_cast<std::uint64_t>(d.header_words.value_or(5 + d.options.size() / 4));
  const std::uint64_t total = d.length ? *d.length : 20 + d.options.size() + payload.size();
  return join({be16((64 | words) << 8U),
               be16(total),
               be16(7),
               be16(d.fragment),
               {64, d.protocol},
               be16(0),
               octets_of(d.source),
               octets_of(d.destination),
               d.options,
               payload});
}

inline Datagram between_v6() {
  Datagram d;
  d.source = *Address::parse("2001:db8::1");
  d.destination = *Address::parse("2001:db8::2");
  return d;
}

inline Octets ipv6(const Datagram& d, const Octets& payload) {
  const std::uint64_t length = d.length ? *d.length : d.options.size() + payload.size();
  return join({be32(0x60000000),
               be16(length),
               {d.protocol, 64},
               octets_of(d.source),
               octets_of(d.destination),
               d.options,
               payload});
}

/// The sum over the pseudo-header, which a host leaves in the checksum field for its network card.
inline std::uint16_t pseudo_header_sum(const Datagram& d, std::size_t segment_length) {
  return internet_sum(join({octets_of(d.source), octets_of(d.destination), be32(6), be32(segment_length)}));
}

inline constexpr std::size_t checksum_at = 16;

/// The segment with the checksum that belongs to it.
inline Octets with_checksum(const Datagram& d, Octets segment) {
  const Octets pseudo = be16(pseudo_header_sum(d, segment.size()));
  put16(segment, checksum_at, static_cast<std::uint16_t>(~internet_sum(join({pseudo, segment}))));
  return segment;
}

/// An Ethernet frame. VLAN tags go into `tags`: {0x81, 0, 0, 5} and the like.
inline Octets ethernet(std::uint16_t ethertype, const Octets& payload, const Octets& tags = {}) {
  return join({Octets(12, 0xee), tags, be16(ethertype), payload});
}

}  // namespace synfin::oracle::test
