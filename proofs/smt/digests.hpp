// By what a question is known: a SHA-256 digest of all that it says.
#pragma once

#include <z3++.h>

#include <unordered_map>
#include <vector>

#include "sha256.hpp"

namespace synfin::proofs {

/// Knows the digests of one context. The digest of a part is that of its sort, its operator with its
/// parameters (of a constant its name, of a numeral its value), and the digests of its own parts in order,
/// each with its length or number before it: conditions have one digest only if they are written alike, in
/// whatever context, as sure as SHA-256 has no collisions. Cheaper than the digest of the text, since parts
/// are shared among thousands of questions.
class Digests {
 public:
  /// Throws std::logic_error of a condition that is not made of bit vectors and Booleans without quantifiers.
  const Digest& of(const z3::expr& condition);

 private:
  std::unordered_map<unsigned, Digest> known_;  ///< by Z3's number of the part
  std::vector<z3::expr> kept_;  ///< Z3 gives the number of what is gone to others: nothing goes
};

}  // namespace synfin::proofs
