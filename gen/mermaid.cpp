// Target `mermaid`: the state diagram where Markdown is shown: GitHub, GitLab and wikis draw it.
#include <fmt/format.h>

#include "moves.hpp"
#include "target.hpp"

namespace synfin::gen {

namespace {

constexpr Comment percents{"%% ", "%% ", ""};

std::string_view node_of(model::State state) { return model::states[state].identifier; }

/// Text behind a colon: it ends with the line, and with a second colon or a semicolon, too.
std::string in_label(std::string_view text) {
  std::string result;
  for (const char c : text) result += c == ':' || c == ';' ? ',' : c;
  return result;
}

std::string rules_of(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves)
    text += fmt::format("{}{}", text.empty() ? "" : "<br/>", in_label(move.rule->name));
  return text;
}

std::string diagram(const model::PlainTable& table) {
  const Moves moves = moves_of(table);
  std::string text = "stateDiagram-v2\n";
  for (std::size_t s = 0; s < model::state_count; ++s)
    text += fmt::format("    state \"{}\" as {}\n", model::states[s].name, model::states[s].identifier);
  text += fmt::format("    [*] --> {}\n", node_of(no_connection));
  for (const auto& [ends, those] : moves.drawn)
    text += fmt::format("    {} --> {} : {}\n", node_of(ends.first), node_of(ends.second), rules_of(those));
  // What breaks a connection off leads from almost anywhere: as arrows it would bury all others.
  text += fmt::format("    note right of {}\n        at once from\n", node_of(no_connection));
  for (const auto& [event, those] : moves.told)
    for (const Move& move : those)
      text += fmt::format("        {} by {}\n", in_label(names_of(move.from)), in_label(move.rule->name));
  return text + "    end note\n";
}

std::vector<File> print_mermaid(const model::PlainTable& table, const Heading& heading) {
  return {{"synfin.mmd", head(heading, table, percents) + diagram(table)}};
}

}  // namespace

Target target_mermaid() {
  return {"mermaid", "the state diagram for Markdown: synfin.mmd",
          "for a document that GitHub or GitLab shows: in a block ```mermaid", print_mermaid};
}

}  // namespace synfin::gen
