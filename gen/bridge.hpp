// Code printed in another language behind the functions of synfin.h: so that what a compiler makes of it is
// met as that of C is, above all by the proof of compiled code.
#pragma once

#include <string>

namespace synfin::gen {

/// A file in C++, to be compiled beside synfin.h and synfin.hpp. Each function takes C's structs over field
/// by field, calls the header's, and gives back what has changed: nothing of any table stands in it.
std::string cpp_bridge();
/// The same as a crate in Rust, of which synfin.rs, without attributes of a crate, is a module.
std::string rust_bridge();

}  // namespace synfin::gen
