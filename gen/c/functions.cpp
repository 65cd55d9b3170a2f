// What the functions of synfin.c are given, and the small ones that c_language calls.
#include "functions.hpp"

#include <array>

#include "../../model/config.hpp"

namespace synfin::gen::c {

using model::Group;
using model::Record;

namespace {

struct RecordInfo {
  Record record;
  std::string_view type, name;
};
constexpr RecordInfo records[] = {{Record::tcb, "synfin_tcb", "tcb"},
                                  {Record::call, "synfin_call", "call"},
                                  {Record::cfg, "synfin_config", "cfg"},
                                  {Record::seg, "synfin_segment", "seg"},
                                  {Record::actions, "synfin_actions", "actions"}};

constexpr std::array default_values{
#define SYNFIN_VALUE(sort, name, meaning) static_cast<std::uint32_t>(model::default_config.name),
    SYNFIN_CONFIG(SYNFIN_VALUE)
#undef SYNFIN_VALUE
};

/// The functions that the spellings call; only those in use are printed.
constexpr std::pair<std::string_view, std::string_view> helpers[] = {
    {"before(",
     "/* a lies before b on the circle of 2^32 (RFC 9293 section 3.4) */\n"
     "static inline bool before(uint32_t a, uint32_t b)\n{\n    return (a - b) > 0x7fffffffu;\n}\n\n"},
    {"until(",
     "/* a lies before b, or is b */\n"
     "static inline bool until(uint32_t a, uint32_t b)\n{\n    return (b - a) <= 0x7fffffffu;\n}\n\n"},
    {"smaller(",
     "static inline uint32_t smaller(uint32_t a, uint32_t b)\n{\n    return (a < b) ? a : b;\n}\n\n"},
    {"larger(",
     "static inline uint32_t larger(uint32_t a, uint32_t b)\n{\n    return (a < b) ? b : a;\n}\n\n"},
};

}  // namespace

std::string name_of(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  const bool stands_in_tcb = id < model::tcb_field_count && field.group != Group::tcb;
  return stands_in_tcb ? fmt::format("{}_{}", field.group_name, field.name) : std::string(field.name);
}

std::string declaration(std::size_t id) {
  const model::Place& place = model::place_of(id);
  const bool flag = model::fields[id].sort == model::Sort::flag;
  const std::string type = flag ? "bool" : fmt::format("uint{}_t", place.width);
  return fmt::format("{} {}{}", type, name_of(id), place.width == 1 ? " : 1" : "");
}

std::string default_of(std::size_t id) {
  const std::uint32_t value = default_values[id - model::first_field(Group::cfg)];
  const Printer printer(c_language);
  return (model::fields[id].sort == model::Sort::flag ? printer.flag(value != 0) : printer.number(value))
      .text;
}

Records records_of(const std::set<std::size_t>& fields) {
  Records all = 0;
  for (const std::size_t field : fields) all |= only(model::place_of(field).record);
  return all;
}

std::string parameters(Records given, Records written) {
  std::string text;
  for (const RecordInfo& one : records)
    if ((given & only(one.record)) != 0)
      text += fmt::format("{}{}{} *{}", text.empty() ? "" : ", ",
                          (written & only(one.record)) != 0 ? "" : "const ", one.type, one.name);
  return text.empty() ? "void" : text;
}

std::string arguments(Records given) {
  std::string text;
  for (const RecordInfo& one : records)
    if ((given & only(one.record)) != 0) text += fmt::format("{}{}", text.empty() ? "" : ", ", one.name);
  return text;
}

std::string member(std::size_t id) {
  const model::FieldInfo& field = model::fields[id];
  if (field.group == Group::out) return fmt::format("actions->out.{}", field.name);
  for (const RecordInfo& one : records)
    if (one.record == model::place_of(id).record) return fmt::format("{}->{}", one.name, name_of(id));
  return {};
}

std::string function(std::string_view type, std::string_view name, Records given, Records written) {
  const std::string head = fmt::format("static inline {} {}({})", type, name, parameters(given, written));
  return wrapped_code(head, "", "        ") + "{\n";
}

std::string helper_functions(std::string_view body) {
  std::string text;
  for (const auto& [call, definition] : helpers)
    if (body.empty() || body.find(call) != std::string_view::npos) text += definition;
  return text;
}

}  // namespace synfin::gen::c
