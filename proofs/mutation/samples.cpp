#include "samples.hpp"

#include <algorithm>
#include <set>

#include "../endpoint/outset.hpp"
#include "../event/ways.hpp"
#include "../runs/claims_on_words.hpp"
#include "nudge.hpp"

namespace synfin::proofs {

namespace {

constexpr std::size_t wanted = 1500;  // beyond the solver's own
constexpr std::size_t patience = 40;  // tries for each sample wanted

}  // namespace

Values values_in(const z3::model& model, const Scene& scene) {
  Values values{};
  for (std::size_t id = 0; id < model::field_count; ++id) values[id] = word_in(model, scene[id]);
  return values;
}

std::vector<Sample> samples_of(model::Event event, model::State state, const Limits& limits) {
  const model::PlainTable& table = model::standard();
  z3::context context;
  const Z3Words words(context);
  Solver solver(context, limits);
  const auto [before, assumed] = outset_of(words, state);
  std::vector<Sample> all;
  std::set<Values> known;
  const auto take = [&](const Values& values) {
    if (known.insert(values).second) all.push_back({values, run(table, event, values)});
  };
  for (const Way& way : explore(words, table, event, before, assumed, solver)) {
    std::optional<z3::model> how;
    if (solver.can(way.condition, how) == Answer::yes) take(values_in(*how, before));
  }
  const std::size_t seeds = all.size();
  Nudge nudge(static_cast<std::uint32_t>(event) * 16 + state);
  const std::size_t most_tries = seeds == 0 ? 0 : wanted * patience;
  for (std::size_t tries = 0; tries < most_tries && all.size() < seeds + wanted; ++tries) {
    // Half of them start at a way's own situation, so that rare ways are not forgotten.
    const std::size_t from =
        nudge.below(static_cast<std::uint32_t>(nudge.below(2) == 0 ? seeds : all.size()));
    Values values = all[from].before;
    nudge(values);
    if (is_sound(values) && possible(table, event, values)) take(values);
  }
  return all;
}

}  // namespace synfin::proofs
