// Packed captures are read as if they were not packed, whatever their names.
#include "../../oracle/decode/unpack.hpp"

#include <lz4frame.h>
#include <zlib.h>
#include <zstd.h>

#include "../../oracle/decode/capture.hpp"
#include "../catch.hpp"
#include "pcap_builder.hpp"

namespace synfin::oracle::test {
namespace {

using Catch::Matchers::ContainsSubstring;

Octets gzip(const Octets& octets) {
  z_stream state{};
  deflateInit2(&state, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  Octets packed(deflateBound(&state, octets.size()) + 32);
  state.next_in = const_cast<Bytef*>(octets.data());
  state.avail_in = static_cast<uInt>(octets.size());
  state.next_out = packed.data();
  state.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&state, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - state.avail_out);
  deflateEnd(&state);
  return packed;
}

Octets zstd(const Octets& octets) {
  Octets packed(ZSTD_compressBound(octets.size()));
  packed.resize(ZSTD_compress(packed.data(), packed.size(), octets.data(), octets.size(), 3));
  return packed;
}

Octets lz4(const Octets& octets) {
  LZ4F_preferences_t with_checksum{};
  with_checksum.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
  Octets packed(LZ4F_compressFrameBound(octets.size(), &with_checksum));
  packed.resize(
      LZ4F_compressFrame(packed.data(), packed.size(), octets.data(), octets.size(), &with_checksum));
  return packed;
}

struct Format {
  const char* name;
  Octets (*pack)(const Octets&);
};
constexpr Format formats[] = {{"gzip", gzip}, {"zstd", zstd}, {"lz4", lz4}};

/// `count` frames that no packer makes small.
Octets capture_of(std::size_t count) {
  std::vector<Record> records;
  std::uint32_t noise = 1;
  for (std::size_t i = 0; i < count; ++i) {
    Octets text(1000);
    for (std::uint8_t& octet : text) {
      noise = noise * 1664525 + 1013904223;
      octet = static_cast<std::uint8_t>(noise >> 24U);
    }
    records.push_back({ethernet(0x0800, ipv4({}, tcp({.text = text})))});
  }
  return pcap_file({}, records);
}

struct Content {
  std::vector<Octets> frames;
  std::string trouble;
};

Content read(const Octets& file) {
  const TemporaryFile temporary(file);
  Capture capture = Capture::open(temporary.path());
  Content content;
  while (const auto frame = capture.next())
    content.frames.emplace_back(frame->bytes.begin(), frame->bytes.end());
  if (capture.ended_early()) content.trouble = capture.ended_early()->substr(temporary.path().size());
  return content;
}

std::string refusal(const Octets& file) {
  const TemporaryFile temporary(file);
  try {
    Capture::open(temporary.path());
  } catch (const CaptureError& error) {
    return std::string(error.what()).substr(temporary.path().size());
  }
  return "accepted";
}

TEST_CASE("packed captures, pcap and pcapng") {
  const Octets plain = capture_of(200);  // several buffers
  const Octets frame = ethernet(0x0800, ipv4({}, tcp({})));
  const Octets pcapng = join({section_header(), interface_block(1), packet_block(0, 0, {frame})});
  const auto expected = read(plain).frames;
  REQUIRE(expected.size() == 200);
  for (const Format& format : formats) {
    CAPTURE(format.name);
    const Content content = read(format.pack(plain));
    CHECK(content.frames == expected);
    CHECK(content.trouble.empty());
    CHECK(read(format.pack(pcapng)).frames == std::vector<Octets>{frame});
  }
}

TEST_CASE("a packed capture comes from standard input, too") {
  const TemporaryFile file(zstd(capture_of(3)));
  REQUIRE(std::freopen(file.path().c_str(), "rb", stdin) != nullptr);
  Capture capture = Capture::open("-");
  for (int i = 0; i < 3; ++i) CHECK(capture.next());
  CHECK_FALSE(capture.next());
  CHECK_FALSE(capture.ended_early());
}

TEST_CASE("pieces that are packed one by one are one capture") {
  const Octets plain = capture_of(20);
  const auto expected = read(plain).frames;
  const Octets front = first(777, plain);
  const Octets back(plain.begin() + 777, plain.end());
  for (const Format& format : formats) {
    CAPTURE(format.name);
    const Content content = read(join({format.pack(front), format.pack({}), format.pack(back)}));
    CHECK(content.frames == expected);
    CHECK(content.trouble.empty());
  }
}

TEST_CASE("a packed file that is cut off anywhere says so, and yields the frames before") {
  const Octets plain = capture_of(20);
  for (const Format& format : formats) {
    const Octets packed = format.pack(plain);
    for (std::size_t size = packed.size() - 1; size > 4; size -= std::min<std::size_t>(size, 97)) {
      CAPTURE(format.name, size, packed.size());
      const Octets part = first(size, packed);
      const std::string refused = refusal(part);
      const std::string said = std::string("the ") + format.name + " stream is cut off";
      if (refused != "accepted") {
        CHECK_THAT(refused, ContainsSubstring(": not a capture, ") && ContainsSubstring(said));
        continue;
      }
      const Content content = read(part);
      CHECK(content.frames.size() <= 20);
      CHECK_THAT(content.trouble, ContainsSubstring(": cannot be read beyond frame " +
                                                    std::to_string(content.frames.size()) + ": " + said));
    }
  }
}

TEST_CASE("a packed file that is damaged says so") {
  const Octets plain = capture_of(200);
  for (const Format& format : formats) {
    CAPTURE(format.name);
    Octets packed = format.pack(plain);
    packed[packed.size() - 1] ^= 0x55;  // of a checksum or a length
    if (format.pack != zstd) {          // which has none unless it is asked for
      const Content content = read(packed);
      CHECK(content.frames.size() >= 199);  // what LZ4 had not yet yielded is lost
      CHECK_THAT(content.trouble,
                 ContainsSubstring(std::string("the ") + format.name + " stream is damaged"));
    }
    const Content followed = read(join({format.pack(plain), {'j', 'u', 'n', 'k', 'j', 'u', 'n', 'k'}}));
    CHECK(followed.frames.size() == 200);
    CHECK_THAT(followed.trouble, ContainsSubstring("stream is "));
  }
}

TEST_CASE("what is packed and no capture is refused, however large it would be") {
  for (const Format& format : formats) {
    CAPTURE(format.name);
    CHECK_THAT(refusal(format.pack(Octets(std::size_t{10} << 20U, 0))), ContainsSubstring(": not a capture"));
    CHECK_THAT(refusal(format.pack({})), ContainsSubstring(": is empty"));
  }
}

TEST_CASE("the first four octets tell how a file is packed") {
  CHECK(packing_of(0x1f8b0800) == Packing::gzip);
  CHECK(packing_of(0x1f8b0808) == Packing::gzip);
  CHECK(packing_of(0x28b52ffd) == Packing::zstd);
  CHECK(packing_of(0x04224d18) == Packing::lz4);
  for (const std::uint32_t other : {0U, 0x0a0d0d0aU, 0xa1b2c3d4U, 0xd4c3b2a1U, 0x1f8b0700U})
    CHECK_FALSE(packing_of(other));
}

}  // namespace
}  // namespace synfin::oracle::test
