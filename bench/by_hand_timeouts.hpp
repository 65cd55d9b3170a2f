// The timeouts, and what goes again at the host's word, written by hand.
#pragma once

#include "by_hand_steps.hpp"

namespace synfin::bench::by_hand {

// Of each translation unit its own, as in one file of C: so they are put where they are called.
namespace {

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
  if (tcb.snd.nxt - tcb.snd.una <= place || tcb.snd.wnd <= place) return;
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

}  // namespace synfin::bench::by_hand
