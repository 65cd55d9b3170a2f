// The smallest table: one phase, by which every event is handled. For tests of what a table must satisfy.
#pragma once

#include <utility>

#include "../../model/checks.hpp"
#include "../../model/vocabulary.hpp"

namespace synfin::tests {

/// Handlings of the events from `First` up to `Last`, each by the one phase.
template <const auto& Phase, std::size_t First = 0, std::size_t Last = model::event_count>
constexpr auto handled_by() {
  return []<std::size_t... E>(std::index_sequence<E...>) {
    return boost::hana::make_tuple(
        model::handling<Phase>(static_cast<model::Event>(First + E), model::always)...);
  }
  (std::make_index_sequence<Last - First>{});
}

inline constexpr auto somewhere = model::rfc9293("3.10");

}  // namespace synfin::tests
