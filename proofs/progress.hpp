// How far a verification has come, told while it runs.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "stopwatch.hpp"

namespace synfin::proofs {

/// A piece of the work.
struct Part {
  std::string what;         ///< a property on a table, or a place of many: `SEGMENT ARRIVES in LAST-ACK`
  std::string_view method;  ///< `inductive`, `bounded`, ...
  std::size_t parts = 1;    ///< into so many the work with this method falls
  bool done = false;        ///< false: it begins
  double ms = 0;            ///< that it took, when it is done
};

/// Whoever works calls it, from any thread; whoever listens hears one call at a time.
class Progress {
 public:
  explicit Progress(std::function<void(const Part&)> listener) : listener_(std::move(listener)) {}

  void operator()(const Part& part) {
    const std::lock_guard one_at_a_time(mutex_);
    listener_(part);
  }

 private:
  std::mutex mutex_;
  std::function<void(const Part&)> listener_;
};

/// Tells that a part begins, and at the end of the scope that it is done; nobody, where nobody listens:
/// `const Working working(limits.progress, {"what", "inductive", 7});`
class Working {
 public:
  Working(Progress* progress, Part part) : progress_(progress), part_(std::move(part)) {
    if (progress_ != nullptr) (*progress_)(part_);
  }
  Working(const Working&) = delete;
  Working& operator=(const Working&) = delete;
  ~Working() {
    if (progress_ == nullptr) return;
    part_.done = true;
    part_.ms = stopwatch_.ms();
    (*progress_)(part_);
  }

 private:
  Progress* progress_;
  Part part_;
  Stopwatch stopwatch_;
};

}  // namespace synfin::proofs
