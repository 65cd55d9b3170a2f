// The same machine as one would write it in C: a switch over events and states, with ifs inside. It is what
// the table's machine is measured against, and the one place where the rules stand a second time.
#pragma once

#include "../runtime/machine.hpp"

namespace synfin::bench {

/// Lets one event happen to a connection, as runtime::Machine<>::handle does.
runtime::Outcome handle_by_hand(runtime::Tcb& tcb, model::Event event, const runtime::Call& call,
                                const runtime::Config& config, const runtime::Segment& segment);

}  // namespace synfin::bench
