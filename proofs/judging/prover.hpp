// Proves that a conclusion follows from hypotheses, with as few of them as it can: those that were enough the
// last time (hints.cpp), then those that speak of nearly the same words, then all.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "../smt/solver.hpp"

namespace synfin::proofs {

struct Hypothesis {
  std::string_view label;  ///< whose and which: `mine: fin-is-last`
  std::string_view piece;  ///< the piece, promise or assumption that it is made from
  z3::expr term;
  std::string_view assumption{};  ///< by which the piece may be spoken of here; empty: by none
};

struct Proof {
  Answer answer = Answer::unknown;      ///< yes: it follows; no: refuted by `how`
  std::vector<const Hypothesis*> used;  ///< enough for the proof, not always necessary
  std::optional<z3::model> how;
  bool by_hint = false;
};

/// What is known where something is to be proved, in the order in which it is looked at.
struct Facts {
  std::span<const Hypothesis> given{}, more{};
  std::span<const Hypothesis> detail{};  ///< most proofs do without
  std::span<const Hypothesis>
      derived{};  ///< from the others: makes proofs short, and hides what they rest on
};

/// Lists of hypotheses, to choose from.
using Hypotheses = std::initializer_list<std::span<const Hypothesis>>;

class Prover {
 public:
  /// `record`: what takes many facts becomes a hint (hints.hpp).
  Prover(z3::context& context, Solver& solver, bool record) : c_(context), solver_(solver), record_(record) {}
  /// Does `goal` follow? `hint` is the label by which hints know it.
  Proof prove(const std::string& hint, const z3::expr& goal, const Facts& facts);
  /// Does it follow from what speaks of its own words, or else from all? `used`: what was enough.
  bool follows(const std::string& hint, const z3::expr& goal, std::span<const Hypothesis> from,
               std::vector<const Hypothesis*>* used = nullptr);
  /// Does it follow from what speaks of nothing but its own words?
  bool follows_at_once(const z3::expr& goal, std::span<const Hypothesis> from,
                       std::vector<const Hypothesis*>* used = nullptr);
  /// As few of the hypotheses as still prove it.
  std::vector<const Hypothesis*> core(const z3::expr& goal, std::vector<const Hypothesis*> enough);

 private:
  /// Fewer still, where that is soon found. Takes long.
  std::vector<const Hypothesis*> fewest(const z3::expr& goal, std::vector<const Hypothesis*> enough);
  /// Notes what was enough, and as few of it as can be where hints are made.
  void found(const std::string& hint, const z3::expr& goal, Proof& proof);
  std::vector<const Hypothesis*> unsat_core(const z3::expr& goal, std::vector<const Hypothesis*> enough);
  template <class Choose>
  bool try_with(const z3::expr& goal, Proof& proof, Hypotheses from, Choose choose);
  bool known(const z3::expr& goal, Proof& proof, Hypotheses from) const;
  void learn(const z3::expr& goal, const std::vector<const Hypothesis*>& used);
  std::size_t strangers(const Hypothesis& one, const Words& known);

  z3::context& c_;
  Solver& solver_;
  bool record_;
  Vocabulary vocabulary_;
  /// What followed from what: by the goal, the terms that were enough. Many ways share them.
  std::map<unsigned, std::vector<std::vector<unsigned>>> lemmas_;
  std::vector<z3::expr> kept_;  ///< ids are reused otherwise
};

}  // namespace synfin::proofs
