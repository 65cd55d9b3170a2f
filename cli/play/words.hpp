// The running machine's types, by short names, without the table (which takes long to compile).
#pragma once

#include "../../model/fields.hpp"
#include "../../model/words.hpp"

namespace synfin::cli {

using model::Event;
using model::State;
using Tcb = model::TcbOf<model::Words>;
using Segment = model::SegmentOf<model::Words>;
using Call = model::CallOf<model::Words>;
using Told = model::ToldOf<model::Words>;
using Config = model::ConfigOf<model::Words>;

// Each struct's fields by name: `each_field(segment, [](std::string_view name, model::Sort sort, auto& value)
// {...})`.
#define SYNFIN_VISIT(sort, name, meaning) visit(std::string_view(#name), model::Sort::sort, group.name);
#define SYNFIN_VISITOR(Struct, LIST)                                                 \
  template <class Visit>                                                             \
  constexpr void each_field(model::Struct<model::Words>& group, Visit visit) {       \
    LIST(SYNFIN_VISIT)                                                               \
  }                                                                                  \
  template <class Visit>                                                             \
  constexpr void each_field(const model::Struct<model::Words>& group, Visit visit) { \
    LIST(SYNFIN_VISIT)                                                               \
  }
SYNFIN_VISITOR(SegmentOf, SYNFIN_SEGMENT)
SYNFIN_VISITOR(CallOf, SYNFIN_CALL)
SYNFIN_VISITOR(ToldOf, SYNFIN_TOLD)
SYNFIN_VISITOR(ConfigOf, SYNFIN_CONFIG)
#define SYNFIN_GROUP_VISITOR(Struct, group, LIST) SYNFIN_VISITOR(Struct, LIST)
SYNFIN_TCB_GROUPS(SYNFIN_GROUP_VISITOR)
#undef SYNFIN_GROUP_VISITOR
#undef SYNFIN_VISITOR
#undef SYNFIN_VISIT

/// The fields of a TCB, each with its group: `visit("snd", "una", sort, value)`.
template <class Visit>
constexpr void each_field(const Tcb& tcb, Visit visit) {
#define SYNFIN_VISIT_GROUP(Struct, group, LIST)                                           \
  each_field(tcb.group, [&](std::string_view name, model::Sort sort, const auto& value) { \
    visit(std::string_view(#group), name, sort, value);                                   \
  });
  SYNFIN_TCB_GROUPS(SYNFIN_VISIT_GROUP)
#undef SYNFIN_VISIT_GROUP
}

/// A value that a number was read for.
template <class Value>
constexpr void assign(Value& field, std::uint32_t value) {
  if constexpr (std::is_same_v<Value, bool>)
    field = value != 0;
  else if constexpr (std::is_same_v<Value, std::uint32_t>)
    field = value;
}

/// Is it for the user? All else that is told is for the host.
constexpr bool is_for_user(std::string_view told) {
#define SYNFIN_IS(sort, name, meaning) || told == #name
  return false SYNFIN_TOLD_USER(SYNFIN_IS);
#undef SYNFIN_IS
}
/// Is it told to anybody? What an event owes leaves before it ends.
constexpr bool is_told(std::string_view told) { return told != "ack_owed"; }

}  // namespace synfin::cli
