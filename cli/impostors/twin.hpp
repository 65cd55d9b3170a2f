// The standard's machine in step with an impostor: the same calls, the same arrivals, at the same moments.
// What the impostor sends otherwise is what can be seen on the wire.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "../../runtime/table_machine.hpp"

namespace synfin::cli {

/// How far a difference between two machines reaches.
enum class Reach : std::uint8_t {
  nowhere,  ///< there is none
  inner,    ///< their TCBs only
  user,     ///< what the users are told
  time,     ///< the same segments, at other times
  wire,     ///< other segments
};

/// What happens to both at one moment.
struct Moment {
  model::Event event;
  runtime::Call call;
  runtime::Config config;
  runtime::Segment segment;
};

/// Where the two part on the wire.
struct Parting {
  Moment moment;
  model::State state;                              ///< of the twin, until then
  std::optional<runtime::Segment> impostor, twin;  ///< what each sends where the other does not
};

class Twin {
 public:
  explicit Twin(const runtime::TableMachine& machine) : machine_(machine) {}

  /// The twin lives through a moment; the impostor follows.
  void live(const Moment& moment);
  /// What the impostor does in it.
  void see(const runtime::Outcome& outcome);
  /// The impostor is through with it.
  void compare(const runtime::Tcb& impostor);

  std::optional<std::uint32_t> next_deadline(std::uint32_t now, const runtime::Config& config) const;

  Reach reach() const;
  /// Where they part, if their reach is the wire.
  const std::optional<Parting>& parting() const { return parting_; }

 private:
  void handle(model::Event event, const Moment& moment);
  void part();

  const runtime::TableMachine& machine_;
  runtime::Tcb tcb_{};
  model::State state_{};  ///< before the moment in which they part
  Moment moment_{};
  std::deque<runtime::Segment> sent_, impostor_sent_;  ///< what the other has not sent, too
  std::vector<runtime::Told> told_, impostor_told_;    ///< in this moment
  std::optional<Parting> parting_;
  bool parted_ = false;
  bool inner_ = false, user_ = false, time_ = false;
};

}  // namespace synfin::cli
