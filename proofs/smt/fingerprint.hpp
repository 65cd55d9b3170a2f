// Which conditions of different contexts are equal: cheaper to tell than by their text.
#pragma once

#include <z3++.h>

#include <compare>
#include <cstdint>
#include <unordered_map>

namespace synfin::proofs {

/// 128 bits made of a condition's shape, operators, numerals and names of constants; equal conditions have
/// equal ones in all contexts.
struct Fingerprint {
  std::uint64_t high = 0, low = 0;
  auto operator<=>(const Fingerprint&) const = default;
};

/// Knows the fingerprints of one context.
class Fingerprints {
 public:
  /// The condition must be kept by the caller as long as this object lives: Z3 gives the numbers of what is
  /// gone to others.
  Fingerprint of(const z3::expr& condition);

 private:
  std::unordered_map<unsigned, Fingerprint> known_;  ///< by Z3's number of the part
};

}  // namespace synfin::proofs
