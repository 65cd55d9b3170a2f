// What a step does, in the RFC's letter: claims in bare fields, which no edit of a word reaches. They say
// again what other claims say in the vocabulary's words; who edits a word wrongly meets these.
#include "all.hpp"
#include "sentences/clocks.hpp"
#include "sentences/receiving.hpp"
#include "sentences/sending.hpp"
#include "step.hpp"

namespace synfin::proofs {

using namespace claims;
using namespace sentences;

namespace {

const std::vector<Event> arrives{Event::SEGMENT_ARRIVES};
const std::vector<Event> retransmission{Event::RETRANSMISSION_TIMEOUT};
inline constexpr auto open = from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK>;
inline constexpr auto has_to_send = from<ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>;
inline constexpr auto delivers =
    from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && !(cfg.half_duplex_close && snd.closed);
/// Neither SYN nor RST, proper security, and an acknowledgment of what is outstanding or was the last.
inline constexpr auto ordinary =
    !seg.syn && !seg.rst && !seg.insecure && seg.has_ack && snd.una <= seg.ack && seg.ack <= snd.nxt;
inline constexpr auto heard_at_a_closed_window =
    rcv.wnd == 0_n && segment_length != 0_n && seg.seq == rcv.nxt;
inline constexpr auto stays = !to<CLOSED>;
inline constexpr auto carries = after(out.text) != 0_n || after(out.fin);

void add_arrivals_by_the_letter(std::vector<Property>& all) {
  all.push_back(
      {.name = "table-6-decides-what-is-heard",
       .statement = "what a row of Table 6 accepts is heard; what none does moves nothing and, if it takes "
                    "numbers, is answered by what is expected",
       .question = "",
       .clause = "RFC 9293 3.4, Table 6; 3.10.7.4, first",
       .claims = {claim("a row of it", arrives, open && table_6 && ordinary && snd.una < seg.ack && stays,
                        after(snd.una) == seg.ack),
                  claim("no row of it", arrives, open && !table_6 && !heard_at_a_closed_window,
                        state_kept && unchanged(snd.una) && unchanged(snd.wnd) && unchanged(rcv.nxt) &&
                            after(told.delivered) == 0_n),
                  claim("no row of it, and it takes numbers", arrives,
                        open && !table_6 && !heard_at_a_closed_window && !seg.rst && segment_length != 0_n,
                        sends && after(out.has_ack) && after(out.seq) == snd.nxt &&
                            after(out.ack) == rcv.nxt && !carries)},
       .in_bare_fields = true});
  all.push_back(
      {.name = "octets-in-the-window-are-delivered",
       .statement = "of text that continues what was received, all that the window holds is delivered, from "
                    "RCV.NXT on, wherever the segment begins",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, seventh",
       .claims = {claim("delivered", arrives, delivers && table_6 && ordinary && has_octets_from_rcv_nxt_on,
                        after(told.delivered) == octets_in_the_window),
                  claim("nothing else", arrives, open && after(told.delivered) != 0_n,
                        has_octets_from_rcv_nxt_on && after(told.delivered) == octets_in_the_window)},
       .in_bare_fields = true});
  all.push_back(
      {.name = "newest-segment-sets-the-window",
       .statement =
           "an acceptable segment sets SND.WND to what it offers, up to 2^30, if it is the newest by "
           "WL1, then WL2, and else leaves it",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth; RFC 7323 2.3",
       .claims = {claim("set or left", arrives, open && table_6 && ordinary && stays && !to<TIME_WAIT>,
                        after(snd.wnd) == choose(window_is_to_be_set, window_up_to_2_30, snd.wnd))},
       .in_bare_fields = true});
  all.push_back(
      {.name = "syn-tells-mss-and-window",
       .statement = "a SYN that is taken sets the peer's MSS by its option, by the default without one, and "
                    "the window as it is offered; our SYN offers the buffer; a reset without ACK counts SYN "
                    "and FIN",
       .question = "",
       .clause = "RFC 9293 3.7.1, 3.10.7.1 to 3.10.7.3; MUST-15",
       .claims = {claim("taken", arrives, from<LISTEN, SYN_SENT> && to<SYN_RECEIVED, ESTABLISHED> && seg.syn,
                        after(snd.mss) == option_or_default && after(snd.wnd) == window_up_to_2_30),
                  claim("offered", {}, sends && after(out.syn), after(out.wnd) == buffer_up_to_2_30),
                  claim("only if it acknowledges our SYN", arrives, from<SYN_SENT> && to<ESTABLISHED>,
                        acknowledges_our_syn),
                  claim("nobody there", arrives, from<CLOSED> && !seg.rst && !seg.has_ack,
                        sends && after(out.rst) && after(out.ack) == behind_the_segment)},
       .in_bare_fields = true});
  all.push_back(
      {.name = "challenges-keep-limit-and-period",
       .statement = "a reset in the window, off the expected number, is challenged if the period is over or "
                    "its count below the limit; a period begins when the last is over",
       .question = "",
       .clause = "RFC 5961 3.2, 7",
       .claims = {claim("challenged", arrives, open && table_6 && seg.rst && seg.seq != rcv.nxt,
                        sends == one_more_is_allowed),
                  claim("counted", arrives, open && table_6 && seg.rst && seg.seq != rcv.nxt,
                        after(challenge.since) == choose(period_has_passed, call.now, challenge.since))},
       .violated_by = {"no-rfc5961"},
       .in_bare_fields = true});
}

void add_sending_by_the_letter(std::vector<Property>& all) {
  all.push_back({.name = "queue-takes-what-has-room",
                 .statement =
                     "a SEND on an open connection is refused for want of room if the host has none or 2^29 "
                     "octets would be exceeded, and not else",
                 .question = "",
                 .clause = "RFC 9293 3.10.2",
                 .claims = {claim("refused", {Event::SEND}, from<ESTABLISHED, CLOSE_WAIT>,
                                  after(told.no_resources) == no_room_for_it)},
                 .in_bare_fields = true});
  all.push_back(
      {.name = "u-and-d-decide-what-leaves",
       .statement =
           "what leaves is the least of D, U and the MSS where that is worth a segment, with the FIN "
           "where U has a number for it; TRANSMIT happens only then",
       .question = "",
       .clause = "RFC 9293 3.8.6.2.1, MUST-38",
       .claims = {claim("TRANSMIT", {Event::TRANSMIT}, yes,
                        has_to_send && sends &&
                            choose(text_may_leave,
                                   after(out.text) == least_of_three && after(out.fin) == fin_goes_along,
                                   fin_may_leave && after(out.text) == 0_n && after(out.fin))),
                  claim("after a call", {Event::SEND, Event::CLOSE},
                        from<ESTABLISHED, CLOSE_WAIT> && after(told.ok) && stays,
                        (sends && carries) || !(later(text_may_leave) || later(fin_may_leave))),
                  claim("after a segment", arrives,
                        has_to_send && table_6 && ordinary &&
                            to<ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>,
                        (sends && carries) || !(later(text_may_leave) || later(fin_may_leave)))},
       .in_bare_fields = true});
  all.push_back(
      {.name = "retransmission-fits-segment-and-window",
       .statement = "what goes again is what is in flight, or waits, as far as MSS and window go, but at "
                    "least an octet; the FIN with the last of it",
       .question = "",
       .clause = "RFC 9293 3.8.1, 3.8.6.1; MUST-34, MUST-36",
       .claims = {claim("again", retransmission, has_to_send && state_kept && snd.una != snd.nxt,
                        after(out.text) == text_again && after(out.fin) == fin_goes_along_again),
                  claim("a probe", retransmission,
                        has_to_send && state_kept && snd.una == snd.nxt && d_is_there,
                        after(out.text) == text_to_probe_with && !after(out.fin)),
                  claim("a FIN that probes", retransmission,
                        has_to_send && state_kept && snd.una == snd.nxt && fin_is_next_to_send,
                        after(out.text) == 0_n && after(out.fin)),
                  claim("the timer runs", {}, to<ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>,
                        after(armed.retransmission) == later(something_is_left))},
       .in_bare_fields = true});
  all.push_back(
      {.name = "receive-moves-the-window-by-worthwhile-steps",
       .statement = "a RECEIVE takes what is there, at most what it asks for, and moves the window if it can "
                    "by a segment or half of the buffer",
       .question = "",
       .clause = "RFC 9293 3.10.3, 3.8.6.2.2; MUST-39",
       .claims = {claim("taken", {Event::RECEIVE}, open && after(told.ok),
                        after(told.received) == octets_to_the_user),
                  claim("moved", {Event::RECEIVE},
                        from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && after(told.ok),
                        after(rcv.wnd) == choose(window_may_move, room_behind_rcv_nxt, rcv.wnd))},
       .in_bare_fields = true});
}

void add_clocks_by_the_letter(std::vector<Property>& all) {
  all.push_back({.name = "no-time-out-before-its-time",
                 .statement = "a time-out happens only when its timer runs and its deadline has come",
                 .question = "",
                 .clause = "RFC 9293 3.10.8",
#define SYNFIN_HAS_COME(as, name, event, ...) \
  claim(name_of(Event::event), {Event::event}, yes, name##_time_has_come),
                 .claims = {SYNFIN_TIMERS(SYNFIN_HAS_COME, )},
#undef SYNFIN_HAS_COME
                 .in_bare_fields = true});
  all.push_back(
      {.name = "rto-doubles-until-r2",
       .statement = "each retransmission doubles the time-out up to its bound, and R2, from the last "
                    "progress on, ends it",
       .question = "",
       .clause = "RFC 6298 (5.5), (2.5); RFC 9293 3.8.3, MUST-20",
       .claims = {claim("doubles", retransmission, state_kept,
                        after(rtx.rto) == twice_the_rto &&
                            after(deadline.retransmission) == call.now + twice_the_rto),
                  claim("R2", retransmission, after(told.retry_timeout),
                        choose(from<SYN_SENT, SYN_RECEIVED>, cfg.r2_syn, cfg.r2) <= since_the_last_progress)},
       .in_bare_fields = true});
}

}  // namespace

void add_by_the_letter(std::vector<Property>& all) {
  add_arrivals_by_the_letter(all);
  add_sending_by_the_letter(all);
  add_clocks_by_the_letter(all);
}

}  // namespace synfin::proofs
