// The head of printed files, as lines and as a comment.
#include "heading.hpp"

#include <fmt/format.h>

#include "text.hpp"

namespace synfin::gen {

namespace {

std::string properties(const Heading& heading, const model::PlainTable& table) {
  if (!heading.judged)
    return fmt::format("not judged; synfin verify --variant {} does it, in the program that knows the table",
                       table.name);
  const auto& [violated, open] = *heading.judged;
  std::string text = violated.empty() ? "violates none that Synfin asks of it"
                                      : fmt::format("violates {}", fmt::join(violated, ", "));
  if (!open.empty()) text += fmt::format("; it is not known of {}", fmt::join(open, ", "));
  return text;
}

/// The text with what would end the comment taken apart.
std::string harmless(std::string text, std::string_view end) {
  if (end.empty()) return text;
  for (std::size_t at = 0; (at = text.find(end, at)) != std::string::npos; at += end.size())
    text.insert(at + 1, " ");
  return text;
}

}  // namespace

std::vector<std::string> head_lines(const Heading& heading, const model::PlainTable& table) {
  return {fmt::format("{}{} from its table \"{}\": {}", printed_by, heading.version, table.name, table.gloss),
          fmt::format("Command: {}", heading.command),
          fmt::format("Table: SHA-256 {}", heading.digest),
          fmt::format("Properties: {}", properties(heading, table)),
          fmt::format("SPDX-License-Identifier: {}", licence),
          "Do not edit: change the table and print it again."};
}

std::string head(const Heading& heading, const model::PlainTable& table, const Comment& comment) {
  std::string text;
  for (const std::string& line : head_lines(heading, table)) {
    const std::string deeper = std::string(comment.further) + "  ";
    text += wrapped(harmless(line, comment.end), text.empty() ? comment.first : comment.further, deeper);
  }
  text.pop_back();
  return text.append(comment.last) + '\n';
}

}  // namespace synfin::gen
