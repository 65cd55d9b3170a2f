// How a language lays out what is no term. With its `Language` (expression.hpp) that is nearly all that a
// target must say.
#pragma once

#include <string_view>

namespace synfin::gen {

/// Patterns for fmt. Of an empty one nothing is written.
struct Layout {
  using Pattern = std::string_view;

  // Names: {0} the identifier, {1} the same in CamelCase.
  Pattern event, rule, flow;
  /// A field of a struct.
  Pattern member = "{0}.{1}";
  // Is the connection in a state? In one of several: {0} stands for `each_state` of them all ({1}: its
  // identifier), with `between_states`.
  Pattern in_state = "tcb.state == {0}", in_states = {}, each_state = "{0}", between_states = {};
  /// States in a row: from {0} on, and up to {0}; empty: as others.
  Pattern from_state{}, up_to_state{};
  Pattern up_to_event = "event <= {0}";  ///< is it an event, of which {0} is the last?
  /// A word of 16 bits as one of 32, and back; where both are as they are all words have 32.
  Pattern widen = "{0}", narrow = "{0}";
  Pattern equal = "{0} == {1}", unequal = "{0} != {1}";

  // Types; of a word {0} are the bits. {0} of a struct: its name, {1}: in CamelCase.
  Pattern flag_type{}, state_type{}, word_type{}, flow_type{}, struct_type = "{1}";

  // Statements.
  Pattern open = "if ({0}) {{", close = "}}";
  Pattern leave_if = "if ({0}) return;", give_if = "if ({0}) return {1};";
  Pattern leave = "return;", give = "return {0};";
  Pattern result = "return {0};";    ///< as the last statement of a function
  Pattern set = "{0} = {1};";        ///< of a field or a variable
  Pattern let = "const {0} = {1};";  ///< {2}: its type
  Pattern chain = "flow = {0};";     ///< a phase, before it is looked at what follows
  Pattern declare_flow{};            ///< where `chain` alone would not do
  Pattern perform = "{0};";          ///< a call, and what it returns is not looked at
  Pattern perform_phase = "{0};";    ///< the same of one that returns a flow
  Pattern fired{};                   ///< {0}: the rule; {1}: its identifier
  Pattern end_of_step{};             ///< where the flow of the last phase has been named for nothing
  // A choice by event: {0} is what stands in front of each case. `further_case` where it differs.
  Pattern choose = "switch (event) {{", one_case = "case {0}:", further_case{}, end_of_case{};
  Pattern go_on = "break;", otherwise = "default:", end_of_choice = "}}";
  Pattern refuse{};            ///< where a case asks itself whether its event is due: {0}
  Pattern idle{};              ///< what stands in a block that does nothing
  int cases_depth = 0;         ///< of cases in a choice
  bool is_exhaustive = false;  ///< must a choice of all events have no `otherwise`?

  // Functions: {0} the name, {1} the parameters, {2} what it returns by `returns`, or `nothing`.
  // `group`: of what rules have in common; empty: as any other.
  Pattern function{}, group{}, begin_of_function{}, end_of_function = "}}", returns = "{0}", nothing{};
  /// A parameter that is read, one that is written: {0} its name, {1} its type.
  Pattern given = "{0}", written = "{0}";
  // What is given besides to functions that fire rules, to note them, and what stands above such a function;
  // empty: they are noted in `actions`.
  std::string_view note_argument{}, note_parameter{}, note_head{};
  std::string_view gap = "\n";  ///< between functions

  // Declarations: {0} the name, {1} in CamelCase.
  std::string_view comment = "// ";  ///< in front of each of its lines
  Pattern beside = "{0}  // {1}";    ///< a meaning beside a line; empty: above
  std::string_view above = "// ";
  Pattern enumeration{} /* {2}: the bits that are enough */, end_of_enumeration = "}};";
  Pattern constant{};  ///< {2} its number
  Pattern structure{}, end_of_structure = "}};";
  Pattern field{};   ///< {1} its type, {2} its default
  Pattern nested{};  ///< {0} the name, {1} the type of a field that is a struct
  std::string_view fired_field{};
  Pattern names{}, name = "    \"{0}\",", end_of_names = "}};";  ///< {0} `STATE_NAMES`, {1} how many
};

}  // namespace synfin::gen
