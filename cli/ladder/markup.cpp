#include "markup.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace synfin::cli {

std::string utf8(std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(text.begin(), text.end(), is_ascii)) return std::string(text);
  using nlohmann::json;
  return json::parse(json(std::string(text)).dump(-1, ' ', false, json::error_handler_t::replace))
      .get<std::string>();
}

std::string escaped(std::string_view text) {
  std::string safe;
  const std::string valid = utf8(text);
  for (const char c : valid) {
    if (c == '&')
      safe += "&amp;";
    else if (c == '<')
      safe += "&lt;";
    else if (c == '>')
      safe += "&gt;";
    else if (c == '"')
      safe += "&quot;";
    else if (c == '\'')
      safe += "&#39;";
    else
      safe += (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f ? '?' : c;
  }
  // Two code points of Unicode are no characters of XML either.
  for (const std::string_view none : {"\xef\xbf\xbe", "\xef\xbf\xbf"})
    for (std::size_t at = 0; (at = safe.find(none, at)) != std::string::npos;) safe.replace(at, 3, "?");
  return safe;
}

}  // namespace synfin::cli
