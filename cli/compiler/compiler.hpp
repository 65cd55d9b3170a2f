// The compilers that `prove-code` calls: what they make of a printed file, and what that does when it runs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "../../gen/target.hpp"

namespace synfin::cli {

struct CompilerOptions {
  std::string level = "O0";  ///< `O0`, `O1`, `Os` or `O2`
  std::string target;        ///< a triple; empty: this machine
  bool fired = false;        ///< the code is to note the rules that fire
};

/// A compiler that gives LLVM's IR, and of which files.
struct Compiler {
  std::string_view ending;    ///< `.c`
  std::string_view language;  ///< `C`
  std::string_view program;   ///< on PATH
  std::string_view package;   ///< what to install where it is missing
  /// How it is called for IR as text, and for an object of this machine; without the files.
  std::vector<std::string> (*for_ir)(const CompilerOptions&);
  std::vector<std::string> (*for_object)(const CompilerOptions&);
};
/// The compiler of a file, by how its name ends; nullptr: none.
const Compiler* compiler_of(const std::string& file);
/// The first line of what it says to `--version`; empty where it does not run.
std::string version_of(const Compiler& compiler);

/// What is compiled: a file of the user's as it stands; or, with others around it, in a folder of its own.
struct Sources {
  const Compiler* compiler = nullptr;
  std::string file;               ///< as the user calls it
  std::string text;               ///< what stands in it
  std::vector<gen::File> around;  ///< all that are in the folder
  std::string main;               ///< which of them is compiled; empty: `file`, where it lies
};

/// A folder among the temporary files, which goes with the object. Throws InputError where none can be made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The IR. Throws InputError: there is no such compiler, or it does not accept the file.
std::string ir_of(const Sources& sources, const CompilerOptions& options);

/// Compiles for this machine together with `harness`, in C, runs it, and returns what it printed; empty where
/// that cannot be done.
std::string run_with(const Sources& sources, const std::string& harness, const CompilerOptions& options);

}  // namespace synfin::cli
