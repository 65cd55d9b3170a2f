#include "compiler.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "../errors.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

/// Runs a program of PATH with its output in files; its exit status, or -1 where it cannot be started or is
/// killed.
int run(std::vector<std::string> command, const std::filesystem::path& out,
        const std::filesystem::path& err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  constexpr int flags = O_WRONLY | O_CREAT | O_TRUNC;
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), flags, 0600);
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (std::string& word : command) words.push_back(word.data());
  words.push_back(nullptr);
  pid_t child = 0;
  const int error = posix_spawnp(&child, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) return -1;
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "synfin-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr)
    throw InputError(fmt::format("{}: no folder can be made there: {}", name, std::strerror(errno)));
  path_ = name;
}
TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::vector<std::string> command_for_ir(const CompilerOptions& options) {
  std::vector<std::string> command{
      "clang", "-S", "-emit-llvm", "-std=c99", "-ffreestanding", "-" + options.level};
  // What stands side by side is to stay in words: vectors are not known to the proof.
  command.insert(command.end(), {"-fno-vectorize", "-fno-slp-vectorize"});
  if (!options.target.empty()) command.push_back("--target=" + options.target);
  return command;
}

std::string clang_version() {
  const TemporaryFolder folder;
  if (run({"clang", "--version"}, folder.path() / "out", folder.path() / "err") != 0) return "";
  return first_line(read_whole(folder.path() / "out"));
}

std::string ir_of(const std::string& file, const CompilerOptions& options) {
  read_whole(file);  // says what is wrong with it, if anything is
  if (clang_version().empty())
    throw InputError(fmt::format("{}: there is no clang on PATH that runs (apt-get install clang)", file));
  const TemporaryFolder folder;
  std::vector<std::string> command = command_for_ir(options);
  command.insert(command.end(), {"-o", (folder.path() / "code.ll").string(), file});
  if (run(command, folder.path() / "out", folder.path() / "err") != 0)
    throw InputError(
        fmt::format("clang does not accept it: {}", first_line(read_whole(folder.path() / "err"))));
  return read_whole(folder.path() / "code.ll");
}

std::string run_with(const std::string& file, const std::string& harness, const CompilerOptions& options) {
  const TemporaryFolder folder;
  const std::string main = (folder.path() / "main.c").string();
  write_whole(main, harness);
  const std::string program = (folder.path() / "program").string();
  if (run({"clang", "-std=c99", "-" + options.level, "-o", program, file, main}, folder.path() / "out",
          folder.path() / "err") != 0 ||
      run({program}, folder.path() / "out", folder.path() / "err") != 0)
    return "";
  return read_whole(folder.path() / "out");
}

}  // namespace synfin::cli
