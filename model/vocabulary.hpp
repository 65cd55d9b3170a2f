// The words that rules are written in: what the RFC says in a phrase, defined once as a term or as effects. A
// word takes whatever it is given; what does not fit is told of the rule (terms.hpp).
#pragma once

#include <utility>

#include "fields.hpp"
#include "rule.hpp"

namespace synfin::model::terms {

// ---- the connection
// --------------------------------------------------------------------------------------------

namespace detail {
template <StateSet Set, std::size_t... S>
constexpr auto any_of(std::index_sequence<S...>) {
  return (no || ... || [] {
    if constexpr (Set.has(static_cast<State>(S)))
      return tcb.state == state_literal<static_cast<State>(S)>;
    else
      return no;
  }());
}
}  // namespace detail
/// The state is one of the set: for terms that stand outside of a rule, whose states are named beside its
/// guard.
template <StateSet Set>
inline constexpr auto state_in = detail::any_of<Set>(std::make_index_sequence<state_count>{});

// ---- the arriving segment
// -------------------------------------------------------------------------------------

/// SEG.LEN: the numbers that a segment takes, SYN and FIN counted (section 3.4).
inline constexpr auto seg_len = seg.text + count(seg.syn) + count(seg.fin);
/// The number behind the segment's last.
inline constexpr auto seg_end = seg.seq + seg_len;
inline constexpr auto largest_window = number<most_window>;
inline constexpr auto offered_window = min(seg.wnd, largest_window);
/// The peer's MSS option, or the default where it is absent (MUST-15); at least one octet.
inline constexpr auto peer_mss = max(1_n, choose(seg.mss == 0_n, cfg.default_mss, seg.mss));

// ---- receiving
// ------------------------------------------------------------------------------------------------

inline constexpr auto receive_buffer = min(cfg.buffer, largest_window);
template <class T>
constexpr auto in_window(T position) {
  return rcv.nxt <= position && position < rcv.nxt + rcv.wnd;
}
/// RFC 9293 section 3.4, Table 6: the four cases of the acceptability test.
inline constexpr auto acceptable =
    choose(seg_len == 0_n, choose(rcv.wnd == 0_n, seg.seq == rcv.nxt, in_window(seg.seq)),
           rcv.wnd != 0_n && (in_window(seg.seq) || in_window(seg.seq + (seg_len - 1_n))));
/// How many octets of the segment's text we have already; meaningful when the segment starts at or before
/// RCV.NXT.
inline constexpr auto already_received = rcv.nxt - seg.seq;
inline constexpr auto starts_in_order = seg.seq <= rcv.nxt;
inline constexpr auto has_new_text = starts_in_order && already_received < seg.text;
/// What the window takes of the new text (section 3.10.7.4: segments are trimmed to the window).
inline constexpr auto taken_text = min(seg.text - already_received, rcv.wnd);

// ---- sending
// --------------------------------------------------------------------------------------------------

/// The FIN has its number, SND.END, and has been sent.
inline constexpr auto fin_sent = snd.closed && snd.nxt == snd.end + 1_n;
inline constexpr auto fin_acknowledged = fin_sent && snd.una == snd.nxt;
inline constexpr auto outstanding = snd.nxt - snd.una;
inline constexpr auto has_unsent_text = snd.nxt < snd.end;
inline constexpr auto unsent_text = snd.end - snd.nxt;
inline constexpr auto fin_due = snd.closed && snd.nxt == snd.end;
/// What may be in flight: the peer's window, and the host's own limit where it has one (RFC 5681 section 2).
inline constexpr auto send_window = choose(call.cwnd == 0_n, snd.wnd, min(snd.wnd, call.cwnd));
/// The usable window (section 3.8.6.2.1): what may be in flight beyond what is outstanding.
inline constexpr auto usable_window = choose(outstanding < send_window, send_window - outstanding, 0_n);
inline constexpr auto sendable_text = min(min(unsent_text, usable_window), snd.mss);
/// The sender's avoidance of silly windows (section 3.8.6.2.1, MUST-38): a full segment, the last of the
/// data, or at least half of the largest window seen. A smaller window waits for the retransmission timer's
/// probe.
inline constexpr auto worth_sending =
    sendable_text == snd.mss || sendable_text == unsent_text || snd.max_wnd <= sendable_text + sendable_text;
inline constexpr auto can_send_text = has_unsent_text && usable_window != 0_n && worth_sending;
inline constexpr auto can_send_fin = fin_due && usable_window != 0_n;
/// The FIN rides on the last text where the window has room for its number.
inline constexpr auto fin_rides = snd.closed && sendable_text == unsent_text && sendable_text < usable_window;
/// Something is sent and not acknowledged, or waits for the window: the retransmission timer must run.
inline constexpr auto something_to_send = snd.una != snd.nxt || has_unsent_text || fin_due;
/// The largest queue, half a gigaoctet: with the largest window beside it all distances stay below 2^31, so
/// that SND.UNA - MAX.SND.WND =< SEG.ACK compares as it should (the solver found that 2^30 is too much).
inline constexpr auto largest_queue = number<1U << 29>;
inline constexpr auto queue_full =
    call.no_room || largest_queue < call.octets || largest_queue < (snd.end - snd.una) + call.octets;

// ---- timers
// ---------------------------------------------------------------------------------------------------

// `keep_alive_timer`: the timer, for start, stop and due; as a term, whether it runs.
#define SYNFIN_TIMER_WORD(as, name, ...) inline constexpr auto name##_timer = armed.name;
SYNFIN_TIMERS(SYNFIN_TIMER_WORD, )
#undef SYNFIN_TIMER_WORD

template <unsigned I>
constexpr Field<static_cast<unsigned>(Group::deadline), I, Sort::tick> deadline_of(
    Field<static_cast<unsigned>(Group::armed), I, Sort::flag>) {
  return {};
}
template <class NoTimer>
constexpr Wrong<Mistake::no_timer> deadline_of(NoTimer) {
  return {};
}
template <class Timer>
constexpr auto due(Timer timer) {
  return timer && deadline_of(timer) <= call.now;
}
inline constexpr Literal<Sort::tick, 0> no_deadline{};
template <class Timer, class Condition, class Delay>
constexpr auto start_if(Timer timer, Condition condition, Delay delay) {
  return then(timer = condition, deadline_of(timer) = choose(condition, call.now + delay, no_deadline));
}
template <class Timer, class Delay>
constexpr auto start(Timer timer, Delay delay) {
  return then(timer = yes, deadline_of(timer) = call.now + delay);
}
template <class Timer>
constexpr auto stop(Timer timer) {
  return then(timer = no, deadline_of(timer) = no_deadline);
}
inline constexpr auto start_time_wait =
    then(start(time_wait_timer, cfg.msl + cfg.msl), stop(retransmission_timer), stop(user_timer),
         stop(keep_alive_timer), keep.probes = 0_n);
inline constexpr auto start_user_timer = start_if(user_timer, cfg.user_timeout != 0_n, cfg.user_timeout);
inline constexpr auto start_keep_alive =
    then(start_if(keep_alive_timer, cfg.keep_alive, cfg.keep_idle), keep.probes = 0_n);
/// The time-out as the host has measured it, or the first one (RFC 6298 section 2).
inline constexpr auto measured_rto = choose(call.rto == 0_n, cfg.rto, min(call.rto, cfg.max_rto));
/// A fresh start of the retransmission timer: the time-out as measured, and R2 counts from now.
inline constexpr auto start_retransmission = then(
    start(retransmission_timer, measured_rto), rtx.rto = measured_rto, rtx.since = call.now, rtx.count = 0_n);
/// Exponential backoff (MUST-19; RFC 6298 section 5.5).
inline constexpr auto backed_off = min(rtx.rto + rtx.rto, cfg.max_rto);
inline constexpr auto back_off =
    then(rtx.rto = backed_off, rtx.count = rtx.count + 1_n, start(retransmission_timer, backed_off),
         told.retry_trouble = rtx.count + 1_n == cfg.r1);

// ---- forgetting a connection
// ----------------------------------------------------------------------------------

namespace detail {
template <std::size_t Id>
constexpr auto forget_field() {
  constexpr FieldInfo info = fields[Id];
  if constexpr (info.sort == Sort::state)
    return Effects<>{};  // the rule's exit says the state
  else
    return Effects<Assign<Field<static_cast<unsigned>(info.group),
                                static_cast<unsigned>(Id - first_field(info.group)), info.sort>,
                          Literal<info.sort, 0>>>{};
}
template <std::size_t Kept, std::size_t... Id>
constexpr auto forget_all_but(std::index_sequence<Id...>) {
  return then([] {
    if constexpr (Id == Kept)
      return Effects<>{};
    else
      return forget_field<Id>();
  }()...);
}
}  // namespace detail

/// Deletes the TCB: every field is zero, no timer runs, and the host is told.
inline constexpr auto delete_tcb = then(
    detail::forget_all_but<field_count>(std::make_index_sequence<tcb_field_count>{}), told.deleted = yes);
/// Back to LISTEN: all is forgotten but that the OPEN was passive. The host is told, the user is not.
inline constexpr auto forget_peer =
    then(detail::forget_all_but<id_of(tcb.passive)>(std::make_index_sequence<tcb_field_count>{}),
         told.listening = yes);

// ---- sending a segment
// ----------------------------------------------------------------------------------------

/// <SEQ=sequence><CTL=RST>
template <class S>
constexpr auto send_rst(S at) {
  return then(told.sent = yes, out.seq = at, out.rst = yes);
}
/// <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>, or <SEQ=SEG.ACK><CTL=RST> where the segment acknowledges
/// (section 3.5.2).
inline constexpr auto answer_with_rst =
    then(told.sent = yes, out.rst = yes, out.seq = choose(seg.has_ack, seg.ack, sequence<0>),
         out.has_ack = !seg.has_ack, out.ack = choose(seg.has_ack, sequence<0>, seg_end));
/// <SEQ=sequence><ACK=RCV.NXT><CTL=ACK>, if `condition` holds
template <class S, class C>
constexpr auto send_ack_if(S at, C condition) {
  return then(told.sent = condition, out.seq = at, out.ack = rcv.nxt, out.has_ack = yes, out.wnd = rcv.wnd);
}
/// <SEQ=SND.NXT><ACK=RCV.NXT><CTL=ACK>
inline constexpr auto send_ack = send_ack_if(snd.nxt, yes);
/// The acknowledgment leaves at the end of the event, on data where there is some (section 3.10.7.4,
/// seventh).
inline constexpr auto owe_ack = then(told.ack_owed = yes);

/// RFC 5961 section 7: at most so many challenge ACKs in a period.
inline constexpr auto period_is_over = cfg.challenge_period <= call.now - challenge.since;
inline constexpr auto challenge_allowed =
    cfg.challenge_limit == 0_n || period_is_over || challenge.count < cfg.challenge_limit;
inline constexpr auto challenge_ack =
    then(send_ack_if(snd.nxt, challenge_allowed),
         challenge.since = choose(period_is_over, call.now, challenge.since),
         challenge.count =
             choose(period_is_over, 1_n,
                    choose(challenge.count < cfg.challenge_limit, challenge.count + 1_n, challenge.count)));

/// <SEQ=number><CTL=SYN>, with our MSS (MUST-14)
template <class S>
constexpr auto send_syn(S iss) {
  return then(told.sent = yes, out.seq = iss, out.syn = yes, out.mss = cfg.mss, out.wnd = receive_buffer);
}
/// <SEQ=iss><ACK=ack><CTL=SYN,ACK>
template <class S, class A>
constexpr auto send_syn_ack(S iss, A ack) {
  return then(send_syn(iss), out.has_ack = yes, out.ack = ack);
}
/// Text of `octets` at `at`, with the FIN where `fin` holds, and a piggybacked acknowledgment. The octets
/// stand in the send buffer behind those that are not acknowledged yet.
template <class S, class O, class F>
constexpr auto send_text(S at, O octets, F fin) {
  return then(told.sent = yes, told.sent_at = at - snd.una, out.seq = at, out.text = octets, out.fin = fin,
              out.has_ack = yes, out.ack = rcv.nxt, out.wnd = rcv.wnd);
}

// ---- opening
// --------------------------------------------------------------------------------------------------

/// Everything that an active OPEN sets (section 3.10.1); `queued` octets wait behind the SYN.
template <class Isn, class Queued>
constexpr auto open_actively(Isn isn, Queued queued) {
  return then(tcb.passive = no, snd.iss = isn, snd.una = isn, snd.nxt = isn + 1_n,
              snd.end = isn + 1_n + queued, snd.mss = max(1_n, cfg.default_mss), rcv.wnd = receive_buffer,
              start_retransmission, start_user_timer, told.ok = yes, send_syn(isn));
}
/// What an arriving SYN tells of the peer.
inline constexpr auto note_peers_syn =
    then(rcv.irs = seg.seq, rcv.nxt = seg.seq + 1_n, rcv.up = seg.seq + 1_n, snd.wnd = offered_window,
         snd.max_wnd = offered_window, snd.wl1 = seg.seq, snd.mss = peer_mss);
/// A SYN is answered by a SYN of our own: <SEQ=ISS><ACK=RCV.NXT><CTL=SYN,ACK> (section 3.10.7.2, third).
template <class Isn>
constexpr auto answer_syn(Isn isn) {
  return then(note_peers_syn, snd.iss = isn, snd.aged = no, snd.una = isn, snd.nxt = isn + 1_n,
              snd.end = isn + 1_n, snd.wl2 = isn, rcv.wnd = receive_buffer, rcv.unread = 0_n,
              start_retransmission, send_syn_ack(isn, seg.seq + 1_n));
}

/// The incarnation that a SYN opened out of TIME-WAIT is dropped; its numbers, ahead of the old ones, stay
/// used.
inline constexpr auto back_to_time_wait =
    then(tcb.reopened = no, snd.closed = yes, snd.una = snd.nxt, snd.end = snd.nxt - 1_n, start_time_wait);

/// Our SYN is acknowledged, and with it the timers that guarded it end.
inline constexpr auto syn_is_acknowledged =
    then(snd.una = snd.iss + 1_n, stop(retransmission_timer), stop(user_timer), rtx.count = 0_n,
         tcb.reopened = no, told.open = yes);

}  // namespace synfin::model::terms
