// Vectors as packetdrill scripts, where that language can say them: the stack under test is a kernel's, its
// user a program with sockets, its peer whoever injects.
#pragma once

#include <string>
#include <vector>

#include "../../gen/target.hpp"
#include "suite.hpp"

namespace synfin::cli::vectors {

/// A vector as a script; or what of it cannot be said, and where.
struct Script {
  std::string text;       ///< empty: it cannot be said
  std::string why_not;    ///< the kind of thing that cannot be
  std::size_t event = 0;  ///< the first event that cannot be said
};
Script packetdrill(const Suite& suite, const Vector& vector);

/// One file for each script, `NAME.pkt`, and a list of those that cannot be said, `not-said.tsv`.
std::vector<gen::File> packetdrill(const Suite& suite);

}  // namespace synfin::cli::vectors
