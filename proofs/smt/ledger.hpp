// What was asked and answered: how many questions, which took longest, which were not answered alike or not
// at all.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "answers.hpp"
#include "backend.hpp"

namespace synfin::proofs {

/// One question that was put.
struct Asked {
  std::string about;    ///< property, table, event and state, as far as the caller says
  std::string hash;     ///< of its SMT-LIB text
  std::string answers;  ///< `Z3: unsat`, or of two `Z3: unsat, cvc5: unknown (the time was over)`
  double seconds = 0;   ///< of the slowest solver asked
  std::string file;     ///< where its text is kept; empty if it is not
};

/// What questions of one kind took.
struct Spent {
  std::size_t questions = 0;
  double seconds = 0;  ///< summed over threads and solvers
};

/// Shared by all threads that ask.
class Ledger {
 public:
  /// `folder`, which must exist, takes the text of every question, as HASH.smt2. Without it only questions
  /// with a complaint are kept, in a new folder among the temporary files. `kept_answers` is where answers
  /// outlive the run; without it they don't.
  explicit Ledger(std::filesystem::path folder = {}, std::filesystem::path kept_answers = {})
      : folder_(std::move(folder)), keep_all_(!folder_.empty()), answers_(std::move(kept_answers)) {}

  /// Notes a question and the replies to it, one of each solver asked.
  void note(const Question& question, const std::string& about, std::span<const Reply> replies);

  /// What is known without asking.
  Answers& answers() { return answers_; }

  /// How many were put to solvers.
  std::size_t asked() const;
  /// How many were not put, because earlier runs have their answers.
  std::size_t kept() const { return answers_.kept(); }
  /// How many solvers were asked each question; 0 where none was asked.
  std::size_t solvers() const;
  /// The slowest first, at most ten.
  std::vector<Asked> slowest() const;
  /// By what the questions were about, before the ` on TABLE` (event/ways.hpp).
  std::map<std::string, Spent> spent() const;
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
  Answers answers_;
  std::map<std::string, Spent> spent_;
  std::vector<Asked> slowest_, disagreements_, unknowns_;
};

}  // namespace synfin::proofs
