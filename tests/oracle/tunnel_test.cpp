// A segment is found inside each tunnel, and no octet beside it is read.
#include "../../oracle/decode/decoder.hpp"

#include "../catch.hpp"
#include "tunnel_builder.hpp"

namespace synfin::oracle::test {
namespace {

const Octets text{'i', 'n', 'n', 'e', 'r'};
const Octets segment = with_checksum({}, tcp({.text = text}));
const Octets v4 = ipv4({}, segment);
const Octets v6 = ipv6(between_v6(), with_checksum(between_v6(), tcp({.text = text})));
const Octets frame_v4 = ethernet(0x0800, v4);
const Octets frame_v6 = ethernet(0x86dd, v6);

/// Whether the segment of v4 or v6 is found, whole and with the addresses that its checksum is over.
bool is_inner(const OrSkip<Packet>& result) {
  const auto* packet = std::get_if<Packet>(&result);
  return packet != nullptr && packet->checksum == Checksum::right &&
         Octets(packet->payload.begin(), packet->payload.end()) == text;
}

bool finds(LinkType type, const Octets& frame) { return is_inner(decode(type, frame, frame.size())); }
bool finds(const Octets& packet) { return finds(LinkType::raw, packet); }

std::optional<SkipReason> skips(LinkType type, const Octets& frame) {
  const auto result = decode(type, frame, frame.size());
  const auto* skip = std::get_if<Skip>(&result);
  return skip != nullptr ? std::optional(skip->reason) : std::nullopt;
}
std::optional<SkipReason> skips(const Octets& packet) { return skips(LinkType::raw, packet); }

TEST_CASE("IP in IP, each in each") {
  for (const Octets& inner : {v4, v6}) {
    const std::uint8_t protocol = inner == v4 ? 4 : 41;
    CHECK(finds(outer_v4(protocol, inner)));
    CHECK(finds(outer_v6(protocol, inner)));
    CHECK(finds(outer_v4(4, outer_v4(protocol, inner))));
    CHECK(skips(outer_v4(inner == v4 ? 41 : 4, inner)) == SkipReason::malformed);  // says the other
  }
}

TEST_CASE("GRE with any of its fields") {
  const Octets field = be32(0xdeadbeef);
  CHECK(finds(outer_v4(47, gre(0, 0x0800, {}, v4))));
  CHECK(finds(outer_v6(47, gre(0, 0x86dd, {}, v6))));
  CHECK(finds(outer_v4(47, gre(0x8000, 0x0800, field, v4))));
  CHECK(finds(outer_v4(47, gre(0x2000, 0x0800, field, v4))));
  CHECK(finds(outer_v4(47, gre(0x1000, 0x0800, field, v4))));
  CHECK(finds(outer_v4(47, gre(0xb000, 0x0800, join({field, field, field}), v4))));
  CHECK(finds(outer_v4(47, gre(0, 0x8847, {}, join({mpls_label(16, true), v4})))));
  CHECK(finds(outer_v4(17, udp(4754, gre(0, 0x0800, {}, v4)))));
  CHECK(skips(outer_v4(47, gre(0, 0x0806, {}, Octets(28)))) == SkipReason::not_ip);
  CHECK(skips(outer_v4(47, gre(2, 0x0800, {}, v4))) == SkipReason::malformed);
}

TEST_CASE("GRE carries Ethernet: bridged, by NVGRE, mirrored by ERSPAN") {
  const Octets field = be32(0x12345678);
  CHECK(finds(outer_v4(47, gre(0, 0x6558, {}, frame_v4))));
  CHECK(finds(outer_v4(47, gre(0x2000, 0x6558, field, frame_v6))));
  CHECK(finds(outer_v4(47, gre(0, 0x88be, {}, frame_v4))));
  CHECK(finds(outer_v4(47, gre(0x1000, 0x88be, field, join({Octets(8, 0x10), frame_v4})))));
  const Octets erspan_3(10, 0x20);
  CHECK(finds(outer_v4(47, gre(0x1000, 0x22eb, field, join({erspan_3, be16(0), frame_v4})))));
  CHECK(finds(outer_v4(47, gre(0x1000, 0x22eb, field, join({erspan_3, be16(1), Octets(8, 9), frame_v4})))));
  CHECK(finds(outer_v4(47, gre(0x1000, 0x22eb, field, join({erspan_3, be16(2U << 10U), v4})))));
}

TEST_CASE("PPTP: PPP in GRE's other version") {
  const Octets length_and_call = join({be16(2 + v4.size()), be16(3)});
  const Octets ppp = join({{0xff, 3}, be16(0x21), v4});
  CHECK(finds(outer_v4(47, gre(0x3001, 0x880b, join({length_and_call, be32(1)}), ppp))));
  CHECK(finds(outer_v4(47, gre(0x3081, 0x880b, join({length_and_call, be32(1), be32(0)}), ppp))));
  CHECK(skips(outer_v4(47, gre(0x2081, 0x880b, join({be16(0), be16(3), be32(0)}), {}))) ==
        SkipReason::not_tcp);  // acknowledges only
}

TEST_CASE("VXLAN, its generic extension, and NSH") {
  for (const std::uint16_t port : {std::uint16_t{4789}, std::uint16_t{8472}}) {
    CHECK(finds(outer_v4(17, udp(port, vxlan(frame_v4)))));
    CHECK(finds(outer_v6(17, udp(port, vxlan(frame_v6)))));
  }
  const auto gpe = [](std::uint8_t next, const Octets& payload) {
    return outer_v4(17, udp(4790, join({{0x0c, 0, 0, next}, be32(42U << 8U), payload})));
  };
  CHECK(finds(gpe(1, v4)));
  CHECK(finds(gpe(2, v6)));
  CHECK(finds(gpe(3, frame_v4)));
  const auto nsh = [](std::uint8_t next, const Octets& payload) {
    return join({{0, 6, 1, next}, Octets(20, 0xaa), payload});
  };
  CHECK(finds(gpe(4, nsh(1, v4))));
  CHECK(finds(LinkType::ethernet, ethernet(0x894f, nsh(3, frame_v6))));
  CHECK(skips(outer_v4(17, udp(4789, join({Octets(8, 0), frame_v4})))) == SkipReason::not_tcp);
  CHECK(skips(gpe(9, v4)) == SkipReason::not_tcp);
}

TEST_CASE("Geneve with options and without") {
  CHECK(finds(outer_v4(17, udp(6081, geneve(0x6558, {}, frame_v4)))));
  CHECK(finds(outer_v4(17, udp(6081, geneve(0x6558, Octets(12, 0xff), frame_v6)))));
  CHECK(finds(outer_v4(17, udp(6081, geneve(0x0800, Octets(252, 0), v4)))));
  Octets other_version = geneve(0x0800, {}, v4);
  other_version[0] = 0x40;
  CHECK(skips(outer_v4(17, udp(6081, other_version))) == SkipReason::not_tcp);
}

TEST_CASE("GTP-U with extension headers and without") {
  CHECK(finds(outer_v4(17, udp(2152, gtp(0, v4)))));
  CHECK(finds(outer_v4(17, udp(2152, gtp(0, v6)))));
  CHECK(finds(outer_v4(17, udp(2152, gtp(2, join({be32(0x00010000), v4}))))));
  // The PDU session container of 5G (0x85), then another that is twice as long.
  const Octets extensions = join({{0, 0, 0, 0x85}, {1, 0, 9, 0xc0}, {2, 1, 2, 3, 4, 5, 6, 0}});
  CHECK(finds(outer_v4(17, udp(2152, gtp(4, join({extensions, v4}))))));
  CHECK(finds(outer_v4(17, udp(2152, gtp(0, frame_v4)))));
  CHECK(finds(outer_v4(17, udp(2152, gtp(0, v4), 2152))));
  CHECK(skips(outer_v4(17, udp(2152, gtp(4, join({{0, 0, 0, 0x85}, {0, 0, 0, 0}, v4}))))) ==
        SkipReason::malformed);
  Octets echo = gtp(0, {});
  echo[1] = 1;
  CHECK(skips(outer_v4(17, udp(2152, echo))) == SkipReason::not_tcp);
}

TEST_CASE("L2TP") {
  const Octets ppp = join({{0xff, 3}, be16(0x21), v4});
  const Octets short_ppp = join({{0x57}, v6});
  const Octets ids = join({be16(5), be16(6)});
  CHECK(finds(outer_v4(17, udp(1701, join({be16(0x0002), ids, ppp})))));
  CHECK(finds(outer_v4(17, udp(1701, join({be16(0x4002), be16(8 + ppp.size()), ids, short_ppp})))));
  CHECK(finds(outer_v4(17, udp(1701, join({be16(0x4802), be16(0), ids, be32(9), ppp})))));
  CHECK(finds(outer_v4(17, udp(1701, join({be16(0x0202), ids, be16(3), Octets(3, 0), ppp})))));
  CHECK(skips(outer_v4(17, udp(1701, join({be16(0xc802), ids, Octets(20)})))) == SkipReason::not_tcp);
  for (const std::size_t agreed : {0U, 4U, 8U, 12U}) {
    CHECK(finds(outer_v4(115, join({be32(77), Octets(agreed, 0xcc), frame_v4}))));
    CHECK(finds(outer_v4(17, udp(1701, join({be16(3), be16(0), be32(77), Octets(agreed, 0xcc), frame_v4})))));
  }
  CHECK(skips(outer_v4(115, join({be32(0), Octets(40)}))) == SkipReason::not_tcp);
}

TEST_CASE("MPLS: a stack of labels, then IP or Ethernet") {
  CHECK(finds(LinkType::ethernet, ethernet(0x8847, join({mpls_label(16, true), v4}))));
  CHECK(finds(LinkType::ethernet, ethernet(0x8848, join({mpls_label(16, false), mpls_label(2, true), v6}))));
  CHECK(finds(LinkType::ethernet, ethernet(0x8847, join({mpls_label(16, true), be32(0), frame_v4}))));
  CHECK(finds(LinkType::ethernet, ethernet(0x8847, join({mpls_label(16, true), frame_v4}))));
  CHECK(finds(outer_v4(137, join({mpls_label(16, true), v4}))));
  CHECK(finds(outer_v4(17, udp(6635, join({mpls_label(16, true), v4})))));
  Octets labels;
  for (int i = 0; i < 300; ++i) labels = join({labels, mpls_label(16, false)});
  CHECK(skips(LinkType::ethernet, ethernet(0x8847, labels)) == SkipReason::truncated_header);
}

TEST_CASE("PPPoE and EtherIP") {
  CHECK(finds(LinkType::ethernet, ethernet(0x8864, pppoe(join({be16(0x21), v4})))));
  CHECK(finds(LinkType::ethernet, ethernet(0x8864, join({pppoe(join({be16(0x57), v6})), Octets(9, 0)}))));
  CHECK(skips(LinkType::ethernet, ethernet(0x8864, pppoe(join({be16(0xc021), Octets(10)})))) ==
        SkipReason::not_ip);
  CHECK(finds(outer_v4(97, join({{0x30, 0}, frame_v4}))));
  CHECK(finds(outer_v6(143, frame_v4)));
}

TEST_CASE("a stack of tags of other kinds than VLAN's") {
  CHECK(finds(LinkType::ethernet, ethernet(0x0800, v4, join({{0x89, 0x26}, Octets(4, 1)}))));
  CHECK(finds(LinkType::ethernet, ethernet(0x86dd, v6, join({{0x89, 0x3f}, Octets(6, 1)}))));
  CHECK(finds(LinkType::ethernet, ethernet(0x88e7, join({be32(5), frame_v4}))));
}

TEST_CASE("UDP: what its port does not name, or its length ends before, is none") {
  CHECK(skips(outer_v4(17, udp(53, v4))) == SkipReason::not_tcp);
  Octets shorter = udp(4789, join({vxlan(frame_v4)}));
  CHECK(finds(outer_v4(17, join({shorter, Octets(5, 0)}))));
  put16(shorter, 4, 0);  // RFC 2675
  CHECK(finds(outer_v4(17, shorter)));
  put16(shorter, 4, 7);
  CHECK(skips(outer_v4(17, shorter)) == SkipReason::malformed);
}

TEST_CASE("the innermost TCP counts, and TCP's own text is no tunnel") {
  const Octets outer = with_checksum({}, tcp({.destination_port = 4789, .text = vxlan(frame_v4)}));
  const Octets packet = ipv4({}, outer);
  CHECK(std::get<Packet>(decode(LinkType::raw, packet, packet.size())).payload_length ==
        vxlan(frame_v4).size());
}

TEST_CASE("nesting is bounded") {
  Octets packet = v4;
  for (int depth = 0; depth < 8; ++depth) packet = outer_v4(4, packet);
  CHECK(finds(packet));
  for (int depth = 0; depth < 100; ++depth) packet = outer_v4(4, packet);
  CHECK(skips(packet) == SkipReason::malformed);
}

TEST_CASE("a tunnel that is cut anywhere is skipped, or yields what the segment still has") {
  const Octets packets[] = {
      outer_v4(47, gre(0xb000, 0x6558, Octets(12, 1), frame_v4)),
      outer_v4(47, gre(0x1000, 0x22eb, be32(1), join({Octets(10), be16(1), Octets(8), frame_v4}))),
      outer_v6(17, udp(4789, vxlan(frame_v6))),
      outer_v4(17, udp(6081, geneve(0x6558, Octets(12, 0xff), frame_v6))),
      outer_v4(17, udp(2152, gtp(4, join({{0, 0, 0, 0x85}, {1, 0, 9, 0}, v4})))),
      outer_v4(
          17,
          udp(1701,
              join({be16(0x4a02), be16(0), be32(9), be32(1), be16(2), Octets(2), {0xff, 3, 0, 0x21}, v4}))),
      outer_v4(137, join({mpls_label(1, false), mpls_label(2, true), v4})),
      outer_v4(97, join({{0x30, 0}, frame_v4}))};
  for (const Octets& packet : packets) {
    REQUIRE(finds(packet));
    const std::size_t segment_at = packet.size() - segment.size();
    for (std::size_t size = 0; size < packet.size(); ++size) {
      CAPTURE(size, packet.size());
      const Octets captured =
          first(size, packet);  // its own allocation: a sanitizer sees what is read beyond
      const auto result = decode(LinkType::raw, captured, packet.size());
      CHECK(std::holds_alternative<Packet>(result) == (size >= segment_at + 16));
      if (const auto* skip = std::get_if<Skip>(&result)) CHECK(skip->reason == SkipReason::truncated_header);
    }
  }
}

}  // namespace
}  // namespace synfin::oracle::test
