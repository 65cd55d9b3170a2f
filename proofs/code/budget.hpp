// How much time a part may take: processor time of the thread that works on it.
#pragma once

#include <ctime>

namespace synfin::proofs::code {

/// Processor seconds that this thread has used.
inline double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// From when it is made; asked by the same thread.
class Budget {
 public:
  explicit Budget(double seconds) : end_(thread_seconds() + seconds) {}
  double left() const { return end_ - thread_seconds(); }

 private:
  double end_;
};

}  // namespace synfin::proofs::code
