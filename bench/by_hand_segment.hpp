// SEGMENT ARRIVES, written by hand: in CLOSED, LISTEN and SYN-SENT, then the eight checks of all other
// states.
#pragma once

#include "by_hand_steps.hpp"

namespace synfin::bench::by_hand {

inline void arrives_in_closed(const Segment& seg, Outcome& to) {
  if (!seg.rst) answer_with_rst(seg, to);
}

inline void arrives_in_listen(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg,
                              Outcome& to) {
  if (seg.rst) return;
  if (seg.has_ack) return send_rst(seg.ack, to);
  if (!seg.syn) return;
  if (seg.insecure) return answer_with_rst(seg, to);
  if (!call.has_isn) {
    to.told.isn_missing = true;
    return;
  }
  answer_syn(tcb, seg, call, cfg, to);
}

inline void arrives_in_syn_sent(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg,
                                Outcome& to) {
  if (seg.has_ack && !(before(tcb.snd.iss, seg.ack) && !before(tcb.snd.nxt, seg.ack))) {
    if (!seg.rst) send_rst(seg.ack, to);
    return;
  }
  if (seg.rst) {
    if (!seg.has_ack) return;
    delete_tcb(tcb, to);
    to.told.refused = true;
    return;
  }
  if (seg.insecure) return answer_with_rst(seg, to);
  if (!seg.syn) return;
  note_peers_syn(tcb, seg, cfg);
  if (!seg.has_ack) {
    tcb.tcb.state = SYN_RECEIVED;
    tcb.snd.wl2 = tcb.snd.iss;
    start_retransmission(tcb, call, cfg);
    to.told.sent_again = true;
    return send_syn_ack(tcb.snd.iss, seg.seq + 1, cfg, to);
  }
  tcb.tcb.state = ESTABLISHED;
  tcb.snd.una = tcb.snd.wl2 = seg.ack;
  stop_retransmission(tcb);
  stop_user(tcb);
  start_keep_alive(tcb, call, cfg);
  to.told.open = true;
  to.told.ack_owed = true;
  answer(tcb, call, cfg, to);
}

inline bool in_window(const Tcb& tcb, std::uint32_t at) {
  return !before(at, tcb.rcv.nxt) && before(at, tcb.rcv.nxt + tcb.rcv.wnd);
}
/// RFC 9293 section 3.4, Table 6.
inline bool is_acceptable(const Tcb& tcb, const Segment& seg, std::uint32_t seg_len) {
  if (tcb.rcv.wnd == 0) return seg_len == 0 && seg.seq == tcb.rcv.nxt;
  return in_window(tcb, seg.seq) || (seg_len != 0 && in_window(tcb, seg.seq + (seg_len - 1)));
}
inline bool acknowledges_syn(const Tcb& tcb, const Segment& seg) {
  return before(tcb.snd.una, seg.ack) && !before(tcb.snd.nxt, seg.ack);
}

/// What TIME-WAIT looks at before Table 6. True: the event is finished.
inline bool time_wait_takes(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  if (seg.rst) return false;
  if (seg.syn) {
    if (!cfg.reuse_time_wait || seg.has_ack || seg.insecure || !before(tcb.rcv.nxt, seg.seq) ||
        !call.has_isn || !before(tcb.snd.nxt, call.isn) || tcb.rcv.unread != 0)
      return false;
    answer_syn(tcb, seg, call, cfg, to);
    tcb.armed.time_wait = false;
    tcb.deadline.time_wait = 0;
    tcb.tcb.passive = true;
    tcb.tcb.reopened = true;
    tcb.snd.closed = false;
    return true;
  }
  if (!seg.fin || !seg.has_ack || seg.seq + length(seg) != tcb.rcv.nxt) return false;
  send_ack(tcb, to);
  tcb.armed.time_wait = true;
  tcb.deadline.time_wait = call.now + 2 * cfg.msl;
  return true;
}

inline void reset_arrives(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  if (seg.seq != tcb.rcv.nxt) return challenge(tcb, call, cfg, to);
  switch (tcb.tcb.state) {
    case TIME_WAIT:
      if (cfg.protect_time_wait) return;
      break;
    case SYN_RECEIVED:
      if (tcb.tcb.reopened || tcb.tcb.passive) return caller_gone(tcb, call, cfg, to);
      to.told.refused = true;
      break;
    default:
      to.told.reset = true;
      break;
  }
  delete_tcb(tcb, to);
}

inline void insecure_arrives(Tcb& tcb, const Segment& seg, Outcome& to) {
  answer_with_rst(seg, to);
  if (tcb.tcb.state == SYN_RECEIVED) return;
  if (tcb.tcb.state != TIME_WAIT) to.told.reset = true;
  delete_tcb(tcb, to);
}

inline void syn_arrives(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  if (tcb.tcb.state == SYN_RECEIVED && (tcb.tcb.reopened || tcb.tcb.passive))
    return caller_gone(tcb, call, cfg, to);
  challenge(tcb, call, cfg, to);
}

/// What an acceptable acknowledgment changes. True: the event is finished.
inline bool take_ack(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  if (before(tcb.snd.una, seg.ack)) {
    const std::uint32_t progress = seg.ack - tcb.snd.una;
    tcb.snd.una = seg.ack;
    if (largest_window < seg.ack - tcb.snd.iss) tcb.snd.aged = true;
    stop_retransmission(tcb);
    stop_user(tcb);
    tcb.rtx.count = 0;
    to.told.acknowledged = progress - (tcb.snd.closed && before(tcb.snd.end, seg.ack) ? 1U : 0U);
  } else if (seg.ack == tcb.snd.una && tcb.snd.una != tcb.snd.nxt && length(seg) == 0 &&
             seg.wnd == tcb.snd.wnd) {
    to.told.duplicate_ack = true;
  }
  if (!before(seg.ack, tcb.snd.una) &&
      (before(tcb.snd.wl1, seg.seq) || (tcb.snd.wl1 == seg.seq && !before(seg.ack, tcb.snd.wl2)))) {
    const std::uint32_t window = std::min(seg.wnd, largest_window);
    const bool opens = tcb.snd.wnd == 0 && window != 0 && is_sending(tcb.tcb.state);
    tcb.snd.wnd = window;
    tcb.snd.wl1 = seg.seq;
    tcb.snd.wl2 = seg.ack;
    if (window == 0) {
      tcb.rtx.since = call.now;
      tcb.rtx.count = 0;
      stop_user(tcb);
    } else if (tcb.snd.max_wnd < window) {
      tcb.snd.max_wnd = window;
    }
    if (opens) {
      stop_retransmission(tcb);
      stop_user(tcb);
    }
  }
  if (!fin_sent(tcb) || tcb.snd.una != tcb.snd.nxt) return false;
  switch (tcb.tcb.state) {
    case FIN_WAIT_1:
      tcb.tcb.state = FIN_WAIT_2;
      return false;
    case CLOSING:
      tcb.tcb.state = TIME_WAIT;
      start_time_wait(tcb, call, cfg);
      to.told.closed = true;
      return true;
    case LAST_ACK:
      delete_tcb(tcb, to);
      to.told.closed = true;
      return true;
    default:
      return false;
  }
}

/// Urgent pointer, text and FIN, in the states in which the peer may still send. True: the event is finished.
inline bool take_text(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg,
                      std::uint32_t seg_len, Outcome& to) {
  if (seg.urg) {
    const std::uint32_t urgent_end = seg.seq + seg.up;
    if (before(tcb.rcv.up, urgent_end) && before(tcb.rcv.nxt, urgent_end)) {
      tcb.rcv.up = urgent_end;
      to.told.urgent = true;
    }
  }
  if (seg_len == 0) return false;
  if (before(tcb.rcv.nxt, seg.seq)) {
    to.told.ack_owed = true;
    return false;
  }
  const std::uint32_t known = tcb.rcv.nxt - seg.seq;
  if (known < seg.text) {
    if (cfg.half_duplex_close && tcb.snd.closed) {
      send_rst(tcb.snd.nxt, to);
      to.told.reset = true;
      delete_tcb(tcb, to);
      return true;
    }
    const std::uint32_t taken = std::min(seg.text - known, tcb.rcv.wnd);
    tcb.rcv.nxt += taken;
    tcb.rcv.wnd -= taken;
    tcb.rcv.unread += taken;
    if (before(tcb.rcv.up, tcb.rcv.nxt)) tcb.rcv.up = tcb.rcv.nxt;
    to.told.delivered = taken;
    to.told.delivered_at = known;
    to.told.ack_owed = true;
  }
  if (seg.fin && seg.seq + seg.text == tcb.rcv.nxt) {
    tcb.rcv.nxt += 1;
    to.told.closing = true;
    to.told.ack_owed = true;
    switch (tcb.tcb.state) {
      case ESTABLISHED:
        tcb.tcb.state = CLOSE_WAIT;
        break;
      case FIN_WAIT_1:
        tcb.tcb.state = CLOSING;
        break;
      default:
        tcb.tcb.state = TIME_WAIT;
        start_time_wait(tcb, call, cfg);
        to.told.closed = true;
        break;
    }
  }
  return false;
}

inline void eight_checks(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  // first, sequence number
  const std::uint32_t seg_len = length(seg);
  if (tcb.tcb.state == TIME_WAIT) {
    if (time_wait_takes(tcb, seg, call, cfg, to)) return;
  } else if (tcb.tcb.state == SYN_RECEIVED && seg.syn && seg.has_ack && !seg.rst && !seg.insecure &&
             !tcb.tcb.passive && seg.seq == tcb.rcv.irs && acknowledges_syn(tcb, seg) && !tcb.snd.closed) {
    syn_is_acknowledged(tcb, to);
    tcb.tcb.state = ESTABLISHED;
    tcb.snd.wnd = std::min(seg.wnd, largest_window);
    tcb.snd.wl2 = seg.ack;
    tcb.snd.max_wnd = std::max(tcb.snd.max_wnd, tcb.snd.wnd);
    start_keep_alive(tcb, call, cfg);
    return answer(tcb, call, cfg, to);
  }
  if (tcb.rcv.wnd == 0 && seg_len != 0 && seg.seq == tcb.rcv.nxt) {
    to.told.ack_owed = true;
  } else if (!is_acceptable(tcb, seg, seg_len)) {
    if (seg.rst) return;
    if (seg_len == 0) return challenge(tcb, call, cfg, to);
    return send_ack(tcb, to);
  }
  // second to fourth: RST, security, SYN
  if (seg.rst) return reset_arrives(tcb, seg, call, cfg, to);
  if (seg.insecure) return insecure_arrives(tcb, seg, to);
  if (seg.syn) return syn_arrives(tcb, call, cfg, to);
  // fifth, ACK
  if (!seg.has_ack) return;
  if (tcb.tcb.state == SYN_RECEIVED) {
    if (!acknowledges_syn(tcb, seg)) return send_rst(seg.ack, to);
    syn_is_acknowledged(tcb, to);
    tcb.tcb.state = tcb.snd.closed ? FIN_WAIT_1 : ESTABLISHED;
  } else {
    if (before(tcb.snd.nxt, seg.ack) || before(seg.ack, tcb.snd.una - tcb.snd.max_wnd) ||
        (!tcb.snd.aged && !before(tcb.snd.iss, seg.ack)))
      return challenge(tcb, call, cfg, to);
    if (tcb.tcb.state == TIME_WAIT) return;
  }
  if (take_ack(tcb, seg, call, cfg, to)) return;
  if (cfg.keep_alive) start_keep_alive(tcb, call, cfg);
  // sixth to eighth: URG, text, FIN
  if (is_receiving(tcb.tcb.state) && take_text(tcb, seg, call, cfg, seg_len, to)) return;
  answer(tcb, call, cfg, to);
}

inline void segment_arrives(Tcb& tcb, const Segment& seg, const Call& call, const Config& cfg, Outcome& to) {
  switch (tcb.tcb.state) {
    case CLOSED:
      return arrives_in_closed(seg, to);
    case LISTEN:
      return arrives_in_listen(tcb, seg, call, cfg, to);
    case SYN_SENT:
      return arrives_in_syn_sent(tcb, seg, call, cfg, to);
    default:
      return eight_checks(tcb, seg, call, cfg, to);
  }
}

}  // namespace synfin::bench::by_hand
