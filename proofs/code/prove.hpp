// Is compiled code the table? Part by part: executed on terms, compared, and what is left asked of the
// solver.
#pragma once

#include <string>
#include <vector>

#include "../limits.hpp"
#include "../verdict.hpp"
#include "counterexample.hpp"

namespace synfin::proofs::code {

/// A question that was put, and its answer.
struct Asked {
  std::string digest;  ///< SHA-256 of its SMT-LIB text
  std::string answer;
};

struct PartResult {
  Part part{};
  Verdict verdict = Verdict::unknown;
  std::string detail{};      ///< of `unknown`: what stays open
  std::size_t compared = 0;  ///< values
  std::size_t asked = 0;     ///< of them those that did not vanish as they stand, and obligations
  std::size_t executed = 0;  ///< instructions
  std::vector<Asked> answers{};
  double seconds = 0;
  std::optional<Counterexample> counterexample{};
};

/// How many processor seconds may be spent. What is not known by then stays unknown.
struct Effort {
  double part = 20;  ///< on each part
  double all = 120;  ///< on all: those that are easily proved first, the rest in equal shares
};

/// Judges the parts, on as many threads as the limits say; results in their order. Throws IrError.
std::vector<PartResult> prove(const Code& code, const std::vector<Part>& parts, const Effort& effort,
                              const Limits& limits);

}  // namespace synfin::proofs::code
