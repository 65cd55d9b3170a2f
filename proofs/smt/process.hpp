// A program in its own process, spoken to line by line through one socket.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace synfin::proofs {

/// A child process whose input and output are one socket. It is ended with the object; where this process
/// dies without that, the child sees the end of its input.
class Process {
 public:
  using Clock = std::chrono::steady_clock;

  /// Starts `command`, searched for on PATH. Where that fails, `alive` is false.
  explicit Process(const std::vector<std::string>& command);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process() { end(); }

  bool alive() const { return socket_ >= 0; }
  enum class Heard { all, too_late, end };
  /// Writes `text` and reads, into `said`, until a line that contains `last` has come (`all`), the time is
  /// over or the child has closed its end.
  Heard exchange(std::string_view text, std::string_view last, Clock::time_point until, std::string& said);
  /// Ends the child, whatever it does, and waits for it.
  void end();

 private:
  pid_t child_ = -1;
  int socket_ = -1;
};

}  // namespace synfin::proofs
