// A head for what tests print: what it says is not what they look at.
#pragma once

#include <vector>

#include "../../gen/target.hpp"

namespace synfin::tests {

inline gen::Heading some_heading() {
  return {"0.0", "0123456789abcdef", "synfin generate something", gen::Judged{}};
}

/// The table in the language of that name.
inline std::vector<gen::File> printed(std::string_view target, const model::PlainTable& table) {
  return gen::find_target(target)->print(table, some_heading());
}

}  // namespace synfin::tests
