// Fragments become a datagram, in any order, and nothing becomes one that was never sent.
#include "../../oracle/decode/fragments.hpp"

#include <limits>

#include "../../oracle/decode/decoder.hpp"
#include "../catch.hpp"
#include "tunnel_builder.hpp"

namespace synfin::oracle::test {
namespace {

constexpr std::int64_t second = 1'000'000'000;

Octets numbered(std::size_t count) {
  Octets octets(count);
  for (std::size_t i = 0; i < count; ++i) octets[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
  return octets;
}

const Octets text = numbered(1000);

/// Octets [begin, end) of a payload as an IPv4 fragment.
Octets fragment_v4(const Octets& payload, std::size_t begin, std::size_t end, Datagram d = {}) {
  d.fragment = static_cast<std::uint16_t>(begin / 8 | (end < payload.size() ? 0x2000U : 0U));
  return ipv4(d, {payload.begin() + static_cast<std::ptrdiff_t>(begin),
                  payload.begin() + static_cast<std::ptrdiff_t>(end)});
}

Octets fragment_v6(const Octets& payload, std::size_t begin, std::size_t end, std::uint32_t identification,
                   std::uint8_t protocol = 6) {
  Datagram d = between_v6();
  d.protocol = 44;
  d.options = join({{protocol, 0}, be16(begin | (end < payload.size() ? 1U : 0U)), be32(identification)});
  return ipv6(d, {payload.begin() + static_cast<std::ptrdiff_t>(begin),
                  payload.begin() + static_cast<std::ptrdiff_t>(end)});
}

/// Feeds packets, and remembers what came of the last one.
class Feed {
 public:
  OrSkip<Packet> operator()(const Octets& packet, std::int64_t time = 0, std::size_t captured = 0) {
    last_ = captured == 0 ? packet : first(captured, packet);
    Frame frame;
    frame.number = ++frames_;
    frame.time = time;
    frame.bytes = last_;
    frame.original_length = packet.size();
    return decoder_.decode(frame);
  }
  bool waits(const Octets& packet, std::int64_t time = 0) {
    const auto result = (*this)(packet, time);
    const auto* skip = std::get_if<Skip>(&result);
    return skip != nullptr && skip->reason == SkipReason::fragment;
  }
  bool completes(const Octets& packet, std::int64_t time = 0) {
    const auto result = (*this)(packet, time);
    const auto* found = std::get_if<Packet>(&result);
    return found != nullptr && found->checksum == Checksum::right &&
           Octets(found->payload.begin(), found->payload.end()) == text;
  }
  std::size_t joined() const { return decoder_.joined(); }

 private:
  Decoder decoder_;
  Octets last_;
  std::uint64_t frames_ = 0;
};

const Octets segment = with_checksum({}, tcp({.text = text}));  // 1020 octets
const Octets segment_v6 = with_checksum(between_v6(), tcp({.text = text}));

TEST_CASE("IPv4 fragments in every order") {
  const Octets parts[] = {fragment_v4(segment, 0, 400), fragment_v4(segment, 400, 800),
                          fragment_v4(segment, 800, 1020)};
  const int orders[][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (const auto& order : orders) {
    Feed feed;
    CHECK(feed.waits(parts[order[0]]));
    CHECK(feed.waits(parts[order[1]]));
    CHECK(feed.joined() == 0);
    CHECK(feed.completes(parts[order[2]]));
    CHECK(feed.joined() == 2);
  }
}

TEST_CASE("IPv6 fragments, with extension headers before and behind") {
  Feed feed;
  CHECK(feed.waits(fragment_v6(segment_v6, 0, 512, 5)));
  CHECK(feed.completes(fragment_v6(segment_v6, 512, 1020, 5)));
  const Octets behind = join({{6, 0, 1, 4, 0, 0, 0, 0}, segment_v6});
  CHECK(feed.waits(fragment_v6(behind, 0, 8, 6, 60)));  // the option alone
  CHECK(feed.waits(fragment_v6(behind, 512, 1028, 6, 60)));
  CHECK(feed.completes(fragment_v6(behind, 8, 512, 6, 60)));
}

TEST_CASE("a segment counts for the fragment that completes it, with the header of the first") {
  Feed feed;
  CHECK(feed.waits(fragment_v4(segment, 800, 1020)));
  auto other = fragment_v4(segment, 0, 800);
  other[8] = 33;  // time to live
  const auto packet = std::get<Packet>(feed(other));
  CHECK(packet.hops_left == 33);
  CHECK(packet.identification == 7);
}

TEST_CASE("datagrams are told apart by addresses, protocol and identification") {
  Feed feed;
  Octets other_id = fragment_v4(segment, 400, 1020);
  put16(other_id, 4, 8);
  CHECK(feed.waits(fragment_v4(segment, 0, 400)));
  CHECK(feed.waits(other_id));
  CHECK(feed.waits(fragment_v4(segment, 400, 1020, {.source = *Address::parse("10.0.0.9")})));
  CHECK(feed.waits(fragment_v4(segment, 400, 1020, {.destination = *Address::parse("10.0.0.9")})));
  CHECK(feed.waits(fragment_v4(segment, 400, 1020, {.protocol = 17})));
  CHECK(feed.completes(fragment_v4(segment, 400, 1020)));
  CHECK(feed.joined() == 1);
}

TEST_CASE("what overlaps and agrees is one datagram, what contradicts is none") {
  Feed feed;
  CHECK(feed.waits(fragment_v4(segment, 0, 400)));
  CHECK(feed.waits(fragment_v4(segment, 0, 400)));  // twice
  CHECK(feed.waits(fragment_v4(segment, 200, 600)));
  CHECK(feed.completes(fragment_v4(segment, 400, 1020)));
  CHECK(feed.joined() == 3);

  Octets changed = segment;
  changed[500] ^= 1;
  CHECK(feed.waits(fragment_v4(segment, 0, 600)));
  CHECK(feed.waits(fragment_v4(changed, 400, 800)));  // contradicts at 500
  CHECK(feed.waits(fragment_v4(segment, 600, 1020)));
  CHECK(feed.waits(fragment_v4(segment, 0, 600)));  // nothing more comes of it ...
  CHECK(feed.waits(fragment_v4(segment, 600, 1020)));
  CHECK(feed.waits(fragment_v4(segment, 0, 600), 31 * second));  // ... until its time is over
  CHECK(feed.completes(fragment_v4(segment, 600, 1020), 31 * second));
}

TEST_CASE("two ends of one datagram are none") {
  Feed feed;
  const Octets longer = join({segment, Octets(8, 0)});
  CHECK(feed.waits(fragment_v4(segment, 800, 1020)));
  CHECK(feed.waits(fragment_v4(longer, 800, 1028)));
  CHECK(feed.waits(fragment_v4(segment, 0, 800)));

  Feed beyond;  // a piece that lies behind the end
  CHECK(beyond.waits(fragment_v4(longer, 512, 1024)));
  CHECK(beyond.waits(fragment_v4(segment, 800, 1020)));
  CHECK(beyond.waits(fragment_v4(segment, 0, 800)));
}

TEST_CASE("fragments whose lengths are impossible are malformed") {
  Feed feed;
  const auto reason = [&](const Octets& packet) { return std::get<Skip>(feed(packet)).reason; };
  CHECK(reason(ipv4({.fragment = 0x2000}, numbered(401))) ==
        SkipReason::malformed);  // more, yet no multiple of 8
  CHECK(reason(ipv4({.fragment = 0x1fff}, numbered(9))) == SkipReason::malformed);  // beyond 64 KiB
  CHECK(reason(ipv4({.fragment = 0x2001}, {})) == SkipReason::malformed);
}

TEST_CASE("fragments wait half a minute of the capture's time") {
  Feed feed;
  CHECK(feed.waits(fragment_v4(segment, 0, 400), 100 * second));
  CHECK(feed.completes(fragment_v4(segment, 400, 1020), 130 * second));
  CHECK(feed.waits(fragment_v4(segment, 0, 400), 200 * second));
  CHECK(feed.waits(fragment_v4(segment, 400, 1020), 231 * second));
  CHECK(feed.completes(fragment_v4(segment, 0, 400), 232 * second));  // the other half of the later one
  CHECK(feed.waits(fragment_v4(segment, 0, 400), std::numeric_limits<std::int64_t>::min()));
  CHECK(feed.waits(fragment_v4(segment, 400, 1020), std::numeric_limits<std::int64_t>::max()));
}

TEST_CASE("many datagrams and many octets: the oldest go first") {
  const auto with_id = [](Octets packet, std::size_t id) {
    put16(packet, 4, static_cast<std::uint16_t>(id));
    return packet;
  };
  Feed feed;
  for (std::size_t id = 0; id <= 256; ++id) CHECK(feed.waits(with_id(fragment_v4(segment, 0, 400), id)));
  CHECK(feed.completes(with_id(fragment_v4(segment, 400, 1020), 256)));
  CHECK(feed.completes(with_id(fragment_v4(segment, 400, 1020), 1)));
  CHECK(feed.waits(with_id(fragment_v4(segment, 400, 1020), 0)));  // had to go

  Feed large;
  const Octets large_segment = with_checksum({}, tcp({.text = numbered(64980)}));
  for (std::size_t id = 0; id < 100; ++id)
    CHECK(large.waits(with_id(fragment_v4(large_segment, 0, 64000), id)));
  CHECK(large.waits(with_id(fragment_v4(large_segment, 64000, 65000), 0)));
  const auto packet = std::get<Packet>(large(with_id(fragment_v4(large_segment, 64000, 65000), 99)));
  CHECK(packet.checksum == Checksum::right);
  CHECK(large.joined() == 1);
}

TEST_CASE("a datagram of too many pieces is given up") {
  Feed feed;
  const Octets long_segment = with_checksum({}, tcp({.text = numbered(1500)}));  // 1520 octets
  std::size_t at = 0;
  for (; at + 8 < long_segment.size(); at += 8) CHECK(feed.waits(fragment_v4(long_segment, at, at + 8)));
  CHECK(feed.waits(fragment_v4(long_segment, at, long_segment.size())));
}

TEST_CASE("of fragments that the capture has cut, the octets before the first cut count") {
  Feed feed;
  feed(fragment_v4(segment, 0, 400), 0, 20 + 100);
  const auto packet = std::get<Packet>(feed(fragment_v4(segment, 400, 1020)));
  CHECK(packet.payload_length == 1000);
  CHECK(Octets(packet.payload.begin(), packet.payload.end()) == first(80, text));
  CHECK(packet.checksum == Checksum::unknown);
}

TEST_CASE("a tunnel's fragments, and fragments within a tunnel, and both") {
  const Octets inner = ipv4({}, segment);
  const Octets outer = udp(4789, vxlan(ethernet(0x0800, inner)));
  const Datagram carrier{.source = *Address::parse("192.0.2.1"), .protocol = 17};
  Feed feed;
  CHECK(feed.waits(fragment_v4(outer, 0, 600, carrier)));
  CHECK(feed.completes(fragment_v4(outer, 600, outer.size(), carrier)));
  CHECK(feed.waits(outer_v4(4, fragment_v4(segment, 0, 400))));
  CHECK(feed.completes(outer_v4(4, fragment_v4(segment, 400, 1020))));

  const Octets half[] = {udp(4789, vxlan(ethernet(0x0800, fragment_v4(segment, 0, 504)))),
                         udp(4789, vxlan(ethernet(0x0800, fragment_v4(segment, 504, 1020))))};
  CHECK(feed.waits(fragment_v4(half[1], 0, 200, carrier)));
  CHECK(feed.waits(fragment_v4(half[1], 200, half[1].size(), carrier)));
  CHECK(feed.waits(fragment_v4(half[0], 200, half[0].size(), carrier)));
  CHECK(feed.completes(fragment_v4(half[0], 0, 200, carrier)));
  CHECK(feed.joined() == 5);
}

TEST_CASE("what is put together and no TCP says so") {
  Feed feed;
  const Octets dns = udp(53, numbered(600));
  CHECK(feed.waits(fragment_v4(dns, 0, 400, {.protocol = 17})));
  CHECK(std::get<Skip>(feed(fragment_v4(dns, 400, 608, {.protocol = 17}))).reason == SkipReason::not_tcp);
}

TEST_CASE("without a memory a fragment is skipped") {
  const Octets packet = fragment_v4(segment, 0, 400);
  CHECK(std::get<Skip>(decode(LinkType::raw, packet, packet.size())) == Skip{SkipReason::fragment, "IPv4"});
  const Octets six = fragment_v6(segment_v6, 0, 400, 1);
  CHECK(std::get<Skip>(decode(LinkType::raw, six, six.size())) == Skip{SkipReason::fragment, "IPv6"});
}

}  // namespace
}  // namespace synfin::oracle::test
