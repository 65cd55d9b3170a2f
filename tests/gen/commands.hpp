// Commands that a test runs, and what they leave.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "../support/folder.hpp"

namespace synfin::tests {

struct Ran {
  int status = -1;
  std::string output;
};

/// Runs a shell command; what it printed on both streams, and its exit status.
inline Ran run(const std::string& command) {
  Ran ran;
  FILE* pipe = popen(("{ " + command + "\n} 2>&1").c_str(), "r");
  if (pipe == nullptr) return ran;
  std::array<char, 4096> buffer;
  for (std::size_t n = 0; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    ran.output.append(buffer.data(), n);
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

inline bool is_installed(const std::string& program) { return run("command -v " + program).status == 0; }

inline void write_file(const std::filesystem::path& path, const std::string& contents) {
  std::ofstream(path, std::ios::binary) << contents;
}

/// The compiler that the build uses, and clang where there is one.
inline std::array<std::string, 2> c_compilers() {
#ifdef SYNFIN_C_COMPILER
  const std::string own = SYNFIN_C_COMPILER;
#else
  const std::string own = "cc";
#endif
  return {own, is_installed("clang") ? "clang" : own};
}

}  // namespace synfin::tests
