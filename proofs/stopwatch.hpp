// How long something takes.
#pragma once

#include <chrono>

namespace synfin::proofs {

/// Runs since it was made.
class Stopwatch {
 public:
  double ms() const { return seconds() * 1000; }
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

}  // namespace synfin::proofs
