// Other variables in the place of some, so that the sums of which is asked have few parts: a solver of bits
// works longest at additions.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>

#include "terms.hpp"

namespace synfin::proofs::code {

/// A sum: its parts, each times its factor, and a number.
struct Parts {
  struct Older {
    bool operator()(Word a, Word b) const { return a->id < b->id; }
  };
  std::map<Word, std::uint64_t, Older> factors{};
  std::uint64_t value = 0;

  /// So much there is to add.
  std::size_t cost() const { return factors.size() + (value != 0 ? 1 : 0); }
  /// So many times the sum is added to this.
  void add(const Parts& sum, std::uint64_t times, unsigned width);
};

/// Each x that is replaced is a y and what the others make. Whatever those are, there is one y for each x,
/// and one x for each y: what can be with the ones can be with the others.
class Basis {
 public:
  /// Nothing is replaced.
  Basis() = default;
  /// Chosen for what the condition asks.
  Basis(Terms& terms, Condition condition);

  /// A sum, or any other word as a part of itself, in the new variables.
  Parts parts_of(Word word) const;
  /// A new variable has the name of the one that it replaces, and this behind.
  static constexpr std::string_view suffix = "*";

 private:
  std::map<Word, Parts, Parts::Older> replaced_;
};

}  // namespace synfin::proofs::code
