// What ends the program with status 2. The message is one line: which word or file, where in it, what was
// expected.
#pragma once

#include <stdexcept>

namespace synfin::cli {

/// The command line is wrong.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A file cannot be read, or cannot be written, or does not say what it should.
struct InputError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace synfin::cli
