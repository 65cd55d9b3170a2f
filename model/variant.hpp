// A variant is a table with rules dropped, replaced or added by name. It is never a second table.
//
//   struct NoTimeWaitEdits {
//     static constexpr std::string_view name = "no-time-wait", gloss = "...";
//     static constexpr auto edits = hana::make_tuple(drop("time-wait.timeout"), replace("fin-wait-2.fin",
//     rule(...)));
//   };
//   using NoTimeWait = Variant<Standard, NoTimeWaitEdits>;
#pragma once

#include <boost/hana/append.hpp>
#include <boost/hana/flatten.hpp>
#include <boost/hana/tuple.hpp>

#include "checks.hpp"

namespace synfin::model {

/// One edit: what becomes of the rule of that name.
template <class... R>
struct Edit {
  std::string_view at;
  hana::tuple<R...> instead;  ///< what stands there instead
  bool keeps;                 ///< the rule itself follows
};
/// The rule does not stand in the variant.
constexpr Edit<> drop(std::string_view name) { return {name, {}, false}; }
/// Other rules stand in its place.
template <class... R>
constexpr Edit<R...> replace(std::string_view name, R... rules) {
  return {name, hana::tuple<R...>{rules...}, false};
}
/// Other rules are asked before it.
template <class... R>
constexpr Edit<R...> before(std::string_view name, R... rules) {
  return {name, hana::tuple<R...>{rules...}, true};
}

namespace detail {

template <class Edits>
inline constexpr std::size_t edit_count = decltype(hana::size(Edits::edits))::value;

template <class Edits>
constexpr std::size_t find_edit(std::string_view rule) {
  std::size_t found = edit_count<Edits>;
  std::size_t e = 0;
  hana::unpack(Edits::edits, [&](const auto&... edit) { ((found = edit.at == rule ? e : found, ++e), ...); });
  return found;
}

template <class Base, class Edits>
constexpr bool every_edit_names_a_rule() {
  return hana::unpack(Edits::edits, [](const auto&... edit) {
    return (true && ... && (rule_id<Base>(edit.at) < rule_names<Base>.size()));
  });
}

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
  static_assert(detail::every_edit_names_a_rule<Base, Edits>(),
                "synfin: a variant names a rule that the table does not have");
  static constexpr std::string_view name = Edits::name;
  static constexpr std::string_view gloss = Edits::gloss;
  static constexpr auto handlings = hana::unpack(Base::handlings, [](const auto&... handling) {
    return hana::make_tuple(detail::edited_handling<Edits>(handling)...);
  });
};

}  // namespace synfin::model
