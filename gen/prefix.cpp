#include "prefix.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "text.hpp"

namespace synfin::gen {

namespace {

void replace(std::string& text, std::string_view what, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
    text.replace(at, what.size(), by);
}

}  // namespace

bool is_prefix(std::string_view text) {
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  return !text.empty() && is_small(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_small(c) || c == '_' || (c >= '0' && c <= '9');
  });
}

std::vector<File> with_prefix(std::vector<File> files, std::string_view prefix) {
  const std::string small(prefix), large = capitals(prefix);
  std::vector<std::pair<std::string, std::string>> paths;
  for (File& file : files) {
    const std::string old = file.path;
    replace(file.path, "synfin", small);
    paths.emplace_back(old, file.path);
  }
  for (File& file : files) {
    replace(file.contents, "SYNFIN_", large + '_');
    replace(file.contents, "synfin_", small + '_');
    replace(file.contents, "namespace synfin", "namespace " + small);
    replace(file.contents, "synfin::", small + "::");
    for (const auto& [old, path] : paths) replace(file.contents, old, path);
  }
  return files;
}

}  // namespace synfin::gen
