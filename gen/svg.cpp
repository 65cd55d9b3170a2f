// Target `svg`: the state diagram as a picture, drawn by Graphviz of what target `dot` prints.
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <memory>

#include "dot.hpp"
#include "target.hpp"

extern char** environ;

namespace synfin::gen {

namespace {

constexpr const char* program = "dot";

/// A processing instruction: a comment of XML may not hold two hyphens, which options begin with.
constexpr Comment instruction{"<?synfin ", "  ", " ?>", "?>"};

struct Close {
  void operator()(FILE* file) const { std::fclose(file); }
};
using Temporary = std::unique_ptr<FILE, Close>;

Temporary temporary() {
  Temporary file(std::tmpfile());
  if (!file) throw PrintError(fmt::format("a temporary file cannot be made: {}", std::strerror(errno)));
  return file;
}

/// Runs `dot -Tsvg` on a file; what it printed goes to the other.
void run(FILE* in, FILE* out) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, fileno(in), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, fileno(out), STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string name = program;
  std::string format = "-Tsvg";
  char* arguments[] = {name.data(), format.data(), nullptr};
  pid_t child = 0;
  const int error = posix_spawnp(&child, program, &actions, nullptr, arguments, environ);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0)
    throw PrintError(fmt::format("Graphviz's program {} cannot be run: {}; target dot prints what it draws",
                                 program, std::strerror(error)));
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw PrintError(fmt::format("Graphviz's program {} failed to draw what target dot prints", program));
}

std::string drawn(const std::string& diagram) {
  const Temporary in = temporary();
  const Temporary out = temporary();
  if (std::fwrite(diagram.data(), 1, diagram.size(), in.get()) != diagram.size() ||
      std::fflush(in.get()) != 0)
    throw PrintError(fmt::format("a temporary file cannot be written: {}", std::strerror(errno)));
  std::rewind(in.get());
  run(in.get(), out.get());
  std::rewind(out.get());
  std::string text;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, out.get())) > 0;)
    text.append(buffer, got);
  const std::size_t start = text.find("<svg");
  if (start == std::string::npos)
    throw PrintError(fmt::format("Graphviz's program {} drew nothing", program));
  return text.substr(start);
}

std::vector<File> print_svg(const model::PlainTable& table, const Heading& heading) {
  return {{"synfin.svg", head(heading, table, instruction) + drawn(diagram(table))}};
}

}  // namespace

Target target_svg() {
  return {"svg", "the state diagram as a picture: synfin.svg", "for browsers and papers", print_svg, program};
}

}  // namespace synfin::gen
