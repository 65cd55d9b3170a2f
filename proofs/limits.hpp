// How a judgement is made: by whom, with how much time, and where it is noted.
#pragma once

namespace synfin::proofs {

class Ledger;
class Obligations;
class Progress;

/// Who answers. `both`: a question that the two do not answer alike is `unknown`.
enum class Solvers { z3, cvc5, both };

struct Limits {
  unsigned timeout_ms = 60'000;  ///< for each query
  unsigned jobs = 2;             ///< threads
  Solvers solvers = Solvers::z3;
  Ledger* ledger = nullptr;  ///< notes every question, if there is one; outlives the judgement
  Obligations* obligations =
      nullptr;                   ///< is told of all that is owed, if it is there; outlives the judgement
  bool record_hints = false;     ///< what takes many facts to prove becomes a hint (proofs/judging/hints.hpp)
  Progress* progress = nullptr;  ///< is told how far the work has come, where there is one
};

}  // namespace synfin::proofs
