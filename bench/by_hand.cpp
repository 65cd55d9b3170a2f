#include "by_hand.hpp"

#include "by_hand_segment.hpp"

namespace synfin::bench {

namespace {

using namespace by_hand;

// ---- calls
// -----------------------------------------------------------------------------------------------------

inline void open_passive(Tcb& tcb, const Call& call, Outcome& to) {
  if (tcb.tcb.state != CLOSED) {
    to.told.already_exists = true;
  } else if (call.forbidden) {
    to.told.illegal = true;
  } else if (call.no_room) {
    to.told.no_resources = true;
  } else {
    tcb.tcb.passive = true;
    tcb.tcb.state = LISTEN;
    to.told.ok = true;
  }
}

inline void open_active(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  if (tcb.tcb.state > LISTEN)
    to.told.already_exists = true;
  else if (tcb.tcb.state == CLOSED && call.forbidden)
    to.told.illegal = true;
  else if (!call.remote)
    to.told.remote_unspecified = true;
  else if (call.no_room)
    to.told.no_resources = true;
  else if (!call.has_isn)
    to.told.isn_missing = true;
  else
    open_actively(tcb, 0, call, cfg, to);
}

void no_connection(const Call& call, Outcome& to) {
  if (call.forbidden)
    to.told.illegal = true;
  else
    to.told.does_not_exist = true;
}

inline void send(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  const State state = tcb.tcb.state;
  if (state == CLOSED) return no_connection(call, to);
  if (state == LISTEN) {
    if (!call.remote) {
      to.told.remote_unspecified = true;
      return;
    }
  } else if (tcb.snd.closed) {
    to.told.is_closing = true;
    return;
  }
  if (call.no_room || largest_queue < call.octets ||
      largest_queue < (tcb.snd.end - tcb.snd.una) + call.octets) {
    to.told.no_resources = true;
    return;
  }
  switch (state) {
    case LISTEN:
      if (!call.has_isn) {
        to.told.isn_missing = true;
        return;
      }
      return open_actively(tcb, call.octets, call, cfg, to);
    case SYN_SENT:
    case SYN_RECEIVED:
      tcb.snd.end += call.octets;
      to.told.ok = true;
      return;
    case ESTABLISHED:
    case CLOSE_WAIT:
      tcb.snd.end += call.octets;
      to.told.ok = true;
      return answer(tcb, call, cfg, to);
    default:
      return answer(tcb, call, cfg, to);
  }
}

inline void receive(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  const State state = tcb.tcb.state;
  switch (state) {
    case CLOSED:
      return no_connection(call, to);
    case LISTEN:
    case SYN_SENT:
    case SYN_RECEIVED:
      to.told.ok = true;
      return;
    default:
      break;
  }
  if (cfg.half_duplex_close && tcb.snd.closed) {
    to.told.is_closing = true;
    return;
  }
  const bool receiving = is_receiving(state);
  if (!receiving && tcb.rcv.unread == 0) {
    to.told.is_closing = true;
    return;
  }
  const std::uint32_t taken = std::min(call.octets, tcb.rcv.unread);
  tcb.rcv.unread -= taken;
  to.told.received = taken;
  to.told.ok = true;
  if (!receiving) return;
  const std::uint32_t buffer = receive_buffer(cfg);
  const std::uint32_t freed = buffer - tcb.rcv.unread;
  const std::uint32_t gain = freed - tcb.rcv.wnd;
  if (tcb.rcv.wnd < freed && (cfg.mss <= gain || buffer <= gain + gain)) {
    tcb.rcv.wnd = freed;
    to.told.ack_owed = true;
    answer(tcb, call, cfg, to);
  }
}

inline void close(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  const State state = tcb.tcb.state;
  if (state == CLOSED) return no_connection(call, to);
  if (state == LISTEN || state == SYN_SENT) {
    delete_tcb(tcb, to);
    to.told.ok = true;
    to.told.closed = true;
    return;
  }
  if (tcb.snd.closed) {
    to.told.is_closing = true;
    return;
  }
  if (state == SYN_RECEIVED) {
    tcb.snd.closed = true;
    to.told.ok = true;
    return;
  }
  if (state == ESTABLISHED || state == CLOSE_WAIT) {
    to.told.ok = true;
    if (cfg.half_duplex_close && tcb.rcv.unread != 0) {
      send_rst(tcb.snd.nxt, to);
      to.told.reset = true;
      delete_tcb(tcb, to);
      return;
    }
    tcb.snd.closed = true;
    tcb.tcb.state = state == ESTABLISHED ? FIN_WAIT_1 : LAST_ACK;
  }
  answer(tcb, call, cfg, to);
}

inline void abort(Tcb& tcb, const Call& call, Outcome& to) {
  switch (tcb.tcb.state) {
    case CLOSED:
      return no_connection(call, to);
    case SYN_RECEIVED:
    case ESTABLISHED:
    case FIN_WAIT_1:
    case FIN_WAIT_2:
    case CLOSE_WAIT:
      send_rst(tcb.snd.nxt, to);
      [[fallthrough]];
    case LISTEN:
    case SYN_SENT:
    case CLOSING:
    case LAST_ACK:
      to.told.reset = true;
      [[fallthrough]];
    case TIME_WAIT:
      to.told.ok = true;
      break;
  }
  delete_tcb(tcb, to);
}

// ---- timeouts
// --------------------------------------------------------------------------------------------------

inline void retransmission_timeout(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  const State state = tcb.tcb.state;
  const std::uint32_t waited = call.now - tcb.rtx.since;
  if (state == SYN_SENT || state == SYN_RECEIVED) {
    if (cfg.r2_syn <= waited) {
      if (state == SYN_RECEIVED && (tcb.tcb.reopened || tcb.tcb.passive))
        return caller_gone(tcb, call, cfg, to);
      delete_tcb(tcb, to);
      to.told.retry_timeout = true;
      return;
    }
    to.told.sent_again = true;
    if (state == SYN_SENT)
      send_syn(tcb.snd.iss, cfg, to);
    else
      send_syn_ack(tcb.snd.iss, tcb.rcv.nxt, cfg, to);
    return back_off(tcb, call, cfg, to);
  }
  if (!is_sending(state)) return;
  if (cfg.r2 <= waited) {
    delete_tcb(tcb, to);
    to.told.retry_timeout = true;
    return;
  }
  if (tcb.snd.una == tcb.snd.nxt && before(tcb.snd.nxt, tcb.snd.end)) {
    const std::uint32_t unsent = tcb.snd.end - tcb.snd.nxt;
    const std::uint32_t text =
        std::min(std::min(unsent, tcb.snd.mss), std::max(usable_window(tcb, call), 1U));
    send_text(tcb, tcb.snd.nxt, text, false, to);
    tcb.snd.nxt += text;
  } else if (tcb.snd.una == tcb.snd.nxt && tcb.snd.closed && tcb.snd.nxt == tcb.snd.end) {
    send_text(tcb, tcb.snd.nxt, 0, true, to);
    tcb.snd.nxt += 1;
  } else {
    const bool with_fin = fin_sent(tcb);
    const std::uint32_t outstanding = tcb.snd.nxt - tcb.snd.una - (with_fin ? 1U : 0U);
    const std::uint32_t text = std::min(std::min(outstanding, tcb.snd.mss), std::max(tcb.snd.wnd, 1U));
    send_text(tcb, tcb.snd.una, text, with_fin && text == outstanding, to);
    to.told.sent_again = true;
  }
  back_off(tcb, call, cfg, to);
}

inline void retransmit(const Tcb& tcb, const Call& call, Outcome& to) {
  if (!is_sending(tcb.tcb.state)) return;
  const std::uint32_t place = call.lost - tcb.snd.una;
  if (before(call.lost, tcb.snd.una) || !before(call.lost, tcb.snd.nxt) || tcb.snd.wnd <= place) return;
  const std::uint32_t window = tcb.snd.wnd - place;
  const bool with_fin = fin_sent(tcb);
  const std::uint32_t outstanding = tcb.snd.nxt - call.lost - (with_fin ? 1U : 0U);
  const std::uint32_t text = std::min(std::min(outstanding, tcb.snd.mss), window);
  send_text(tcb, call.lost, text, with_fin && text == outstanding && text < window, to);
  to.told.sent_again = true;
  to.told.ok = true;
}

inline void keep_alive_timeout(Tcb& tcb, const Call& call, const Config& cfg, Outcome& to) {
  if (tcb.tcb.state < ESTABLISHED || tcb.tcb.state == TIME_WAIT) return;
  if (something_to_send(tcb)) return start_keep_alive(tcb, call, cfg);
  if (cfg.keep_count <= tcb.keep.probes) {
    delete_tcb(tcb, to);
    to.told.keep_alive_timeout = true;
    return;
  }
  send_ack(tcb, to);
  to.out.seq -= 1;
  tcb.keep.probes += 1;
  tcb.armed.keep_alive = true;
  tcb.deadline.keep_alive = call.now + cfg.keep_interval;
}

}  // namespace

Outcome handle_by_hand(Tcb& tcb, Event event, const Call& call, const Config& cfg, const Segment& seg) {
  Outcome to{};
  switch (event) {
    case Event::OPEN_PASSIVE:
      open_passive(tcb, call, to);
      break;
    case Event::OPEN_ACTIVE:
      open_active(tcb, call, cfg, to);
      break;
    case Event::SEND:
      send(tcb, call, cfg, to);
      break;
    case Event::RECEIVE:
      receive(tcb, call, cfg, to);
      break;
    case Event::CLOSE:
      close(tcb, call, cfg, to);
      break;
    case Event::ABORT:
      abort(tcb, call, to);
      break;
    case Event::STATUS:
      if (tcb.tcb.state == CLOSED)
        no_connection(call, to);
      else
        to.told.ok = true;
      break;
    case Event::SEGMENT_ARRIVES:
      segment_arrives(tcb, seg, call, cfg, to);
      break;
    case Event::TRANSMIT:
      answer(tcb, call, cfg, to);
      break;
    case Event::RETRANSMIT:
      retransmit(tcb, call, to);
      break;
    case Event::RETRANSMISSION_TIMEOUT:
      retransmission_timeout(tcb, call, cfg, to);
      break;
    case Event::USER_TIMEOUT:
      if (tcb.tcb.state != CLOSED) {
        delete_tcb(tcb, to);
        to.told.user_timeout = true;
      }
      break;
    case Event::TIME_WAIT_TIMEOUT:
      if (tcb.tcb.state == TIME_WAIT) delete_tcb(tcb, to);
      break;
    case Event::KEEP_ALIVE_TIMEOUT:
      keep_alive_timeout(tcb, call, cfg, to);
      break;
  }
  return to;
}

}  // namespace synfin::bench
