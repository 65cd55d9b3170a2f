// The vectors' own score, as text and JSON.
#pragma once

#include <string>
#include <vector>

#include "../vectors/score.hpp"

namespace synfin::cli {

/// Text: the sums, then the mutants that are not killed; with `all` every mutant with the vector that kills
/// it.
std::string text_report(const std::vector<vectors::Verdict>& verdicts, std::size_t vectors, bool all);
std::string json_report(const std::vector<vectors::Verdict>& verdicts, std::size_t vectors);
/// 0: of the mutants that are not proved equivalent the share that is aimed at is killed; 1: fewer.
int status_of(const std::vector<vectors::Verdict>& verdicts);

}  // namespace synfin::cli
