// The one digest by which things are known here: SHA-256, OpenSSL's.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace synfin::proofs {

using Digest = std::array<std::uint8_t, 32>;

/// Throws std::runtime_error where OpenSSL can't (a library that does not work).
Digest sha256(std::string_view text);

/// 64 hexadecimal digits.
std::string hex(const Digest& digest);

/// Texts and digests in a row, written so that no two rows are written alike: each with its length before it.
class Record {
 public:
  Record& operator<<(std::uint64_t number);
  Record& operator<<(std::string_view text);
  Record& operator<<(const Digest& digest);
  Digest digest() const { return sha256(bytes_); }
  void clear() { bytes_.clear(); }

 private:
  std::string bytes_;
};

}  // namespace synfin::proofs
