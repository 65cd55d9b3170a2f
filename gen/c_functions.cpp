// What the functions of synfin.c are given, and the small ones that c_language calls.
#include "c_functions.hpp"

namespace synfin::gen::c {

using model::FieldInfo;
using model::Group;

namespace {

struct RoleInfo {
  Role role;
  std::string_view type, name;
};
constexpr RoleInfo roles[] = {{tcb, "synfin_tcb", "tcb"},    {call, "synfin_call", "call"},
                              {cfg, "synfin_config", "cfg"}, {seg, "synfin_segment", "seg"},
                              {told, "struct told", "told"}, {actions, "synfin_actions", "actions"}};

/// The functions that the spellings above call; only those in use are printed.
constexpr std::pair<std::string_view, std::string_view> helpers[] = {
    {"before(",
     "/* a lies before b on the circle of 2^32 (RFC 9293 section 3.4) */\n"
     "static bool before(uint32_t a, uint32_t b)\n{\n    return a - b > 0x7fffffffu;\n}\n\n"},
    {"until(",
     "/* a lies before b, or is b */\n"
     "static bool until(uint32_t a, uint32_t b)\n{\n    return b - a <= 0x7fffffffu;\n}\n\n"},
    {"smaller(", "static uint32_t smaller(uint32_t a, uint32_t b)\n{\n    return a < b ? a : b;\n}\n\n"},
    {"larger(", "static uint32_t larger(uint32_t a, uint32_t b)\n{\n    return a < b ? b : a;\n}\n\n"},
};

}  // namespace

Role role_of(std::size_t field) {
  switch (model::fields[field].group) {
    case Group::seg:
      return seg;
    case Group::out:
      return actions;
    case Group::call:
      return call;
    case Group::told:
      return told;
    case Group::cfg:
      return cfg;
    default:
      return tcb;
  }
}

Roles roles_of(const std::set<std::size_t>& fields) {
  Roles all = 0;
  for (const std::size_t field : fields) all |= role_of(field);
  return all;
}

std::string parameters(Roles given, Roles written) {
  std::string text;
  for (const RoleInfo& one : roles)
    if ((given & one.role) != 0)
      text += fmt::format("{}{}{} *{}", text.empty() ? "" : ", ", (written & one.role) != 0 ? "" : "const ",
                          one.type, one.name);
  return text.empty() ? "void" : text;
}

std::string arguments(Roles given) {
  std::string text;
  for (const RoleInfo& one : roles)
    if ((given & one.role) != 0) text += fmt::format("{}{}", text.empty() ? "" : ", ", one.name);
  return text;
}

std::string member(std::size_t id) {
  const FieldInfo& field = model::fields[id];
  if (field.group == Group::out) return fmt::format("actions->out.{}", field.name);
  if (id >= model::tcb_field_count || field.group == Group::tcb)
    return fmt::format("{}->{}", field.group_name, field.name);
  return fmt::format("tcb->{}.{}", field.group_name, field.name);
}

std::string function(std::string_view type, std::string_view name, Roles given, Roles written) {
  const std::string head = fmt::format("static {} {}({})", type, name, parameters(given, written));
  return wrapped_code(head, "", "        ") + "{\n";
}

std::string zero(std::size_t field) {
  const char* none = model::fields[field].sort == model::Sort::flag ? "false" : "0u";
  return statement(fmt::format("{} = {};", member(field), none));
}

std::string helper_functions(std::string_view body) {
  std::string text;
  for (const auto& [call, definition] : helpers)
    if (body.empty() || body.find(call) != std::string_view::npos) text += definition;
  return text;
}

}  // namespace synfin::gen::c
