// The words that properties are written in, on top of the rules' own vocabulary.
#pragma once

#include "../../model/config.hpp"
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
/// What the rules' vocabulary says, said of the end of the event.
template <Term T>
constexpr auto later(T term) {
  return seen<View::after>(term);
}
template <StateSet Set, std::size_t... S>
constexpr auto after_any_of(std::index_sequence<S...>) {
  return (no || ... || [] {
    if constexpr (Set.has(static_cast<State>(S)))
      return After<decltype(tcb.state)>{} == state_literal<static_cast<State>(S)>;
    else
      return no;
  }());
}
/// Before the event the state is one of these.
template <auto... S>
inline constexpr auto from = state_in<in(S...)>;
/// After the event the state is one of these.
template <auto... S>
inline constexpr auto to = after_any_of<in(S...)>(std::make_index_sequence<state_count>{});
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
/// Nothing that moves data or state has moved.
inline constexpr auto nothing_moves = state_kept && unchanged(snd.una) && unchanged(snd.nxt) &&
                                      unchanged(snd.wnd) && unchanged(rcv.nxt) && unchanged(rcv.wnd) &&
                                      after(told.delivered) == 0_n;
/// The user hears nothing about the connection.
inline constexpr auto user_hears_nothing = !after(told.open) && !after(told.closing) && !after(told.closed) &&
                                           !after(told.reset) && !after(told.refused) &&
                                           !after(told.user_timeout) && !after(told.retry_timeout) &&
                                           !after(told.keep_alive_timeout);
/// A bare acknowledgment leaves: <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>.
inline constexpr auto sends_bare_ack = sends && after(out.has_ack) && !after(out.rst) && !after(out.syn) &&
                                       !after(out.fin) && after(out.text) == 0_n &&
                                       after(out.seq) == snd.nxt && after(out.ack) == rcv.nxt;
/// No honest segment of this connection acknowledges that: it lies further behind than the largest window
/// (RFC 5961 section 5.2), or is from before our ISS, however large the window was.
inline constexpr auto acknowledges_too_old =
    seg.ack < snd.una - snd.max_wnd || (!snd.aged && seg.ack <= snd.iss);
/// The arriving segment can only be an ordinary one: no SYN, no RST, proper security, and an ACK of what was
/// sent. A late one's ACK lies behind SND.UNA; all else of it counts as if it were current.
inline constexpr auto ordinary_segment =
    !seg.syn && !seg.rst && !seg.insecure && seg.has_ack && !acknowledges_too_old && seg.ack <= snd.nxt;
/// A segment in sequence at a closed window, whose ACK, URG and RST are heard though its text finds no room
/// (MUST-66).
inline constexpr auto at_closed_window = rcv.wnd == 0_n && seg_len != 0_n && seg.seq == rcv.nxt;
/// The segment passes the first five checks on an open connection: it counts.
inline constexpr auto passes =
    from<synchronized - in(TIME_WAIT)> && (acceptable || at_closed_window) && ordinary_segment;
/// A SYN out of TIME-WAIT opens the next incarnation, where it may and the table does (MAY-2).
inline constexpr auto may_reopen = from<TIME_WAIT> && cfg.reuse_time_wait && seg.syn && !seg.has_ack &&
                                   !seg.rst && !seg.insecure && rcv.nxt < seg.seq && snd.nxt < call.isn &&
                                   rcv.unread == 0_n;
inline constexpr auto reopens = may_reopen && to<SYN_RECEIVED>;
/// What a SYN tells of the peer is noted (sections 3.10.7.2 and 3.10.7.3).
inline constexpr auto syn_is_noted = after(rcv.irs) == seg.seq && after(rcv.nxt) == seg.seq + 1_n &&
                                     after(rcv.up) == seg.seq + 1_n && after(snd.wl1) == seg.seq &&
                                     after(snd.wnd) == offered_window &&
                                     after(snd.max_wnd) == offered_window && after(snd.mss) == peer_mss;
/// And it is answered by SYN,ACK with a fresh ISS.
inline constexpr auto syn_is_answered =
    after(snd.iss) == call.isn && after(snd.una) == call.isn && after(snd.end) == call.isn + 1_n &&
    after(snd.wl2) == call.isn && after(tcb.passive) && !after(snd.closed) && after(rcv.unread) == 0_n &&
    sends && after(out.syn) && after(out.has_ack) && after(out.seq) == call.isn && user_hears_nothing;
/// RFC 9293 section 3.10.7.4, fifth: the window of a segment counts if no newer one has come.
inline constexpr auto newest =
    snd.una <= seg.ack && (snd.wl1 < seg.seq || (snd.wl1 == seg.seq && snd.wl2 <= seg.ack));
/// The connection is open, or was and waits for its end.
inline constexpr auto is_open =
    to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;

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
