// What a rule has set in a TCB, shown outside: a run goes on until one in which the field were another would
// be told from it.
#pragma once

#include "search.hpp"

namespace synfin::cli::vectors {

/// Looks for the runs of all goals of that kind. The same each time.
void show_what_is_set(const Goals& goals, Found& found);

}  // namespace synfin::cli::vectors
