// One event, written by hand: the steps that it takes, whichever machine has found out which event it is.
#pragma once

#include "by_hand_calls.hpp"
#include "by_hand_segment.hpp"
#include "by_hand_timeouts.hpp"

namespace synfin::bench::by_hand {

/// What an event does to a connection, in the state that `tcb` names; its state afterwards stands there, too.
template <Event E>
inline void happen(Tcb& tcb, const Call& call, const Config& cfg, const Segment& seg, Outcome& to) {
  if constexpr (E == Event::OPEN_PASSIVE) {
    open_passive(tcb, call, to);
  } else if constexpr (E == Event::OPEN_ACTIVE) {
    open_active(tcb, call, cfg, to);
  } else if constexpr (E == Event::SEND) {
    send(tcb, call, cfg, to);
  } else if constexpr (E == Event::RECEIVE) {
    receive(tcb, call, cfg, to);
  } else if constexpr (E == Event::CLOSE) {
    close(tcb, call, cfg, to);
  } else if constexpr (E == Event::ABORT) {
    abort(tcb, call, to);
  } else if constexpr (E == Event::STATUS) {
    if (tcb.tcb.state == CLOSED)
      no_connection(call, to);
    else
      to.told.ok = true;
  } else if constexpr (E == Event::SEGMENT_ARRIVES) {
    segment_arrives(tcb, seg, call, cfg, to);
  } else if constexpr (E == Event::TRANSMIT) {
    answer(tcb, call, cfg, to);
  } else if constexpr (E == Event::RETRANSMIT) {
    retransmit(tcb, call, to);
  } else if constexpr (E == Event::RETRANSMISSION_TIMEOUT) {
    retransmission_timeout(tcb, call, cfg, to);
  } else if constexpr (E == Event::USER_TIMEOUT) {
    if (tcb.tcb.state != CLOSED) {
      delete_tcb(tcb, to);
      to.told.user_timeout = true;
    }
  } else if constexpr (E == Event::TIME_WAIT_TIMEOUT) {
    if (tcb.tcb.state == TIME_WAIT) delete_tcb(tcb, to);
  } else {
    static_assert(E == Event::KEEP_ALIVE_TIMEOUT, "an event that is not written by hand");
    keep_alive_timeout(tcb, call, cfg, to);
  }
}

}  // namespace synfin::bench::by_hand
