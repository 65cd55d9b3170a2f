#include "ways_are_all.hpp"

namespace synfin::proofs {

bool ways_are_all(const Z3Words& words, const std::vector<Way>& ways, const model::PlainTable& table,
                  model::Event event, const Scene& before, const z3::expr& assumed, Solver& solver,
                  Obligations::Page& page) {
  z3::expr none = words.conjunction(assumed, meaning(words, *table.handling(event).enabled, before, before));
  for (const Way& way : ways) none = words.conjunction(none, words.negation(way.condition));
  const Answer other = solver.can(none.simplify());
  page.owe({OwedAs::ways, "the ways are all", "", std::to_string(ways.size()) + " ways"}, none, other);
  return other == Answer::no;
}

void doubt_all(ShownAtPlace& made, std::span<const Obligation> owed) {
  for (const Obligation& one : owed)
    made.shown.push_back({one.name(),
                          "not known whether the ways are all: " + made.where,
                          Answer::unknown,
                          {},
                          std::nullopt,
                          of_none,
                          of_none});
}

}  // namespace synfin::proofs
