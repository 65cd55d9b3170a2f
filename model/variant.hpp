// A variant is a table with rules dropped, replaced or added by name. It is never a second table.
//
//   struct NoTimeWaitEdits {
//     static constexpr std::string_view name = "no-time-wait", gloss = "...";
//     static constexpr auto edits = hana::make_tuple(drop("rst.challenge"), replace("fin-wait-2.fin",
//     rule(...)));
//   };
//   using NoTimeWait = Variant<Standard, NoTimeWaitEdits>;
#pragma once

#include <boost/hana/append.hpp>
#include <boost/hana/flatten.hpp>
#include <boost/hana/tuple.hpp>

#include "edits.hpp"

namespace synfin::model {

namespace detail {

template <class Edits, const auto& Whole, std::size_t R>
constexpr auto edited_rule() {
  constexpr const auto& rule = hana::at_c<R>(Whole.rules);
  constexpr std::size_t e = find_edit<Edits>(rule.name);
  if constexpr (e == edit_count<Edits>) {
    return hana::make_tuple(rule);
  } else {
    constexpr const auto& edit = hana::at_c<e>(Edits::edits);
    if constexpr (edit.keeps)
      return hana::append(edit.instead, rule);
    else
      return edit.instead;
  }
}
template <class... R>
constexpr Phase<R...> phase_of(std::string_view name, Clause clause, bool answers, hana::tuple<R...> rules) {
  return {name, clause, answers, rules};
}
/// A phase with the edits made.
template <class Edits, const auto& Whole>
struct EditedPhase {
  static constexpr auto phase = []<std::size_t... R>(std::index_sequence<R...>) {
    return phase_of(Whole.name, Whole.clause, Whole.answers,
                    hana::flatten(hana::make_tuple(edited_rule<Edits, Whole, R>()...)));
  }
  (std::make_index_sequence<rules_in(Whole)>{});
};
template <class Edits, const auto& Whole>
constexpr bool touched = hana::unpack(Whole.rules, [](const auto&... rule) {
  return (false || ... || (find_edit<Edits>(rule.name) < edit_count<Edits>));
});
template <class Edits, const auto& Whole>
constexpr auto edited(PhaseRef<Whole> untouched) {
  if constexpr (touched<Edits, Whole>)
    return PhaseRef<EditedPhase<Edits, Whole>::phase>{};
  else
    return untouched;
}
template <class Edits, class Enabled, class... P>
constexpr auto edited_handling(const Handling<Enabled, P...>& one) {
  return Handling<Enabled, decltype(edited<Edits>(P{}))...>{one.event, {}};
}

}  // namespace detail

/// The table `Base` with the edits of `Edits` made.
template <class Base, class Edits>
struct Variant {
  static constexpr std::string_view name = Edits::name;
  static constexpr std::string_view gloss = Edits::gloss;
  static constexpr auto handlings = hana::unpack(Base::handlings, [](const auto&... handling) {
    if constexpr (detail::are_readable<Edits>)
      return hana::make_tuple(detail::edited_handling<Edits>(handling)...);
    else
      return hana::make_tuple(handling...);
  });
  /// What is wrong with the edits.
  static constexpr Complaint complaint = [] {
    if constexpr (detail::are_readable<Edits>)
      return detail::complaint_of_edits<Base, Variant, Edits>();
    else
      return Complaint{detail::mistake_of_edits<Edits>(), "variant", name, {}, {}, {}, 0};
  }();
};

}  // namespace synfin::model
