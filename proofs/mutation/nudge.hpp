// Small changes of a situation, by chance but the same each time.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "../event/concrete.hpp"

namespace synfin::proofs {

/// Changes a situation a little: boundaries lie where one field meets another. State, OUT and what is told
/// stay as they are.
class Nudge {
 public:
  explicit Nudge(std::uint32_t seed);
  void operator()(Values& values);
  /// A number below `end`.
  std::uint32_t below(std::uint32_t end) { return static_cast<std::uint32_t>(random_() % end); }

 private:
  std::uint32_t other(const Values& values, model::Sort sort);
  std::uint32_t word(const Values& values, std::size_t id);

  std::mt19937 random_;
  std::vector<std::size_t> free_;
};

}  // namespace synfin::proofs
