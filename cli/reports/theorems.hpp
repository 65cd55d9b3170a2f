// The theorems in words: what is proved, of what, and on which assumptions.
#pragma once

#include <string>

namespace synfin::cli {

/// All properties, invariants and assumptions as one document, Markdown. `proofs/theorems.md` is that.
std::string theorems();

}  // namespace synfin::cli
