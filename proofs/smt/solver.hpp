// The one place that asks the solvers.
#pragma once

#include <z3++.h>

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../limits.hpp"
#include "backend.hpp"
#include "digests.hpp"
#include "relevance.hpp"

namespace synfin::proofs {

/// Asks one context whether a condition can be met. Equal questions are answered from memory; where there is
/// a ledger, from that of all contexts and earlier runs.
class Solver {
 public:
  /// Asks whom `limits` names, and notes it in the ledger of `limits`.
  Solver(z3::context& context, const Limits& limits);

  /// What the next questions are about, for people: property, table, event, state.
  void about(std::string what) { about_ = std::move(what); }
  /// Can `condition` be met?
  Answer can(const z3::expr& condition);
  /// A question and its answer.
  using Put = std::pair<z3::expr, Answer>;
  /// Must `conclusion` hold where `assumption` does? Tries with the assumptions that matter most, then with
  /// all; `how` tells where it does not hold. `asked` takes what was asked last of each part of the
  /// conclusion: can it be otherwise?
  Answer must(const z3::expr& assumption, const z3::expr& conclusion, std::optional<z3::model>& how,
              std::vector<Put>* asked = nullptr);
  /// Can it be met, and how? The model lives as long as the context.
  Answer can(const z3::expr& condition, std::optional<z3::model>& how);

  /// Can it be met? `example`, where it meets the condition, is the answer; else it is replaced by another if
  /// the question is put, or lost. It is to spare questions, not to be shown: which one it is depends on what
  /// was asked before.
  Answer may(const z3::expr& condition, std::optional<z3::model>& example);

  /// Of all ways to meet the condition, which `how` does, the smallest: constants by name, each as small as
  /// those before it let it be. Which one a solver finds first depends on what it was asked before.
  z3::model smallest(const z3::expr& condition, const z3::model& how);

 private:
  Answer ask(const z3::expr& condition, How wanted, std::optional<z3::model>* how);
  std::vector<Digest> keys_of(const z3::expr& condition);
  Answer put(const z3::expr& condition, How wanted, std::optional<z3::model>* how);
  struct Known {
    z3::expr condition;  ///< kept: ids are reused otherwise
    Answer answer;
    std::optional<z3::model> how;
  };
  Answer remember(const z3::expr& condition, Answer answer, const std::optional<z3::model>& how);
  Answer must_one(const std::vector<z3::expr>& assumptions, const z3::expr& conclusion,
                  std::optional<z3::model>& how, std::vector<Put>* asked);

  z3::context& c_;
  Vocabulary vocabulary_;
  std::vector<std::unique_ptr<Backend>> backends_;
  std::vector<Digest> identities_;  ///< of the backends
  Ledger* ledger_;
  Digests digests_;
  std::string about_;
  std::unordered_map<unsigned, Known> known_;
};

}  // namespace synfin::proofs
