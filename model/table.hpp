// Questions about a table that are answered at compile time, and the checks that every table must pass.
#pragma once

#include <array>
#include <boost/hana/at.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/unpack.hpp>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

#include "fields.hpp"
#include "rule.hpp"

namespace synfin::model {

template <class T>
inline constexpr std::size_t handling_count = decltype(hana::size(T::handlings))::value;
template <class T, std::size_t H>
inline constexpr std::size_t phase_count = decltype(hana::size(hana::at_c<H>(T::handlings).phases))::value;
template <class T, std::size_t H, std::size_t P>
inline constexpr const auto& phase_at =
    std::decay_t<decltype(hana::at_c<P>(hana::at_c<H>(T::handlings).phases))>::phase;
template <class T, std::size_t H, std::size_t P>
inline constexpr std::size_t rule_count = decltype(hana::size(phase_at<T, H, P>.rules))::value;

/// The term that always holds.
template <class T>
inline constexpr bool is_always = std::is_same_v<T, std::remove_const_t<decltype(always)>>;

/// What the table says of one rule, without its terms.
struct RuleHeader {
  std::size_t handling = 0;
  std::size_t phase = 0;
  std::string_view name;
  std::string_view file;
  int line = 0;
  StateSet states;
  Clause clause;
  Event event{};
  bool always = false;  ///< it fires in each of its states, if no rule of its phase before it does
};

namespace detail {
template <class... R>
constexpr std::size_t rules_in(const Phase<R...>&) {
  return sizeof...(R);
}
template <class G, class... P>
constexpr std::size_t rules_in(const Handling<G, P...>& handling) {
  (void)handling;
  return (std::size_t{0} + ... + rules_in(P::phase));
}
template <class T>
constexpr std::size_t rules_in_table = hana::unpack(T::handlings, [](const auto&... h) {
  return (std::size_t{0} + ... + rules_in(h));
});
}  // namespace detail

/// All rules in the table's order; a phase that several events share is listed with each of them.
template <class T>
inline constexpr auto rule_headers = [] {
  std::array<RuleHeader, detail::rules_in_table<T>> all{};
  std::size_t next = 0;
  std::size_t h = 0;
  hana::unpack(T::handlings, [&](const auto&... handling) {
    (..., [&](const auto& one) {
      std::size_t p = 0;
      hana::unpack(one.phases, [&]<class... P>(const P&...) {
        (..., [&]<class Ref>(Ref*) {
          hana::unpack(Ref::phase.rules, [&]<class... R>(const R&... rule) {
            ((all[next++] = RuleHeader{h, p, rule.name, rule.file, rule.line, rule.states, rule.clause,
                                       one.event, is_always<typename R::guard>}),
             ...);
          });
          ++p;
        }(static_cast<P*>(nullptr)));
      });
      ++h;
    }(handling));
  });
  return all;
}();

/// The number of distinct rules.
template <class T>
inline constexpr std::size_t distinct_rules = [] {
  std::size_t count = 0;
  for (std::size_t i = 0; i < rule_headers<T>.size(); ++i) {
    bool first = true;
    for (std::size_t j = 0; j < i; ++j) first = first && rule_headers<T>[j].name != rule_headers<T>[i].name;
    count += first ? 1 : 0;
  }
  return count;
}();

/// The names of the rules, each once, in the table's order. A rule's place here is its id.
template <class T>
inline constexpr auto rule_names = [] {
  std::array<std::string_view, distinct_rules<T>> names{};
  std::size_t count = 0;
  for (const RuleHeader& rule : rule_headers<T>) {
    bool first = true;
    for (std::size_t j = 0; j < count; ++j) first = first && names[j] != rule.name;
    if (first) names[count++] = rule.name;
  }
  return names;
}();

/// The id of the rule of that name, or `rule_names<T>.size()`.
template <class T>
constexpr std::size_t rule_id(std::string_view name) {
  std::size_t id = 0;
  while (id < rule_names<T>.size() && rule_names<T>[id] != name) ++id;
  return id;
}

/// The place of an event's handling in the table.
template <class T>
constexpr std::size_t handling_of(Event event) {
  std::size_t found = handling_count<T>;
  std::size_t h = 0;
  hana::unpack(T::handlings,
               [&](const auto&... handling) { ((found = handling.event == event ? h : found, ++h), ...); });
  return found;
}

}  // namespace synfin::model
