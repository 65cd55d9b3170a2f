// Target `plantuml`: the state diagram as UML, with what breaks a connection off in the legend.
#include <fmt/format.h>

#include "moves.hpp"
#include "target.hpp"

namespace synfin::gen {

namespace {

constexpr Comment apostrophes{"' ", "' ", ""};

std::string_view node_of(model::State state) { return model::states[state].identifier; }

/// Words that Creole would take for markup stay as they are behind a tilde.
std::string plain(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '|' || c == '~' || c == '*' || c == '_' || c == '/' || c == '"') result += '~';
    result += c;
  }
  return result;
}

std::string rules_of(const std::vector<Move>& moves) {
  std::string text;
  for (const Move& move : moves)
    text +=
        fmt::format("{}<color:{}>{}", text.empty() ? "" : "\\n", color_of(move.kind), plain(move.rule->name));
  return text;
}

std::string diagram(const model::PlainTable& table) {
  const Moves moves = moves_of(table);
  std::string text =
      fmt::format("@startuml\ntitle {}: {}\nhide empty description\n", plain(table.name), plain(table.gloss));
  for (std::size_t s = 0; s < model::state_count; ++s)
    text += fmt::format("state \"{}\" as {}\n", model::states[s].name, model::states[s].identifier);
  text += fmt::format("[*] --> {}\n", node_of(no_connection));
  for (const auto& [ends, those] : moves.drawn)
    text += fmt::format("{} -[{}]-> {} : {}\n", node_of(ends.first), color_of(color_kind(those)),
                        node_of(ends.second), rules_of(those));
  text += "legend right\n";
  for (std::size_t k = 0; k < std::size(kinds); ++k)
    text += fmt::format("<color:{}>{}\n", kinds[k].color, plain(kinds[k].meaning));
  text += fmt::format("|= event |= rule |= at once to {}, from |\n", model::name_of(no_connection));
  for (const auto& [event, those] : moves.told)
    for (const Move& move : those)
      text += fmt::format("| {} | {} | {} |\n", model::name_of(event), plain(move.rule->name),
                          names_of(move.from));
  return text + "endlegend\n@enduml\n";
}

std::vector<File> print_plantuml(const model::PlainTable& table, const Heading& heading) {
  return {{"synfin.puml", head(heading, table, apostrophes) + diagram(table)}};
}

}  // namespace

Target target_plantuml() {
  return {"plantuml", "the state diagram as UML: synfin.puml", "for PlantUML: plantuml -tsvg synfin.puml",
          print_plantuml};
}

}  // namespace synfin::gen
