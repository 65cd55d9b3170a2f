// Who answers, and by which means: answers of another are not this one's.
#pragma once

#include "sha256.hpp"

namespace synfin::proofs {

/// Of Z3 as it is asked here: its version, and the code that asks it.
const Digest& z3_identity();

/// Of the `cvc5` on PATH: its version, the code that asks it, and Z3's version, which makes the question's
/// text.
Digest cvc5_identity();

}  // namespace synfin::proofs
