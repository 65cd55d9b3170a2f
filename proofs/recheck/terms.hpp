// Plain terms as expressions of Z3, by nothing but their definitions: no constant is folded, nothing is
// simplified, no word is measured from another.
#pragma once

#include <z3++.h>

#include <functional>
#include <string>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::recheck {

/// The value of a field, as a term about something sees it: by its id and its view.
using Read = std::function<z3::expr(const model::Node& field)>;
z3::expr translate(z3::context& c, const model::Node& term, const Read& read);

/// A constant of that sort: a Boolean, a state's 4 bits, or 32 bits.
z3::expr constant(z3::context& c, model::Sort sort, const std::string& name);
/// The zero of that sort: `no`, CLOSED, 0.
z3::expr zero(z3::context& c, model::Sort sort);
z3::expr is_in(const z3::expr& state, model::StateSet set);

/// A value for each of the model's fields, by id.
using Fields = std::vector<z3::expr>;

}  // namespace synfin::recheck
