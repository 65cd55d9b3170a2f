// The printed reader and writer of TCP headers: what is written is read again; it reads what the judge's
// decoder reads, of whatever octets; it neither reads nor writes outside of what it is given.
#include <dlfcn.h>

#include <random>
#include <variant>

#include "../../oracle/decode/decoder.hpp"
#include "../catch.hpp"
#include "../oracle/frame_builder.hpp"
#include "c_machine.hpp"

using namespace synfin;
using oracle::test::Octets;
using tests::run;

namespace {

/// What is asked of the printed functions, as C: headers are words in one order, those of `face` below.
constexpr std::string_view face = R"(
#include "synfin_wire.h"
size_t face_unpack(const uint8_t *from, size_t length, uint8_t shift, uint32_t *w);
size_t face_pack(uint8_t *to, size_t room, uint8_t shift, const uint32_t *w);
size_t face_unpack(const uint8_t *from, size_t length, uint8_t shift, uint32_t *w)
{
    synfin_segment s;
    synfin_header h;
    const size_t size = synfin_unpack(&s, &h, from, length, shift);
    if (size == 0) return 0;
    w[0] = h.source, w[1] = h.destination, w[2] = s.seq, w[3] = s.ack, w[4] = s.wnd, w[5] = s.up, w[6] = s.fin;
    w[7] = s.syn, w[8] = s.rst, w[9] = h.psh, w[10] = s.has_ack, w[11] = s.urg, w[12] = s.mss, w[13] = h.has_scale;
    w[14] = h.scale, w[15] = h.has_stamps, w[16] = h.stamp, w[17] = h.echo, w[18] = s.text;
    return s.insecure ? 0 : size;
}
size_t face_pack(uint8_t *to, size_t room, uint8_t shift, const uint32_t *w)
{
    synfin_segment s = {0};
    synfin_header h = {0};
    h.source = (uint16_t)w[0], h.destination = (uint16_t)w[1], s.seq = w[2], s.ack = w[3], s.wnd = w[4];
    s.up = (uint16_t)w[5], s.fin = w[6] != 0, s.syn = w[7] != 0, s.rst = w[8] != 0, h.psh = w[9] != 0;
    s.has_ack = w[10] != 0, s.urg = w[11] != 0, s.mss = (uint16_t)w[12], h.has_scale = w[13] != 0;
    h.scale = (uint8_t)w[14], h.has_stamps = w[15] != 0, h.stamp = w[16], h.echo = w[17];
    return synfin_pack(to, room, &s, &h, shift);
}
)";
enum Word {
  source,
  destination,
  seq,
  ack,
  wnd,
  up,
  fin,
  syn,
  rst,
  psh,
  has_ack,
  urg,
  mss,
  has_scale,
  scale,
  has_stamps,
  stamp,
  echo,
  text,
  words
};
using Header = std::array<std::uint32_t, words>;

class Wire {
 public:
  Wire() {
    gen::write_files(tests::printed("c", model::standard()), folder_.path());
    tests::write_file(folder_ / "face.c", std::string(face));
    const auto built =
        run(fmt::format("cd '{}' && {} -std=c99 -O1 -Wall -Wextra -Wconversion -Wshadow -pedantic "
                        "-Werror -fPIC -shared -o wire.so synfin_wire.c face.c",
                        folder_.path().string(), tests::c_compilers()[0]));
    INFO(built.output);
    REQUIRE(built.status == 0);
    library_ = dlopen((folder_ / "wire.so").c_str(), RTLD_NOW | RTLD_LOCAL);
    REQUIRE(library_ != nullptr);
    load("face_unpack", unpack), load("face_pack", pack);
    load("synfin_checksum", checksum), load("synfin_seal", seal);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire() {
    if (library_ != nullptr) dlclose(library_);
  }

  std::size_t (*unpack)(const std::uint8_t*, std::size_t, std::uint8_t, std::uint32_t*) = nullptr;
  std::size_t (*pack)(std::uint8_t*, std::size_t, std::uint8_t, const std::uint32_t*) = nullptr;
  std::uint16_t (*checksum)(const std::uint8_t*, std::size_t, const std::uint8_t*, std::size_t) = nullptr;
  void (*seal)(const std::uint8_t*, std::size_t, std::uint8_t*, std::size_t) = nullptr;

 private:
  template <class F>
  void load(const char* name, F& function) {
    function = reinterpret_cast<F>(dlsym(library_, name));
    REQUIRE(function != nullptr);
  }
  tests::Folder folder_;
  void* library_ = nullptr;
};

class Chance {
 public:
  std::uint32_t word() { return static_cast<std::uint32_t>(engine_()); }
  std::uint32_t below(std::uint32_t limit) { return word() % limit; }
  bool coin() { return below(2) == 1; }

 private:
  std::mt19937_64 engine_{20261130};
};

Header random_header(Chance& chance) {
  Header h{};
  for (const Word one : {source, destination, up, wnd}) h[one] = chance.below(65536);
  for (const Word one : {seq, ack}) h[one] = chance.word();
  for (const Word one : {fin, syn, rst, psh, has_ack, urg, has_scale, has_stamps}) h[one] = chance.coin();
  if (chance.coin()) h[mss] = 1 + chance.below(65535);
  if (h[has_scale] != 0) h[scale] = chance.below(256);
  if (h[has_stamps] != 0) h[stamp] = chance.word(), h[echo] = chance.word();
  return h;
}

/// Octets that may be a segment: a header of chance, options of chance, and a data offset that may lie.
Octets random_octets(Chance& chance) {
  Octets octets(chance.below(80));
  for (auto& octet : octets) octet = static_cast<std::uint8_t>(chance.word());
  if (octets.size() > 12 && chance.below(4) != 0)
    octets[12] = static_cast<std::uint8_t>((5 + chance.below(11)) << 4U);
  for (std::size_t at = 20; at + 1 < octets.size(); ++at)
    if (chance.coin()) {  // something that looks like an option
      constexpr std::uint8_t kinds[] = {0, 1, 2, 3, 4, 5, 8, 8, 3, 2}, sizes[] = {4, 3, 10, 2, 0, 1, 255};
      octets[at] = kinds[chance.below(10)];
      octets[at + 1] = octets[at] == 2 ? 4 : octets[at] == 3 ? 3 : octets[at] == 8 ? 10 : 2;
      if (chance.below(6) == 0) octets[at + 1] = sizes[chance.below(7)];
      at += octets[at] < 2 ? 0 : std::max<std::size_t>(octets[at + 1], 1) - 1;
    }
  return octets;
}

}  // namespace

TEST_CASE("a header is read as it was written", "[gen][c][wire]") {
  const Wire wire;
  Chance chance;
  for (int i = 0; i < 200'000; ++i) {
    Header header = random_header(chance);
    const auto shift = static_cast<std::uint8_t>(chance.below(15));
    if (header[syn] == 0) header[wnd] <<= shift;  // else it would lose its last bits
    std::array<std::uint8_t, 61> octets;
    octets.fill(0xa5);
    const std::size_t size = wire.pack(octets.data(), 60, shift, header.data());
    REQUIRE((size >= 20 && size <= 60 && size % 4 == 0));
    REQUIRE(octets[size] == 0xa5);
    for (std::size_t room = 0; room < size; ++room) {
      std::array<std::uint8_t, 60> untouched{};
      REQUIRE(wire.pack(untouched.data(), room, shift, header.data()) == 0);
      if (i % 1000 == 0) REQUIRE(untouched == std::array<std::uint8_t, 60>{});
    }
    Header read{};
    header[text] = chance.below(1461);
    Octets segment(octets.begin(), octets.begin() + static_cast<std::ptrdiff_t>(size));
    segment.resize(size + header[text]);
    REQUIRE(wire.unpack(segment.data(), segment.size(), shift, read.data()) == size);
    REQUIRE(read == header);
  }
}

TEST_CASE("windows are shifted but for a SYN's, and no more than 16 bits leave", "[gen][c][wire]") {
  const Wire wire;
  std::array<std::uint8_t, 60> octets;
  const auto travelled = [&](std::uint32_t window, std::uint8_t ours, std::uint8_t theirs, bool is_syn) {
    Header header{}, read{};
    header[wnd] = window, header[syn] = is_syn;
    const std::size_t size = wire.pack(octets.data(), octets.size(), ours, header.data());
    REQUIRE(wire.unpack(octets.data(), size, theirs, read.data()) == size);
    return read[wnd];
  };
  CHECK(travelled(70'000, 0, 0, false) == 65'535);
  CHECK(travelled(70'001, 2, 2, false) == 70'000);
  CHECK(travelled(1U << 30U, 14, 14, false) == (65'535U << 14U));
  CHECK(travelled(40'000, 7, 7, true) == 40'000);
  CHECK(travelled(70'000, 7, 7, true) == 65'535);
  CHECK(travelled(1U << 20U, 255, 255, false) == 1U << 20U);  // RFC 7323 section 2.3: as 14
}

TEST_CASE("the printed C reads of any octets what the judge reads", "[gen][c][wire]") {
  const Wire wire;
  Chance chance;
  std::size_t sound = 0, with_options = 0;
  for (int i = 0; i < 300'000; ++i) {
    const Octets octets = random_octets(chance);
    oracle::test::Datagram datagram;
    const Octets frame = oracle::test::ipv4(datagram, octets);
    const auto decoded = oracle::decode(oracle::LinkType::raw, {frame.data(), frame.size()}, frame.size());
    const auto* packet = std::get_if<oracle::Packet>(&decoded);
    Header read{};
    const std::size_t size = wire.unpack(octets.data(), octets.size(), 0, read.data());
    REQUIRE((size != 0) == (packet != nullptr));
    if (packet == nullptr) continue;
    ++sound;
    const oracle::TcpOptions& options = packet->options;
    if (options.malformed.starts_with("SACK")) continue;  // what the printed C has no name for is passed over
    if (options.mss && options.window_scale && options.timestamps) ++with_options;
    const Header expected = {packet->source.port,
                             packet->destination.port,
                             packet->seq,
                             packet->ack,
                             packet->window,
                             packet->urgent_pointer,
                             packet->flags.fin,
                             packet->flags.syn,
                             packet->flags.rst,
                             packet->flags.psh,
                             packet->flags.ack,
                             packet->flags.urg,
                             options.mss.value_or(0),
                             options.window_scale.has_value(),
                             options.window_scale.value_or(0),
                             options.timestamps.has_value(),
                             options.timestamps ? options.timestamps->value : 0,
                             options.timestamps ? options.timestamps->echo : 0,
                             packet->payload_length};
    REQUIRE(read == expected);
  }
  CHECK(sound > 10'000);
  CHECK(with_options > 100);
}

TEST_CASE("a sealed segment is right for the judge, and one octet changed is wrong", "[gen][c][wire]") {
  const Wire wire;
  Chance chance;
  for (const bool is_v6 : {false, true})
    for (int i = 0; i < 20'000; ++i) {
      const Header header = random_header(chance);
      Octets segment(60 + chance.below(1461));
      for (auto& octet : segment)
        octet = static_cast<std::uint8_t>(chance.below(8) == 0 ? chance.word() : 0xff);
      wire.pack(segment.data(), segment.size(), 0, header.data());
      const auto datagram = is_v6 ? oracle::test::between_v6() : oracle::test::Datagram{};
      const auto judged = [&] {
        const Octets frame =
            is_v6 ? oracle::test::ipv6(datagram, segment) : oracle::test::ipv4(datagram, segment);
        const auto decoded =
            oracle::decode(oracle::LinkType::raw, {frame.data(), frame.size()}, frame.size());
        return std::get<oracle::Packet>(decoded).checksum;
      };
      const Octets frame =
          is_v6 ? oracle::test::ipv6(datagram, segment) : oracle::test::ipv4(datagram, segment);
      const std::uint8_t* addresses = frame.data() + (is_v6 ? 8 : 12);
      const std::size_t length = is_v6 ? 32 : 8;
      wire.seal(addresses, length, segment.data(), segment.size());
      REQUIRE(judged() == oracle::Checksum::right);
      REQUIRE(wire.checksum(addresses, length, segment.data(), segment.size()) == 0);
      segment[chance.below(static_cast<std::uint32_t>(segment.size()))] ^=
          static_cast<std::uint8_t>(1U << chance.below(8));
      REQUIRE(wire.checksum(addresses, length, segment.data(), segment.size()) != 0);
    }
}

TEST_CASE("hostile octets are read within their bounds", "[gen][c][wire]") {
  tests::Folder folder;
  gen::write_files(tests::printed("c", model::standard()), folder.path());
  tests::write_file(folder / "face.c", std::string(face));
  // Each segment lies in memory of just its size.
  tests::write_file(folder / "hostile.c", R"(
#include <stdio.h>
#include <stdlib.h>
#include "synfin_wire.h"
size_t face_unpack(const uint8_t *from, size_t length, uint8_t shift, uint32_t *w);
size_t face_pack(uint8_t *to, size_t room, uint8_t shift, const uint32_t *w);
static uint32_t chance = 2463534242u;
static uint32_t next(void) { chance ^= chance << 13; chance ^= chance >> 17; chance ^= chance << 5; return chance; }
int main(void)
{
    unsigned read = 0;
    for (int i = 0; i < 400000; ++i) {
        const size_t length = next() % 72;
        uint8_t *octets = malloc(length + 1), *tight = octets + 1; /* at odd places, too */
        uint32_t w[19];
        for (size_t k = 0; k < length; ++k) tight[k] = (uint8_t)(next() % 3 == 0 ? next() % 12 : next() >> 8);
        if (length > 12 && next() % 2) tight[12] = (uint8_t)(length / 4 << 4);
        if (face_unpack(tight, length, (uint8_t)next(), w) != 0) ++read;
        else for (int k = 0; k < 19; ++k) w[k] = next();
        face_pack(tight, length, (uint8_t)next(), w);
        synfin_checksum(tight, length < 8 ? length : 8, tight, length);
        free(octets);
    }
    printf("%u\n", read);
    return read > 10000 ? 0 : 1;
}
)");
  const auto ran =
      run(fmt::format("cd '{}' && {} -std=c99 -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all "
                      "-o hostile synfin_wire.c face.c hostile.c && ./hostile",
                      folder.path().string(), tests::c_compilers()[0]));
  INFO(ran.output);
  CHECK(ran.status == 0);
}

TEST_CASE("the header's C compiles freestanding, as C99 and C++, and needs nothing", "[gen][c][wire]") {
  tests::Folder folder;
  gen::write_files(tests::printed("c", model::standard()), folder.path());
  for (const std::string& compiler : tests::c_compilers())
    for (const char* language : {"-x c -std=c99", "-x c++ -std=c++11"}) {
      const auto built = run(fmt::format(
          "cd '{}' && {} {} -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror -Os -ffreestanding "
          "-fno-exceptions -nostdlib -o wire.o -c synfin_wire.c && nm -u wire.o",
          folder.path().string(), compiler, language));
      INFO(compiler << " " << language << "\n" << built.output);
      CHECK(built.status == 0);
      CHECK(built.output.empty());
    }
}
