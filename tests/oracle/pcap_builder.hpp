// Capture files for tests, put together from octets by hand.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "frame_builder.hpp"

namespace synfin::oracle::test {

/// A number in one of the two byte orders that a capture may have.
struct ByteOrder {
  bool big = false;

  Octets number(std::uint64_t value, unsigned count) const {
    Octets octets = big_endian(value, count);
    return big ? octets : Octets(octets.rbegin(), octets.rend());
  }
  Octets u16(std::uint64_t value) const { return number(value, 2); }
  Octets u32(std::uint64_t value) const { return number(value, 4); }
};

struct Record {
  Octets frame = {};
  std::uint32_t seconds = 1'700'000'000;
  std::uint32_t fraction = 0;                                   ///< micro- or nanoseconds
  std::optional<std::uint32_t> captured_length = std::nullopt;  ///< where it is to be a lie
  std::optional<std::uint32_t> original_length = std::nullopt;  ///< where it is to differ
};

struct PcapHeader {
  std::uint32_t link_type = 1;
  std::uint32_t magic = 0xa1b2c3d4;  ///< 0xa1b23c4d: nanoseconds
  std::uint32_t snaplen = 65535;
  ByteOrder order = {};
};

inline Octets pcap_file(const PcapHeader& header, const std::vector<Record>& records) {
  const ByteOrder& o = header.order;
  Octets file = join({o.u32(header.magic), o.u16(2), o.u16(4), o.u32(0), o.u32(0), o.u32(header.snaplen),
                      o.u32(header.link_type)});
  for (const Record& r : records) {
    const std::uint64_t captured = r.captured_length ? *r.captured_length : r.frame.size();
    const std::uint64_t original = r.original_length ? *r.original_length : r.frame.size();
    file = join({file, o.u32(r.seconds), o.u32(r.fraction), o.u32(captured), o.u32(original), r.frame});
  }
  return file;
}

/// A pcapng block; `length` where the block's own length is to be a lie.
inline Octets block(ByteOrder o, std::uint32_t type, Octets body,
                    std::optional<std::uint32_t> length = std::nullopt) {
  body.resize((body.size() + 3) / 4 * 4);
  const std::uint64_t total = length ? *length : body.size() + 12;
  return join({o.u32(type), o.u32(total), body, o.u32(total)});
}

inline Octets section_header(ByteOrder o = {}) {
  return block(o, 0x0a0d0d0a, join({o.u32(0x1a2b3c4d), o.u16(1), o.u16(0), Octets(8, 0xff)}));
}

/// An interface description; `resolution` is the option if_tsresol (6: microseconds, 9: nanoseconds).
inline Octets interface_block(std::uint16_t link_type, std::uint8_t resolution = 6, ByteOrder o = {}) {
  const Octets option = join({o.u16(9), o.u16(1), {resolution, 0, 0, 0}, o.u32(0)});
  return block(o, 1, join({o.u16(link_type), o.u16(0), o.u32(65535), option}));
}

/// An enhanced packet block; the time counts in the interface's resolution.
inline Octets packet_block(std::uint32_t interface, std::uint64_t time, const Record& r, ByteOrder o = {}) {
  const std::uint64_t captured = r.captured_length ? *r.captured_length : r.frame.size();
  const std::uint64_t original = r.original_length ? *r.original_length : r.frame.size();
  return block(o, 6,
               join({o.u32(interface), o.u32(time >> 32U), o.u32(time & 0xffffffff), o.u32(captured),
                     o.u32(original), r.frame}));
}

/// A file that exists as long as this object.
class TemporaryFile {
 public:
  explicit TemporaryFile(const Octets& content) {
    std::string name = (std::filesystem::temp_directory_path() / "synfin-test-XXXXXX").string();
    const int descriptor = mkstemp(name.data());
    path_ = name;
    std::FILE* file = fdopen(descriptor, "wb");
    if (!content.empty()) std::fwrite(content.data(), 1, content.size(), file);
    std::fclose(file);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::filesystem::remove(path_); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace synfin::oracle::test
