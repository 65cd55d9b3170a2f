#include "nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "../tables.hpp"

namespace synfin::cli {

namespace {
/// Upper and lower case are the same letter, and so are the ways to join words.
char letter(char c) {
  return c == '_' || c == ' ' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      const bool same = letter(a[i - 1]) == letter(b[j - 1]);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && letter(a[i - 1]) == letter(b[j - 2]) && letter(a[i - 2]) == letter(b[j - 1]))
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& names) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const std::string& name : names) {
    const std::size_t distance = edit_distance(word, name);
    if (distance < least) {
      least = distance;
      best = name;
    }
  }
  if (!best.empty() || word.size() < 3) return best;
  // A beginning or a part of a name is a good hint, too.
  for (const std::string& name : names)
    if (name.find(word) != std::string::npos) return name;
  return best;
}

std::string unknown_name(std::string_view kind, std::string_view word,
                         const std::vector<std::string>& names) {
  const std::string meant = nearest(word, names);
  if (!meant.empty()) return fmt::format("unknown {} '{}'; did you mean '{}'?", kind, word, meant);
  if (names.empty()) return fmt::format("unknown {} '{}'; there is none", kind, word);
  constexpr std::size_t most = 24;
  const auto shown = names.begin() + static_cast<std::ptrdiff_t>(std::min(most, names.size()));
  return fmt::format("unknown {} '{}'; expected one of: {}{}", kind, word,
                     fmt::join(names.begin(), shown, ", "), names.size() > most ? ", ..." : "");
}

std::function<std::string(const std::string&)> one_of(std::string kind, std::vector<std::string> names) {
  return [kind = std::move(kind), names = std::move(names)](const std::string& word) {
    const bool known = std::find(names.begin(), names.end(), word) != names.end();
    return known ? std::string() : unknown_name(kind, word, names);
  };
}

std::function<std::string(const std::string&)> one_of(std::string kind, std::vector<std::string> (*names)()) {
  return [kind = std::move(kind), names](const std::string& word) { return one_of(kind, names())(word); };
}

std::vector<std::string> table_names() {
  std::vector<std::string> names;
  for (const model::PlainTable* table : tables()) names.emplace_back(table->name);
  return names;
}

}  // namespace synfin::cli
