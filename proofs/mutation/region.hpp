// Where, in one event and state, a mutant's step can differ from the standard's.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "../event/ways.hpp"
#include "../limits.hpp"
#include "samples.hpp"
#include "stage.hpp"

namespace synfin::proofs {

/// One place, as far as the mutated rule's phase: everything before is the standard's. All mutants of a rule
/// share it, so that equal questions are answered from memory.
class RuleAtPlace {
 public:
  RuleAtPlace(const model::PlainRule& rule, const Place& place, const Limits& limits);

  const Place& place() const { return place_; }
  const Z3Words& words() const { return words_; }
  Solver& solver() { return solver_; }
  const Scene& before() const { return before_; }

  /// The ways on which the rule is asked.
  const std::vector<Halt>& halts() const { return halts_; }
  /// A way narrowed to where the mutant does something else; nothing where the solver excludes that.
  std::optional<Halt> region(const Halt& halt, const Mutant& mutant);
  /// On from a region by the rules of a table.
  std::vector<Way> ways(const Halt& region, const model::PlainTable& table) {
    return explore_from(region, words_, table, place_.event, solver_);
  }

 private:
  const model::PlainRule& rule_;
  Place place_;
  std::unique_ptr<z3::context> context_;
  Z3Words words_;
  Solver solver_;
  Scene before_;
  std::vector<Halt> halts_;
};

/// Where the mutated rule does something else than its original, in a scene in which all before it have
/// passed.
z3::expr deviation(const Z3Words& words, const Mutant& mutant, const Scene& scene);

}  // namespace synfin::proofs
