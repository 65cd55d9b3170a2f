// What the solvers were asked, for people and for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "../../proofs/obligations/certificates.hpp"
#include "../../proofs/smt/ledger.hpp"

namespace synfin::cli {

/// The slowest queries, a line each; one that takes more than 10 s is marked.
std::string print_slowest(const proofs::Ledger& ledger);

/// How many queries there were, how many of them answered by earlier runs (and `kept` more, which were not
/// even made), and how long all took, in one line; then, where two solvers were asked, whether they agree.
std::string print_total(const proofs::Ledger& ledger, double seconds, std::size_t kept = 0);

/// How many obligations there are, and of which kinds, in one line; then of how many there is a certificate,
/// where that was asked for.
std::string print_obligations(const proofs::Obligations& obligations,
                              const std::optional<proofs::Certified>& certified);
/// `{"written", "by_kind": {KIND: NUMBER}, "proofs": {"certificates", "trusted", "none"}}`
nlohmann::ordered_json obligations_json(const proofs::Obligations& obligations,
                                        const std::optional<proofs::Certified>& certified);

/// One line each: queries that two solvers answer differently, and those that one could not answer.
std::string print_complaints(const proofs::Ledger& ledger);

/// `[{"about", "answers", "seconds", "slow", "hash"}]`, the slowest first.
nlohmann::ordered_json slowest_json(const proofs::Ledger& ledger);

}  // namespace synfin::cli
