// The walk over plain terms: the meaning of a node in an algebra.
#pragma once

#include <concepts>
#include <unordered_map>
#include <utility>

#include "../algebra.hpp"
#include "node.hpp"

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
    switch (n.op) {
      case Op::literal:
        if (n.sort == Sort::flag) return a_.flag(n.value != 0);
        if (n.sort == Sort::state) return a_.state(static_cast<State>(n.value));
        return a_.number(n.value);
      case Op::field:
        return read_(n);
#define SYNFIN_MEANING(name, operands, ...)                              \
  case Op::name:                                                         \
    return of_kids(                                                      \
        n, [&](const auto&... kid) -> Value { return a_.name(kid...); }, \
        std::make_index_sequence<operands>{});
        SYNFIN_OPERATORS(SYNFIN_MEANING)
#undef SYNFIN_MEANING
    }
    __builtin_unreachable();
  }
  template <class Make, std::size_t... K>
  Value of_kids(const Node& n, const Make& make, std::index_sequence<K...>) {
    return make((*this)(*n.kids[K])...);
  }

  A a_;
  Read read_;
  std::unordered_map<const Node*, Value> known_;
};

}  // namespace synfin::model
