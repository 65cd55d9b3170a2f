// The command line for other readers: the manual and the shells. Everything is read from what the subcommands
// have told CLI11, nothing is said again here.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

namespace synfin::cli {

/// An option, or an argument that has its place.
struct DescribedOption {
  std::vector<std::string> spellings;  ///< `-o`, `--output`; of an argument its name
  std::string value;                   ///< `FILE`; empty: it takes none
  std::string description;
  std::vector<std::string> choices;  ///< the words of its description that it accepts
  std::string listed;                ///< what lists its values: `variants`, of `(synfin list variants)`
  bool is_argument = false, is_required = false, is_folder = false;

  /// Neither named here nor listed: a file, or a number.
  bool is_file() const;
};

struct DescribedCommand {
  std::string name, description, footer;
  std::vector<DescribedOption> options;
};

/// The subcommands of the program that are not hidden.
std::vector<DescribedCommand> described(CLI::App& app);
/// The program's own options.
std::vector<DescribedOption> options_of(CLI::App& app);

/// synfin.1, for man.
std::string man_page(CLI::App& app);
std::string bash_completion(CLI::App& app);
std::string zsh_completion(CLI::App& app);
std::string fish_completion(CLI::App& app);

}  // namespace synfin::cli
