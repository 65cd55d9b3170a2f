// How much a test does: the usual run ends in minutes, the long one (`./run test --long`) leaves nothing out.
#pragma once

#include <cstddef>
#include <cstdio>
#include <cstdlib>

namespace synfin::tests {

/// `usual` times, or `thorough` times in the long run. The test is tagged [long], so that the long run has
/// it.
inline std::size_t effort(std::size_t usual, std::size_t thorough) {
  return std::getenv("SYNFIN_LONG") == nullptr ? usual : thorough;
}

/// Says why a test is not run; ctest shows it as skipped, and `./run test` repeats the reason.
inline void skipped(const char* why) { std::printf("skipped: %s\n", why); }

}  // namespace synfin::tests
