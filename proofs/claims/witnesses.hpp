// Claims whose premise has been met: one that never is says nothing.
#pragma once

#include <mutex>
#include <set>

namespace synfin::proofs {

/// Shared by all threads. Claims are told apart by where they are kept.
class Witnesses {
 public:
  bool has(const void* claim) const {
    const std::lock_guard guard(lock_);
    return met_.count(claim) != 0;
  }
  void add(const void* claim) {
    const std::lock_guard guard(lock_);
    met_.insert(claim);
  }

 private:
  mutable std::mutex lock_;
  std::set<const void*> met_;
};

}  // namespace synfin::proofs
