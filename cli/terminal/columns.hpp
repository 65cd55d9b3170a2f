// Tables of text, as wide as who looks at them can see.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace synfin::cli {

/// Rows of cells side by side, the first row the heads. Where the width (in characters; 0: any) is too small,
/// cells go on in the next line, broken at spaces, commas and slashes; where even that is too wide, each row
/// is told head by head. A word that cannot be broken may stand out.
std::string in_columns(const std::vector<std::vector<std::string>>& rows, std::size_t width);

/// How wide standard output may be: $COLUMNS, or else the terminal's width. 0, any: neither, so that what is
/// piped has a line for each row.
std::size_t output_width();

}  // namespace synfin::cli
