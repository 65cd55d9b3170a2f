// What long work shows on a terminal while it runs: one line that changes, and a line that stays for each
// part that took long. On standard error, and only if that is a terminal.
#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "../../proofs/progress.hpp"

namespace synfin::cli {

class StatusLine {
 public:
  StatusLine();
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;
  /// Clears the line.
  ~StatusLine();

  /// Whom to tell; nullptr where nobody looks.
  proofs::Progress* progress() { return progress_.get(); }

 private:
  void hear(const proofs::Part& part);
  void draw() const;

  std::unique_ptr<proofs::Progress> progress_;
  bool colour_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();

  std::mutex mutex_;                         ///< of all below, and of the terminal
  std::map<std::string, std::size_t> done_;  ///< parts, by method
  std::string method_, doing_;               ///< what began last
  std::size_t parts_ = 0;
  std::condition_variable_any ticking_;
  std::jthread ticker_;  ///< moves the seconds; the last member: it uses the others
};

}  // namespace synfin::cli
