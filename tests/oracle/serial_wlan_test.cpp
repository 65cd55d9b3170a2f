// Links other than Ethernet: 802.11 and what precedes it in captures, PPP, LLC, and the rarely met.
#include "../../oracle/decode/decoder.hpp"

#include "../catch.hpp"
#include "tunnel_builder.hpp"

namespace synfin::oracle::test {
namespace {

const Octets v4 = ipv4({}, with_checksum({}, tcp({.text = {'x'}})));
const Octets v6 = ipv6(between_v6(), with_checksum(between_v6(), tcp({.text = {'x'}})));
const Octets body = llc_snap(0x0800, v4);

OrSkip<Packet> decoded(int type, const Octets& frame) {
  return decode(static_cast<LinkType>(type), frame, frame.size());
}

bool finds(int type, const Octets& frame) {
  const auto result = decoded(type, frame);
  const auto* packet = std::get_if<Packet>(&result);
  return packet != nullptr && packet->checksum == Checksum::right && packet->payload_length == 1;
}

std::optional<SkipReason> skips(int type, const Octets& frame) {
  const auto result = decoded(type, frame);
  const auto* skip = std::get_if<Skip>(&result);
  return skip != nullptr ? std::optional(skip->reason) : std::nullopt;
}

TEST_CASE("802.11 data frames") {
  const Octets address_4(6, 0xee);
  CHECK(finds(105, wlan(0x08, 0x01, {}, body)));
  CHECK(finds(105, wlan(0x08, 0x02, {}, join({body, Octets(4, 0xfc)}))));  // with its check sequence
  CHECK(finds(105, wlan(0x08, 0x03, address_4, body)));
  CHECK(finds(105, wlan(0x88, 0x01, be16(0), body)));
  CHECK(finds(105, wlan(0x88, 0x03, join({address_4, be16(0)}), llc_snap(0x86dd, v6))));
  CHECK(finds(105, wlan(0x88, 0x81, join({be16(0), be32(0)}), body)));  // with HT control
  CHECK(finds(105, wlan(0x18, 0x01, {}, body)));                        // with CF-Ack
}

TEST_CASE("802.11: what carries no text, or not for us, is skipped") {
  CHECK(skips(105, wlan(0x80, 0, {}, body)) == SkipReason::not_ip);     // beacon
  CHECK(skips(105, wlan(0xb4, 0, {}, body)) == SkipReason::not_ip);     // control
  CHECK(skips(105, wlan(0x48, 0x01, {}, body)) == SkipReason::not_ip);  // no data
  CHECK(skips(105, wlan(0xc8, 0x01, be16(0), body)) == SkipReason::not_ip);
  CHECK(skips(105, wlan(0x08, 0x41, {}, body)) == SkipReason::not_ip);    // encrypted
  CHECK(skips(105, wlan(0x08, 0x05, {}, body)) == SkipReason::fragment);  // more follow
  Octets last = wlan(0x08, 0x01, {}, body);
  last[22] = 0x31;
  CHECK(skips(105, last) == SkipReason::fragment);
  CHECK(skips(105, wlan(0x09, 0x01, {}, body)) == SkipReason::not_ip);  // another version
}

TEST_CASE("802.11: an A-MSDU of one frame is read, of several is not") {
  const Octets one = join({Octets(12, 0xee), be16(body.size()), body});
  CHECK(finds(105, wlan(0x88, 0x01, {0x80, 0}, one)));
  CHECK(finds(105, wlan(0x88, 0x01, {0x80, 0}, join({one, Octets(4, 0xfc)}))));
  Octets padded = one;
  padded.resize((one.size() + 3) / 4 * 4);
  CHECK(skips(105, wlan(0x88, 0x01, {0x80, 0}, join({padded, one}))) == SkipReason::not_ip);
}

TEST_CASE("radiotap, Prism, AVS, PPI and pktap before 802.11") {
  const auto radiotap = [](const Octets& fields, const Octets& frame) {
    const std::size_t length = 4 + fields.size();
    return join({{0, 0, static_cast<std::uint8_t>(length), 0}, fields, frame});
  };
  const Octets frame = wlan(0x08, 0x01, {}, body);
  const Octets padded = wlan(0x88, 0x01, join({be16(0), Octets(2, 0)}), body);
  const Octets none{0, 0, 0, 0};
  CHECK(finds(127, radiotap(none, frame)));
  CHECK(finds(127, radiotap({2, 0, 0, 0, 0x10}, join({frame, Octets(4, 0xfc)}))));
  CHECK(finds(127, radiotap({2, 0, 0, 0, 0x20}, padded)));
  CHECK(finds(127, radiotap(join({{3, 0, 0, 0}, Octets(8, 0xff), {0x20}}), padded)));
  // A second word of fields: the clock is aligned to eight octets behind it.
  CHECK(finds(127, radiotap(join({{3, 0, 0, 0x80}, none, Octets(4, 0), Octets(8, 0xff), {0x20}}), padded)));
  CHECK(skips(127, radiotap({2, 0, 0, 0, 0}, padded)) == SkipReason::not_ip);
  CHECK(skips(127, radiotap({0, 0, 0, 0x80}, frame)) == SkipReason::malformed);
  Octets wrong = radiotap(none, frame);
  wrong[2] = 7;
  CHECK(skips(127, wrong) == SkipReason::malformed);

  const Octets prism = join({be32(0x44000000), Octets(140, 0)});
  const Octets avs = join({be32(0x80211001), be32(64), Octets(56, 0)});
  CHECK(finds(119, join({prism, frame})));
  CHECK(finds(119, join({avs, frame})));
  CHECK(finds(163, join({avs, frame})));

  const Octets ppi{0, 0, 8, 0, 105, 0, 0, 0};
  CHECK(finds(192, join({ppi, frame})));
  const Octets pktap{16, 0, 0, 0, 1, 0, 0, 0, 105, 0, 0, 0, 0, 0, 0, 0};
  CHECK(finds(258, join({pktap, frame})));
  CHECK(skips(192, join({{0, 0, 7, 0, 105, 0, 0, 0}, frame})) == SkipReason::malformed);
  CHECK(skips(192, join({{0, 0, 8, 0, 189, 0, 0, 0}, frame})) == SkipReason::not_ip);
  Octets nested;
  for (int i = 0; i < 1000; ++i) nested = join({nested, {0, 0, 8, 0, 192, 0, 0, 0}});
  CHECK(skips(192, nested) == SkipReason::malformed);
}

TEST_CASE("LLC on Ethernet, ATM, Token Ring, FDDI and Fibre Channel") {
  const auto ieee = [](const Octets& llc) {
    return ethernet(static_cast<std::uint16_t>(llc.size()), join({llc, Octets(8, 0)}));
  };
  CHECK(finds(1, ieee(body)));
  CHECK(finds(1, ieee(llc_snap(0x86dd, v6, 0x0000f8))));
  CHECK(finds(1, ieee(join({{6, 6, 3}, v4}))));
  CHECK(finds(1, ieee(llc_snap(0x8100, join({be16(5), be16(0x0800), v4})))));
  CHECK(skips(1, ieee(join({{0x42, 0x42, 3}, Octets(35)}))) == SkipReason::not_ip);  // spanning tree
  CHECK(skips(1, ieee(llc_snap(0x2000, Octets(20), 0x00000c))) == SkipReason::not_ip);
  CHECK(skips(1, ieee(join({{0xaa, 0xaa, 0x13}, Octets(40)}))) == SkipReason::not_ip);

  CHECK(finds(100, llc_snap(7, join({be16(0), ethernet(0x0800, v4)}), 0x0080c2)));
  CHECK(finds(11, body));
  CHECK(finds(100, body));
  const Octets ring = join({{0x10, 0x40}, Octets(6, 0xee), Octets(6, 0x6e)});
  CHECK(finds(6, join({ring, body})));
  Octets routed = ring;
  routed[8] |= 0x80;
  CHECK(finds(6, join({routed, {4, 0, 0, 0x11}, body})));
  CHECK(skips(6, join({routed, {1, 0}, body})) == SkipReason::malformed);
  CHECK(finds(10, join({{0x50}, Octets(12, 0xee), body})));
  CHECK(skips(10, join({{0x41}, Octets(12, 0xee), body})) == SkipReason::not_ip);
  CHECK(finds(122, join({Octets(16, 0x10), body})));
}

TEST_CASE("PPP on serial lines, with HDLC's header and without") {
  for (const int type : {9, 50}) {
    CHECK(finds(type, join({{0xff, 3, 0, 0x21}, v4})));
    CHECK(finds(type, join({{0, 0x57}, v6})));
    CHECK(finds(type, join({{0x21}, v4})));
    CHECK(finds(type, join({{0xff, 3, 2, 0x81}, mpls_label(3, true), v4})));
    CHECK(finds(type, join({{0x0f, 0, 8, 0}, v4})));  // Cisco's
    CHECK(skips(type, join({{0xff, 3, 0xc0, 0x21}, Octets(20)})) == SkipReason::not_ip);
  }
  CHECK(finds(51, pppoe(join({be16(0x21), v4}))));
  CHECK(skips(51, join({{0x11, 0xa7}, Octets(40)})) == SkipReason::not_ip);
  CHECK(finds(166, join({{1, 3, 0, 0x21}, v4})));
  CHECK(finds(204, join({{1, 0xff, 3, 0, 0x21}, v4})));
  CHECK(finds(104, join({{0x0f, 0, 8, 0}, v4})));
  CHECK(finds(104, join({{0x8f, 0, 0x86, 0xdd}, v6})));
  CHECK(finds(104, join({{0xff, 3, 0, 0x21}, v4})));
  CHECK(skips(104, join({{0x8f, 0, 0x80, 0x35}, Octets(20)})) == SkipReason::not_ip);
}

TEST_CASE("Frame Relay") {
  CHECK(finds(107, join({{0x18, 0x41, 3, 0xcc}, v4})));
  CHECK(finds(107, join({{0x18, 0x41, 3, 0x8e}, v6})));
  CHECK(finds(107, join({{0x18, 0x40, 0x40, 0x41, 3, 0xcc}, v4})));
  CHECK(finds(107, join({{0x18, 0x41, 3, 0, 0x80}, be16(0), {0}, be16(0x0800), v4})));
  CHECK(finds(107, join({{0x18, 0x41, 3, 0, 0x80, 0, 0x80, 0xc2, 0, 7}, ethernet(0x0800, v4)})));
  CHECK(finds(107, join({{0x18, 0x41}, be16(0x0800), v4})));
  CHECK(skips(107, join({{0x18, 0x41, 3, 0xcf}, Octets(20)})) == SkipReason::not_ip);
  CHECK(skips(107, Octets(40, 0x40)) == SkipReason::malformed);
}

TEST_CASE("what firewalls and analyzers put first") {
  const Octets uid{8, 0, 3, 0, 0, 0, 0, 0};
  const Octets prefix{6, 0, 10, 0, 'a', 0, 0, 0};
  const auto length = [](const Octets& packet) { return static_cast<std::uint8_t>(packet.size() + 4); };
  CHECK(finds(239, join({{2, 0, 0, 5}, uid, prefix, {length(v4), 0, 9, 0}, v4})));
  CHECK(finds(239, join({{10, 0, 0, 5}, {length(v6), 0, 9, 0}, v6, uid})));
  CHECK(skips(239, {2, 0, 0, 5, 3, 0, 9, 0}) == SkipReason::malformed);
  CHECK(skips(239, join({{2, 0, 0, 5}, uid})) == SkipReason::truncated_header);
  CHECK(finds(117, join({{61}, Octets(63, 2), v4})));
  CHECK(finds(109, join({Octets(12, 2), v6})));
  CHECK(finds(138, join({Octets(16, 2), be16(0x0800), v4})));
  CHECK(finds(240, join({Octets(4, 2), ethernet(0x0800, v4)})));
  CHECK(finds(274, join({Octets(7, 0x55), {0xd5}, ethernet(0x0800, v4), Octets(4, 0xfc)})));
  CHECK(finds(219, join({mpls_label(3, true), v4})));
}

TEST_CASE("Linux cooked: other link layers, and LLC") {
  const auto cooked = [](std::uint16_t hardware, std::uint16_t protocol, const Octets& payload) {
    return join({be16(0), be16(hardware), be16(6), Octets(8, 0xaa), be16(protocol), payload});
  };
  const Octets frame = wlan(0x08, 0x01, {}, body);
  CHECK(finds(113, cooked(778, 0x0800, v4)));  // GRE
  CHECK(finds(113, cooked(778, 0x6558, ethernet(0x0800, v4))));
  CHECK(finds(113, cooked(1, 4, body)));
  CHECK(finds(113, cooked(801, 4, frame)));
  CHECK(finds(113, cooked(803, 4, join({{0, 0, 8, 0, 0, 0, 0, 0}, frame}))));
  CHECK(skips(113, cooked(824, 0, Octets(60))) == SkipReason::not_ip);  // netlink
}

}  // namespace
}  // namespace synfin::oracle::test
