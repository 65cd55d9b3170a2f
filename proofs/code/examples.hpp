// Where all inputs at once are too much, some are chosen before it is said that nothing is known.
#pragma once

#include <cstdint>
#include <random>

#include "equivalence.hpp"

namespace synfin::proofs::code {

/// Values at random, by a fixed seed. Numbers that are compared with one another go wrong where they are the
/// same, or next to each other, or half the circle apart: so most are chosen near one of a few.
class Examples {
 public:
  explicit Examples(const Part& part);

  /// Most inputs; which are left out is chosen at random, too.
  Assignment next();

 private:
  struct Input {
    std::string name;
    unsigned width;  ///< 1: a flag
  };
  std::uint64_t value(const Input& input);

  std::vector<Input> inputs_;
  std::vector<std::uint64_t> centres_;
  std::mt19937_64 random_{1};
};

}  // namespace synfin::proofs::code
