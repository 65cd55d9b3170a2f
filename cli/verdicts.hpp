// The results of a verification, as text for people, JSON for programs and JUnit for CI.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "synfin/proofs/smt/ledger.hpp"
#include "synfin/proofs/verdict.hpp"

namespace synfin::cli {

/// Prints results in `format`, which is text, json or junit; `ok`: all is as promised;
/// `ledger`: what was asked for them.
std::string print_verdicts(const std::vector<proofs::Result>& results, std::string_view format, bool ok,
                           const proofs::Ledger& ledger);

}  // namespace synfin::cli
