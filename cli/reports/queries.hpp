// What the solvers were asked, for people and for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "../../proofs/smt/ledger.hpp"

namespace synfin::cli {

/// The slowest queries, a line each; one that takes more than 10 s is marked.
/// Then, where two solvers were asked, whether they agree.
std::string print_slowest(const proofs::Ledger& ledger);

/// One line each: queries that two solvers answer differently, and those that one could not answer.
std::string print_complaints(const proofs::Ledger& ledger);

/// `[{"about", "answers", "seconds", "slow", "hash"}]`, the slowest first.
nlohmann::ordered_json slowest_json(const proofs::Ledger& ledger);

}  // namespace synfin::cli
