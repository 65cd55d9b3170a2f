#include "process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

namespace synfin::proofs {

namespace {
constexpr std::size_t most_said = 1U << 24;  ///< octets; who talks on without an end is not believed anyway

/// Is there a whole line in `said` that contains `last`?
bool has_line(const std::string& said, std::string_view last) {
  const std::size_t place = said.find(last);
  return place != std::string::npos && said.find('\n', place) != std::string::npos;
}
}  // namespace

Process::Process(const std::vector<std::string>& command) {
  // One socket for both directions, and not two pipes: a socket can be written without SIGPIPE. Both ends are
  // closed in other children, or none of them would ever see the end of its input.
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
  std::vector<char*> words;
  words.reserve(command.size() + 1);
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_adddup2(&actions, ends[1], standard);
  const bool started = posix_spawnp(&child_, words.front(), &actions, nullptr, words.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (started) {
    socket_ = ends[0];
    fcntl(socket_, F_SETFL, O_NONBLOCK);
  } else {
    child_ = -1;
    close(ends[0]);
  }
}

Process::Heard Process::exchange(std::string_view text, std::string_view last, Clock::time_point until,
                                 std::string& said) {
  char buffer[65536];
  while (!text.empty() || !has_line(said, last)) {
    if (!alive() || said.size() > most_said) return Heard::end;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (left <= 0) return Heard::too_late;
    // Reading goes on while there is something to write: who does not listen may be waiting to be heard.
    pollfd wait{socket_, static_cast<short>(text.empty() ? POLLIN : POLLIN | POLLOUT), 0};
    if (poll(&wait, 1, static_cast<int>(std::min<long long>(left, 1'000'000))) < 0 && errno != EINTR)
      return Heard::end;
    if ((wait.revents & POLLOUT) != 0) {
      const ssize_t written = send(socket_, text.data(), text.size(), MSG_NOSIGNAL);
      if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
      if (written < 0 && errno != EAGAIN && errno != EINTR) return Heard::end;
    }
    if ((wait.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      const ssize_t got = recv(socket_, buffer, sizeof buffer, 0);
      if (got > 0) said.append(buffer, static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return Heard::end;
    }
  }
  return Heard::all;
}

void Process::end() {
  if (!alive()) return;
  close(socket_);
  socket_ = -1;
  kill(child_, SIGKILL);
  while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) {
  }
  child_ = -1;
}

}  // namespace synfin::proofs
