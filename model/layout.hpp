// How the machine's fields lie in memory where code is printed for others: what the printers of structs
// write, and what is proved of compiled code, is read from here. Nothing in it depends on a compiler or a
// processor: words are of 32 bits at multiples of four, halves of 16 at multiples of two, and there are no
// pointers.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "fields.hpp"

namespace synfin::model {

struct PlainTable;

/// The structs of printed code.
enum class Record : std::uint8_t {
  tcb,      ///< what a connection keeps
  call,     ///< what the host says with an event
  cfg,      ///< the configuration
  seg,      ///< the segment that arrives
  actions,  ///< what the event leads to: `told`, its counts, and the segment that leaves
};
inline constexpr std::size_t record_count = 5;

/// Where a field lies.
struct Place {
  Record record;
  std::size_t
      offset;      ///< in octets from the record's beginning; of a bit, that of the octet or word it is in
  unsigned bit;    ///< of a bit, its place from the least significant on; else 0
  unsigned width;  ///< in bits: 32, 16, 8, or 1 for a bit; a flag of 8 is 0 or 1
};

/// The place of a field, by its id. Flags of `told` are bits of the word at the beginning of the actions.
const Place& place_of(std::size_t field);
/// The fields of a record in the order in which they lie.
std::span<const std::size_t> fields_of(Record record);
/// A record's size in octets, what fills it up included.
std::size_t size_of(Record record);

/// Where an event notes the rules that fired, if it does: behind the actions' fields, in octets from their
/// beginning.
struct FiredPlaces {
  std::size_t count;  ///< how many: a word of 32 bits
  std::size_t first;  ///< the ids of the rules, in order: halves
  std::size_t most;   ///< room for so many: no event fires more than one rule of each of its phases
  std::size_t size;   ///< of the actions then
};
FiredPlaces fired_places(const PlainTable& table);

/// Does the field hold no more than 16 bits? Those do that IP or TCP's header carry in so many, and those of
/// the configuration that are bounded so; what is compared with them follows. That nothing is lost where a
/// rule writes one is proved of the code.
bool is_half(std::size_t field);

}  // namespace synfin::model
