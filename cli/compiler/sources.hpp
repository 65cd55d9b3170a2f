// What of a user's file a compiler is given.
#pragma once

#include "../../model/plain.hpp"
#include "compiler.hpp"

namespace synfin::cli {

/// A file whose ending a compiler knows (compiler.hpp), printed of that table, its functions called `prefix`.
/// C is compiled as it stands; another language behind C's functions and structs, which are those of the
/// proof (gen/bridge.hpp). Throws InputError where the file cannot be read.
Sources sources_of(const std::string& file, const model::PlainTable& table, const std::string& prefix);

}  // namespace synfin::cli
