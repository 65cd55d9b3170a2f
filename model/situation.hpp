// Everything about one event in one place, with each field reachable by its id: for proofs, replays and
// drawings.
#pragma once

#include <cstdint>

#include "fields.hpp"
#include "words.hpp"

namespace synfin::model {

/// A connection, what happens to it, and what comes of it.
struct Situation {
  TcbOf<Words> tcb{};
  SegmentOf<Words> seg{};
  SegmentOf<Words> out{};
  CallOf<Words> call{};
  ToldOf<Words> told{};
  ConfigOf<Words> cfg{};
  bool operator==(const Situation&) const = default;
};

/// Calls `visit(id, member)` for every field, in the order of ids.
template <class S, class Visit>
constexpr void visit_fields(S& situation, Visit visit) {
  std::size_t id = 0;
#define SYNFIN_FIELD(sort, name, meaning) visit(id++, part.name);
#define SYNFIN_PART(Struct, group, LIST) \
  {                                      \
    auto& part = situation.tcb.group;    \
    LIST(SYNFIN_FIELD)                   \
  }
  SYNFIN_TCB_GROUPS(SYNFIN_PART)
#undef SYNFIN_PART
#define SYNFIN_PART(Struct, group, LIST) \
  {                                      \
    auto& part = situation.group;        \
    LIST(SYNFIN_FIELD)                   \
  }
  SYNFIN_OTHER_GROUPS(SYNFIN_PART)
#undef SYNFIN_PART
#undef SYNFIN_FIELD
}

/// The field of that id, as a word.
constexpr std::uint32_t get(const Situation& situation, std::size_t id) {
  std::uint32_t value = 0;
  visit_fields(situation, [&](std::size_t at, const auto& member) {
    if (at == id) value = static_cast<std::uint32_t>(member);
  });
  return value;
}
/// Sets the field of that id.
constexpr void set(Situation& situation, std::size_t id, std::uint32_t value) {
  visit_fields(situation, [&]<class M>(std::size_t at, M& member) {
    if (at == id) member = static_cast<M>(value);
  });
}

}  // namespace synfin::model
