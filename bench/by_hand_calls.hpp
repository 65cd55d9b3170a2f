// The user's calls, written by hand: what each does in each state.
#pragma once

#include "by_hand_steps.hpp"

namespace synfin::bench::by_hand {

// Of each translation unit its own, as in one file of C: so they are put where they are called.
namespace {

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

[[maybe_unused]] void no_connection(const Call& call, Outcome& to) {
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

}  // namespace

}  // namespace synfin::bench::by_hand
