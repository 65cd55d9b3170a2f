// The table's machine behind a plain function, so that both machines are called in the same way.
#pragma once

#include "../runtime/machine.hpp"

namespace synfin::bench {

/// Lets one event happen to a connection: runtime::Machine<>::handle, compiled in a translation unit of its
/// own.
runtime::Outcome handle_by_table(runtime::Machine<>& machine, model::Event event, const runtime::Call& call,
                                 const runtime::Config& config, const runtime::Segment& segment);

}  // namespace synfin::bench
