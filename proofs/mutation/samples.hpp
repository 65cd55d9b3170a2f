// Situations to try mutants on before the solver is asked: most faults show at once.
#pragma once

#include <vector>

#include "../event/concrete.hpp"
#include "../event/scene.hpp"
#include "../limits.hpp"
#include "../smt/solver.hpp"

namespace synfin::proofs {

/// What the standard does in a situation. `before` satisfies the invariant.
struct Sample {
  Values before;
  Ran ran;
};

/// Samples of one event in one state: one for each way that the event can take, found by the solver, and many
/// near them, found by changing single fields. The same ones each time.
std::vector<Sample> samples_of(model::Event event, model::State state, const Limits& limits);

/// A model of the solver as words. What is told and sent is empty.
Values values_in(const z3::model& model, const Scene& scene);

}  // namespace synfin::proofs
