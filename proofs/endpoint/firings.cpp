#include "firings.hpp"

#include <algorithm>

#include "../parallel.hpp"

namespace synfin::proofs::endpoint {

using model::State;

bool is_of_firings(const Property& property) {
  return property.claims.structure() == Structure::no_dead_rule ||
         property.claims.structure() == Structure::no_shadowed_rule;
}

bool never_fires(const Firing& firing, const model::PlainRule& rule) {
  const auto first = firing.seen.begin() + static_cast<std::ptrdiff_t>(entry_of(rule, State(0)));
  return std::none_of(first, first + model::state_count, [](bool fires) { return fires; });
}

Blame dead_rule(const Firing& firing, const model::PlainTable& table) {
  for (const model::PlainRule* rule : table.rules) {
    if (!never_fires(firing, *rule)) continue;
    const std::string name(rule->name);
    if (firing.doubted) return {Verdict::unknown, "not known to fire: " + name};
    return {Verdict::violated, "can never fire: " + name};
  }
  return {};
}

namespace {

/// The rules that are not seen to fire in a state that they name.
std::vector<Named> silent_rules(const Firing& firing, const model::PlainTable& table) {
  std::vector<Named> silent;
  for (std::size_t phase = 0; phase < table.phases.size(); ++phase)
    for (const model::PlainRule& rule : table.phases[phase].rules)
      for (std::size_t s = 0; s < model::state_count; ++s)
        if (rule.states.has(State(s)) && !firing.seen[entry_of(rule, State(s))])
          silent.push_back({phase, &rule, State(s)});
  return silent;
}

}  // namespace

std::vector<Blame> blame_shadows(std::span<const Firing> by_table,
                                 std::span<const model::PlainTable* const> tables,
                                 std::span<const Place> places, const Limits& limits) {
  std::vector<Blame> blamed(tables.size());
  std::vector<std::pair<std::size_t, Named>> silent;
  for (std::size_t t = 0; t < tables.size(); ++t)
    for (const Named& one : silent_rules(by_table[t], *tables[t])) silent.emplace_back(t, one);
  if (silent.empty()) return blamed;
  struct Shadow {
    Answer answer = Answer::no;
    std::optional<Trace> where;
  };
  std::vector<std::vector<Shadow>> could(places.size(), std::vector<Shadow>(silent.size()));
  in_parallel(limits.jobs, places.size(), [&](std::size_t c) {
    z3::context context;
    AtPlace here(context, places[c], limits);
    for (std::size_t i = 0; i < silent.size(); ++i)
      could[c][i].answer = here.could_fire(*tables[silent[i].first], silent[i].second, could[c][i].where);
  });
  for (std::size_t i = 0; i < silent.size(); ++i)
    for (std::vector<Shadow>& here : could) {
      Blame& found = blamed[silent[i].first];
      if (here[i].answer == Answer::no || found.verdict == Verdict::violated) continue;
      const bool certain = here[i].answer == Answer::yes && !by_table[silent[i].first].doubted;
      found.verdict = certain ? Verdict::violated : Verdict::unknown;
      found.detail = (certain ? "" : "perhaps ") + shadowed(silent[i].second);
      if (certain) found.trace = std::move(here[i].where);
    }
  return blamed;
}

}  // namespace synfin::proofs::endpoint
