// Runs the built program as a user does.
#pragma once

#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include "../support/effort.hpp"
#include "../support/folder.hpp"

namespace synfin::tests {

struct Result {
  int status = -1;  ///< of exit; -1: ended by a signal
  std::string out, err;
};

/// Runs `synfin` with arguments as the shell reads them; `before` may set the environment or a pipe.
inline Result run_synfin(const std::string& arguments, const std::string& before = "") {
  const Folder folder;
  const std::string command = before + " \"" SYNFIN_BINARY "\" " + arguments + " > " +
                              (folder / "out").string() + " 2> " + (folder / "err").string();
  const int ended = std::system(command.c_str());
  Result result;
  if (WIFEXITED(ended)) result.status = WEXITSTATUS(ended);
  result.out = whole(folder / "out");
  result.err = whole(folder / "err");
  return result;
}

/// Is there a pseudo-terminal to be had? Where there is none the test is told as skipped.
inline bool there_is_a_terminal() {
  int one = -1;
  int other = -1;
  if (openpty(&one, &other, nullptr, nullptr, nullptr) != 0) {
    skipped("no pseudo-terminal is to be had here");
    return false;
  }
  close(one);
  close(other);
  return true;
}

/// What `work` writes to a terminal, in a process of its own. Without NO_COLOR, unless it is set there.
inline std::string seen_on_terminal(const std::function<void()>& work) {
  int terminal = -1;
  const pid_t child = forkpty(&terminal, nullptr, nullptr, nullptr);
  if (child == 0) {
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    work();
    _exit(127);
  }
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; (got = read(terminal, buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  close(terminal);
  int ended = 0;
  waitpid(child, &ended, 0);
  return text;
}

/// What `synfin` writes to a terminal, with one variable of the environment set.
inline std::string on_terminal(const std::string& arguments, const char* variable, const char* value) {
  return seen_on_terminal([&] {
    setenv(variable, value, 1);
    execl("/bin/sh", "sh", "-c", ("exec \"" SYNFIN_BINARY "\" " + arguments).c_str(),
          static_cast<char*>(nullptr));
  });
}

/// One line, ended.
inline bool is_one_line(const std::string& text) {
  return !text.empty() && text.find('\n') == text.size() - 1;
}

}  // namespace synfin::tests
