// Judged mutants of words on paper: JSON for programs, a text for people.
#pragma once

#include <string>
#include <vector>

#include "../../proofs/mutation/word_mutants.hpp"

namespace synfin::cli {

using JudgedWords = std::vector<proofs::JudgedWord>;

/// 0: no survivor; 1: a survivor; 3: an unknown.
int status_of(const JudgedWords& judged);

std::string json_report(const JudgedWords& judged);
/// The counts by word, who killed how many, and the survivors; with `each`, every mutant and its
/// counterexample.
std::string text_report(const JudgedWords& judged, bool each);

}  // namespace synfin::cli
