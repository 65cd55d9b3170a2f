// A lone typed term as a plain node, for tests that give both to interpreters.
#pragma once

#include <array>

#include "../../model/flat.hpp"
#include "../../model/fold.hpp"

namespace synfin::tests {

namespace detail {
/// The nodes of a flat term; they point at each other, so they stay where they are.
template <std::size_t N>
struct Nodes {
  std::array<model::Node, N> all{};
  explicit Nodes(const std::array<model::flat::FlatNode, N>& flat) {
    for (std::size_t n = 0; n < N; ++n) {
      all[n].op = flat[n].op;
      all[n].sort = flat[n].sort;
      if (flat[n].op == model::Op::literal) all[n].value = flat[n].value;
      if (flat[n].op == model::Op::field) all[n].field = static_cast<std::uint16_t>(flat[n].value);
      for (std::size_t k = 0; k < model::arity(flat[n].op); ++k) all[n].kids[k] = &all[flat[n].kids[k]];
    }
  }
  Nodes(const Nodes&) = delete;
  Nodes& operator=(const Nodes&) = delete;
};
}  // namespace detail

/// The plain node of a term. It lives as long as the program.
template <model::Term T>
const model::Node& node_of(T = {}) {
  static const detail::Nodes nodes(model::flat::detail::FlatTerm<T>::arrays.nodes);
  return nodes.all.back();
}

}  // namespace synfin::tests
