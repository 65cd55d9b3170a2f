// A machine of Boost.Statechart behind the same function, with by_hand's steps (see peers.hpp).
#pragma once

#include <cstddef>
#include <memory>

#include "recordings.hpp"

namespace synfin::bench {

/// A connection with its state machine, in the state that the TCB names.
class StatechartConnection {
 public:
  struct Machine;
  explicit StatechartConnection(const runtime::Tcb& tcb);
  StatechartConnection(StatechartConnection&&) noexcept;
  StatechartConnection& operator=(StatechartConnection&&) noexcept;
  ~StatechartConnection();
  const runtime::Tcb& tcb() const;
  /// The state in which the library holds the connection.
  model::State state() const;

  std::unique_ptr<Machine> machine;
};

/// Lets one event happen to a connection, as runtime::Machine<>::handle does.
runtime::Outcome handle_by_statechart(StatechartConnection& connection, model::Event event,
                                      const runtime::Call& call, const runtime::Config& config,
                                      const runtime::Segment& segment);
/// What a connection takes, in octets, the state that the library keeps on the heap included.
std::size_t size_by_statechart();

inline std::uint32_t play_by_statechart(const Recording& recording) {
  return play<StatechartConnection>(recording, handle_by_statechart);
}

}  // namespace synfin::bench
