#include "by_table.hpp"

namespace synfin::bench {

// Flat, so that no compiler measures a call around the call.
[[gnu::flatten]] runtime::Outcome handle_by_table(runtime::Machine<>& machine, model::Event event,
                                                  const runtime::Call& call, const runtime::Config& config,
                                                  const runtime::Segment& segment) {
  return machine.handle(event, call, config, segment);
}

}  // namespace synfin::bench
