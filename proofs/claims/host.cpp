// What the host asks for and is told: what may be in flight, what goes again at its word, where octets stand,
// and when it may let go.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

inline constexpr auto carries = after(out.text) != 0_n || after(out.fin);
inline constexpr auto has_to_send = from<ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>;

// RFC 5681 section 3.2, in bare fields: from LOST on, what is in flight without the FIN, what a segment
// takes, and what the peer's window holds there.
inline constexpr auto fin_is_out = snd.closed && snd.nxt == snd.end + 1_n;
inline constexpr auto place = call.lost - snd.una;
inline constexpr auto is_in_flight = place < snd.nxt - snd.una;
inline constexpr auto asks_for_what_may_go = has_to_send && is_in_flight && place < snd.wnd;
inline constexpr auto text_behind_lost = choose(fin_is_out, snd.end - call.lost, snd.nxt - call.lost);
inline constexpr auto segment_of_it = choose(text_behind_lost < snd.mss, text_behind_lost, snd.mss);
inline constexpr auto what_goes = choose(segment_of_it < snd.wnd - place, segment_of_it, snd.wnd - place);

void add_flight(std::vector<Property>& all) {
  all.push_back(
      {.name = "flight-keeps-to-the-hosts-limit",
       .statement =
           "where the host gives a congestion window, nothing new leaves beyond it; and what is "
           "lost goes again at its word, a segment of it, within the peer's window, and moves nothing",
       .question = "",
       .clause = "RFC 5681 2, 3.1, 3.2; RFC 9293 3.8.2",
       .claims = {
           claim("nothing new leaves beyond the congestion window",
                 {Event::SEND, Event::RECEIVE, Event::CLOSE, Event::TRANSMIT, Event::SEGMENT_ARRIVES},
                 sends && carries && !after(out.syn) && !to<CLOSED> && call.cwnd != 0_n,
                 after(snd.nxt) - after(snd.una) <= call.cwnd),
           claim("what is taken for lost goes again", {Event::RETRANSMIT}, asks_for_what_may_go,
                 sends && after(told.ok) && after(out.seq) == call.lost && after(out.text) == what_goes &&
                     !after(out.syn) && !after(out.rst)),
           claim("the FIN goes with the last of it, where the window has its number", {Event::RETRANSMIT},
                 asks_for_what_may_go,
                 after(out.fin) ==
                     (fin_is_out && what_goes == text_behind_lost && text_behind_lost < snd.wnd - place)),
           claim("what is not in flight, or beyond the window, does not", {Event::RETRANSMIT},
                 !asks_for_what_may_go, !sends && !after(told.ok)),
           claim("and nothing moves by it", {Event::RETRANSMIT}, yes, all_kept && user_hears_nothing)}});
}

void add_news(std::vector<Property>& all) {
  constexpr auto is_duplicate =
      snd.una != snd.nxt && seg.ack == snd.una && seg.text == 0_n && !seg.fin && seg.wnd == snd.wnd;
  all.push_back(
      {.name = "duplicate-acknowledgments-are-told",
       .statement = "the host is told of each acknowledgment that says what the last one said, of what is "
                    "outstanding, without text, SYN or FIN",
       .question = "",
       .clause = "RFC 5681 2",
       .claims = {
           claim("a duplicate is told", arrival, passes && has_to_send,
                 after(told.duplicate_ack) == is_duplicate),
           claim("nothing else is", every_event, after(told.duplicate_ack), is_duplicate && has_to_send)}});
  all.push_back(
      {.name = "what-goes-again-is-told",
       .statement =
           "the host is told when what leaves was sent before, so that no round trip is measured by it",
       .question = "",
       .clause = "RFC 6298 3 (Karn)",
       .claims = {claim("what takes numbers again is told, and nothing else", every_event,
                        from<SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING,
                             LAST_ACK>,
                        after(told.sent_again) ==
                            (sends && (carries || after(out.syn)) && after(out.seq) < snd.nxt)),
                  claim("what begins is not", every_event, from<CLOSED, LISTEN, TIME_WAIT>,
                        !after(told.sent_again))}});
  all.push_back(
      {.name = "places-of-octets-are-told",
       .statement = "the host is told where what is delivered begins in the segment, and where what leaves "
                    "begins in its send buffer",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, seventh; 3.4",
       .claims = {
           claim("in the segment", arrival, after(told.delivered) != 0_n,
                 seg.seq + after(told.delivered_at) == rcv.nxt),
           claim("in the send buffer", every_event, sends && carries && !to<CLOSED>,
                 after(snd.una) + after(told.sent_at) == after(out.seq)),
           claim("no place without octets", every_event, !(sends && carries), after(told.sent_at) == 0_n)}});
}

void add_beginning_and_end(std::vector<Property>& all) {
  constexpr auto needs_isn = (from<LISTEN> && seg.syn && !seg.has_ack && !seg.rst && !seg.insecure);
  all.push_back(
      {.name = "nothing-opens-without-an-isn",
       .statement =
           "a connection begins only with an ISN that the host has given; where one is missing it is "
           "told so, and nothing leaves",
       .question = "",
       .clause = "RFC 9293 3.4.1, MUST-8",
       .claims = {
           claim("who begins has an ISN", every_event,
                 from<CLOSED, LISTEN, TIME_WAIT> && !to<CLOSED, LISTEN, TIME_WAIT>, call.has_isn),
           claim("an active OPEN without one is told so", {Event::OPEN_ACTIVE},
                 !call.has_isn && call.remote && !call.no_room &&
                     (from<LISTEN> || (from<CLOSED> && !call.forbidden)),
                 after(told.isn_missing)),
           claim("a SEND in LISTEN without one is told so", {Event::SEND},
                 from<LISTEN> && !call.has_isn && call.remote && !queue_full, after(told.isn_missing)),
           claim("a SYN without one is dropped, and the host told", arrival, needs_isn && !call.has_isn,
                 after(told.isn_missing)),
           claim("of a segment it is told only then", arrival, after(told.isn_missing), needs_isn),
           claim("it is told where it matters, and nothing comes of it", every_event, after(told.isn_missing),
                 !call.has_isn && all_kept && !sends && user_hears_nothing)}});
  all.push_back(
      {.name = "end-is-told-to-the-host",
       .statement =
           "the host is told when the TCB is deleted, and when a passive one waits for the next caller",
       .question = "",
       .clause = "RFC 9293 3.3.2, 3.10.7.4, second",
       .claims = {claim("that it is deleted", every_event, yes,
                        after(told.deleted) == (!from<CLOSED> && to<CLOSED>)),
                  claim("that it waits again", every_event, yes,
                        after(told.listening) == (!from<CLOSED, LISTEN> && to<LISTEN>))}});
}

}  // namespace

void add_host(std::vector<Property>& all) {
  add_flight(all);
  add_news(all);
  add_beginning_and_end(all);
}

}  // namespace synfin::proofs
