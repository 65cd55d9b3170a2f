// The steps of the machine written by hand that several events share.
#pragma once

#include <algorithm>
#include <cstdint>

#include "../runtime/machine.hpp"

namespace synfin::bench::by_hand {

using enum model::State;
using model::Event;
using model::State;
using runtime::Call;
using runtime::Config;
using runtime::Outcome;
using runtime::Segment;
using runtime::Tcb;

constexpr std::uint32_t largest_window = 1U << 30;
constexpr std::uint32_t largest_queue = 1U << 29;

inline bool before(std::uint32_t a, std::uint32_t b) { return static_cast<std::int32_t>(a - b) < 0; }
inline std::uint32_t receive_buffer(const Config& cfg) { return std::min(cfg.buffer, largest_window); }
inline std::uint32_t length(const Segment& seg) {
  return seg.text + (seg.syn ? 1U : 0U) + (seg.fin ? 1U : 0U);
}
inline bool is_sending(State s) {
  return s == ESTABLISHED || s == FIN_WAIT_1 || s == CLOSE_WAIT || s == CLOSING || s == LAST_ACK;
}
inline bool is_receiving(State s) { return s == ESTABLISHED || s == FIN_WAIT_1 || s == FIN_WAIT_2; }
inline bool something_to_send(const Tcb& tcb) {
  return tcb.snd.una != tcb.snd.nxt || before(tcb.snd.nxt, tcb.snd.end) ||
         (tcb.snd.closed && tcb.snd.nxt == tcb.snd.end);
}
inline std::uint32_t usable_window(const Tcb& tcb, const Call& call) {
  const std::uint32_t outstanding = tcb.snd.nxt - tcb.snd.una;
  const std::uint32_t window = call.cwnd != 0 ? std::min(tcb.snd.wnd, call.cwnd) : tcb.snd.wnd;
  return outstanding < window ? window - outstanding : 0;
}
inline bool fin_sent(const Tcb& tcb) { return tcb.snd.closed && tcb.snd.nxt == tcb.snd.end + 1; }

// ---- timers
// ----------------------------------------------------------------------------------------------------

inline void stop_retransmission(Tcb& tcb) {
  tcb.armed.retransmission = false;
  tcb.deadline.retransmission = 0;
}
inline void stop_user(Tcb& tcb) {
  tcb.armed.user = false;
  tcb.deadline.user = 0;
}
inline void start_retransmission(Tcb& tcb, const Call& call, const Config& cfg) {
  const std::uint32_t rto = call.rto != 0 ? std::min(call.rto, cfg.max_rto) : cfg.rto;
  tcb.armed.retransmission = true;
  tcb.deadline.retransmission = call.now + rto;
  tcb.rtx.rto = rto;
  tcb.rtx.since = call.now;
  tcb.rtx.count = 0;
}
inline void start_user(Tcb& tcb, const Call& call, const Config& cfg) {
  tcb.armed.user = cfg.user_timeout != 0;
  tcb.deadline.user = cfg.user_timeout != 0 ? call.now + cfg.user_timeout : 0;
}
inline void start_keep_alive(Tcb& tcb, const Call& call, const Config& cfg) {
  tcb.armed.keep_alive = cfg.keep_alive;
  tcb.deadline.keep_alive = cfg.keep_alive ? call.now + cfg.keep_idle : 0;
  tcb.keep.probes = 0;
}
inline void start_time_wait(Tcb& tcb, const Call& call, const Config& cfg) {
  tcb.armed.time_wait = true;
  tcb.deadline.time_wait = call.now + 2 * cfg.msl;
  stop_retransmission(tcb);
  stop_user(tcb);
  tcb.armed.keep_alive = false;
  tcb.deadline.keep_alive = 0;
  tcb.keep.probes = 0;
}
inline void back_off(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  tcb.rtx.rto = std::min(tcb.rtx.rto + tcb.rtx.rto, cfg.max_rto);
  tcb.rtx.count += 1;
  tcb.armed.retransmission = true;
  tcb.deadline.retransmission = call.now + tcb.rtx.rto;
  to.told.retry_trouble = tcb.rtx.count == cfg.r1;
}

inline void delete_tcb(Tcb& tcb, Outcome& to) {
  tcb = Tcb{};
  to.told.deleted = true;
}

// ---- segments that leave
// ---------------------------------------------------------------------------------------

inline void send_rst(std::uint32_t seq, Outcome& to) {
  to.told.sent = true;
  to.out.seq = seq;
  to.out.rst = true;
}
inline void answer_with_rst(const Segment& seg, Outcome& to) {
  to.told.sent = true;
  to.out.rst = true;
  if (seg.has_ack) {
    to.out.seq = seg.ack;
  } else {
    to.out.has_ack = true;
    to.out.ack = seg.seq + length(seg);
  }
}
inline void send_ack(const Tcb& tcb, Outcome& to) {
  to.told.sent = true;
  to.out.seq = tcb.snd.nxt;
  to.out.ack = tcb.rcv.nxt;
  to.out.has_ack = true;
  to.out.wnd = tcb.rcv.wnd;
}
inline void send_text(const Tcb& tcb, std::uint32_t seq, std::uint32_t text, bool fin, Outcome& to) {
  to.told.sent = true;
  to.told.sent_at = seq - tcb.snd.una;
  to.out.seq = seq;
  to.out.text = text;
  to.out.fin = fin;
  to.out.has_ack = true;
  to.out.ack = tcb.rcv.nxt;
  to.out.wnd = tcb.rcv.wnd;
}
inline void send_syn(std::uint32_t iss, const Config& cfg, Outcome& to) {
  to.told.sent = true;
  to.out.seq = iss;
  to.out.syn = true;
  to.out.mss = cfg.mss;
  to.out.wnd = receive_buffer(cfg);
}
inline void send_syn_ack(std::uint32_t iss, std::uint32_t ack, const Config& cfg, Outcome& to) {
  send_syn(iss, cfg, to);
  to.out.has_ack = true;
  to.out.ack = ack;
}

inline void challenge(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  send_ack(tcb, to);
  if (cfg.challenge_period <= call.now - tcb.challenge.since) {
    tcb.challenge.since = call.now;
    tcb.challenge.count = 1;
  } else if (tcb.challenge.count < cfg.challenge_limit) {
    tcb.challenge.count += 1;
  } else {
    to.told.sent = cfg.challenge_limit == 0;
  }
}

/// The closing steps: what is owed or can be sent leaves, and the timers run where they must.
inline void answer(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  const State state = tcb.tcb.state;
  if (!is_sending(state)) {
    if (to.told.ack_owed && (state == SYN_RECEIVED || state == FIN_WAIT_2 || state == TIME_WAIT))
      send_ack(tcb, to);
    return;
  }
  const std::uint32_t usable = usable_window(tcb, call);
  bool sent = false;
  if (usable != 0) {
    const std::uint32_t unsent = tcb.snd.end - tcb.snd.nxt;
    if (before(tcb.snd.nxt, tcb.snd.end)) {
      const std::uint32_t text = std::min(std::min(unsent, usable), tcb.snd.mss);
      if (text == tcb.snd.mss || text == unsent || tcb.snd.max_wnd <= text + text) {
        const bool fin = tcb.snd.closed && text == unsent && text < usable;
        send_text(tcb, tcb.snd.nxt, text, fin, to);
        tcb.snd.nxt += text + (fin ? 1U : 0U);
        sent = true;
      }
    } else if (unsent == 0 && tcb.snd.closed &&
               (state == FIN_WAIT_1 || state == CLOSING || state == LAST_ACK)) {
      send_text(tcb, tcb.snd.nxt, 0, true, to);
      tcb.snd.nxt += 1;
      sent = true;
    }
  }
  if (!sent && to.told.ack_owed) send_ack(tcb, to);
  if (!tcb.armed.retransmission && something_to_send(tcb)) {
    start_retransmission(tcb, call, cfg);
    start_user(tcb, call, cfg);
  }
}

// ---- opening
// ---------------------------------------------------------------------------------------------------

inline void open_actively(Tcb& tcb, std::uint32_t queued, const Call& call, const Config& cfg, Outcome& to) {
  tcb.tcb.passive = false;
  tcb.tcb.state = SYN_SENT;
  tcb.snd.iss = call.isn;
  tcb.snd.una = call.isn;
  tcb.snd.nxt = call.isn + 1;
  tcb.snd.end = call.isn + 1 + queued;
  tcb.snd.mss = std::max(1U, cfg.default_mss);
  tcb.rcv.wnd = receive_buffer(cfg);
  start_retransmission(tcb, call, cfg);
  start_user(tcb, call, cfg);
  to.told.ok = true;
  send_syn(call.isn, cfg, to);
}
inline void note_peers_syn(Tcb& tcb, const Segment& seg, const Config& cfg) {
  tcb.rcv.irs = seg.seq;
  tcb.rcv.nxt = seg.seq + 1;
  tcb.rcv.up = seg.seq + 1;
  tcb.snd.wnd = tcb.snd.max_wnd = std::min(seg.wnd, largest_window);
  tcb.snd.wl1 = seg.seq;
  tcb.snd.mss = std::max(1U, seg.mss == 0 ? cfg.default_mss : seg.mss);
}
inline void answer_syn(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  note_peers_syn(tcb, seg, cfg);
  tcb.tcb.state = SYN_RECEIVED;
  tcb.snd.iss = tcb.snd.una = tcb.snd.wl2 = call.isn;
  tcb.snd.aged = false;
  tcb.snd.nxt = tcb.snd.end = call.isn + 1;
  tcb.rcv.wnd = receive_buffer(cfg);
  tcb.rcv.unread = 0;
  start_retransmission(tcb, call, cfg);
  send_syn_ack(call.isn, seg.seq + 1, cfg, to);
}
inline void syn_is_acknowledged(Tcb& tcb, Outcome& to) {
  tcb.snd.una = tcb.snd.iss + 1;
  stop_retransmission(tcb);
  stop_user(tcb);
  tcb.rtx.count = 0;
  tcb.tcb.reopened = false;
  to.told.open = true;
}
inline void back_to_listen(Tcb& tcb, Outcome& to) {
  to.told.listening = true;
  tcb = Tcb{};
  tcb.tcb.state = LISTEN;
  tcb.tcb.passive = true;
}
inline void back_to_time_wait(Tcb& tcb, const Call& call, const Config& cfg) {
  tcb.tcb.state = TIME_WAIT;
  tcb.tcb.reopened = false;
  tcb.snd.closed = true;
  tcb.snd.una = tcb.snd.nxt;
  tcb.snd.end = tcb.snd.nxt - 1;
  start_time_wait(tcb, call, cfg);
}
/// In SYN-RECEIVED, whoever called is gone.
inline void caller_gone(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  if (tcb.tcb.reopened) return back_to_time_wait(tcb, call, cfg);
  if (!tcb.snd.closed) return back_to_listen(tcb, to);
  delete_tcb(tcb, to);
  to.told.closed = true;
}

}  // namespace synfin::bench::by_hand
