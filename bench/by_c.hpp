// The printed C machine behind the same function: the structs are carried over outside of what is measured,
// which is `synfin_handle` alone. It does what the others do but with text beyond what IP can carry, which
// its fields do not hold (139 of 20,000 events of `everything`).
#pragma once

#include <array>
#include <cstdint>

#include "../runtime/machine.hpp"

namespace synfin::bench {

/// A connection of the printed machine, as octets: synfin.h is printed when this is built.
struct CConnection {
  explicit CConnection(const runtime::Tcb& tcb);
  std::array<std::uint32_t, 32> tcb{};
};

/// Lets one event happen to a connection, as runtime::Machine<>::handle does, but tells only what a recording
/// sums up.
runtime::Outcome handle_by_c(CConnection& connection, model::Event event, const runtime::Call& call,
                             const runtime::Config& config, const runtime::Segment& segment);
/// What a connection takes, in octets.
std::size_t size_by_c();

}  // namespace synfin::bench
