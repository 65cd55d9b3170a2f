#include "../../oracle/decode/link.hpp"

#include "../../oracle/decode/ip.hpp"
#include "../../oracle/decode/layers.hpp"
#include "../catch.hpp"
#include "frame_builder.hpp"

namespace synfin::oracle::test {
namespace {

const Octets v4 = ipv4({}, tcp({}));
const Octets v6 = ipv6(between_v6(), tcp({}));

/// Takes off everything before IP; what IP itself cannot be read for, too, is a reason.
OrSkip<Part> strip_to_ip(LinkType type, const Part& frame) {
  Next next{*first_layer(type), frame};
  while (next.layer != Layer::ip && next.layer != Layer::ipv4 && next.layer != Layer::ipv6) {
    const auto stripped = strip(next);
    if (const auto* skip = std::get_if<Skip>(&stripped)) return *skip;
    next = std::get<Next>(stripped);
  }
  const auto datagram = strip_ip(next);
  if (const auto* skip = std::get_if<Skip>(&datagram)) return *skip;
  return next.part;
}

/// Whether an IP packet was found, and is `expected` to its last octet.
bool finds(LinkType type, const Octets& frame, const Octets& expected) {
  const auto result = strip_to_ip(type, {frame, frame.size()});
  const auto* ip = std::get_if<Part>(&result);
  return ip != nullptr && Octets(ip->bytes.begin(), ip->bytes.end()) == expected &&
         ip->on_wire == expected.size();
}

/// Why none was found.
std::optional<SkipReason> skips(LinkType type, const Octets& frame) {
  const auto result = strip_to_ip(type, {frame, frame.size()});
  const auto* skip = std::get_if<Skip>(&result);
  return skip != nullptr ? std::optional(skip->reason) : std::nullopt;
}

Octets cooked(std::uint16_t protocol, const Octets& payload) {
  return join({be16(0), be16(1), be16(6), Octets(8, 0xaa), be16(protocol), payload});
}

Octets cooked_2(std::uint16_t protocol, const Octets& payload) {
  return join({be16(protocol), be16(0), be32(3), be16(1), {0, 6}, Octets(8, 0xaa), payload});
}

TEST_CASE("Ethernet") {
  CHECK(finds(LinkType::ethernet, ethernet(0x0800, v4), v4));
  CHECK(finds(LinkType::ethernet, ethernet(0x86dd, v6), v6));
  CHECK(skips(LinkType::ethernet, ethernet(0x0806, Octets(28))) == SkipReason::not_ip);  // ARP
  CHECK(skips(LinkType::ethernet, ethernet(0x0026, Octets(38))) == SkipReason::not_ip);  // 802.3, a length
  CHECK(skips(LinkType::ethernet, ethernet(0x0800, v6)) == SkipReason::malformed);       // says 4, is 6
  CHECK(skips(LinkType::ethernet, ethernet(0x86dd, Octets(40, 0))) == SkipReason::malformed);
}

TEST_CASE("VLAN tags are taken off, however many") {
  const Octets customer{0x81, 0, 0, 5};
  const Octets service{0x88, 0xa8, 0, 9};
  const Octets old_service{0x91, 0, 0, 9};
  CHECK(finds(LinkType::ethernet, ethernet(0x0800, v4, customer), v4));
  CHECK(finds(LinkType::ethernet, ethernet(0x86dd, v6, customer), v6));
  CHECK(finds(LinkType::ethernet, ethernet(0x0800, v4, join({service, customer})), v4));
  CHECK(finds(LinkType::ethernet, ethernet(0x0800, v4, join({old_service, customer, customer})), v4));
  CHECK(skips(LinkType::ethernet, ethernet(0x0806, Octets(28), customer)) == SkipReason::not_ip);
  Octets only_tags(12, 0xee);
  for (int i = 0; i < 1000; ++i) only_tags = join({only_tags, customer});
  CHECK(skips(LinkType::ethernet, only_tags) == SkipReason::truncated_header);
}

TEST_CASE("Linux cooked, both versions") {
  CHECK(finds(LinkType::linux_cooked, cooked(0x0800, v4), v4));
  CHECK(finds(LinkType::linux_cooked, cooked(0x86dd, v6), v6));
  CHECK(finds(LinkType::linux_cooked, cooked(0x8100, join({{0, 5}, be16(0x0800), v4})), v4));
  CHECK(skips(LinkType::linux_cooked, cooked(0x0806, Octets(28))) == SkipReason::not_ip);
  CHECK(skips(LinkType::linux_cooked, cooked(0x0004, Octets(28))) == SkipReason::not_ip);  // 802.2

  CHECK(finds(LinkType::linux_cooked_2, cooked_2(0x0800, v4), v4));
  CHECK(finds(LinkType::linux_cooked_2, cooked_2(0x86dd, v6), v6));
  CHECK(finds(LinkType::linux_cooked_2, cooked_2(0x8100, join({{0, 5}, be16(0x86dd), v6})), v6));
  CHECK(skips(LinkType::linux_cooked_2, cooked_2(0x0806, Octets(28))) == SkipReason::not_ip);
}

TEST_CASE("raw IP under all its numbers") {
  for (const int number : {12, 14, 101}) {
    CHECK(finds(static_cast<LinkType>(number), v4, v4));
    CHECK(finds(static_cast<LinkType>(number), v6, v6));
    CHECK(skips(static_cast<LinkType>(number), Octets(40, 0x50)) == SkipReason::not_ip);
  }
  CHECK(finds(LinkType::ipv4, v4, v4));
  CHECK(skips(LinkType::ipv4, v6) == SkipReason::malformed);
  CHECK(finds(LinkType::ipv6, v6, v6));
  CHECK(skips(LinkType::ipv6, v4) == SkipReason::malformed);
}

TEST_CASE("BSD loopback in either byte order") {
  for (const LinkType type : {LinkType::null, LinkType::loop}) {
    CHECK(finds(type, join({be32(2), v4}), v4));
    CHECK(finds(type, join({{2, 0, 0, 0}, v4}), v4));
    for (const std::uint8_t family : Octets{10, 24, 28, 30}) {
      CHECK(finds(type, join({be32(family), v6}), v6));
      CHECK(finds(type, join({{family, 0, 0, 0}, v6}), v6));
    }
    CHECK(skips(type, join({be32(2), v6})) == SkipReason::malformed);
    CHECK(skips(type, join({be32(7), v4})) == SkipReason::not_ip);
    CHECK(skips(type, join({{0xff, 0xff, 0xff, 0xff}, v4})) == SkipReason::not_ip);
  }
}

TEST_CASE("a link header cut off anywhere is a truncated header") {
  struct Case {
    LinkType type;
    Octets frame;
    std::size_t header;
  };
  const Case cases[] = {{LinkType::ethernet, ethernet(0x0800, v4), 14},
                        {LinkType::ethernet, ethernet(0x0800, v4, {0x81, 0, 0, 5}), 18},
                        {LinkType::linux_cooked, cooked(0x0800, v4), 16},
                        {LinkType::linux_cooked_2, cooked_2(0x0800, v4), 20},
                        {LinkType::null, join({be32(2), v4}), 4},
                        {LinkType::loop, join({be32(2), v4}), 4},
                        {LinkType::raw, v4, 0}};
  for (const Case& c : cases) {
    const std::size_t before_payload = c.header + 20;
    for (std::size_t size = 0; size < before_payload; ++size) {
      CAPTURE(c.header, size);
      const Octets captured = first(size, c.frame);
      const auto result = strip_to_ip(c.type, {captured, c.frame.size()});
      REQUIRE(std::holds_alternative<Skip>(result));
      CHECK(std::get<Skip>(result).reason == SkipReason::truncated_header);
    }
    CHECK(finds(c.type, c.frame, v4));
  }
}

TEST_CASE("the length on the wire is without the link header") {
  const Octets frame = ethernet(0x0800, v4);
  CHECK(std::get<Part>(strip_to_ip(LinkType::ethernet, {frame, 1514})).on_wire == 1500);
}

TEST_CASE("only the link types that can be read are supported") {
  for (const int number : {0, 1, 12, 14, 101, 108, 113, 228, 229, 276, 105, 127})
    CHECK(is_supported_link_type(number));
  for (const int number : {-1, 2, 13, 147, 189, 195, 65535, 65536, 65537}) {
    CHECK_FALSE(is_supported_link_type(number));
  }
}

}  // namespace
}  // namespace synfin::oracle::test
