#include <cstdlib>  // says which C library this is

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "app.hpp"

int main(int argc, char** argv) {
#if defined(__GLIBC__)
  // Z3 gives its memory back after each question and takes it anew for the next: the kernel had an eighth of
  // all time for that. What the program has had once it keeps.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
  return synfin::cli::run_program(argc, argv);
}
