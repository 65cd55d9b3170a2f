// What the parts of target `c` share: names, types, and how C writes terms.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../model/plain.hpp"
#include "expression.hpp"
#include "text.hpp"

namespace synfin::gen::c {

inline std::string state_constant(model::State state) {
  return fmt::format("SYNFIN_STATE_{}", model::states[state].identifier);
}
inline std::string event_constant(model::Event event) {
  return fmt::format("SYNFIN_EVENT_{}", model::events[static_cast<std::size_t>(event)].identifier);
}
inline std::string rule_constant(const model::PlainRule& rule) {
  return "SYNFIN_RULE_" + capitals(rule.name);
}
inline std::string action_constant(const model::FieldInfo& told) {
  return "SYNFIN_ACTION_" + capitals(told.name);
}

// Levels: 1 ?:  2 ||  3 &&  4 == <  5 !  6 + -  7 cast. More parentheses than C needs, as its compilers
// advise.
inline constexpr Language c_language{
    .add = {"{0} + {1}", 6, 7, true},
    .subtract = {"{0} - {1}", 6, 7, true},
    .equal = {"{0} == {1}", 4, 6},
    .less = {"{0} < {1}", 4, 6},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 4, true},
    .disjunction = {"{0} || {1}", 2, 4, true},
    .negation = {"!{0}", 5, 7},
    .choice = {"{0} ? {1} : {2}", 1, 2},
    .unequal = {"{0} != {1}", 4, 6},
    .at_most = {"{0} <= {1}", 4, 6},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"smaller({0}, {1})", Text::atom, 0},
    .larger = {"larger({0}, {1})", Text::atom, 0},
    .count = {"(uint32_t){0}", 7, 7},
    .yes = "true",
    .no = "false",
    .number = "{0}u",
    .state = "(uint8_t)SYNFIN_STATE_{0}",
};
static_assert(is_complete(c_language));

inline const char* type_of(model::Sort sort) {
  return sort == model::Sort::flag ? "bool" : sort == model::Sort::state ? "uint8_t" : "uint32_t";
}

/// The host hears of a field of `told` as an action, but for what one phase tells another.
inline bool is_action(std::size_t field) {
  return model::fields[field].group == model::Group::told &&
         field != model::id_of(model::terms::told.ack_owed);
}

template <class Visit>
void for_each_field(model::Group group, Visit visit) {
  const std::size_t first = model::first_field(group);
  for (std::size_t id = first; id < first + model::group_size(group); ++id) visit(id);
}

inline std::string comment(std::string_view text, std::string_view indent = "") {
  std::string lines = wrapped(text, fmt::format("{}/* ", indent), fmt::format("{}   ", indent), 97);
  lines.replace(lines.size() - 1, 1, " */\n");
  return lines;
}
inline std::string statement(std::string_view text, std::size_t depth = 1) {
  return wrapped_code(text, std::string(depth * 4, ' '), std::string(depth * 4 + 8, ' '));
}

/// The functions that `c_language` calls, those that `body` uses; all of them where it is empty.
std::string helper_functions(std::string_view body);

/// The contents of synfin.c, behind its head.
std::string source(const model::PlainTable& table);

}  // namespace synfin::gen::c
