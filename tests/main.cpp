// Compiled once for all test programs: in version 2 of Catch2 this file is the whole library, and slow.
#define CATCH_CONFIG_RUNNER
#include "catch.hpp"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
