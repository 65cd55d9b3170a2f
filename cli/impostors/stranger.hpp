// A stranger who knows an end's numbers and sends what lies at the edges of what the end must accept: the
// wire is hostile, and many rules matter only there.
#pragma once

#include <random>

#include "../../runtime/table_machine.hpp"

namespace synfin::cli {

/// A segment for an end with this TCB: well-formed for the most part, off by a little in one or two things.
runtime::Segment strange_segment(const runtime::Tcb& tcb, std::mt19937& random);

}  // namespace synfin::cli
