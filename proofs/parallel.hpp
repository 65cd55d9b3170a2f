// Independent pieces of work, shared among threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace synfin::proofs {

/// Calls `work` with each number below `size`, on `jobs` threads; returns when all is done. What `work`
/// writes must be the number's own, or guarded.
template <class Work>
void in_parallel(unsigned jobs, std::size_t size, Work work) {
  std::atomic<std::size_t> next{0};
  const auto some = [&] {
    for (std::size_t i = next++; i < size; i = next++) work(i);
  };
  std::vector<std::thread> helpers;
  for (unsigned j = 1; j < jobs; ++j) helpers.emplace_back(some);
  some();
  for (std::thread& helper : helpers) helper.join();
}

}  // namespace synfin::proofs
