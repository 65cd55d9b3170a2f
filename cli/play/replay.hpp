// A counterexample of the solver, replayed on the machine that runs. No counterexample is shown without it.
#pragma once

#include <string>
#include <string_view>

#include "../../proofs/verdict.hpp"
#include "../ladder/ladder.hpp"

namespace synfin::cli {

struct Replay {
  Ladder ladder;
  std::string difference;  ///< where machine and solver disagree: a bug of ours; empty: they agree
  proofs::Trace ran;       ///< the same trace, its words those of the machine
};

/// Plays a trace on two machines of the table, and compares every output and every field with what the solver
/// says.
Replay replay(std::string_view table, const proofs::Trace& trace);

/// Does the property fall on the machine as the counterexample has it? Then `falls` tells which of its
/// claims, and in which step. A counterexample of which the machine makes something else, or in which no
/// claim falls there, is a bug of ours and no verdict: `unknown`, with the reason.
void confirm(proofs::Result& result);

}  // namespace synfin::cli
