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
};

/// Plays a trace on two machines of the table, and compares every output and every field with what the solver
/// says.
Replay replay(std::string_view table, const proofs::Trace& trace);

}  // namespace synfin::cli
