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

/// A line for each member of a struct.
std::string fields() {
  std::string text = "const synfin_field synfin_fields[SYNFIN_FIELD_COUNT] = {\n";
  for (const std::size_t id : fields_by_name()) {
    const model::Place& place = model::place_of(id);
    const bool is_bit = place.width == 1;
    const bool is_told =
        is_bit && place.record == model::Record::actions;  // a bit of a word, not of an octet
    const unsigned octet = is_bit && !is_told ? place.bit / 8 : 0;
    text += fmt::format("    {{ \"{}\", \"{}\", {}u, {}u, {} }},\n", name_of(place.record).type, name_of(id),
                        place.offset + octet,
                        is_told  ? 4
                        : is_bit ? 1
                                 : place.width / 8,
                        is_bit ? fmt::format("{}u", place.bit - 8 * octet) : "SYNFIN_WHOLE");
  }
  return text + "};\n\n";
}

}  // namespace

std::vector<std::size_t> fields_by_name() {
  std::vector<std::size_t> all;
  for (std::size_t r = 0; r < model::record_count; ++r)
    for (const std::size_t id : model::fields_of(static_cast<model::Record>(r)))
      if (model::fields[id].group != model::Group::out) all.push_back(id);
  return all;
}

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
  return text + "#endif\n\n#ifdef SYNFIN_FIELDS\n\n" + fields() + "#endif\n";
}

}  // namespace synfin::gen::c
