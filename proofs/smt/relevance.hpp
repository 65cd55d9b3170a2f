// Which assumptions a question needs: most conclusions follow from the few that speak of the same words.
#pragma once

#include <z3++.h>

#include <bitset>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace synfin::proofs {

/// The constants that an expression speaks of, one bit each.
using Words = std::bitset<512>;

/// Knows the words of every expression of one context.
class Vocabulary {
 public:
  Words of(const z3::expr& e);
  /// Their names, in alphabetical order.
  std::string names(const z3::expr& e);
  /// The constants themselves, by name.
  std::vector<z3::expr> constants(const z3::expr& e);

 private:
  std::unordered_map<unsigned, std::pair<z3::expr, Words>>
      known_;  ///< the expression is kept: ids are reused otherwise
  std::unordered_map<std::string, std::size_t> place_;
  std::vector<z3::expr> constant_;
};

/// The conjuncts of an expression, flat.
std::vector<z3::expr> conjuncts(const z3::expr& e);

}  // namespace synfin::proofs
