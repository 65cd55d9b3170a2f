// The usual records of a pcap file, in large pieces: libpcap asks the C library twice for each.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>

#include "frame.hpp"

namespace synfin::oracle {

/// Reads a file of version 2.4 in this host's byte order from where libpcap has left it, behind its header,
/// as long as each record is whole and what it claims is possible. Then the file stands before the first that
/// is not, which libpcap is to read and to name.
class Records {
 public:
  /// `longest`: of what is kept of a frame.
  Records(std::FILE* file, int longest);

  /// Fills in the frame's time and octets, which are valid until the next call; false: nothing was read.
  bool next(Frame& frame) {
    if (parts_ != 0 && has(sizeof(Header))) {
      Header header{};
      std::memcpy(&header, read_.get() + begin_, sizeof header);
      constexpr std::uint32_t most_seconds = 0x7fffffff;
      if (header.captured <= longest_ && header.parts < parts_ && header.seconds <= most_seconds &&
          has(sizeof header + header.captured)) {
        frame.bytes = {read_.get() + begin_ + sizeof header, header.captured};
        frame.original_length = header.on_wire;
        frame.time = std::int64_t{header.seconds} * 1'000'000'000 + std::int64_t{header.parts} * part_;
        begin_ += sizeof header + header.captured;
        return true;
      }
    }
    put_back();
    return false;
  }

 private:
  /// https://www.tcpdump.org/manpages/pcap-savefile.5.html
  struct Header {
    std::uint32_t seconds;
    std::uint32_t parts;
    std::uint32_t captured;
    std::uint32_t on_wire;
  };
  /// Are there so many octets of the next record? Else more is read.
  bool has(std::size_t octets) { return end_ - begin_ >= octets || read_on(octets); }
  bool read_on(std::size_t octets);
  void put_back();

  std::FILE* file_;
  std::uint32_t longest_;
  std::uint32_t parts_ = 0;  ///< of a second, in which the file counts; 0: it is not read here
  std::uint32_t part_ = 0;   ///< ... how long one is, in ns
  std::int64_t at_ = 0;      ///< where in the file the octets begin that were read last
  std::unique_ptr<std::uint8_t[]> read_;
  std::size_t begin_ = 0;  ///< of the next record
  std::size_t end_ = 0;    ///< of what was read
};

}  // namespace synfin::oracle
