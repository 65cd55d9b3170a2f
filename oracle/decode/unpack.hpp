// Compressed files, unpacked as they are read: gzip, Zstandard and LZ4, known by how they begin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "source.hpp"

namespace synfin::oracle {

enum class Packing : std::uint8_t { gzip, zstd, lz4 };

/// How a file that begins with these octets is packed; nothing if it is not.
std::optional<Packing> packing_of(std::uint32_t first_four);

/// What comes of one step of unpacking.
enum class Unpacked : std::uint8_t {
  more,     ///< wants more octets, or has more to yield
  end,      ///< a whole packed piece is over; another may follow
  damaged,  ///< these octets are of no packed file
};

/// One format's stream. Takes from the front of `in` and writes to the front of `out`, and moves both on.
class Unpacking {
 public:
  virtual ~Unpacking() = default;
  virtual Unpacked step(std::span<const std::uint8_t>& in, std::span<std::uint8_t>& out) = 0;
};
std::unique_ptr<Unpacking> unpacking_of(Packing packing);

/// Unpacks a stream. Memory is bounded by the formats' windows (128 MiB at most), whatever the file unpacks
/// to.
class Unpacker {
 public:
  Unpacker(File packed, Packing packing);
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;
  ~Unpacker() = default;

  /// So many octets were unpacked into `out`; 0 at the end, and where no more can be unpacked: see trouble().
  std::size_t read(std::span<std::uint8_t> out);

  /// Why the end came too early; nothing if it did not.
  const std::optional<std::string>& trouble() const { return trouble_; }

  /// This as a stream, for whom a FILE is wanted. It lives no longer than this.
  std::FILE* stream();

 private:
  bool refill();

  File packed_;
  Packing packing_;
  std::unique_ptr<Unpacking> unpacking_;
  std::unique_ptr<std::uint8_t[]> buffer_;
  std::span<const std::uint8_t> left_;  ///< of the buffer
  bool within_ = true;                  ///< a packed piece has begun and is not over
  bool drained_ = false;                ///< the last step wrote less than it could
  std::optional<std::string> trouble_;
};

}  // namespace synfin::oracle
