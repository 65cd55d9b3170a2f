// Compiled once for all test programs: in version 2 of Catch2 this file is the whole library, and slow.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

#include <cstdlib>

int main(int argc, char** argv) {
  // Never the user's own: what the tests say must not rest on what was kept before there was this build.
  setenv("SYNFIN_CACHE", SYNFIN_TESTS_CACHE, 0);
  return Catch::Session().run(argc, argv);
}
