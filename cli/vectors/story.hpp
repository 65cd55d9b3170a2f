// A run of one machine from CLOSED, as a search makes it: what befell it, event by event.
#pragma once

#include <cstdint>
#include <vector>

#include "../../proofs/event/concrete.hpp"
#include "circles.hpp"

namespace synfin::cli::vectors {

using proofs::Values;

/// An event, with the fields as it finds them: TCB, segment, call, configuration.
struct Happening {
  model::Event event{};
  Values before{};
};
/// Event by event. The first finds CLOSED.
using Story = std::vector<Happening>;

/// The connection as an event left it, ready for the next: nothing arrives, nothing is told; the clock
/// stands.
Values rest_of(const Values& after);
/// CLOSED, with that configuration (the fields of its group count) and that clock.
Values outset(const Values& config, std::uint32_t now);

/// A public event: the user may call at any time, a segment come; what waits for the host must be due.
bool may_happen(const model::PlainTable& table, model::Event event, const Values& before);

/// What happens once more, from CLOSED: each event finds what those before it leave. Its `before` is brought
/// up to date; false where an event cannot happen.
bool replay(const model::PlainTable& table, Story& story);

/// The story turned on a circle: all its places there are moved by `by`.
Story turned(const Story& story, const Circles& circles, std::size_t circle, std::uint32_t by);

}  // namespace synfin::cli::vectors
