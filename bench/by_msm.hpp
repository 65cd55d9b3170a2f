// A machine of Boost.MSM behind the same function, with by_hand's steps (see peers.hpp).
#pragma once

#include <cstddef>
#include <memory>

#include "recordings.hpp"

namespace synfin::bench {

/// A connection with its state machine, in the state that the TCB names.
class MsmConnection {
 public:
  struct Machine;
  explicit MsmConnection(const runtime::Tcb& tcb);
  MsmConnection(MsmConnection&&) noexcept;
  MsmConnection& operator=(MsmConnection&&) noexcept;
  ~MsmConnection();
  const runtime::Tcb& tcb() const;
  /// The state in which the library holds the connection.
  model::State state() const;

  std::unique_ptr<Machine> machine;
};

/// Lets one event happen to a connection, as runtime::Machine<>::handle does.
runtime::Outcome handle_by_msm(MsmConnection& connection, model::Event event, const runtime::Call& call,
                               const runtime::Config& config, const runtime::Segment& segment);
/// What a connection takes, in octets.
std::size_t size_by_msm();

inline std::uint32_t play_by_msm(const Recording& recording) {
  return play<MsmConnection>(recording, handle_by_msm);
}

}  // namespace synfin::bench
