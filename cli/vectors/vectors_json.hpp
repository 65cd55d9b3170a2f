// Vectors as JSON lines: docs/schemas/vectors.schema.json.
#pragma once

#include <string>

#include "suite.hpp"

namespace synfin::cli::vectors {

/// One object a line: first what the file is, then the vectors, then the goals that no run meets, last the
/// sums. `command`: that prints it.
std::string json_lines(const Suite& suite, const std::string& command);

}  // namespace synfin::cli::vectors
