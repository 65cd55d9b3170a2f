// What the solvers were asked, for people and for programs.
#pragma once

#include <chrono>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "../../proofs/smt/ledger.hpp"

namespace synfin::cli {

/// Seconds since it was made.
class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The slowest queries, a line each; one that takes more than 10 s is marked.
std::string print_slowest(const proofs::Ledger& ledger);

/// How many queries there were, how many of them answered by earlier runs (and `kept` more, which were not
/// even made), and how long all took, in one line; then, where two solvers were asked, whether they agree.
std::string print_total(const proofs::Ledger& ledger, double seconds, std::size_t kept = 0);

/// One line each: queries that two solvers answer differently, and those that one could not answer.
std::string print_complaints(const proofs::Ledger& ledger);

/// `[{"about", "answers", "seconds", "slow", "hash"}]`, the slowest first.
nlohmann::ordered_json slowest_json(const proofs::Ledger& ledger);

}  // namespace synfin::cli
