#include "../../oracle/decode/decoder.hpp"

#include <string>

#include "../catch.hpp"
#include "frame_builder.hpp"

namespace synfin::oracle::test {
namespace {

/// Decodes a datagram without link header; `on_wire` where the capture is cut short.
OrSkip<Packet> decode_raw(const Octets& datagram, std::size_t on_wire = 0) {
  return decode(LinkType::raw, datagram, on_wire == 0 ? datagram.size() : on_wire);
}

std::optional<Skip> skips(const Octets& datagram, std::size_t on_wire = 0) {
  const auto result = decode_raw(datagram, on_wire);
  const auto* skip = std::get_if<Skip>(&result);
  return skip != nullptr ? std::optional(*skip) : std::nullopt;
}

TEST_CASE("every field of a segment is told as it was sent") {
  const Octets datagram = ipv4({}, tcp({.source_port = 65535,
                                        .destination_port = 1,
                                        .seq = 0xfffffffe,
                                        .ack = 0x80000001,
                                        .flags = 0x18,
                                        .window = 0xfedc,
                                        .urgent_pointer = 0x1234,
                                        .options = {2, 4, 0x23, 0x00},
                                        .text = {'h', 'e', 'l', 'l', 'o'}}));
  const auto packet = std::get<Packet>(decode_raw(datagram));
  CHECK(to_string(packet.source) == "10.0.0.1:65535");
  CHECK(to_string(packet.destination) == "10.0.0.2:1");
  CHECK(packet.seq == 0xfffffffe);
  CHECK(packet.ack == 0x80000001);
  CHECK(packet.flags == TcpFlags{.ack = true, .psh = true});
  CHECK(packet.window == 0xfedc);
  CHECK(packet.urgent_pointer == 0x1234);
  CHECK(packet.options.mss == 0x2300);
  CHECK(packet.payload_length == 5);
  CHECK(std::string(packet.payload.begin(), packet.payload.end()) == "hello");
}

TEST_CASE("each control bit is its own") {
  const TcpFlags expected[] = {{.fin = true}, {.syn = true}, {.rst = true}, {.psh = true},
                               {.ack = true}, {.urg = true}, {.ece = true}, {.cwr = true}};
  for (unsigned bit = 0; bit < 8; ++bit) {
    const Octets datagram = ipv4({}, tcp({.flags = static_cast<std::uint8_t>(1U << bit)}));
    CHECK(std::get<Packet>(decode_raw(datagram)).flags == expected[bit]);
  }
}

TEST_CASE("text that was not captured still counts") {
  const Octets datagram = ipv4({}, tcp({.text = Octets(1000, 'x')}));
  for (const std::size_t captured : {40U, 41U, 500U, 1039U}) {
    const Octets part = first(captured, datagram);
    const auto packet = std::get<Packet>(decode_raw(part, datagram.size()));
    CHECK(packet.payload_length == 1000);
    CHECK(packet.payload.size() == captured - 40);
    CHECK(packet.checksum == Checksum::unknown);
  }
}

TEST_CASE("Ethernet's padding is no text") {
  const Octets frame = join({ethernet(0x0800, ipv4({}, tcp({}))), Octets(6, 0)});
  const auto packet = std::get<Packet>(decode(LinkType::ethernet, frame, frame.size()));
  CHECK(packet.payload_length == 0);
  CHECK(packet.payload.empty());
}

TEST_CASE("a TCP header that is cut tells what stands before the cut") {
  const Octets timestamps{8, 10, 0, 0, 0, 5, 0, 0, 0, 6};
  const Octets options = join({{2, 4, 5, 0xb4, 1}, timestamps, {3, 3, 7, 4, 2}});
  const Octets datagram =
      ipv4({}, tcp({.flags = 0x12, .urgent_pointer = 9, .options = options, .text = Octets(7, 'x')}));
  for (std::size_t size = 20; size < datagram.size(); ++size) {
    CAPTURE(size);
    const Octets captured = first(size, datagram);
    const auto result = decode_raw(captured, datagram.size());
    if (size < 20 + 16) {  // the window is the last that is needed
      CHECK(std::get<Skip>(result) == Skip{SkipReason::truncated_header, "TCP header"});
      continue;
    }
    const auto& packet = std::get<Packet>(result);
    CHECK(packet.seq == 1000);
    CHECK(packet.ack == 2000);
    CHECK(packet.window == 8192);
    CHECK(packet.flags == TcpFlags{.ack = true, .syn = true});
    CHECK(packet.urgent_pointer == (size < 40 ? 0 : 9));
    CHECK(packet.payload_length == 7);
    CHECK(packet.payload.size() == (size > 60 ? size - 60 : 0));
    CHECK(packet.checksum == Checksum::unknown);
    // No option is told that has not come whole, and none is malformed for that.
    CHECK(packet.options.malformed.empty());
    CHECK(packet.options.cut == (size < 60));
    CHECK(packet.options.mss.has_value() == (size >= 44));
    CHECK(packet.options.timestamps.has_value() == (size >= 55));
    CHECK(packet.options.window_scale.has_value() == (size >= 58));
    CHECK(packet.options.sack_permitted == (size >= 60));
  }
}

TEST_CASE("a header without options lacks none where it is cut") {
  const Octets datagram = ipv4({}, tcp({.text = Octets(7, 'x')}));
  CHECK_FALSE(std::get<Packet>(decode_raw(first(36, datagram), datagram.size())).options.cut);
}

TEST_CASE("a TCP header that contradicts its datagram is malformed") {
  CHECK(skips(ipv4({}, first(19, tcp({})))) == Skip{SkipReason::malformed, "TCP header beyond the datagram"});
  CHECK(skips(ipv4({}, {})) == Skip{SkipReason::malformed, "TCP header beyond the datagram"});
  for (unsigned words = 0; words < 5; ++words) {
    CHECK(skips(ipv4({}, tcp({.data_offset = words}))) == Skip{SkipReason::malformed, "TCP data offset"});
  }
  CHECK(skips(ipv4({}, tcp({.data_offset = 6}))) ==
        Skip{SkipReason::malformed, "TCP options beyond the datagram"});
  // Padding behind the datagram must not pass for options.
  CHECK(skips(join({ipv4({}, tcp({.data_offset = 6})), Octets(10, 0)})) ==
        Skip{SkipReason::malformed, "TCP options beyond the datagram"});
}

TEST_CASE("a segment with malformed options is a segment all the same") {
  const auto packet = std::get<Packet>(decode_raw(ipv4({}, tcp({.options = {3, 3, 7, 2}}))));
  CHECK(packet.options.malformed == "MSS option length");
  CHECK(packet.options.window_scale == 7);
  CHECK(packet.seq == 1000);
}

TEST_CASE("the reason of a lower layer is passed on") {
  CHECK(skips(ipv4({.protocol = 1}, tcp({}))) == Skip{SkipReason::not_tcp, "IPv4 protocol"});
  const Octets arp = ethernet(0x0806, Octets(28));
  CHECK(std::get<Skip>(decode(LinkType::ethernet, arp, arp.size())).reason == SkipReason::not_ip);
}

TEST_CASE("a right checksum is told from a wrong one") {
  for (const std::size_t text : {0U, 1U, 2U, 999U, 1000U}) {
    for (const bool six : {false, true}) {
      const Datagram d = six ? between_v6() : Datagram{};
      const auto wrap = [&](const Octets& segment) { return six ? ipv6(d, segment) : ipv4(d, segment); };
      Octets segment = with_checksum(d, tcp({.text = Octets(text, 0xa5)}));
      CHECK(std::get<Packet>(decode_raw(wrap(segment))).checksum == Checksum::right);
      CHECK(std::get<Packet>(decode_raw(join({wrap(segment), Octets(3, 1)}))).checksum == Checksum::right);
      segment[7] ^= 1;
      CHECK(std::get<Packet>(decode_raw(wrap(segment))).checksum == Checksum::wrong);
    }
  }
}

TEST_CASE("a checksum left to the network card is not wrong") {
  for (const bool six : {false, true}) {
    const Datagram d = six ? between_v6() : Datagram{};
    Octets segment = tcp({.text = Octets(100, 0xa5)});
    const auto verdict = [&](std::uint16_t field) {
      put16(segment, checksum_at, field);
      return std::get<Packet>(decode_raw(six ? ipv6(d, segment) : ipv4(d, segment))).checksum;
    };
    CHECK(verdict(pseudo_header_sum(d, segment.size())) == Checksum::unknown);
    CHECK(verdict(pseudo_header_sum(d, 0)) == Checksum::unknown);  // with segmentation
    CHECK(verdict(0) == Checksum::unknown);
    CHECK(verdict(0x1234) == Checksum::wrong);
  }
  // Where IP gives no length the card was to segment, and nobody knows over what.
  Octets segment = tcp({.text = Octets(100, 0xa5)});
  put16(segment, checksum_at, 0x1234);
  CHECK(std::get<Packet>(decode_raw(ipv4({.length = 0}, segment))).checksum == Checksum::unknown);
}

TEST_CASE("under a source route the checksum cannot be told") {
  const Datagram d{.options = {131, 7, 4, 1, 2, 3, 4, 0}};
  CHECK(std::get<Packet>(decode_raw(ipv4(d, with_checksum(d, tcp({}))))).checksum == Checksum::unknown);
}

}  // namespace
}  // namespace synfin::oracle::test
