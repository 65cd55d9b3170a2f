// The endpoint invariant, piece by piece, each with what forced it.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

namespace {
using namespace claims;

template <std::size_t... Id>
constexpr auto all_zero_but_passive(std::index_sequence<Id...>) {
  return (yes && ... && [] {
    constexpr FieldInfo info = fields[Id];
    if constexpr (info.sort == Sort::state || Id == id_of(tcb.passive))
      return yes;
    else
      return Field<static_cast<unsigned>(info.group), static_cast<unsigned>(Id - first_field(info.group)),
                   info.sort>{} == Literal<info.sort, 0>{};
  }());
}
inline constexpr auto remembers_nothing = all_zero_but_passive(std::make_index_sequence<tcb_field_count>{});
inline constexpr auto most_queued = number<(1U << 29) + 1>;
inline constexpr auto furthest_urgent = number<(1U << 30) + 65535>;
inline constexpr auto open_or_opening = !from<CLOSED, LISTEN>;

template <Term T>
Piece conjunct(std::string_view name, std::string_view why, T term) {
  return {name, why, put(term)};
}
}  // namespace

std::vector<Piece> shipped_endpoint_invariant() {
  return {
      conjunct("states", "a state is one of the eleven", from<any_state>),
      conjunct("closed-is-empty", "CLOSED is one state, not many: there is no TCB",
               implies(from<CLOSED>, remembers_nothing && !tcb.passive)),
      conjunct("listen-is-empty", "LISTEN knows that it is passive, and nothing else",
               implies(from<LISTEN>, remembers_nothing && tcb.passive)),
      conjunct("opening-numbers", "until our SYN is acknowledged it is all that is outstanding",
               implies(from<SYN_SENT, SYN_RECEIVED>, snd.una == snd.iss && snd.nxt == snd.iss + 1_n &&
                                                         snd.nxt <= snd.end && rcv.unread == 0_n &&
                                                         retransmission_timer)),
      conjunct("syn-sent-is-active", "only an active OPEN leads there, and CLOSE leaves it",
               implies(from<SYN_SENT>, !tcb.passive && !snd.closed && !tcb.reopened)),
      conjunct("syn-received-numbers", "nothing but the SYN was received",
               implies(from<SYN_RECEIVED>, rcv.nxt == rcv.irs + 1_n)),
      conjunct("opening-windows",
               "our SYN offered the whole buffer, and the peer's is the newest segment that came",
               implies(from<SYN_SENT, SYN_RECEIVED>, rcv.wnd == receive_buffer) &&
                   implies(from<SYN_RECEIVED>, snd.wl1 == rcv.irs && snd.wl2 == snd.iss)),
      conjunct("reopened-is-passive", "MAY-2 is a kind of passive opening and ends with it",
               implies(tcb.reopened, from<SYN_RECEIVED> && tcb.passive)),
      conjunct("una-before-nxt", "what is outstanding was sent", snd.una <= snd.nxt),
      conjunct("nxt-before-end", "what is sent was queued; the FIN alone lies behind the end",
               fin_sent || snd.nxt <= snd.end),
      conjunct("queue",
               "distances compare only below 2^31: the queue is bounded, and the FIN's number with it",
               snd.end + 1_n - snd.una <= most_queued + 1_n),
      conjunct("windows", "no window exceeds 2^30 (RFC 7323 2.3), so that SND.UNA - MAX.SND.WND compares",
               snd.wnd <= snd.max_wnd && snd.max_wnd <= largest_window),
      conjunct("aged",
               "while ISS lies within a window's reach, what is from before it can be told by its number",
               snd.aged ||
                   (snd.una - snd.iss <= largest_window && implies(from<synchronized>, snd.una != snd.iss))),
      conjunct("receive-room", "the window never promises more than the buffer has",
               rcv.unread <= receive_buffer && rcv.wnd <= receive_buffer - rcv.unread),
      conjunct("urgent-not-behind", "it lies not behind what was received, but for the FIN",
               implies(from<checked>, choose(from<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2>,
                                             rcv.nxt <= rcv.up, rcv.nxt <= rcv.up + 1_n))),
      conjunct("urgent-not-far", "nor further ahead than a segment in the window reaches",
               implies(from<checked>, rcv.up <= rcv.nxt + furthest_urgent)),
      conjunct("mss", "a segment of no text would be sent for ever",
               implies(open_or_opening, snd.mss != 0_n)),
      conjunct("fin-wanted",
               "FIN-WAIT-1, CLOSING and LAST-ACK are reached by CLOSE alone, and left when the FIN is "
               "acknowledged",
               implies(from<FIN_WAIT_1, CLOSING, LAST_ACK>, snd.closed && !fin_acknowledged)),
      conjunct("fin-done", "in FIN-WAIT-2 and TIME-WAIT our FIN is acknowledged",
               implies(from<FIN_WAIT_2, TIME_WAIT>, fin_acknowledged)),
      conjunct("fin-unwanted", "before CLOSE there is no FIN",
               implies(from<ESTABLISHED, CLOSE_WAIT>, !snd.closed)),
      conjunct("time-wait-timer", "it runs in TIME-WAIT and nowhere else",
               time_wait_timer == from<TIME_WAIT>),
      conjunct("keep-alive-timer", "it runs where it was asked for, in the synchronized states but TIME-WAIT",
               keep_alive_timer == (cfg.keep_alive && from<synchronized - in(TIME_WAIT)>)),
      conjunct("retransmission-timer", "it runs if and only if something is outstanding or waits",
               implies(from<synchronized>, retransmission_timer == (from<sending> && something_to_send))),
      conjunct("user-timer", "the user's patience concerns what is outstanding",
               implies(user_timer, retransmission_timer)),
      conjunct("time-out", "backoff is bounded",
               implies(retransmission_timer, rtx.rto != 0_n && rtx.rto <= cfg.max_rto)),
      conjunct("probes", "the count of probes is bounded",
               implies(keep_alive_timer, keep.probes <= cfg.keep_count)),
      conjunct("challenges", "the count of challenges is bounded",
               implies(cfg.challenge_limit != 0_n, challenge.count <= cfg.challenge_limit)),
  };
}

const model::Node* shipped_sound_host() {
  static const model::Node* const sound =
      claims::put(model::terms::config_is_sound && model::terms::segment_is_sound);
  return sound;
}

}  // namespace synfin::proofs
