// The subcommands: each stands in the file of its name and adds itself to the program.
#pragma once

#include <CLI/App.hpp>

namespace synfin::cli {

/// The status that the program ends with:
/// 0 as promised, 1 not so, 2 wrong usage or unreadable input, 3 unknown.
struct Exit {
  int status = 0;
};

void add_verify(CLI::App& app, Exit& exit);
void add_explain(CLI::App& app, Exit& exit);
void add_list(CLI::App& app, Exit& exit);
void add_generate(CLI::App& app, Exit& exit);
void add_check(CLI::App& app, Exit& exit);
void add_run(CLI::App& app, Exit& exit);
void add_mutate(CLI::App& app, Exit& exit);
void add_vectors(CLI::App& app, Exit& exit);
void add_prove_code(CLI::App& app, Exit& exit);
void add_describe(CLI::App& app, Exit& exit);

}  // namespace synfin::cli
