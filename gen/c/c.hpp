// What the parts of target `c` share: names, types, and how C writes terms.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../../model/layout.hpp"
#include "../../model/plain.hpp"
#include "../expression.hpp"
#include "../form/form.hpp"
#include "../heading.hpp"
#include "../text.hpp"

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
/// The bit of a flag that is told.
inline std::string told_constant(std::size_t field) {
  return "SYNFIN_TOLD_" + capitals(model::fields[field].name);
}

// Levels: 1 ?:  2 ||  3 &&  4 == <  5 + -  6 !  7 cast. More parentheses than C needs: no operand of one
// operator is another one's expression (MISRA C:2012 rule 12.1).
inline constexpr Language c_language{
    .add = {"{0} + {1}", 5, 6, true},
    .subtract = {"{0} - {1}", 5, 6, true},
    .equal = {"{0} == {1}", 4, 6},
    .less = {"{0} < {1}", 4, 6},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 6, true},
    .disjunction = {"{0} || {1}", 2, 6, true},
    .negation = {"!{0}", 6, 7},
    .choice = {"{0} ? {1} : {2}", 1, 6},
    .unequal = {"{0} != {1}", 4, 6},
    .at_most = {"{0} <= {1}", 4, 6},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"smaller({0}, {1})", Text::atom, 0},
    .larger = {"larger({0}, {1})", Text::atom, 0},
    .count = {"(uint32_t){0}", 7, 7},
    .yes = "true",
    .no = "false",
    .number = "{0}u",
    .state = "SYNFIN_STATE_{0}",
};
static_assert(is_complete(c_language));

/// A value's type where it is computed: all words are of 32 bits.
inline const char* type_of(model::Sort sort) {
  return sort == model::Sort::flag ? "bool" : sort == model::Sort::state ? "uint8_t" : "uint32_t";
}

/// A field's name in its struct: `snd_una`, `seq`.
std::string name_of(std::size_t field);
/// A field of a struct, as declared: `uint32_t snd_una`, `bool armed_user : 1`.
std::string declaration(std::size_t field);

inline std::string comment(std::string_view text, std::string_view indent = "") {
  std::string lines = wrapped(text, fmt::format("{}/* ", indent), fmt::format("{}   ", indent), 97);
  lines.replace(lines.size() - 1, 1, " */\n");
  return lines;
}
inline std::string statement(std::string_view text, std::size_t depth = 1) {
  return wrapped_code(text, std::string(depth * 4, ' '), std::string(depth * 4 + 8, ' '));
}

/// synfin.h and synfin.c behind their heads, and the names of what there is, which end synfin.c.
std::string header(const form::Form& form);
std::string source(const form::Form& form);
std::string names(const model::PlainTable& table);
/// synfin_wire.h and synfin_wire.c behind their heads.
std::string wire_header();
std::string wire_source();
/// synfin_save.h and synfin_save.c behind their heads, for a table whose invariant is known. The form must
/// have been printed before: words that only the invariant uses are met here.
std::string save_header();
std::string save_source(const form::Form& form, const Heading& heading);

}  // namespace synfin::gen::c
