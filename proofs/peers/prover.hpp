// Proves that a conclusion follows from hypotheses, with as few of them as it can: those that were enough the
// last time (hints.cpp), then those that speak of nearly the same words, then all.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "synfin/proofs/solver.hpp"

namespace synfin::proofs::peers {

struct Hypothesis {
  std::string_view label;  ///< whose and which: `mine: fin-is-last`
  std::string_view piece;  ///< the conjunct, clause or assumption that it is made from
  z3::expr term;
};

struct Proof {
  Answer answer = Answer::unknown;      ///< yes: it follows; no: refuted by `how`
  std::vector<const Hypothesis*> used;  ///< enough for the proof, not always necessary
  std::optional<z3::model> how;
  bool by_hint = false;
};

class Prover {
 public:
  Prover(z3::context& context, Solver& solver) : c_(context), solver_(solver) {}
  /// Does `goal`, known by `label`, follow? `detail` is looked at last: most proofs do without.
  Proof prove(std::string_view label, const z3::expr& goal, std::span<const Hypothesis> hypotheses,
              std::span<const Hypothesis> more, std::span<const Hypothesis> detail);
  /// As few of the hypotheses as still prove it: for the record of hints.
  std::vector<const Hypothesis*> core(const z3::expr& goal, std::vector<const Hypothesis*> enough);

 private:
  template <class Choose>
  bool follows(const z3::expr& goal, Proof& proof, std::initializer_list<std::span<const Hypothesis>> from,
               Choose choose);

  z3::context& c_;
  Solver& solver_;
  Vocabulary vocabulary_;
};

}  // namespace synfin::proofs::peers
