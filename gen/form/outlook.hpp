// What may be when a phase begins: rules that come before it have ended the event in some states, and have
// written some of what is told and sent. What cannot be need not be asked or undone.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

#include "../../model/plain.hpp"

namespace synfin::gen::form {

struct Outlook {
  model::StateSet states{};       ///< that an event can come to the phase in
  std::set<std::size_t> written;  ///< fields of `told` and `out` that an earlier phase may have written
};

/// The outlook of each phase, over all events that it handles. Sound and not exact: guards that are no
/// constants may hold or not.
std::vector<Outlook> outlooks(const model::PlainTable& table);

}  // namespace synfin::gen::form
