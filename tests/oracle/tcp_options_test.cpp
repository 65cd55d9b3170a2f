#include "../../oracle/decode/tcp_options.hpp"

#include "../catch.hpp"
#include "frame_builder.hpp"

namespace synfin::oracle::test {
namespace {

TEST_CASE("the options of a Linux SYN are read") {
  const TcpOptions options =
      TcpOptions::parse(Octets{2, 4, 0x05, 0xb4, 4, 2, 8, 10, 0, 0, 0, 7, 0, 0, 0, 9, 1, 3, 3, 7});
  CHECK(options.malformed.empty());
  CHECK(options.mss == 1460);
  CHECK(options.sack_permitted);
  CHECK(options.timestamps == Timestamps{7, 9});
  CHECK(options.window_scale == 7);
  CHECK(options.sack().empty());
}

TEST_CASE("no options, no values") {
  const TcpOptions options = TcpOptions::parse({});
  CHECK(options.malformed.empty());
  CHECK_FALSE(options.mss);
  CHECK_FALSE(options.window_scale);
  CHECK_FALSE(options.timestamps);
  CHECK_FALSE(options.sack_permitted);
}

TEST_CASE("one to four SACK blocks are read in order") {
  for (std::uint32_t count = 1; count <= 4; ++count) {
    Octets area{1, 1, 5, static_cast<std::uint8_t>(2 + 8 * count)};
    for (std::uint32_t i = 0; i < count; ++i) area = join({area, be32(100 + i), be32(200 + i)});
    const TcpOptions options = TcpOptions::parse(area);
    CHECK(options.malformed.empty());
    REQUIRE(options.sack().size() == count);
    for (std::uint32_t i = 0; i < count; ++i) CHECK(options.sack()[i] == SackBlock{100 + i, 200 + i});
  }
}

TEST_CASE("unknown kinds are passed over, and the end of the list ends it") {
  const TcpOptions options = TcpOptions::parse(Octets{254, 4, 9, 9, 3, 3, 14, 0, 2, 4, 1, 1});
  CHECK(options.malformed.empty());
  CHECK(options.window_scale == 14);
  CHECK_FALSE(options.mss);
}

TEST_CASE("where an option stands twice, the later one counts") {
  CHECK(TcpOptions::parse(Octets{2, 4, 0, 1, 2, 4, 0, 2}).mss == 2);
}

TEST_CASE("a wrong length is told, and what stood before it is kept") {
  struct Case {
    Octets area;
    const char* malformed;
  };
  const Case cases[] = {
      {{3, 3, 7, 2}, "MSS option length"},                    // no length octet
      {{3, 3, 7, 2, 0}, "MSS option length"},                 // a length that would never advance
      {{3, 3, 7, 2, 1}, "MSS option length"},                 // the same
      {{3, 3, 7, 2, 4, 5}, "MSS option length"},              // beyond the header
      {{3, 3, 7, 2, 3, 5}, "MSS option length"},              // within it, but not an MSS
      {{3, 3, 7, 3, 4, 1, 1}, "window scale option length"},  // of another size
      {{3, 3, 7, 4, 3, 0}, "SACK-permitted option length"},
      {{3, 3, 7, 5, 2}, "SACK option length"},
      {{3, 3, 7, 5, 6, 1, 1, 1, 1}, "SACK option length"},
      {{3, 3, 7, 8, 6, 1, 1, 1, 1}, "timestamps option length"},
      {{3, 3, 7, 99, 255, 1}, "option length"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.malformed);
    const TcpOptions options = TcpOptions::parse(c.area);
    CHECK(options.malformed == c.malformed);
    CHECK(options.window_scale == 7);
    CHECK_FALSE(options.mss);
  }
}

TEST_CASE("more SACK blocks than a header can hold do not overflow") {
  const Octets two = join({{5, 18}, Octets(16, 1)});
  CHECK(TcpOptions::parse(join({two, two})).sack().size() == 4);
  const TcpOptions options = TcpOptions::parse(join({two, two, two}));
  CHECK(options.sack().size() == 4);
  CHECK(options.malformed == "SACK option length");
}

}  // namespace
}  // namespace synfin::oracle::test
