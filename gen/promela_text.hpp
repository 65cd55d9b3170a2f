// The parts of world.pml that are the same for every table, as they are printed.
#pragma once

#include <string_view>

namespace synfin::gen::promela::text {

extern const std::string_view wire;        ///< what the wire is
extern const std::string_view wire_moves;  ///< how segments come and go
extern const std::string_view past;        ///< what is noted for the properties
extern const std::string_view events;      ///< what may happen, and the process that lets it

}  // namespace synfin::gen::promela::text
