// What is seen of a machine that a vector is run on.
#pragma once

#include <optional>
#include <vector>

#include "../../runtime/table_machine.hpp"
#include "../machines/plain_machine.hpp"
#include "story.hpp"

namespace synfin::cli::vectors {

/// What one event came to.
struct Seen {
  runtime::Outcome outcome;
  runtime::Tcb after;
  std::vector<model::Event> due;  ///< that the host is to let happen now
  std::optional<std::uint32_t> next_deadline;
  runtime::Fired fired;
};

/// Lets one event of a story happen to that TCB.
Seen see(const runtime::TableMachine& machine, runtime::Tcb& tcb, const Happening& happening);

/// The same of an event that was run on the plain view, and left the fields so.
Seen seen_in(const PlainMachine& machine, const Happening& happening, const Values& after);

/// Do they show the same outside: the segment, what the user is told, the state, what is due and when?
bool same_outside(const Seen& a, const Seen& b);
/// And the same TCB?
bool same(const Seen& a, const Seen& b);

}  // namespace synfin::cli::vectors
