// What a claim says of one step, in nothing but fields: before the event and after it. Nothing of the model's
// vocabulary may be included here, so that what is written on top of this alone is in bare fields.
#pragma once

#include <utility>

#include "../../model/plain_of.hpp"
#include "property.hpp"

namespace synfin::proofs::claims {

using namespace model;
using namespace model::terms;

/// A field's value after the event.
template <Term F>
constexpr After<F> after(F) {
  return {};
}
template <Term A, Term B>
constexpr auto implies(A a, B b) {
  return !a || b;
}
template <Term F>
constexpr auto unchanged(F field) {
  return after(field) == field;
}
/// What a term says of its fields, said of them as another view has them.
template <View V, unsigned G, unsigned I, Sort S>
constexpr Seen<Field<G, I, S>, V> seen(Field<G, I, S>) {
  return {};
}
template <View V, Sort S, std::uint32_t N>
constexpr Literal<S, N> seen(Literal<S, N> literal) {
  return literal;
}
template <View V, Term F, View Already>
constexpr Seen<F, Already> seen(Seen<F, Already> field) {
  return field;
}
template <View V, Op O, Sort S, Term... Kids>
constexpr auto seen(Apply<O, S, Kids...>) {
  return Apply<O, S, decltype(seen<V>(Kids{}))...>{};
}
/// What a term says, said of the end of the event.
template <Term T>
constexpr auto later(T term) {
  return seen<View::after>(term);
}
template <class F, StateSet Set, std::size_t... S>
constexpr auto is_any_of(std::index_sequence<S...>) {
  return (no || ... || [] {
    if constexpr (Set.has(static_cast<State>(S)))
      return F{} == state_literal<static_cast<State>(S)>;
    else
      return no;
  }());
}
/// Before the event the state is one of these.
template <auto... S>
inline constexpr auto from =
    is_any_of<decltype(tcb.state), in(S...)>(std::make_index_sequence<state_count>{});
/// After the event the state is one of these.
template <auto... S>
inline constexpr auto to =
    is_any_of<After<decltype(tcb.state)>, in(S...)>(std::make_index_sequence<state_count>{});
inline constexpr auto state_kept = unchanged(tcb.state);
inline constexpr auto sends = after(told.sent);
namespace detail {
template <std::size_t Id, class... But>
constexpr auto kept_unless() {
  constexpr FieldInfo info = fields[Id];
  if constexpr ((false || ... || (Id == id_of(But{}))))
    return yes;
  else
    return unchanged(Field<static_cast<unsigned>(info.group),
                           static_cast<unsigned>(Id - first_field(info.group)), info.sort>{});
}
template <class... But, std::size_t... Id>
constexpr auto kept_but(std::index_sequence<Id...>) {
  return (yes && ... && kept_unless<Id, But...>());
}
}  // namespace detail
/// The connection stays as it is, but for these fields.
template <class... But>
constexpr auto all_kept_but(But...) {
  return detail::kept_but<But...>(std::make_index_sequence<tcb_field_count>{});
}
inline constexpr auto all_kept = all_kept_but();
template <Term T>
const Node* put(T term) {
  return plain_term(term);
}
template <Term P, Term C>
Claim claim(std::string_view what, std::vector<Event> events, P premise, C conclusion) {
  return {what, std::move(events), put(premise), put(conclusion)};
}
/// A piece of an invariant.
template <Term T>
Piece piece(Of of, std::string_view name, std::string_view why, T term) {
  return {name, why, put(term), of};
}
/// One that holds only as long as the segment may be alive.
template <Term T>
Piece piece_while_alive(Of of, std::string_view name, std::string_view why, T term) {
  return {name, why, put(term), of, true};
}
template <Term T>
Option option(std::string_view what, std::vector<Event> events, T step) {
  return {what, std::move(events), put(step)};
}
inline const std::vector<Event> every_event{};
inline const std::vector<Event> arrival{Event::SEGMENT_ARRIVES};

}  // namespace synfin::proofs::claims
