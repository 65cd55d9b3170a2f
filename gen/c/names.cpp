// The names of what there is, for whoever shows them: behind a macro each, as text takes room.
#include "c.hpp"

namespace synfin::gen::c {

namespace {

template <class Each>
std::string naming(std::string_view of, std::string_view what, Each each) {
  std::string text =
      fmt::format("const char *synfin_{0}_{1}(synfin_{0} {0})\n{{\n    switch ({0}) {{\n", of, what);
  each([&](std::string_view constant, std::string_view name) {
    text += fmt::format("    case {}:\n        return \"{}\";\n", constant, name);
  });
  return text + "    default:\n        return \"unknown\";\n    }\n}\n\n";
}

}  // namespace

std::string names(const model::PlainTable& table) {
  std::string text = "#ifdef SYNFIN_NAMES\n\n";
  text += naming("state", "name", [](auto add) {
    for (std::size_t s = 0; s < model::state_count; ++s)
      add(state_constant(static_cast<model::State>(s)), model::states[s].name);
  });
  text += naming("event", "name", [](auto add) {
    for (std::size_t e = 0; e < model::event_count; ++e)
      add(event_constant(static_cast<model::Event>(e)), model::events[e].name);
  });
  text += naming("rule", "name", [&](auto add) {
    for (const model::PlainRule* rule : table.rules) add(rule_constant(*rule), rule->name);
  });
  text += "#endif\n\n#ifdef SYNFIN_CLAUSES\n\n";
  text += naming("rule", "clause", [&](auto add) {
    for (const model::PlainRule* rule : table.rules) add(rule_constant(*rule), text_of(rule->clause));
  });
  return text + "#endif\n";
}

}  // namespace synfin::gen::c
