#include "ladder.hpp"

#include <fmt/format.h>

namespace synfin::cli {

const std::vector<std::string>& drawing_names() {
  static const std::vector<std::string> names{"text", "svg", "mermaid", "json"};
  return names;
}

std::string draw(const Ladder& ladder, std::string_view name, bool colour) {
  if (name == "svg") return draw_svg(ladder);
  if (name == "mermaid") return draw_mermaid(ladder);
  if (name == "json") return draw_json(ladder);
  return draw_text(ladder, colour);
}

std::string worth_telling(const LadderStep& step) {
  std::string told;
  for (const std::string& word : step.told)
    if (word != "ok") told += (told.empty() ? "" : ", ") + word;
  return told;
}

std::string values_of(const Fact& fact) {
  return fact.after.empty() ? fact.before : fact.before + ", then " + fact.after;
}

std::string spell_time(std::uint64_t ms) {
  if (ms == 0) return "0 s";
  if (ms % 3'600'000 == 0) return fmt::format("{} h", ms / 3'600'000);
  if (ms % 60'000 == 0 && ms < 3'600'000) return fmt::format("{} min", ms / 60'000);
  if (ms % 1000 == 0) return fmt::format("{} s", ms / 1000);
  if (ms < 1000) return fmt::format("{} ms", ms);
  return fmt::format("{:.3f} s", static_cast<double>(ms) / 1000);
}

}  // namespace synfin::cli
