// Another prefix than `synfin` for what printed code defines, so that two tables can stand in one program.
#pragma once

#include <string_view>
#include <vector>

#include "target.hpp"

namespace synfin::gen {

/// Can it be one: a small letter, and then small letters, digits and underscores?
bool is_prefix(std::string_view text);

/// The files with `prefix_` for `synfin_`, `PREFIX_` for `SYNFIN_`, the namespace `prefix`, and called so,
/// too. What is a module of its own has no names that could clash.
std::vector<File> with_prefix(std::vector<File> files, std::string_view prefix);

}  // namespace synfin::gen
