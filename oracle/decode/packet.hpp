// A TCP segment, as it was captured.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "bytes.hpp"
#include "endpoint.hpp"
#include "tcp_options.hpp"

namespace synfin::oracle {

/// What the checksum says. Only information: a capture at the sender often precedes the card that computes
/// it.
enum class Checksum : std::uint8_t {
  right,
  wrong,
  unknown,  ///< not all octets were captured, or the field was left to the network card
};

/// "right", "wrong", "unknown".
constexpr std::string_view to_string(Checksum checksum) {
  switch (checksum) {
    case Checksum::right:
      return "right";
    case Checksum::wrong:
      return "wrong";
    case Checksum::unknown:
      return "unknown";
  }
  return "";
}

/// The control bits.
struct TcpFlags {
  bool cwr = false;
  bool ece = false;
  bool urg = false;
  bool ack = false;
  bool psh = false;
  bool rst = false;
  bool syn = false;
  bool fin = false;

  bool operator==(const TcpFlags&) const = default;
};

/// A TCP segment with raw values: nothing is scaled, made relative or believed.
struct Packet {
  Endpoint source;
  Endpoint destination;
  std::uint8_t hops_left = 0;                   ///< IPv4 time to live, IPv6 hop limit
  std::optional<std::uint16_t> identification;  ///< IPv4's

  std::uint32_t seq = 0;
  std::uint32_t ack = 0;  ///< the field, whether the ACK bit is set or not
  TcpFlags flags;
  std::uint16_t window = 0;          ///< unscaled
  std::uint16_t urgent_pointer = 0;  ///< 0 where the capture has cut the header before it
  TcpOptions options;

  std::uint32_t payload_length = 0;  ///< octets of text in the segment, by the IP header
  Bytes payload;                     ///< as many of them as were captured; points into the frame, or
                                     ///< into the datagram that was put together
  Checksum checksum = Checksum::unknown;
};

}  // namespace synfin::oracle
