// What the parts of target `c` share: names, types, and how C writes terms.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../../model/plain.hpp"
#include "../expression.hpp"
#include "../heading.hpp"
#include "../imperative/module.hpp"
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

inline constexpr Layout c_layout{
    .event = "SYNFIN_EVENT_{0}",
    .rule = "SYNFIN_RULE_{0}",
    .flow = "FLOW_{0}",
    .member = "{0}->{1}",
    .in_state = "tcb->state == {0}",
    .in_states = "((1u << tcb->state) & ({0})) != 0u",
    .each_state = "BIT({0})",
    .between_states = " | ",
    .from_state = "tcb->state >= {0}",
    .up_to_state = "tcb->state <= {0}",
    // What is narrow must not become a signed number of 32 bits.
    .widen = "(uint32_t){0}",
    .narrow = "(uint16_t)({0})",
    .flag_type = "bool",
    .state_type = "uint8_t",
    .word_type = "uint{0}_t",
    .flow_type = "enum flow",
    .struct_type = "synfin_{0}",
    .let = "const {2} {0} = {1};",
    .declare_flow = "enum flow flow;",
    .perform_phase = "(void){0};",
    .fired = "FIRED({0});",
    .end_of_step = "(void)flow;",
    .refuse = "if (!({0})) return;",
    .function = "static inline {2} {0}({1})",
    .group = "SHARED {2} {0}({1})",
    .begin_of_function = "{{",
    .nothing = "void",
    .given = "const {1} *{0}",
    .written = "{1} *{0}",
};

inline std::string comment(std::string_view text, std::string_view indent = "") {
  std::string lines = wrapped(text, fmt::format("{}/* ", indent), fmt::format("{}   ", indent), 97);
  lines.replace(lines.size() - 1, 1, " */\n");
  return lines;
}

/// What stands before functions that read the configuration, and ask for states.
inline constexpr std::string_view fix_config = R"(#ifdef SYNFIN_CONFIG_STATIC
static const synfin_config fixed_config = SYNFIN_CONFIG_STATIC;
#define FIX_CONFIG (cfg = &fixed_config)
#else
#define FIX_CONFIG (void)0
#endif
)";
inline constexpr std::string_view define_bit = "#define BIT(state) (1u << (uint32_t)(state))\n";

/// The functions that `c_language` calls, those that `body` uses; all of them where it is empty.
std::string helper_functions(std::string_view body);

/// synfin.h and synfin.c behind their heads, and the names of what there is, which end synfin.c.
std::string header(const form::Form& form);
std::string source(const form::Form& form);
std::string names(const model::PlainTable& table);
/// The fields whose places SYNFIN_FIELDS tells: of all structs; where one lies within another, as that of its
/// own.
std::vector<std::size_t> fields_by_name();
/// synfin_wire.h and synfin_wire.c behind their heads.
std::string wire_header();
std::string wire_source();
/// synfin_save.h and synfin_save.c behind their heads, for a table whose invariant is known. The form must
/// have been printed before: words that only the invariant uses are met here.
std::string save_header();
std::string save_source(const form::Form& form, const Heading& heading);

}  // namespace synfin::gen::c
