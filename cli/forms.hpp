// Before code is printed: is the form that it is printed from the table?
#pragma once

#include "../model/plain.hpp"

namespace synfin::cli {

/// Shows by the solver that the imperative form of a table does what the table says, for all words. Throws
/// std::runtime_error, with what is not shown, where it does not: a fault of ours.
void show_form(const model::PlainTable& table);

}  // namespace synfin::cli
