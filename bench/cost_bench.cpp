// cost_bench COMMAND...   runs a command and prints its seconds, its peak memory in MiB and its seconds of
// CPU (see run.sh)
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstring>

int main(int count, char** arguments) {
  if (count < 2 || std::strncmp(arguments[1], "--", 2) == 0) {
    std::printf(
        "cost_bench COMMAND... prints the seconds, the peak MiB and the CPU seconds that a command takes\n");
    return 0;
  }
  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    execvp(arguments[1], arguments + 1);
    std::perror(arguments[1]);
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    std::fprintf(stderr, "cost_bench: the command failed\n");
    return 1;
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
  rusage usage{};
  getrusage(RUSAGE_CHILDREN, &usage);
  const auto of = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  std::printf("%.1f %ld %.2f\n", seconds.count(), usage.ru_maxrss / 1024,
              of(usage.ru_utime) + of(usage.ru_stime));
  return 0;
}
