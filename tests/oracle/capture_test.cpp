#include "../../oracle/decode/capture.hpp"

#include <filesystem>
#include <limits>
#include <string>
#include <unordered_set>

#include "../../oracle/decode/decoder.hpp"
#include "../../oracle/evidence/flow.hpp"
#include "../catch.hpp"
#include "pcap_builder.hpp"

namespace synfin::oracle::test {
namespace {

using Catch::Matchers::ContainsSubstring;

const Octets frame_a = ethernet(0x0800, ipv4({}, tcp({})));
const Octets frame_b = ethernet(0x0800, ipv4({}, tcp({.text = Octets(100, 'x')})));

using Frames = std::vector<Octets>;

struct Content {
  Frames frames;
  std::vector<std::int64_t> times;
  std::optional<std::string> ended_early;
};

/// Reads everything, and checks on the way that frames are numbered from 1 without a gap.
Content read(const Octets& file) {
  const TemporaryFile temporary(file);
  Capture capture = Capture::open(temporary.path());
  Content content;
  while (const auto frame = capture.next()) {
    content.frames.emplace_back(frame->bytes.begin(), frame->bytes.end());
    content.times.push_back(frame->time);
    REQUIRE(frame->number == content.frames.size());
  }
  CHECK_FALSE(capture.next());  // the end stays the end
  content.ended_early = capture.ended_early();
  return content;
}

/// The message with which a file of this content is refused.
std::string refusal(const Octets& file) {
  const TemporaryFile temporary(file);
  try {
    Capture::open(temporary.path());
  } catch (const CaptureError& error) {
    const std::string what = error.what();
    CHECK(what.starts_with(temporary.path() + ": "));
    CHECK(what.find('\n') == std::string::npos);
    return what.substr(temporary.path().size() + 2);
  }
  return "accepted";
}

TEST_CASE("pcap in both byte orders and both resolutions") {
  for (const bool big : {false, true}) {
    const std::vector<Record> records{{frame_a, 1'700'000'000, 5}, {frame_b, 1'700'000'001, 999'999}};
    const Content micro = read(pcap_file({.order = {big}}, records));
    CHECK(micro.frames == Frames{frame_a, frame_b});
    CHECK(micro.times == std::vector<std::int64_t>{1'700'000'000'000'005'000, 1'700'000'001'999'999'000});
    CHECK_FALSE(micro.ended_early);
    const Content nano = read(pcap_file({.magic = 0xa1b23c4d, .order = {big}}, records));
    CHECK(nano.times == std::vector<std::int64_t>{1'700'000'000'000'000'005, 1'700'000'001'000'999'999});
  }
}

TEST_CASE("pcapng in both byte orders and several resolutions") {
  for (const bool big : {false, true}) {
    const ByteOrder o{big};
    const Content content = read(join({section_header(o), interface_block(1, 9, o), interface_block(1, 6, o),
                                       packet_block(0, 1'700'000'000'000'000'005, {frame_a}, o),
                                       packet_block(1, 1'700'000'001'000'007, {frame_b}, o)}));
    CHECK(content.frames == Frames{frame_a, frame_b});
    CHECK(content.times == std::vector<std::int64_t>{1'700'000'000'000'000'005, 1'700'000'001'000'007'000});
    CHECK_FALSE(content.ended_early);
  }
}

TEST_CASE("a capture without frames is one") {
  CHECK(read(pcap_file({}, {})).frames.empty());
  CHECK_FALSE(read(pcap_file({}, {})).ended_early);
  CHECK_FALSE(read(join({section_header(), interface_block(1)})).ended_early);
}

TEST_CASE("captured and original length are told apart") {
  const TemporaryFile file(pcap_file({}, {{.frame = first(60, frame_b), .original_length = 154}}));
  Capture capture = Capture::open(file.path());
  const auto frame = capture.next();
  REQUIRE(frame);
  CHECK(frame->bytes.size() == 60);
  CHECK(frame->original_length == 154);
  const auto packet = std::get<Packet>(decode(frame->link, frame->bytes, frame->original_length));
  CHECK(packet.payload_length == 100);
  CHECK(packet.payload.size() == 6);
}

TEST_CASE("the link type is the file's") {
  const std::pair<std::uint32_t, LinkType> types[] = {
      {0, LinkType::null},   {1, LinkType::ethernet}, {113, LinkType::linux_cooked},  {108, LinkType::loop},
      {228, LinkType::ipv4}, {229, LinkType::ipv6},   {276, LinkType::linux_cooked_2}};
  for (const auto& [number, type] : types) {
    const TemporaryFile file(pcap_file({.link_type = number}, {{frame_a}}));
    CHECK(Capture::open(file.path()).next()->link == type);
  }
  const TemporaryFile raw(pcap_file({.link_type = 101}, {{ipv4({}, tcp({}))}}));
  Capture capture = Capture::open(raw.path());
  const auto frame = capture.next();
  REQUIRE(frame);
  CHECK(std::holds_alternative<Packet>(decode(frame->link, frame->bytes, frame->original_length)));
}

TEST_CASE("what is no capture is refused in one line") {
  CHECK(refusal({}) == "is empty, expected a pcap or pcapng capture");
  CHECK_THAT(refusal({'h', 'e', 'l', 'l', 'o', '\n'}),
             ContainsSubstring("not a capture, expected a pcap or pcapng capture: "));
  CHECK_THAT(refusal(Octets(1000, 0)), ContainsSubstring("not a capture"));
  CHECK_THAT(refusal(Octets(1000, 0xff)), ContainsSubstring("not a capture"));
  for (std::size_t size = 1; size < 24; ++size) {
    CHECK_THAT(refusal(first(size, pcap_file({}, {}))), ContainsSubstring("not a capture"));
  }
  CHECK_THAT(refusal(section_header()), ContainsSubstring("not a capture"));
}

TEST_CASE("what cannot be opened is refused in one line") {
  const auto message = [](const std::string& path) -> std::string {
    try {
      Capture::open(path);
    } catch (const CaptureError& error) {
      return error.what();
    }
    return "accepted";
  };
  CHECK(message("/nonexistent/x.pcap") == "/nonexistent/x.pcap: cannot be opened: No such file or directory");
  const std::string directory = std::filesystem::temp_directory_path().string();
  CHECK(message(directory) == directory + ": is a directory, expected a pcap or pcapng capture");
  CHECK(message("/proc/self/mem") == "/proc/self/mem: cannot be read: Input/output error");
}

TEST_CASE("an unsupported link type is named") {
  CHECK(refusal(pcap_file({.link_type = 189}, {})) ==
        "link type USB_LINUX (189) is not supported, expected one that carries IP");
  CHECK_THAT(refusal(pcap_file({.link_type = 60000}, {})),
             ContainsSubstring("link type 60000 is not supported"));
  CHECK_THAT(refusal(join({section_header(), interface_block(189)})), ContainsSubstring("USB_LINUX (189)"));
}

TEST_CASE("a file cut off anywhere yields the frames before the cut") {
  const std::vector<Record> records{{frame_a}, {frame_b}};
  const Octets pcap = pcap_file({}, records);
  const std::size_t end_of_a = 24 + 16 + frame_a.size();
  for (std::size_t size = 24; size < pcap.size(); ++size) {
    CAPTURE(size);
    const Content content = read(first(size, pcap));
    CHECK(content.frames.size() == (size < end_of_a ? 0 : 1));
    const bool at_a_boundary = size == 24 || size == end_of_a;
    CHECK(content.ended_early.has_value() == !at_a_boundary);
  }
  CHECK_THAT(*read(first(pcap.size() - 1, pcap)).ended_early,
             ContainsSubstring(": cannot be read beyond frame 1: truncated"));

  const Octets start = join({section_header(), interface_block(1), packet_block(0, 0, {frame_a})});
  const Octets pcapng = join({start, packet_block(0, 1, {frame_b})});
  for (std::size_t size = start.size(); size < pcapng.size(); ++size) {
    const Content content = read(first(size, pcapng));
    CHECK(content.frames == Frames{frame_a});
    CHECK(content.ended_early.has_value() == (size != start.size()));
  }
}

TEST_CASE("hostile lengths end the reading, not the program") {
  for (const std::uint32_t length : {0xffffffffU, 0x80000000U, 0x7fffffffU, 300'000U}) {
    const Record hostile{.frame = frame_b, .captured_length = length};
    for (const std::uint32_t snaplen : {0U, 65535U, 0xffffffffU, 0x7fffffffU}) {
      const Content content = read(pcap_file({.snaplen = snaplen}, {{frame_a}, hostile}));
      CHECK(content.frames.size() == 1);
      REQUIRE(content.ended_early);
      CHECK_THAT(*content.ended_early, ContainsSubstring("cannot be read beyond frame 1"));
    }
    const Octets start = join({section_header(), interface_block(1), packet_block(0, 0, {frame_a})});
    CHECK(read(join({start, packet_block(0, 1, hostile)})).ended_early);
    CHECK(read(join({start, block({}, 6, Octets(40), length)})).ended_early);
  }
  for (const std::uint32_t length : {0U, 1U, 11U, 12U, 13U}) {
    const Octets start = join({section_header(), interface_block(1)});
    CHECK(read(join({start, block({}, 6, Octets(40), length)})).ended_early);
  }
}

TEST_CASE("a large file in this host's byte order is read as in the other") {
  // Longer than the pieces in which it is read, and in its midst a record that is none of the usual ones.
  std::vector<Record> large(600, Record{frame_b});
  for (std::size_t at = 0; at < large.size(); ++at) {
    large[at].seconds += static_cast<std::uint32_t>(at);
    large[at].frame.resize(3 * at % 1600);
  }
  const Record odd[] = {{frame_a}, {.frame = frame_a, .fraction = 5'000'000}, {.frame = Octets(1700, 'y')}};
  for (const Record& one : odd) {
    large[500] = one;
    const Octets mine = pcap_file({.snaplen = 1650}, large);
    const Octets other = pcap_file({.snaplen = 1650, .order = {true}}, large);
    for (const std::size_t left_out : {0U, 1U, 170U, 180U, 190U, 100'000U}) {
      const Content content = read(first(mine.size() - left_out, mine));
      const Content as_before = read(first(other.size() - left_out, other));
      CHECK(content.frames == as_before.frames);
      CHECK(content.times == as_before.times);
      CHECK(content.ended_early.has_value() == as_before.ended_early.has_value());
    }
  }
}

TEST_CASE("a length on the wire below what was captured harms nobody") {
  const TemporaryFile file(pcap_file({}, {{.frame = frame_b, .original_length = 3}}));
  Capture capture = Capture::open(file.path());
  const auto frame = capture.next();
  REQUIRE(frame);
  const auto packet = std::get<Packet>(decode(frame->link, frame->bytes, frame->original_length));
  CHECK(packet.payload_length == 100);
}

TEST_CASE("a frame of no octets is a frame") {
  const Content content = read(pcap_file({}, {{Octets{}}, {frame_a}}));
  CHECK(content.frames == Frames{Octets{}, frame_a});
}

TEST_CASE("hostile times saturate") {
  // In units of a second 2^63 of them do not fit into nanoseconds.
  const Content content =
      read(join({section_header(), interface_block(1, 0), packet_block(0, 0x7fffffffffffffff, {frame_a})}));
  REQUIRE(content.times.size() == 1);
  CHECK(content.times[0] == std::numeric_limits<std::int64_t>::max());
}

TEST_CASE("each frame has its own interface's link type") {
  const Octets raw = ipv4({}, tcp({}));
  const TemporaryFile file(join({section_header(), interface_block(1), packet_block(0, 0, {frame_a}),
                                 interface_block(101), interface_block(189), packet_block(1, 0, {raw}),
                                 packet_block(2, 0, {frame_a}), packet_block(0, 0, {frame_a})}));
  Capture capture = Capture::open(file.path());
  const auto next = [&] {
    const auto frame = capture.next();
    return decode(frame->link, frame->bytes, frame->original_length);
  };
  CHECK(std::holds_alternative<Packet>(next()));
  CHECK(std::holds_alternative<Packet>(next()));
  CHECK(std::get<Skip>(next()) == Skip{SkipReason::not_ip, "link type"});  // USB
  CHECK(std::holds_alternative<Packet>(next()));
  CHECK_FALSE(capture.next());
  CHECK_FALSE(capture.ended_early());
}

TEST_CASE("a stream is read under the name that it is given") {
  Octets file = pcap_file({}, {{frame_a}});
  Capture capture(fmemopen(file.data(), file.size(), "rb"), "memory");
  CHECK(capture.name() == "memory");
  CHECK(capture.next());
  CHECK_FALSE(capture.next());

  Octets text{'t', 'e', 'x', 't'};
  CHECK_THROWS_WITH(Capture(fmemopen(text.data(), text.size(), "rb"), "memory"),
                    ContainsSubstring("memory: not a capture"));
}

TEST_CASE("- is standard input") {
  const TemporaryFile file(pcap_file({}, {{frame_a}, {frame_b}}));
  REQUIRE(std::freopen(file.path().c_str(), "rb", stdin) != nullptr);
  {
    Capture capture = Capture::open("-");
    CHECK(capture.name() == "standard input");
    CHECK(capture.next());
    CHECK(capture.next());
    CHECK_FALSE(capture.next());
  }
  REQUIRE(std::freopen("/dev/null", "rb", stdin) != nullptr);
  CHECK_THROWS_WITH(Capture::open("-"), "standard input: is empty, expected a pcap or pcapng capture");
}

TEST_CASE("a capture can be moved while it is read") {
  const TemporaryFile file(pcap_file({}, {{frame_a}, {frame_b}}));
  Capture capture = Capture::open(file.path());
  REQUIRE(capture.next());
  Capture moved = std::move(capture);
  const auto frame = moved.next();
  REQUIRE(frame);
  CHECK(frame->number == 2);
}

TEST_CASE("the real captures decode without a skip") {
  struct Case {
    const char* file;
    std::size_t frames;
    std::size_t flows;
  };
  const Case cases[] = {{"echo", 10, 1},        {"half_close", 28, 1}, {"last_ack_lost", 10, 1},
                        {"lossy_bulk", 126, 1}, {"refused", 2, 1},     {"time_wait_reuse", 24, 1}};
  for (const Case& c : cases) {
    CAPTURE(c.file);
    Capture capture = Capture::open(std::string(SYNFIN_SOURCE_DIR "/tests/captures/") + c.file + ".pcap");
    std::unordered_set<FlowKey, FlowKey::Hash> flows;
    std::size_t frames = 0;
    while (const auto frame = capture.next()) {
      ++frames;
      const auto decoded = decode(frame->link, frame->bytes, frame->original_length);
      REQUIRE(std::holds_alternative<Packet>(decoded));
      const auto& packet = std::get<Packet>(decoded);
      CHECK(packet.checksum != Checksum::wrong);
      CHECK(packet.options.malformed.empty());
      flows.emplace(packet.source, packet.destination);
    }
    CHECK_FALSE(capture.ended_early());
    CHECK(frames == c.frames);
    CHECK(flows.size() == c.flows);
  }
}

}  // namespace
}  // namespace synfin::oracle::test
