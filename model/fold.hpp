// The walk over plain terms: the meaning of a node in an algebra.
#pragma once

#include <concepts>
#include <unordered_map>

#include "algebra.hpp"
#include "plain.hpp"

namespace synfin::model {

/// An algebra whose words, flags and states are one type, as where they are printed or handed to a solver.
template <class A>
concept UniformAlgebra = Algebra<A> && std::same_as<typename A::Word, typename A::Flag> &&
    std::same_as<typename A::Word, typename A::State>;

/// Gives nodes their meaning in algebra `a`; `read(node)` gives the value of a field. Shared nodes are walked
/// once.
template <UniformAlgebra A, class Read>
class Fold {
 public:
  using Value = typename A::Word;
  Fold(const A& algebra, Read read) : a_(algebra), read_(std::move(read)) {}

  Value operator()(const Node& node) {
    const auto known = known_.find(&node);
    if (known != known_.end()) return known->second;
    return known_.emplace(&node, compute(node)).first->second;
  }

 private:
  Value compute(const Node& n) {
    const auto kid = [&](std::size_t k) { return (*this)(*n.kids[k]); };
    switch (n.op) {
      case Op::literal:
        if (n.sort == Sort::flag) return a_.flag(n.value != 0);
        if (n.sort == Sort::state) return a_.state(static_cast<State>(n.value));
        return a_.number(n.value);
      case Op::field:
        return read_(n);
      case Op::add:
        return a_.add(kid(0), kid(1));
      case Op::subtract:
        return a_.subtract(kid(0), kid(1));
      case Op::equal:
        return a_.equal(kid(0), kid(1));
      case Op::less:
        return a_.less(kid(0), kid(1));
      case Op::before:
        return a_.before(kid(0), kid(1));
      case Op::conjunction:
        return a_.conjunction(kid(0), kid(1));
      case Op::disjunction:
        return a_.disjunction(kid(0), kid(1));
      case Op::negation:
        return a_.negation(kid(0));
      case Op::choice:
        return a_.choice(kid(0), kid(1), kid(2));
    }
    __builtin_unreachable();
  }

  A a_;
  Read read_;
  std::unordered_map<const Node*, Value> known_;
};

}  // namespace synfin::model
