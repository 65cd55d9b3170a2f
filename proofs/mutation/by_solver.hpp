// The second stage: the solver says where a mutant differs from the standard, whether it does at all, and
// which properties it breaks there.
#pragma once

#include <memory>

#include "stage.hpp"

namespace synfin::proofs {

std::unique_ptr<Stage> make_by_solver(const model::PlainRule& rule, const Limits& limits);

}  // namespace synfin::proofs
