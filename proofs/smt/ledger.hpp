// What was asked and answered: how many questions, which took longest, which were not answered alike or not
// at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "backend.hpp"
#include "fingerprint.hpp"

namespace synfin::proofs {

/// One question that was put.
struct Asked {
  std::string about;    ///< property, table, event and state, as far as the caller says
  std::string hash;     ///< of its SMT-LIB text
  std::string answers;  ///< `Z3: unsat`, or of two `Z3: unsat, cvc5: unknown (the time was over)`
  double seconds = 0;   ///< of the slowest solver asked
  std::string file;     ///< where its text is kept; empty if it is not
};

/// Shared by all threads that ask.
class Ledger {
 public:
  /// `folder`, which must exist, takes the text of every question, as HASH.smt2. Without it only questions
  /// with a complaint are kept, in a new folder among the temporary files.
  explicit Ledger(std::filesystem::path folder = {})
      : folder_(std::move(folder)), keep_all_(!folder_.empty()) {}

  /// Notes a question and the replies to it, one of each solver asked.
  void note(const Question& question, const std::string& about, std::span<const Reply> replies);

  /// What was answered to an equal question, in whatever context; nothing, if none is known.
  std::optional<Answer> known(const Fingerprint& question) const;
  /// An answer, on which all agree who were asked. `unknown` is not learnt.
  void learn(const Fingerprint& question, Answer answer);

  /// How many were put.
  std::size_t asked() const;
  /// How many solvers were asked each question; 0 where none was asked.
  std::size_t solvers() const;
  /// The slowest first, at most ten.
  std::vector<Asked> slowest() const;
  /// One solver said `sat` and another `unsat`.
  std::vector<Asked> disagreements() const;
  /// Some solver did not know.
  std::vector<Asked> unknowns() const;

 private:
  std::string keep(const Question& question);

  static constexpr std::size_t most_slow = 10;
  mutable std::mutex mutex_;
  std::filesystem::path folder_;
  bool keep_all_;
  std::size_t asked_ = 0;
  std::size_t solvers_ = 0;
  std::map<Fingerprint, Answer> known_;
  std::vector<Asked> slowest_, disagreements_, unknowns_;
};

}  // namespace synfin::proofs
