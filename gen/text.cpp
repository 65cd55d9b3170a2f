// Identifiers, clauses, line breaks.
#include "text.hpp"

namespace synfin::gen {

namespace {
bool is_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

/// Where to break text that has `room` columns; npos: nowhere.
using Cut = std::size_t (*)(std::string_view text, std::size_t room);

std::size_t last_space(std::string_view text, std::size_t room) {
  const std::size_t cut = text.rfind(' ', room);
  return cut != std::string_view::npos ? cut : text.find(' ', room);
}

std::size_t best_space(std::string_view code, std::size_t room) {
  std::size_t best = std::string_view::npos;
  int best_cost = 1000;
  int depth = 0;
  for (std::size_t i = 0; i < code.size() && i <= room; ++i) {
    if (code[i] == '(') ++depth;
    if (code[i] == ')') --depth;
    if (code[i] != ' ' || i < room / 3) continue;
    const bool joins = code.substr(i, 4) == " && " || code.substr(i, 4) == " || " ||
                       code.substr(i, 5) == " and " || code.substr(i, 4) == " or ";
    const bool chooses = code.substr(i, 3) == " ? " || code.substr(i, 3) == " : ";
    const bool lists = i > 0 && code[i - 1] == ',';
    const int cost = depth + (joins || chooses || lists ? 0 : 10);
    if (cost > best_cost) continue;
    best_cost = cost;
    best = i;
  }
  return best != std::string_view::npos ? best : last_space(code, room);
}

std::string broken(std::string_view text, std::string_view first, std::string_view further, std::size_t width,
                   Cut cut_at) {
  std::string result;
  std::string_view indent = first;
  while (indent.size() + text.size() > width) {
    const std::size_t cut = cut_at(text, width > indent.size() ? width - indent.size() : 1);
    if (cut == std::string_view::npos) break;
    result.append(indent).append(text.substr(0, cut)) += '\n';
    text.remove_prefix(cut + 1);
    indent = further;
  }
  result.append(indent).append(text) += '\n';
  return result;
}
}  // namespace

std::string snake_case(std::string_view name) {
  std::string result;
  for (const char c : name) {
    if (is_word(c))
      result += lower(c);
    else if (!result.empty() && result.back() != '_')
      result += '_';
  }
  while (!result.empty() && result.back() == '_') result.pop_back();
  return result;
}

std::string capitals(std::string_view name) {
  std::string result = snake_case(name);
  for (char& c : result) c = upper(c);
  return result;
}

std::string camel_case(std::string_view name) {
  std::string result;
  bool begins = true;
  for (const char c : snake_case(name)) {
    if (c != '_') result += begins ? upper(c) : c;
    begins = c == '_';
  }
  return result;
}

std::string text_of(const model::Clause& clause) {
  std::string text{clause.document};
  text += " section ";
  text += clause.section;
  if (!clause.paragraph.empty()) {
    text += ", ";
    text += clause.paragraph;
  }
  return text;
}

std::string wrapped(std::string_view text, std::string_view first, std::string_view further,
                    std::size_t width) {
  return broken(text, first, further, width, last_space);
}

std::string wrapped_code(std::string_view code, std::string_view first, std::string_view further,
                         std::size_t width) {
  return broken(code, first, further, width, best_space);
}

}  // namespace synfin::gen
