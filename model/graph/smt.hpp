// A plain term as SMT-LIB 2, logic QF_BV: words are vectors of 32 bits, states of 4, flags are Booleans.
#pragma once

#include <string>

#include "text.hpp"

namespace synfin::model {

/// The term. A field is the constant `|snd.una|`, called as `text_of` calls it: `|snd.una'|` after the event.
std::string smt_of(const Node& term, const FieldNames& names = field_name);
/// The declarations of the constants in it, a line for each, in the order in which they are read.
std::string smt_declarations(const Node& term, const FieldNames& names = field_name);

}  // namespace synfin::model
