// One rule of a table that does otherwise than it says: what a finding is named by, and what may explain it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace synfin::model {

struct Deviation {
  enum class Kind : std::uint8_t {
    not_heeded,  ///< as if the rule were not there
    unasked,     ///< it fires in all its states, whatever its guard says
    leads,       ///< it ends in another state
    sets,        ///< one of its effects comes to another value
  } kind = Kind::not_heeded;
  std::size_t rule = 0;     ///< its place in the table
  std::size_t field = 0;    ///< that it sets
  std::uint32_t value = 0;  ///< ... to this; or the state
};

}  // namespace synfin::model
