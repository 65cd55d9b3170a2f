// Catch2 stands on Debian 12 in version 2 and on later systems in version 3. Tests include this file and are
// written for version 3; what version 2 names otherwise is added here.
#pragma once

#if __has_include(<catch2/catch_all.hpp>)

#include <catch2/catch_all.hpp>

#else

#include <string>

#include <catch2/catch.hpp>

namespace Catch::Matchers {

inline auto ContainsSubstring(std::string const& text, CaseSensitive::Choice sensitive = CaseSensitive::Yes) {
  return Contains(text, sensitive);
}

}  // namespace Catch::Matchers

#endif
