// Text in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace synfin::cli {

/// The same in UTF-8: octets that are none, as the name of a file may have them, are replaced.
std::string utf8(std::string_view text);

/// As it stands between tags and in quoted attributes. Both know no control characters: a question mark
/// stands for each, but for the ends of lines.
std::string escaped(std::string_view text);

}  // namespace synfin::cli
