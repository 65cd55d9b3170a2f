#include "goal.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "../../model/graph/build.hpp"
#include "../../model/graph/text.hpp"
#include "../../proofs/mutation/stage.hpp"
#include "../../proofs/mutation/term_edits.hpp"

namespace synfin::cli::vectors {

using model::Node;
using model::Op;
namespace graph = model::graph;

namespace {

bool is_comparison(const Node& node) {
  return node.op == Op::less || node.op == Op::before ||
         (node.op == Op::equal && node.kids[0]->sort != model::Sort::flag &&
          node.kids[0]->sort != model::Sort::state);
}
bool is_flag(const Node& node) { return node.op == Op::field && node.sort == model::Sort::flag; }

constexpr std::array comparison_sides{Side::below,           Side::at,           Side::above,
                                      Side::below_over_wrap, Side::at_over_wrap, Side::above_over_wrap};
constexpr std::array flag_sides{Side::no, Side::yes};

/// Where a rule would fire, were it the first: its states and its guard.
const Node* where_fits(const model::PlainRule& rule) {
  const Node* somewhere = graph::literal(model::Sort::flag, 0);
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (rule.states.has(static_cast<model::State>(s)))
      somewhere =
          graph::apply(Op::disjunction, somewhere,
                       graph::apply(Op::equal, graph::field(model::id_of(model::terms::tcb.state)),
                                    graph::literal(model::Sort::state, static_cast<std::uint32_t>(s))));
  return graph::without_constants(graph::apply(Op::conjunction, somewhere, rule.guard));
}

/// Where a number of the segment lies from a place of the TCB with which a rule of the table compares it: on
/// either side.
std::vector<const Node*> sides_in(const model::PlainTable& table) {
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const model::PlainRule* rule : table.rules)
    for (const Node* node : graph::nodes_of(rule->guard)) {
      if (node->op != Op::before || node->kids[0]->op != Op::field || node->kids[1]->op != Op::field)
        continue;
      const auto [first, second] = std::minmax(node->kids[0]->field, node->kids[1]->field);
      if (first < model::tcb_field_count && model::fields[second].group == model::Group::seg)
        pairs.insert({second, first});
    }
  std::vector<const Node*> all;
  for (const auto& [heard, place] : pairs) {
    all.push_back(graph::apply(Op::before, graph::field(heard), graph::field(place)));
    all.push_back(graph::apply(Op::before, graph::field(place), graph::field(heard)));
  }
  return all;
}

}  // namespace

std::vector<Probe> probes_of(const model::PlainPhase& phase, const model::PlainRule& rule, bool hears,
                             const std::vector<const Node*>& sides) {
  std::vector<Probe> all;
  const auto each_term = [&](const auto& take) {
    take(rule.guard, Probe::in_guard);
    for (std::size_t e = 0; e < rule.effects.size(); ++e) take(rule.effects[e].value, e);
  };
  each_term([&](const Node* term, std::size_t effect) {
    for (const Node* node : graph::nodes_of(term)) {
      if (!is_comparison(*node) && !is_flag(*node)) continue;
      const auto were = [&](bool value) {
        return graph::changed(term, [&](const Node* one) {
          return one == node ? graph::literal(model::Sort::flag, value ? 1 : 0) : one;
        });
      };
      all.push_back({is_flag(*node) ? Probe::Kind::flag : Probe::Kind::comparison, node, were(true),
                     were(false), effect});
    }
  });
  for (std::size_t e = 0; e < rule.effects.size(); ++e)
    all.push_back({Probe::Kind::sets, rule.effects[e].value, nullptr, nullptr, e});
  each_term([&](const Node* term, std::size_t effect) {
    for (const proofs::TermEdit& edit : proofs::fields_exchanged(term))
      all.push_back({Probe::Kind::apart, term, term, edit.term, effect, edit.what});
  });
  for (const model::PlainRule& later : phase.rules)
    if (later.id > rule.id && (later.states.bits & rule.states.bits) != 0 && later.guard->op != Op::literal)
      all.push_back({Probe::Kind::where, where_fits(later), nullptr, nullptr, Probe::in_guard,
                     "before " + std::string(later.name)});
  if (hears) {
    for (const Node* side : sides)
      all.push_back(
          {Probe::Kind::where, side, nullptr, nullptr, Probe::in_guard, "where " + model::text_of(*side)});
    all.push_back({Probe::Kind::again, rule.guard});
  }
  for (std::size_t n = 0; hears && n < model::group_size(model::Group::seg); ++n)
    all.push_back({Probe::Kind::heedless,
                   rule.guard,
                   nullptr,
                   nullptr,
                   Probe::in_guard,
                   {},
                   model::first_field(model::Group::seg) + n});
  if (!rule.exit.moves || !model::in(model::CLOSED, model::LISTEN).has(rule.exit.target))
    for (std::size_t e = 0; e < rule.effects.size(); ++e)
      if (rule.effects[e].field < model::tcb_field_count)
        all.push_back({Probe::Kind::shows, rule.effects[e].value, nullptr, nullptr, e});
  return all;
}

std::string_view name_of(Side side) {
  constexpr std::array<std::string_view, 8> names{
      "one below", "at", "one above", "one below, over the wrap", "at the wrap", "one above, over the wrap",
      "no",        "yes"};
  return names[static_cast<std::size_t>(side)];
}

bool can_wrap(const Node& comparison) {
  const std::vector<const Node*> nodes = graph::nodes_of(&comparison);
  return std::any_of(nodes.begin(), nodes.end(), [](const Node* node) {
    return (node->op == Op::before || node->op == Op::equal || node->op == Op::subtract) &&
           model::is_circular(node->kids[0]->sort) && model::is_circular(node->kids[1]->sort);
  });
}

Goals::Goals(const model::PlainTable& table) : table_(table) {
  const std::vector<const Node*> sides = sides_in(table);
  std::vector<bool> hears(table.rules.size(), false);
  for (const std::size_t phase : table.handling(model::Event::SEGMENT_ARRIVES).phases)
    for (const model::PlainRule& rule : table.phases[phase].rules) hears[rule.id] = true;
  for (const model::PlainRule* rule : table.rules) {
    OfRule& places = places_.emplace_back();
    places.fires.assign(model::state_count, none);
    for (std::size_t s = 0; s < model::state_count; ++s) {
      const auto state = static_cast<model::State>(s);
      if (!rule->states.has(state)) continue;
      places.fires[s] = all_.size();
      all_.push_back({rule, Goal::fires, Side::yes, state});
    }
    probes_.push_back(probes_of(table.phases[proofs::phase_of(table, *rule)], *rule, hears[rule->id], sides));
    for (std::size_t p = 0; p < probes_.back().size(); ++p) {
      const Probe& probe = probes_.back()[p];
      places.probe.push_back(all_.size());
      if (probe.compares()) {
        for (const Side side : comparison_sides)
          if (!is_over_wrap(side) || can_wrap(*probe.node)) all_.push_back({rule, p, side});
      } else if (probe.kind == Probe::Kind::flag) {
        for (const Side side : flag_sides) all_.push_back({rule, p, side});
      } else {
        all_.push_back({rule, p, Side::yes});
      }
    }
  }
}

std::size_t Goals::fires(std::size_t rule, model::State state) const { return places_[rule].fires[state]; }

std::size_t Goals::falls(std::size_t rule, std::size_t probe, Side side) const {
  for (std::size_t at = places_[rule].probe[probe];
       at < all_.size() && all_[at].rule->id == rule && all_[at].probe == probe; ++at)
    if (all_[at].side == side) return at;
  return none;
}

std::string Goals::name_of(const Goal& goal) const {
  std::string name(goal.rule->name);
  if (goal.probe != Goal::fires && probes_[goal.rule->id][goal.probe].kind == Probe::Kind::again)
    return name + ": fires, and the segment comes again";
  if (goal.probe != Goal::fires && probes_[goal.rule->id][goal.probe].kind == Probe::Kind::heedless)
    return name + ": fires whatever " + model::field_name(probes_[goal.rule->id][goal.probe].field) + " is";
  if (goal.probe == Goal::fires) return name + ": fires in " + std::string(model::name_of(goal.state));
  const Probe& probe = probes_[goal.rule->id][goal.probe];
  name += probe.effect == Probe::in_guard
              ? ": guard: "
              : ": " + model::field_name(goal.rule->effects[probe.effect].field) + ": ";
  if (probe.kind == Probe::Kind::sets) return name + "becomes another";
  if (probe.kind == Probe::Kind::shows) return name + "shows outside";
  if (probe.kind == Probe::Kind::where) return std::string(goal.rule->name) + ": fires " + probe.what;
  if (probe.kind == Probe::Kind::apart) return name + "tells apart " + probe.what;
  return name + model::text_of(*probe.node) + ": " + std::string(vectors::name_of(goal.side));
}

}  // namespace synfin::cli::vectors
