// The C compiler that `prove-code` calls: what it makes of a file, and what that does when it runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace synfin::cli {

struct CompilerOptions {
  std::string level = "O0";  ///< `O0`, `O1`, `Os` or `O2`
  std::string target;        ///< a triple; empty: this machine
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

/// How clang is called for LLVM's IR as text, without the files.
std::vector<std::string> command_for_ir(const CompilerOptions& options);
/// The IR of a C file. Throws InputError: there is no clang, or it does not accept the file.
std::string ir_of(const std::string& file, const CompilerOptions& options);
/// The first line of `clang --version`; empty where there is none.
std::string clang_version();

/// Compiles a C file for this machine together with `harness`, runs it, and returns what it printed; empty
/// where that cannot be done.
std::string run_with(const std::string& file, const std::string& harness, const CompilerOptions& options);

}  // namespace synfin::cli
