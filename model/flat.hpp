// A table laid flat while compiling: terms as numbered nodes, rules as records. Everything here happens in
// constant evaluation, so that no function named after a term's long type ever reaches the linker.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "checks.hpp"
#include "graph/node.hpp"

namespace synfin::model::flat {

struct FlatNode {
  Op op{};
  Sort sort{};
  std::uint32_t value = 0;                 ///< of a literal; of a field its id
  std::array<std::uint16_t, 3> kids{};     ///< places of the operands among the nodes
  model::View view = model::View::before;  ///< of a field
};
struct FlatAssign {
  std::uint16_t field = 0;
  std::uint16_t value = 0;  ///< place of the node
};
struct FlatRule {
  std::string_view name;
  Clause clause;
  std::string_view gloss;
  StateSet states;
  Exit exit;
  std::string_view file;
  int line = 0;
  std::uint16_t guard = 0;
  std::uint16_t first_effect = 0;
  std::uint16_t effect_count = 0;
};
/// Grows while a phase is walked.
struct Build {
  std::vector<FlatNode> nodes;
  std::vector<FlatAssign> effects;
  std::vector<FlatRule> rules;

  template <Sort S, std::uint32_t V>
  constexpr std::uint16_t add(Literal<S, V>) {
    return put({Op::literal, S, V, {}, {}});
  }
  template <unsigned G, unsigned I, Sort S>
  constexpr std::uint16_t add(Field<G, I, S> field) {
    return put({Op::field, S, static_cast<std::uint32_t>(id_of(field)), {}, {}});
  }
  template <class F, model::View V>
  constexpr std::uint16_t add(Seen<F, V>) {
    return put({Op::field, F::sort, static_cast<std::uint32_t>(id_of(F{})), {}, V});
  }
  template <Op O, Sort S, class... Kids>
  constexpr std::uint16_t add(Apply<O, S, Kids...>) {
    return put({O, S, 0, {add(Kids{})...}, {}});
  }
  constexpr std::uint16_t put(const FlatNode& node) {
    nodes.push_back(node);
    return static_cast<std::uint16_t>(nodes.size() - 1);
  }
  template <class F, class V>
  constexpr void add(Assign<F, V>) {
    const std::uint16_t value = add(V{});
    effects.push_back({static_cast<std::uint16_t>(id_of(F{})), value});
  }
  template <class... A>
  constexpr void add(Effects<A...>) {
    (add(A{}), ...);
  }
  template <class G, class E>
  constexpr void add(const Rule<G, E>& rule) {
    const std::uint16_t guard = add(G{});
    const std::size_t first = effects.size();
    add(E{});
    rules.push_back({rule.name, rule.clause, rule.gloss, rule.states, rule.exit, rule.file, rule.line, guard,
                     static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(effects.size() - first)});
  }
  template <class... R>
  constexpr void add(const Phase<R...>& phase) {
    hana::unpack(phase.rules, [&](const auto&... rule) { (add(rule), ...); });
  }
};

/// A phase, or a lone term (the last node), in static arrays of any size.
struct View {
  std::span<const FlatNode> nodes;
  std::span<const FlatAssign> effects;
  std::span<const FlatRule> rules;
};

namespace detail {
template <std::size_t NodeCount, std::size_t EffectCount, std::size_t RuleCount>
struct Arrays {
  std::array<FlatNode, NodeCount> nodes{};
  std::array<FlatAssign, EffectCount> effects{};
  std::array<FlatRule, RuleCount> rules{};
};
template <class Make>
constexpr auto in_arrays(Make make) {
  constexpr auto sizes = [](const Build& all) {
    return std::array<std::size_t, 3>{all.nodes.size(), all.effects.size(), all.rules.size()};
  }(make());
  Arrays<sizes[0], sizes[1], sizes[2]> flat;
  const Build all = make();
  const auto copy = [](const auto& from, auto& to) {
    for (std::size_t i = 0; i < to.size(); ++i) to[i] = from[i];
  };
  copy(all.nodes, flat.nodes);
  copy(all.effects, flat.effects);
  copy(all.rules, flat.rules);
  return flat;
}

/// One for each phase, however many tables share it.
template <const auto& Which>
struct FlatPhase {
  static constexpr auto arrays = in_arrays([] {
    Build all;
    all.add(Which);
    return all;
  });
};
template <class Lone>
struct FlatTerm {
  static constexpr auto arrays = in_arrays([] {
    Build all;
    all.add(Lone{});
    return all;
  });
};
}  // namespace detail

struct PhaseView {
  std::string_view name;
  Clause clause;
  bool answers;
  View view;
};
struct HandlingView {
  Event event{};
  View enabled;
  std::vector<PhaseView> phases;
};

template <const auto& Which>
PhaseView phase_view(PhaseRef<Which>) {
  constexpr const auto& flat = detail::FlatPhase<Which>::arrays;
  return {Which.name, Which.clause, Which.answers, {flat.nodes, flat.effects, flat.rules}};
}
template <class Enabled, class... P>
HandlingView handling_view(const Handling<Enabled, P...>& handling) {
  return {handling.event, {detail::FlatTerm<Enabled>::arrays.nodes, {}, {}}, {phase_view(P{})...}};
}

}  // namespace synfin::model::flat
