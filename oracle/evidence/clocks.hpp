// Two interfaces, each with a clock of its own: merged by time, one direction stands before what it answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

/// Whether the directions of a connection were captured by one clock, learned segment by segment.
class Clocks {
 public:
  void add(const Seen& seen);
  /// A side has answered before it was captured what it was told, and more than now and then. A capture's
  /// loss, or two queues of one card, let some stand so; a host may tell of what it cannot know, but does not
  /// echo it.
  bool differ() const;

 private:
  /// What one side tells of the other's numbers: of its text, by what it acknowledges, or of its timestamps,
  /// by what it echoes.
  struct Tale {
    std::optional<std::uint32_t> first{};
    std::optional<std::uint32_t> told{};  ///< the highest
    std::optional<std::uint32_t> seen{};  ///< the highest that was captured of the other side
    std::vector<std::uint32_t> ahead{};   ///< told, and not yet captured
    bool begins_early = false;            ///< the first was told before it was captured
    std::size_t early = 0;                ///< so many were
    std::size_t in_order = 0;             ///< ... and so many behind

    bool is_early() const;
  };
  static void tell(Tale& tale, std::uint32_t number);
  static void show(Tale& tale, std::uint32_t begin, std::uint32_t end);

  std::array<Tale, 2> acknowledged_;  ///< by each side
  std::array<Tale, 2> echoed_;
};

}  // namespace synfin::oracle
