// From what was captured to what the table speaks of.
#pragma once

#include "evidence/connection.hpp"
#include "possibilities/run.hpp"

namespace synfin::oracle {

/// A captured segment in the table's terms. A window whose scale is not known may be as wide as any, and how
/// text is cut is the host's affair.
Moment moment_of(const Connection& connection, const Seen& seen);

/// The same, if its text is padding.
Moment without_text(Moment moment);

}  // namespace synfin::oracle
