// A head for what tests print: what it says is not what they look at.
#pragma once

#include <fmt/format.h>

#include <vector>

#include "../../gen/target.hpp"
#include "../support/effort.hpp"
#include "commands.hpp"

namespace synfin::tests {

inline gen::Heading some_heading() {
  return {"0.0", "0123456789abcdef", "synfin generate something", gen::Judged{}};
}

/// The table in the language of that name.
inline std::vector<gen::File> printed(std::string_view target, const model::PlainTable& table) {
  return gen::find_target(target)->print(table, some_heading());
}

/// Is the program there that the target needs? Where it is not the test is told as skipped.
inline bool can_print(const gen::Target& target) {
  if (target.needs.empty() || is_installed(std::string(target.needs))) return true;
  skipped(fmt::format("target {} needs {}, which is not installed", target.name, target.needs).c_str());
  return false;
}
inline bool can_print(std::string_view target) { return can_print(*gen::find_target(target)); }

}  // namespace synfin::tests
