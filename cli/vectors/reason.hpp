// Why no run meets a goal, in words.
#pragma once

#include <string>

#include "suite.hpp"

namespace synfin::cli::vectors {

/// One line. What was searched is called a search, with its bounds.
std::string reason_of(const Unreached& unreached, const Effort& effort);

}  // namespace synfin::cli::vectors
