// What the parts of target `promela` share: names, types, and how Promela writes terms.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "../model/plain.hpp"
#include "expression.hpp"
#include "text.hpp"

namespace synfin::gen::promela {

// Levels: 2 ||  3 &&  4 ==  5 !. Sums, differences and comparisons of words are macros, as they are made
// modulo 2^BITS. Numbers from 2^16 on say a part of the circle, and become the same part of the smaller one.
inline constexpr Language promela_language{
    .add = {"plus({0}, {1})", Text::atom, 0},
    .subtract = {"minus({0}, {1})", Text::atom, 0},
    .equal = {"{0} == {1}", 4, 6},
    .less = {"less({0}, {1})", Text::atom, 0},
    .before = {"before({0}, {1})", Text::atom, 0},
    .conjunction = {"{0} && {1}", 3, 4, true},
    .disjunction = {"{0} || {1}", 2, 4, true},
    .negation = {"!{0}", 5, 7},
    .choice = {"({0} -> {1} : {2})", Text::atom, 0},
    .unequal = {"{0} != {1}", 4, 6},
    .at_most = {"at_most({0}, {1})", Text::atom, 0},
    .until = {"until({0}, {1})", Text::atom, 0},
    .smaller = {"smaller({0}, {1})", Text::atom, 0},
    .larger = {"larger({0}, {1})", Text::atom, 0},
    .yes = "true",
    .no = "false",
    .number = "{0}",
    .state = "{0}",
    .large = "part_of_circle({0})",
};
static_assert(is_complete(promela_language));

/// The macros that `promela_language` uses, for any BITS.
std::string_view arithmetic();

inline std::string comment(std::string_view text, std::string_view indent = "") {
  std::string lines = wrapped(text, fmt::format("{}/* ", indent), fmt::format("{}   ", indent), 97);
  lines.replace(lines.size() - 1, 1, " */\n");
  return lines;
}
inline std::string statement(std::string_view text, std::size_t depth = 1) {
  return wrapped_code(text, std::string(depth * 2, ' '), std::string(depth * 2 + 4, ' '));
}
/// `name = value;` SPIN takes the end of a line for the end of a statement, but not within parentheses.
inline std::string assignment(std::string_view name, std::string_view value) {
  const bool breaks = name.size() + value.size() > 90;
  return statement(breaks ? fmt::format("{} = ({});", name, value) : fmt::format("{} = {};", name, value));
}
/// `:: guard -> what`
inline std::string option(std::string_view guard, std::string_view what) {
  const bool breaks = guard.size() + what.size() > 90;
  return statement(breaks ? fmt::format(":: ({}) -> {}", guard, what)
                          : fmt::format(":: {} -> {}", guard, what));
}

inline std::string_view event_name(model::Event event) {
  return model::events[static_cast<std::size_t>(event)].identifier;
}
/// How a field's variable is named where it stands alone: `snd_una`; in the group `tcb` just `state`.
std::string plain_name(std::size_t field);
/// How a field is named in the rules: `tcb[me].snd_una`, `seg.seq`, `cfg_buffer`.
std::string member(std::size_t field);
/// A field's declaration: `WORD snd_una`.
std::string declaration(std::size_t field);
/// `among(x, bit(CLOSED) | bit(LISTEN))`
std::string among(std::string_view variable, model::StateSet set);
/// `for (id of the group) visit(id)`
template <class Visit>
void for_each_field(model::Group group, Visit visit) {
  const std::size_t first = model::first_field(group);
  for (std::size_t id = first; id < first + model::group_size(group); ++id) visit(id);
}

/// machine.pml: the table, and nothing else.
std::string machine(const model::PlainTable& table);
/// world.pml: two endpoints, their users, a wire, crashes and clocks around it.
std::string world(const model::PlainTable& table);
/// properties.pml: what is asked.
std::string properties();

}  // namespace synfin::gen::promela
