#include "columns.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace synfin::cli {

namespace {

using Row = std::vector<std::string>;
constexpr std::size_t gap = 2;

/// The parts of a text that are never broken, each with what ends it.
std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts{""};
  for (const char c : text) {
    parts.back() += c;
    if (c == ' ' || c == ',' || c == '/') parts.emplace_back();
  }
  if (parts.back().empty()) parts.pop_back();
  return parts;
}

std::string without_end(std::string line) {
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

std::size_t longest_part(const std::string& text) {
  std::size_t longest = 0;
  for (const std::string& part : parts_of(text)) longest = std::max(longest, without_end(part).size());
  return longest;
}

/// The lines of a text that may be so wide.
Row wrapped(const std::string& text, std::size_t width) {
  Row lines(1);
  for (const std::string& part : parts_of(text)) {
    if (!lines.back().empty() && lines.back().size() + without_end(part).size() > width) lines.emplace_back();
    lines.back() += part;
  }
  for (std::string& line : lines) line = without_end(line);
  return lines;
}

std::size_t sum(const std::vector<std::size_t>& widths) {
  return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

std::string side_by_side(const std::vector<Row>& rows, const std::vector<std::size_t>& widths) {
  std::string text;
  for (const Row& row : rows) {
    std::vector<Row> cells;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      cells.push_back(wrapped(row[c], widths[c]));
      lines = std::max(lines, cells.back().size());
    }
    for (std::size_t n = 0; n < lines; ++n) {
      std::string line;
      for (std::size_t c = 0; c < row.size(); ++c)
        line += fmt::format("{:<{}}", n < cells[c].size() ? cells[c][n] : "", widths[c] + gap);
      text += without_end(line) + "\n";
    }
  }
  return text;
}

std::string head_by_head(const std::vector<Row>& rows, std::size_t width) {
  std::size_t heads = 0;
  for (const std::string& head : rows.front()) heads = std::max(heads, head.size());
  const std::size_t before = heads + 2 * gap;
  std::string text;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    text += rows[r].front() + "\n";
    for (std::size_t c = 1; c < rows[r].size(); ++c) {
      std::string head = rows.front()[c];
      for (const std::string& line : wrapped(rows[r][c], width > before ? width - before : 1)) {
        text += fmt::format("{:{}}{:<{}}{}\n", "", gap, head, heads + gap, line);
        head.clear();
      }
    }
  }
  return text;
}

}  // namespace

std::string in_columns(const std::vector<Row>& rows, std::size_t width) {
  std::vector<std::size_t> widths(rows.front().size());
  std::vector<std::size_t> least(widths.size());
  for (const Row& row : rows)
    for (std::size_t c = 0; c < row.size(); ++c) {
      widths[c] = std::max(widths[c], row[c].size());
      least[c] = std::max(least[c], longest_part(row[c]));
    }
  if (width == 0 || sum(widths) <= width) return side_by_side(rows, widths);
  if (sum(least) > width) return head_by_head(rows, width);
  while (sum(widths) > width) {
    // The widest gives way, of those that still can.
    std::size_t widest = widths.size();
    for (std::size_t c = 0; c < widths.size(); ++c)
      if (widths[c] > least[c] && (widest == widths.size() || widths[c] > widths[widest])) widest = c;
    --widths[widest];
  }
  return side_by_side(rows, widths);
}

std::size_t output_width() {
  if (const char* const said = std::getenv("COLUMNS")) return std::strtoul(said, nullptr, 10);
  winsize size{};
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace synfin::cli
