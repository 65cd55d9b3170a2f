// A counterexample of one step of one endpoint, as a trace that says what it hangs on.
#pragma once

#include <span>
#include <string>

#include "../verdict.hpp"
#include "ways.hpp"

namespace synfin::proofs {

/// The step that the solver's model describes, on the way on which `remark` is wrong. `claim`: the terms that
/// say what should be.
Trace one_step(model::Event event, const Scene& before, const Way& way, const z3::model& how,
               std::span<const model::Node* const> claim, const std::string& remark);

}  // namespace synfin::proofs
