// Verdicts of an earlier run of this very program, asked for the same.
#pragma once

#include <filesystem>
#include <string>

#include "verdicts.hpp"

namespace synfin::cli {

/// One file for each verification in a folder. Its name is SHA-256 of all that the verdicts depend on: the
/// whole program (its tables, its properties, its code), Z3's version, and what was asked for and of whom. It
/// says its own SHA-256, too; what does not fit is as good as nothing.
class KeptVerdicts {
 public:
  /// No folder: nothing is kept. `asked` says what the command line asks for, and of which solver.
  KeptVerdicts(const std::filesystem::path& folder, const std::string& asked);

  /// Fills in results, dropped and how many queries they took. False: nothing is kept.
  bool find(Verdicts& verdicts) const;
  /// Keeps verdicts of which none is unknown. What can't be written is not kept.
  void keep(const Verdicts& verdicts) const;

 private:
  std::filesystem::path file_;  ///< empty: none
};

}  // namespace synfin::cli
