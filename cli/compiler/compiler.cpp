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
/// Of what a compiler says, the line of the first error.
std::string first_error(const std::string& text) {
  const std::size_t at = text.find("error");
  const std::size_t begin = at == text.npos ? 0 : text.rfind('\n', at) + 1;
  return first_line(text.substr(begin));
}

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

namespace {

using Command = std::vector<std::string>;

Command with(Command command, const Command& more) {
  command.insert(command.end(), more.begin(), more.end());
  return command;
}
// What stands side by side is to stay in words: vectors are not known to the proof.
const Command in_words{"-S", "-emit-llvm", "-fno-vectorize", "-fno-slp-vectorize"};

Command clang(const CompilerOptions& options, const Command& language) {
  Command command = with(language, {"-" + options.level});
  if (!options.target.empty()) command.push_back("--target=" + options.target);
  return command;
}
Command c(const CompilerOptions& options) {
  const Command command = clang(options, {"clang", "-std=c99"});
  return options.fired ? with(command, {"-DSYNFIN_FIRED"}) : command;
}
Command cpp(const CompilerOptions& options) {
  return clang(options, {"clang++", "-std=c++17", "-fno-exceptions"});
}
Command rust(const CompilerOptions& options) {
  Command command{"rustc",
                  "--edition",
                  "2021",
                  "-A",
                  "warnings",
                  "-C",
                  "opt-level=" + options.level.substr(1),
                  "-C",
                  "panic=abort",
                  "-C",
                  "overflow-checks=off",
                  "-C",
                  "debug-assertions=off",
                  "-C",
                  "codegen-units=1"};
  if (!options.target.empty()) command.push_back("--target=" + options.target);
  return command;
}

constexpr Compiler compilers[] = {
    {".c", "C", "clang", "clang",
     [](const CompilerOptions& options) { return with(with(c(options), in_words), {"-ffreestanding"}); },
     [](const CompilerOptions& options) { return with(c(options), {"-c"}); }},
    {".hpp", "C++", "clang++", "clang",
     [](const CompilerOptions& options) { return with(cpp(options), in_words); },
     [](const CompilerOptions& options) { return with(cpp(options), {"-c"}); }},
    {".rs", "Rust", "rustc", "rustc",
     [](const CompilerOptions& options) {
       return with(rust(options), {"--crate-type", "lib", "--emit", "llvm-ir", "-C", "no-vectorize-loops",
                                   "-C", "no-vectorize-slp"});
     },
     [](const CompilerOptions& options) {
       return with(rust(options), {"--crate-type", "staticlib"});
     }},
};

/// Puts the sources where the compiler finds them; the one that it is given.
std::string put_down(const Sources& sources, const std::filesystem::path& folder) {
  if (sources.main.empty()) return sources.file;
  gen::write_files(sources.around, folder);
  return (folder / sources.main).string();
}

}  // namespace

const Compiler* compiler_of(const std::string& file) {
  for (const Compiler& one : compilers)
    if (file.ends_with(one.ending)) return &one;
  return nullptr;
}

std::string version_of(const Compiler& compiler) {
  const TemporaryFolder folder;
  if (run({std::string(compiler.program), "--version"}, folder.path() / "out", folder.path() / "err") != 0)
    return "";
  return first_line(read_whole(folder.path() / "out"));
}

std::string ir_of(const Sources& sources, const CompilerOptions& options) {
  const Compiler& compiler = *sources.compiler;
  if (version_of(compiler).empty())
    throw InputError(fmt::format("{}: there is no {} on PATH that runs (apt-get install {})", sources.file,
                                 compiler.program, compiler.package));
  const TemporaryFolder folder;
  const std::string code = (folder.path() / "code.ll").string();
  const Command command = with(compiler.for_ir(options), {"-o", code, put_down(sources, folder.path())});
  if (run(command, folder.path() / "out", folder.path() / "err") != 0)
    throw InputError(fmt::format("{} does not accept {}: {}", compiler.program, sources.file,
                                 first_error(read_whole(folder.path() / "err"))));
  return read_whole(code);
}

std::string run_with(const Sources& sources, const std::string& harness, const CompilerOptions& options) {
  const TemporaryFolder folder;
  const auto in_folder = [&](const char* name) { return (folder.path() / name).string(); };
  write_whole(in_folder("main.c"), harness);
  const std::string code = put_down(sources, folder.path());
  for (const Command& command :
       {with(sources.compiler->for_object(options), {"-o", in_folder("code.o"), code}),
        Command{"clang", "-o", in_folder("program"), in_folder("main.c"), in_folder("code.o"), "-lpthread",
                "-ldl"},
        Command{in_folder("program")}})
    if (run(command, folder.path() / "out", folder.path() / "err") != 0) return "";
  return read_whole(folder.path() / "out");
}

}  // namespace synfin::cli
