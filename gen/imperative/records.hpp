// The structs of printed code: what a function is given, what it changes, how fields are called in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "../../model/layout.hpp"

namespace synfin::gen {

/// The structs that a function is given, a bit for each: 1 << Record.
using Records = unsigned;
constexpr Records only(model::Record record) { return 1U << static_cast<unsigned>(record); }

/// How what is a struct, and the struct itself, are called: `seg`, `segment`.
struct RecordName {
  model::Record record;
  std::string_view variable, type, meaning;
};
/// In the order in which functions are given them.
inline constexpr RecordName record_names[] = {
    {model::Record::tcb, "tcb", "tcb",
     "The transmission control block: what one connection keeps from event to event. Read what you like; let "
     "only the machine write."},
    {model::Record::call, "call", "call", "What the host says with an event."},
    {model::Record::cfg, "cfg", "config", "What may differ between hosts. Octets and milliseconds."},
    {model::Record::seg, "seg", "segment", "A segment, without its payload. Zero what does not apply."},
    {model::Record::actions, "actions", "actions", "What one event leads to."}};
const RecordName& name_of(model::Record record);

/// The structs in which fields stand.
Records records_of(const std::set<std::size_t>& fields);

/// A field's name in its struct: `snd_una`, `seq`.
std::string name_of(std::size_t field);

/// Is it a flag of `told`?
inline bool is_told_flag(std::size_t field) {
  return model::fields[field].group == model::Group::told && model::fields[field].sort == model::Sort::flag;
}

/// What a configuration's field is unless somebody says otherwise; of any other field, zero.
std::uint32_t default_of(std::size_t field);

}  // namespace synfin::gen
