// The octets that stand at a side's sequence numbers, to see whether text that is sent again is the same
// text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace synfin::oracle {

/// The latest of them: of text that is further back it is not known any more what it was.
class OctetStore {
 public:
  /// Puts octets at a sequence number; tells the first number that had another octet before.
  std::optional<std::uint32_t> put(std::uint32_t begin, std::span<const std::uint8_t> octets);
  /// Forgets all, and keeps the room.
  void clear();
  std::size_t room() const { return ring_.size(); }

 private:
  /// Octets that are known, one behind the other: by the distance of their numbers from the first of all.
  struct Piece {
    std::int64_t begin;
    std::int64_t end;
  };

  void grow(std::int64_t begin, std::int64_t end);
  std::optional<std::int64_t> compare(std::int64_t begin, std::span<const std::uint8_t> octets) const;
  void append(Piece piece);
  void note(Piece piece);

  std::vector<std::uint8_t> ring_;  ///< each octet at its place modulo the size, a power of two
  std::vector<Piece> known_;        ///< apart, and in order
  std::uint32_t first_ = 0;
  std::int64_t last_ = 0;  ///< where the text was that was put last
  bool any_ = false;
};

}  // namespace synfin::oracle
