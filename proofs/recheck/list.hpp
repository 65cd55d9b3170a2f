// The prover's own list of what it has shown (`synfin verify --obligations FILE`), held against what was
// shown here: an obligation that it has left out is noticed.
#pragma once

#include <string>
#include <vector>

#include "answers.hpp"

namespace synfin::recheck {

/// What the list lacks of what is owed, a line each; `seen`: how many lines of the list were looked at.
/// Throws std::runtime_error, in one line, where the file can't be read or is no such list of the table.
std::vector<std::string> missing(const std::string& file, const std::string& table, const Answers& answers,
                                 std::size_t& seen);

}  // namespace synfin::recheck
