// Whose segments they are: an address is used by others, too, and a segment may have been damaged under way.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

enum class Sender : std::uint8_t {
  itself,    ///< nothing speaks against it
  somebody,  ///< another sender that uses the address
  damaged,   ///< its checksum is wrong, and others of the connection have right ones: no receiver took it
  copy,      ///< the same datagram once more, before or behind a box on its way
};

/// Who sends what in a connection, learned segment by segment.
class Senders {
 public:
  /// One more segment was captured.
  void add(const Seen& seen);
  /// Who has sent it? All are asked for in their order; `following` are those behind it, as far as they are
  /// known. A segment is somebody's whose way (the hops that are left), IPv4 identification and options, two
  /// of them at least, are unlike those of most others of its end.
  Sender of(const Seen& seen, std::span<const Seen> following);
  /// All of these have come in one way and are of one kind, so that nobody else need be thought of: each is
  /// its end's.
  static bool are_themselves(std::span<const Seen> all);
  /// Most checksums of a side are left to a network card: the capture was made on its host.
  bool leaves_checksums(std::size_t side) const;

 private:
  /// What most segments of an end have in common.
  struct Habits {
    std::uint32_t segments = 0;
    std::vector<std::pair<std::uint8_t, std::uint32_t>> hops{};  ///< how many have so many hops left
    bool right_checksums = false;                                ///< one at least
    std::uint32_t open_checksums = 0;                            ///< so many cannot be checked, though whole
    bool all_alike = true;  ///< in the way and in having timestamps: then none is a copy of another
    bool first_is_stamped = false;
    std::uint32_t stamped = 0;
    std::uint32_t plain = 0;                        ///< without timestamps; resets do not count
    bool counts_datagrams = false;                  ///< identifications differ from one to the next
    std::optional<std::uint16_t> identification{};  ///< of the last
    std::uint32_t seq = 0;
  };
  /// So many segments on either side of one are looked at.
  static constexpr std::size_t neighbours = 16;
  struct Neighbour {
    std::uint8_t side = 0;
    std::uint8_t hops_left = 0;
    std::optional<std::uint16_t> identification{};
    std::int64_t time = 0;
    std::uint32_t seq = 0;
    std::uint32_t ack = 0;
    std::uint32_t text = 0;
    std::uint8_t flags = 0;
    bool stamped = false;
  };

  static Neighbour neighbour(const Seen& seen);
  bool is_copy(const Seen& seen) const;
  bool is_lone(const Seen& seen, std::span<const Seen> following, std::uint8_t hops_left) const;
  bool is_near_its_neighbours(const Seen& seen, std::span<const Seen> following,
                              std::uint8_t hops_left) const;

  std::array<Habits, 2> habits_;
  std::vector<Neighbour> last_;  ///< those asked for last, as a ring
  std::size_t asked_ = 0;
};

}  // namespace synfin::oracle
