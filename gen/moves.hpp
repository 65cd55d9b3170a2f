// The moves of a table from state to state, as pictures draw them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../model/plain.hpp"

namespace synfin::gen {

/// Who makes an event happen.
enum class Kind : std::uint8_t { user, peer, clock };
struct KindInfo {
  std::string_view meaning, color;
};
inline constexpr KindInfo kinds[] = {{"the user calls", "#1f4e9c"},
                                     {"a segment arrives", "#222222"},
                                     {"the clock, or the host's asking", "#b3361b"}};
Kind kind_of(const model::PlainHandling& handling);
inline std::string_view color_of(Kind kind) { return kinds[static_cast<std::size_t>(kind)].color; }

/// A rule that leads from states to another, when it fires by an event.
struct Move {
  const model::PlainRule* rule;
  model::Event event;
  Kind kind;
  model::StateSet from;  ///< those that it leaves: without its target, and without those in which an earlier
                         ///< rule of its phase always fires
};

/// A table's moves, divided so that a picture of them stays readable.
struct Moves {
  /// Those that are drawn: from one state to another, in the table's order.
  std::map<std::pair<model::State, model::State>, std::vector<Move>> drawn;
  /// Those that are told beside the picture, by event, in the table's order. They lead to the first state, in
  /// which there is no connection, from states that have another way to go on: they break a connection off.
  std::map<model::Event, std::vector<Move>> told;
};
Moves moves_of(const model::PlainTable& table);

/// By which kind an arrow of these is coloured: theirs, or the peer's where they differ.
Kind color_kind(const std::vector<Move>& moves);

/// The state in which there is no connection: where a machine begins, and ends.
inline constexpr model::State no_connection{};

/// The names of states, with `between` from one to the next; those that lack where that is shorter.
std::string names_of(model::StateSet set, std::string_view between = ", ");

template <class Visit>
void for_each_state(model::StateSet set, Visit visit) {
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (set.has(static_cast<model::State>(s))) visit(static_cast<model::State>(s));
}

}  // namespace synfin::gen
