#include "../../oracle/decode/ip.hpp"

#include <array>

#include "../catch.hpp"
#include "frame_builder.hpp"

namespace synfin::oracle::test {
namespace {

const Octets segment = tcp({.text = Octets(10, 'x')});

/// What is found in a packet that is as long on the wire as here.
OrSkip<IpDatagram> strip(const Octets& packet) { return strip_ip({Layer::ip, {packet, packet.size()}}); }

bool finds(const Octets& packet, const Octets& expected) {
  const auto result = strip(packet);
  const auto* found = std::get_if<IpDatagram>(&result);
  return found != nullptr && !found->place &&
         Octets(found->payload.bytes.begin(), found->payload.bytes.end()) == expected &&
         found->payload.on_wire == expected.size();
}

std::optional<Skip> skips(const Octets& packet) {
  const auto result = strip(packet);
  const auto* skip = std::get_if<Skip>(&result);
  return skip != nullptr ? std::optional(*skip) : std::nullopt;
}

std::optional<SkipReason> skip_reason(const Octets& packet) {
  const auto skip = skips(packet);
  return skip ? std::optional(skip->reason) : std::nullopt;
}

/// An extension header of `units` times eight octets.
Octets extension(std::uint8_t next, unsigned units = 1) {
  Octets header(std::size_t{8} * units, 0);
  header[0] = next;
  header[1] = static_cast<std::uint8_t>(units - 1);
  return header;
}

Octets fragment_header(std::uint8_t next, unsigned offset, bool more) {
  return join({{next, 0}, be16(offset * 8U | (more ? 1U : 0U)), be32(99)});
}

Octets v6_with(std::uint8_t protocol, const Octets& extensions, const Octets& payload = segment) {
  Datagram d = between_v6();
  d.protocol = protocol;
  d.options = extensions;
  return ipv6(d, payload);
}

TEST_CASE("IPv4: addresses and segment") {
  const Octets packet = ipv4({}, segment);
  const auto found = std::get<IpDatagram>(strip(packet));
  CHECK(to_string(found.source) == "10.0.0.1");
  CHECK(to_string(found.destination) == "10.0.0.2");
  CHECK_FALSE(found.routed);
  CHECK_FALSE(found.length_from_frame);
  CHECK(finds(packet, segment));
}

TEST_CASE("IPv4: options are passed over, a source route is told") {
  CHECK(finds(ipv4({.options = Octets(40, 1)}, segment), segment));
  const auto routed = [](const Octets& options) {
    const Octets packet = ipv4({.options = options}, segment);
    return std::get<IpDatagram>(strip(packet)).routed;
  };
  CHECK(routed({131, 7, 4, 1, 2, 3, 4, 0}));
  CHECK(routed({1, 137, 7, 4, 1, 2, 3, 4}));
  CHECK(routed({148, 4, 0, 0, 131, 3, 4, 0}));
  CHECK_FALSE(routed({148, 4, 0, 0}));
  CHECK_FALSE(routed({0, 131, 3, 4}));    // after the end of the list
  CHECK_FALSE(routed({148, 0, 131, 3}));  // a length that would never advance
  CHECK_FALSE(routed({148, 1, 131, 3}));
  CHECK_FALSE(routed({1, 1, 1, 148}));  // no length at all
}

TEST_CASE("padding of the link layer is no part of the segment") {
  CHECK(finds(join({ipv4({}, segment), Octets(16, 0)}), segment));
  CHECK(finds(join({ipv6(between_v6(), segment), Octets(16, 0)}), segment));
}

TEST_CASE("IPv4 total length or IPv6 payload length zero: the frame's length counts") {
  for (const Octets& packet : {ipv4({.length = 0}, segment), [] {
                                 Datagram d = between_v6();
                                 d.length = 0;
                                 return ipv6(d, segment);
                               }()}) {
    CHECK(finds(packet, segment));
    CHECK(std::get<IpDatagram>(strip(packet)).length_from_frame);
    // A file may claim any length.
    CHECK(std::get<IpDatagram>(strip_ip({Layer::ip, {packet, 500'000}})).payload.on_wire > 499'000);
    CHECK(std::get<Skip>(strip_ip({Layer::ip, {packet, 0xffffffff}})) ==
          Skip{SkipReason::malformed, "frame length"});
  }
}

TEST_CASE("IPv4: lengths that contradict each other are malformed") {
  CHECK(skips(ipv4({.header_words = 4}, segment)) == Skip{SkipReason::malformed, "IPv4 header length"});
  CHECK(skips(ipv4({.header_words = 0}, segment)) == Skip{SkipReason::malformed, "IPv4 header length"});
  CHECK(skips(ipv4({.length = 19}, segment)) == Skip{SkipReason::malformed, "IPv4 total length"});
  CHECK(skips(ipv4({.length = 1}, segment)) == Skip{SkipReason::malformed, "IPv4 total length"});
  CHECK(skips(ipv4({.length = 30, .header_words = 15}, segment)) ==
        Skip{SkipReason::malformed, "IPv4 total length"});
  CHECK(skips(ipv4({.length = 51}, segment)) ==
        Skip{SkipReason::malformed, "IPv4 total length beyond the frame"});
  CHECK(skip_reason(ipv4({.length = 20}, segment)) == std::nullopt);  // an empty segment: TCP's to refuse
}

/// Where a fragment belongs; nothing if the packet is none.
std::optional<std::array<std::uint32_t, 3>> place_of(const Octets& packet) {
  const auto place = std::get<IpDatagram>(strip(packet)).place;
  if (!place) return std::nullopt;
  return std::array<std::uint32_t, 3>{place->identification, place->offset, place->more ? 1U : 0U};
}

using Place = std::array<std::uint32_t, 3>;

TEST_CASE("IPv4: fragments are told, the do-not-fragment bit is none") {
  CHECK(place_of(ipv4({.fragment = 0x2000}, segment)) == Place{7, 0, 1});  // first, more follow
  CHECK(place_of(ipv4({.fragment = 0x2001}, segment)) == Place{7, 8, 1});
  CHECK(place_of(ipv4({.fragment = 0x0001}, segment)) == Place{7, 8, 0});  // last
  CHECK(place_of(ipv4({.fragment = 0x1fff}, segment)) == Place{7, 65528, 0});
  CHECK(finds(ipv4({.fragment = 0x4000}, segment), segment));
  CHECK(finds(ipv4({.fragment = 0x8000}, segment), segment));  // reserved
}

TEST_CASE("other protocols are not TCP, in fragments too") {
  CHECK(skip_reason(ipv4({.protocol = 1}, segment)) == SkipReason::not_tcp);
  CHECK(skip_reason(ipv4({.protocol = 1, .fragment = 0x2000}, segment)) == SkipReason::not_tcp);
  CHECK(skip_reason(ipv4({.protocol = 43}, segment)) == SkipReason::not_tcp);  // an extension of IPv6's only
  CHECK(skip_reason(v6_with(58, {})) == SkipReason::not_tcp);
  CHECK(skip_reason(v6_with(59, {}, {})) == SkipReason::not_tcp);  // nothing follows
  CHECK(skip_reason(v6_with(50, {})) == SkipReason::not_tcp);      // encrypted
  CHECK(skip_reason(v6_with(44, fragment_header(58, 1, true))) == SkipReason::not_tcp);
  CHECK(skip_reason(v6_with(0, extension(58))) == SkipReason::not_tcp);
}

TEST_CASE("IPv6: addresses and segment") {
  const Octets packet = ipv6(between_v6(), segment);
  const auto found = std::get<IpDatagram>(strip(packet));
  CHECK(to_string(found.source) == "2001:db8::1");
  CHECK(to_string(found.destination) == "2001:db8::2");
  CHECK_FALSE(found.routed);
  CHECK(finds(packet, segment));
}

TEST_CASE("IPv6: extension headers are passed over") {
  CHECK(finds(v6_with(0, extension(6)), segment));
  CHECK(finds(v6_with(60, extension(6, 4)), segment));
  CHECK(finds(v6_with(0, join({extension(60), extension(43, 3), extension(60), extension(6)})), segment));
  CHECK(finds(v6_with(0, extension(6, 256), segment), segment));     // the longest
  CHECK(finds(v6_with(44, fragment_header(6, 0, false)), segment));  // a whole datagram in one fragment
}

TEST_CASE("IPv6: a routing header with segments left is told") {
  Octets route = extension(6, 3);
  CHECK_FALSE(std::get<IpDatagram>(strip(v6_with(43, route))).routed);
  route[3] = 1;
  const Octets packet = v6_with(43, route);
  CHECK(std::get<IpDatagram>(strip(packet)).routed);
}

TEST_CASE("an authentication header hides nothing") {
  const auto authentication = [](std::uint8_t next) { return join({{next, 4, 0, 0}, Octets(20, 0xaa)}); };
  CHECK(finds(ipv4({.protocol = 51}, join({authentication(6), segment})), segment));
  CHECK(finds(v6_with(60, join({extension(51), authentication(6)})), segment));
  CHECK(skip_reason(ipv4({.protocol = 51}, join({authentication(1), segment}))) == SkipReason::not_tcp);
}

TEST_CASE("IPv6: fragments are told") {
  CHECK(place_of(v6_with(44, fragment_header(6, 0, true))) == Place{99, 0, 1});
  CHECK(place_of(v6_with(44, fragment_header(6, 1, true))) == Place{99, 8, 1});
  CHECK(place_of(v6_with(44, fragment_header(6, 8191, false))) == Place{99, 65528, 0});
  CHECK(place_of(v6_with(0, join({extension(44), fragment_header(60, 5, false)}))) == Place{99, 40, 0});
}

TEST_CASE("IPv6: lengths that contradict each other are malformed") {
  Datagram d = between_v6();
  d.length = static_cast<std::uint16_t>(segment.size() + 1);
  CHECK(skips(ipv6(d, segment)) == Skip{SkipReason::malformed, "IPv6 payload length beyond the frame"});

  // An extension header that begins within the payload and ends beyond it.
  Octets too_long = extension(6);
  too_long[1] = 200;
  CHECK(skips(v6_with(60, too_long)) == Skip{SkipReason::malformed, "IP extension header"});
  CHECK(skips(v6_with(60, {}, {6, 0, 0, 0})) == Skip{SkipReason::malformed, "IP extension header"});
  // A chain that is nothing but extension headers.
  Octets chain;
  for (int i = 0; i < 100; ++i) chain = join({chain, extension(60)});
  CHECK(skips(v6_with(60, chain, {})) == Skip{SkipReason::malformed, "IP extension header"});
}

TEST_CASE("another IP version than is named, or nothing at all, is no packet") {
  const auto reason = [](Layer layer, const Octets& packet) {
    return std::get<Skip>(strip_ip({layer, {packet, packet.size()}})).reason;
  };
  CHECK(reason(Layer::ip, Octets(40, 0x50)) == SkipReason::not_ip);
  CHECK(reason(Layer::ipv4, Octets(40, 0x50)) == SkipReason::malformed);
  CHECK(reason(Layer::ipv4, ipv6(between_v6(), segment)) == SkipReason::malformed);
  CHECK(reason(Layer::ipv6, ipv4({}, segment)) == SkipReason::malformed);
  CHECK(skips({}) == Skip{SkipReason::truncated_header, "IP header"});
}

TEST_CASE("an IP header cut off anywhere is a truncated header") {
  struct Case {
    Octets packet;
    std::size_t header;
  };
  const Case cases[] = {
      {ipv4({}, segment), 20},
      {ipv4({.options = Octets(40, 1)}, segment), 60},
      {ipv6(between_v6(), segment), 40},
      {v6_with(0, join({extension(60), extension(44), fragment_header(6, 0, false)})), 64},
  };
  for (const Case& c : cases) {
    for (std::size_t size = 0; size < c.header; ++size) {
      CAPTURE(c.header, size);
      const Octets captured = first(size, c.packet);
      const auto result = strip_ip({Layer::ip, {captured, c.packet.size()}});
      REQUIRE(std::holds_alternative<Skip>(result));
      CHECK(std::get<Skip>(result).reason == SkipReason::truncated_header);
    }
    const Octets captured = first(c.header + 3, c.packet);
    const auto found = std::get<IpDatagram>(strip_ip({Layer::ip, {captured, c.packet.size()}}));
    CHECK(found.payload.bytes.size() == 3);
    CHECK(found.payload.on_wire == segment.size());
  }
}

}  // namespace
}  // namespace synfin::oracle::test
