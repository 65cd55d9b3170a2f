// The smallest tables: one phase, by which every event is handled. For tests of what a table must satisfy.
#pragma once

#include <utility>

#include "../../model/checks.hpp"
#include "../../model/variant.hpp"
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

/// A rule that answers whatever comes to it.
inline constexpr auto rest = model::rule("rest", somewhere, "gloss", model::any_state, model::always,
                                         model::nothing, model::and_return);

/// Handles every event by one phase.
template <const auto& Phase>
struct TableOf {
  static constexpr auto handlings = handled_by<Phase>();
};

inline constexpr auto syn_or_rest =
    model::phase("only", somewhere,
                 model::rule("syn", somewhere, "gloss", model::any_state, model::when(model::terms::seg.syn),
                             model::nothing, model::and_return),
                 rest);
/// The table that variants are made of.
using Base = TableOf<syn_or_rest>;

}  // namespace synfin::tests
