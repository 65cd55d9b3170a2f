// What may befall host 0 next, by chance: of such deeds schedules are made.
#pragma once

#include <initializer_list>
#include <random>

#include "world.hpp"

namespace synfin::cli {

/// Something that a user, the wire or a peer may do, sensible or not.
class Inventor {
 public:
  explicit Inventor(std::uint32_t seed) : random_(seed) {}

  Deed next(const World& world);
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

 private:
  std::uint32_t pick(std::initializer_list<std::uint32_t> values) {
    return *(values.begin() + below(static_cast<std::uint32_t>(values.size())));
  }
  void call(Deed& deed, bool is_closed);

  std::mt19937 random_;
};

/// Its peer says once more that it is there, so that silence would be noticed.
Deed last_word(const World& world);

}  // namespace synfin::cli
