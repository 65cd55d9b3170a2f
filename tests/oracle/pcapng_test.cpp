// pcapng's blocks, clocks and sections; what contradicts itself ends the reading.
#include <limits>

#include "../../oracle/decode/capture.hpp"
#include "../catch.hpp"
#include "pcap_builder.hpp"

namespace synfin::oracle::test {
namespace {

using Catch::Matchers::ContainsSubstring;

const Octets frame_a = ethernet(0x0800, ipv4({}, tcp({})));
const Octets start = join({section_header(), interface_block(1)});

struct Content {
  std::vector<Octets> frames;
  std::vector<std::int64_t> times;
  std::vector<std::size_t> lengths;
  std::string trouble;
};

Content read(const Octets& file) {
  const TemporaryFile temporary(file);
  Capture capture = Capture::open(temporary.path());
  Content content;
  while (const auto frame = capture.next()) {
    content.frames.emplace_back(frame->bytes.begin(), frame->bytes.end());
    content.times.push_back(frame->time);
    content.lengths.push_back(frame->original_length);
  }
  if (capture.ended_early()) content.trouble = capture.ended_early()->substr(temporary.path().size());
  return content;
}

/// The time of a packet that counts `count` by this resolution and offset.
std::int64_t time_of(std::uint8_t resolution, std::uint64_t count, std::int64_t offset = 0,
                     bool big = false) {
  const ByteOrder o{big};
  const Octets options = join({o.u16(9),
                               o.u16(1),
                               {resolution, 0, 0, 0},
                               o.u16(14),
                               o.u16(8),
                               o.number(static_cast<std::uint64_t>(offset), 8),
                               o.u32(0)});
  const Octets interface = block(o, 1, join({o.u16(1), o.u16(0), o.u32(0), options}));
  const auto times = read(join({section_header(o), interface, packet_block(0, count, {frame_a}, o)})).times;
  REQUIRE(times.size() == 1);
  return times[0];
}

TEST_CASE("pcapng: a clock's units are powers of ten or of two, from 1970 or an offset") {
  CHECK(time_of(0, 17) == 17'000'000'000);
  CHECK(time_of(3, 17'005) == 17'005'000'000);
  CHECK(time_of(9, 17) == 17);
  CHECK(time_of(12, 17'999) == 17);
  CHECK(time_of(30, 17) == 0);
  CHECK(time_of(127, std::numeric_limits<std::uint64_t>::max()) == 0);
  CHECK(time_of(0x80, 17) == 17'000'000'000);
  CHECK(time_of(0x80 + 10, 1024 + 512) == 1'500'000'000);
  CHECK(time_of(0x80 + 40, (std::uint64_t{3} << 40U) + (std::uint64_t{1} << 38U)) == 3'250'000'000);
  CHECK(time_of(0x80 + 63, std::uint64_t{3} << 62U) == 1'500'000'000);
  CHECK(time_of(0xff, std::numeric_limits<std::uint64_t>::max()) == 0);
  for (const bool big : {false, true}) {
    CHECK(time_of(6, 5, 100, big) == 100'000'005'000);
    CHECK(time_of(6, 5, -2, big) == -1'999'995'000);
  }
  CHECK(time_of(0, std::numeric_limits<std::uint64_t>::max(), std::numeric_limits<std::int64_t>::max()) ==
        std::numeric_limits<std::int64_t>::max());
  CHECK(time_of(9, 0, std::numeric_limits<std::int64_t>::min()) == std::numeric_limits<std::int64_t>::min());
}

TEST_CASE("pcapng: microseconds where nothing is said") {
  const ByteOrder o;
  const Octets interface = block(o, 1, join({o.u16(1), o.u16(0), o.u32(0)}));
  CHECK(read(join({section_header(), interface, packet_block(0, 5, {frame_a})})).times ==
        std::vector<std::int64_t>{5000});
}

TEST_CASE("pcapng: packet blocks of all three kinds, and others between them") {
  const ByteOrder o;
  const Octets simple = block(o, 3, join({o.u32(frame_a.size()), frame_a}));
  const Octets obsolete = block(
      o, 2, join({o.u16(0), o.u16(0xffff), o.u32(0), o.u32(7), o.u32(frame_a.size()), o.u32(60), frame_a}));
  const Octets statistics = block(o, 5, Octets(24, 1));
  const Octets unknown = block(o, 0x80000bad, {1, 2, 3});
  const Content content =
      read(join({start, unknown, simple, statistics, obsolete, packet_block(0, 9, {frame_a})}));
  CHECK(content.frames == std::vector<Octets>{frame_a, frame_a, frame_a});
  CHECK(content.times == std::vector<std::int64_t>{0, 7000, 9000});
  CHECK(content.lengths == std::vector<std::size_t>{frame_a.size(), 60, frame_a.size()});
  CHECK(content.trouble.empty());

  // A simple packet is cut by its interface's snapshot length.
  const Octets cutting = block(o, 1, join({o.u16(1), o.u16(0), o.u32(20)}));
  const Octets cut_simple = block(o, 3, join({o.u32(frame_a.size()), first(20, frame_a)}));
  const Content cut_content = read(join({section_header(), cutting, cut_simple}));
  CHECK(cut_content.frames == std::vector<Octets>{first(20, frame_a)});
  CHECK(cut_content.lengths == std::vector<std::size_t>{frame_a.size()});
}

TEST_CASE("pcapng: a new section has its own byte order and interfaces") {
  const ByteOrder big{true};
  const Octets second =
      join({section_header(big), interface_block(1, 9, big), packet_block(0, 5, {frame_a}, big)});
  const Content content = read(join({start, packet_block(0, 5, {frame_a}), second}));
  CHECK(content.times == std::vector<std::int64_t>{5000, 5});
  // The first section's interfaces are none of the second's.
  CHECK_THAT(
      read(join({start, packet_block(0, 5, {frame_a}), section_header(), packet_block(0, 5, {frame_a})}))
          .trouble,
      ContainsSubstring("cannot be read beyond frame 1: a packet block is malformed"));
}

TEST_CASE("pcapng: what contradicts itself ends the reading") {
  const ByteOrder o;
  const auto trouble = [&](const Octets& next) {
    const Content content =
        read(join({start, packet_block(0, 5, {frame_a}), next, packet_block(0, 6, {frame_a})}));
    CHECK(content.frames.size() == 1);
    return content.trouble;
  };
  CHECK_THAT(trouble(packet_block(1, 5, {frame_a})), ContainsSubstring("malformed"));  // no such interface
  CHECK_THAT(trouble(block(o, 6, Octets(16))), ContainsSubstring("malformed"));
  CHECK_THAT(trouble(block(o, 3, {})), ContainsSubstring("malformed"));
  CHECK_THAT(trouble(block(o, 1, Octets(4))), ContainsSubstring("interface description"));
  CHECK_THAT(trouble(block(o, 0x0a0d0d0a, join({o.u32(0x1a2b3c4d), o.u16(2), o.u16(0), Octets(8, 0xff)}))),
             ContainsSubstring("unknown version"));
  CHECK_THAT(trouble(block(o, 0x0a0d0d0a, join({o.u32(0x1a2b3c4e), o.u16(1), o.u16(0), Octets(8, 0xff)}))),
             ContainsSubstring("byte order"));
  CHECK_THAT(trouble(block(o, 5, Octets(8), 18)), ContainsSubstring("impossible"));
  CHECK_THAT(trouble(block(o, 5, Octets(8), 0)), ContainsSubstring("impossible"));
  CHECK_THAT(trouble(block(o, 5, Octets(8), 0x7ffffffc)), ContainsSubstring("impossible"));
  Octets two_lengths = block(o, 5, Octets(8));
  two_lengths[two_lengths.size() - 4] ^= 4;
  CHECK_THAT(trouble(two_lengths), ContainsSubstring("another length"));
  CHECK_THAT(trouble(packet_block(0, 1, {.frame = frame_a, .captured_length = 100})),
             ContainsSubstring("malformed"));
}

TEST_CASE("pcapng: options that are cut or lie are passed over") {
  const ByteOrder o;
  const Octets lying = block(o, 1, join({o.u16(1), o.u16(0), o.u32(0), o.u16(9), o.u16(200), {9, 0, 0, 0}}));
  CHECK(read(join({section_header(), lying, packet_block(0, 5, {frame_a})})).times ==
        std::vector<std::int64_t>{5000});
}

}  // namespace
}  // namespace synfin::oracle::test
