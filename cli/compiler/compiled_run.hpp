// A counterexample, tried on the compiled program itself.
#pragma once

#include "../../proofs/code/prove.hpp"
#include "compiler.hpp"

namespace synfin::cli {

/// What the program makes of it, in one line; empty where it cannot be run, or is of another function than
/// the step. `behind`: so many octets lie behind the actions' fields.
std::string run_compiled(const Sources& sources, const std::string& prefix, const CompilerOptions& options,
                         const proofs::code::PartResult& result, std::size_t behind);

}  // namespace synfin::cli
