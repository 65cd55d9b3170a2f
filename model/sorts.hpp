// The sorts of the table's words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace synfin::model {

/// What a word of the machine stands for. All but `flag` and `state` are 32 bits wide and wrap.
enum class Sort : std::uint8_t {
  flag,      ///< true or false
  number,    ///< a count of octets, of milliseconds or of tries: compared as an unsigned number
  sequence,  ///< a sequence number: compared by distance, as RFC 9293 section 3.4 means it
  tick,      ///< an instant of the host's millisecond clock: compared by distance, as it wraps too
  state,     ///< one of the eleven states
};

constexpr std::string_view name_of(Sort sort) {
  constexpr std::string_view names[] = {"flag", "number", "sequence", "tick", "state"};
  return names[static_cast<std::size_t>(sort)];
}

/// True for the sorts that are positions on the circle of 2^32 and so compare by distance.
constexpr bool is_circular(Sort sort) { return sort == Sort::sequence || sort == Sort::tick; }

}  // namespace synfin::model
