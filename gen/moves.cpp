// Which moves a picture draws, and which it tells beside.
#include "moves.hpp"

#include <bit>

#include "expression.hpp"

namespace synfin::gen {

using model::PlainPhase;
using model::PlainRule;
using model::State;
using model::StateSet;

namespace {

int size_of(StateSet set) { return std::popcount(set.bits); }

StateSet firing_states(const PlainPhase& phase, const PlainRule& rule) {
  StateSet left = rule.states;
  for (const PlainRule& earlier : phase.rules) {
    if (&earlier == &rule) break;
    if (is_always(*earlier.guard)) left = left - earlier.states;
  }
  return left;
}

std::vector<Move> all_moves(const model::PlainTable& table) {
  std::vector<Move> all;
  for (const model::PlainHandling& handling : table.handlings)
    for (const std::size_t p : handling.phases)
      for (const PlainRule& rule : table.phases[p].rules) {
        if (!rule.exit.moves) continue;
        const StateSet from = firing_states(table.phases[p], rule) - model::in(rule.exit.target);
        if (!from.empty()) all.push_back({&rule, handling.event, kind_of(handling), from});
      }
  return all;
}

}  // namespace

Kind kind_of(const model::PlainHandling& handling) {
  if (handling.event == model::Event::SEGMENT_ARRIVES) return Kind::peer;
  return is_always(*handling.enabled) ? Kind::user : Kind::clock;
}

Kind color_kind(const std::vector<Move>& moves) {
  for (const Move& move : moves)
    if (move.kind != moves.front().kind) return Kind::peer;
  return moves.front().kind;
}

Moves moves_of(const model::PlainTable& table) {
  const std::vector<Move> all = all_moves(table);
  StateSet
      going_on;  // the states from which a rule leads to a later one: states stand in the order of a life
  for (const Move& move : all)
    for_each_state(move.from, [&](State state) {
      if (move.rule->exit.target > state) going_on = going_on | model::in(state);
    });
  Moves moves;
  for (const Move& move : all) {
    const State target = move.rule->exit.target;
    const bool breaks_off =
        target == no_connection && (size_of(move.from) > 1 || (move.from - going_on).empty());
    if (breaks_off)
      moves.told[move.event].push_back(move);
    else
      for_each_state(move.from, [&](State state) { moves.drawn[{state, target}].push_back(move); });
  }
  return moves;
}

std::string names_of(StateSet set, std::string_view between) {
  const StateSet missing = model::any_state - set;
  const bool by_those_missing = size_of(missing) < 3;
  std::string text;
  for_each_state(by_those_missing ? missing : set, [&](State state) {
    if (!text.empty()) text += between;
    text += model::name_of(state);
  });
  if (missing.empty()) return "any";
  return by_those_missing ? "all but " + text : text;
}

}  // namespace synfin::gen
