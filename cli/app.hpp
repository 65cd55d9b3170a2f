// The program `synfin`.
#pragma once

namespace synfin::cli {

/// Runs one command line; the result is the exit status. Wrong usage and unreadable input are one line on
/// standard error.
int run_program(int argc, const char* const* argv);

}  // namespace synfin::cli
