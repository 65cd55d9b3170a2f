// Acknowledgments, windows and the urgent pointer: what a segment that passes all checks moves, and by how
// much.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

inline constexpr auto window_noted =
    after(snd.wnd) == offered_window && after(snd.wl1) == seg.seq && after(snd.wl2) == seg.ack;
inline constexpr auto window_kept = unchanged(snd.wnd) && unchanged(snd.wl1) && unchanged(snd.wl2);
inline constexpr auto opens = from<SYN_SENT, SYN_RECEIVED> && is_open && !tcb.reopened;
const std::vector<Event> all_but_arrival{Event::OPEN_PASSIVE,
                                         Event::OPEN_ACTIVE,
                                         Event::SEND,
                                         Event::RECEIVE,
                                         Event::CLOSE,
                                         Event::ABORT,
                                         Event::STATUS,
                                         Event::TRANSMIT,
                                         Event::RETRANSMIT,
                                         Event::RETRANSMISSION_TIMEOUT,
                                         Event::KEEP_ALIVE_TIMEOUT};
/// The incarnation goes on.
inline constexpr auto goes_on =
    from<checked> &&
    to<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT> &&
    after(tcb.reopened) == tcb.reopened;
inline constexpr auto takes_new = passes && snd.una < seg.ack;
/// Its ACK lies behind SND.UNA, however far.
inline constexpr auto old_news = from<synchronized - in(TIME_WAIT)> && (acceptable || at_closed_window) &&
                                 !seg.syn && !seg.rst && !seg.insecure && seg.has_ack && seg.ack < snd.una &&
                                 !to<CLOSED>;
inline constexpr auto new_octets = (seg.ack - snd.una) - count(snd.closed && seg.ack == snd.end + 1_n);

void add_send_window(std::vector<Property>& all) {
  all.push_back(
      {.name = "snd-una-follows-the-acknowledgment",
       .statement =
           "an acknowledgment of what is outstanding moves SND.UNA to it, and the user learns how many "
           "octets it was",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth",
       .claims = {claim("an acknowledgment of what is outstanding moves SND.UNA to it", arrival,
                        takes_new && !to<CLOSED>, after(snd.una) == seg.ack),
                  claim("the user learns how many octets it was, without the FIN", arrival, takes_new,
                        after(told.acknowledged) == new_octets),
                  claim("nothing else is told as acknowledged", every_event, after(told.acknowledged) != 0_n,
                        takes_new),
                  claim("no other segment moves SND.UNA", every_event,
                        goes_on && from<synchronized> && !takes_new, unchanged(snd.una)),
                  claim("no other event moves SND.UNA", all_but_arrival, goes_on, unchanged(snd.una))}});
  all.push_back(
      {.name = "window-follows-the-newest-segment",
       .statement =
           "the send window is what the newest acceptable segment offers; older ones do not touch it",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth; 3.8.6",
       .claims = {
           claim("the newest segment's window is noted", arrival, passes && newest && !to<CLOSED>,
                 window_noted),
           claim("an older segment's window is not", arrival, passes && !newest && !to<CLOSED>, window_kept),
           claim("the window of an acknowledgment behind SND.UNA is not", arrival, old_news,
                 window_kept && unchanged(snd.una) && unchanged(snd.max_wnd)),
           claim("the window of the segment that opens is noted", arrival,
                 opens && (from<SYN_SENT> || rcv.irs <= seg.seq), window_noted),
           claim("the largest window is remembered", arrival, passes && !to<CLOSED>,
                 after(snd.max_wnd) == max(snd.max_wnd, after(snd.wnd))),
           claim("the largest window is remembered from the opening on", arrival, from<SYN_RECEIVED> && opens,
                 after(snd.max_wnd) == max(snd.max_wnd, after(snd.wnd))),
           claim("no other event moves the window", all_but_arrival, goes_on,
                 window_kept && unchanged(snd.max_wnd))}});
}

void add_receive_window(std::vector<Property>& all) {
  constexpr auto free = receive_buffer - after(rcv.unread);
  constexpr auto gain = free - rcv.wnd;
  constexpr auto worth = rcv.wnd < free && (cfg.mss <= gain || receive_buffer <= gain + gain);
  constexpr auto reads = from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && after(told.ok);
  all.push_back(
      {.name = "receive-window-opens-by-worthwhile-steps",
       .statement =
           "a RECEIVE opens the window when it can grow by a full segment or half of the buffer, and "
           "tells the peer; else it waits (MUST-39)",
       .question = "",
       .clause = "RFC 9293 3.8.6.2.2, MUST-39",
       .claims = {
           claim("a RECEIVE that frees enough opens the window and tells the peer", {Event::RECEIVE},
                 reads && worth, after(rcv.wnd) == free && sends),
           claim("a RECEIVE that frees too little leaves the window", {Event::RECEIVE}, reads && !worth,
                 unchanged(rcv.wnd) && !sends),
           claim("what is delivered takes of the window", arrival, from<checked> && is_open && !tcb.reopened,
                 after(rcv.wnd) == rcv.wnd - after(told.delivered)),
           claim("no other event moves the window",
                 {Event::SEND, Event::CLOSE, Event::STATUS, Event::TRANSMIT, Event::RETRANSMIT,
                  Event::RETRANSMISSION_TIMEOUT, Event::KEEP_ALIVE_TIMEOUT},
                 goes_on, unchanged(rcv.wnd) && unchanged(rcv.unread))}});
  all.push_back(
      {.name = "text-in-order-is-delivered",
       .statement =
           "new text that continues what was received is delivered at once, as far as the window goes",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, seventh",
       .claims = {claim("new text in order is delivered, as far as the window goes", arrival,
                        passes && from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && has_new_text &&
                            !(cfg.half_duplex_close && snd.closed),
                        after(told.delivered) == taken_text),
                  claim("new text in order with the segment that opens is delivered, too", arrival,
                        from<SYN_RECEIVED> && acceptable && ordinary_segment && snd.una < seg.ack &&
                            has_new_text && !(cfg.half_duplex_close && snd.closed),
                        after(told.delivered) == taken_text),
                  claim("nothing else is delivered", every_event, after(told.delivered) != 0_n,
                        has_new_text && seg.has_ack && !seg.syn && !seg.rst)}});
}

void add_urgent(std::vector<Property>& all) {
  constexpr auto end = seg.seq + seg.up;
  constexpr auto news = seg.urg && rcv.up < end && rcv.nxt < end;
  constexpr auto pointer = choose(after(told.urgent), end, rcv.up);
  all.push_back(
      {.name = "urgent-data-are-told",
       .statement = "the user is told of urgent data whenever the pointer moves ahead (MUST-32); the pointer "
                    "never goes back, nor behind what was delivered",
       .question = "",
       .clause = "RFC 9293 3.8.5, 3.10.7.4, sixth; MUST-31, MUST-32",
       .claims = {claim("the user is told when the pointer moves ahead", arrival,
                        passes && from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && news && !to<TIME_WAIT>,
                        after(told.urgent)),
                  claim("the user is told only then", every_event, after(told.urgent),
                        news && seg.has_ack && !seg.rst && !seg.syn),
                  claim("the pointer goes to the end of the urgent data, and not behind RCV.NXT", every_event,
                        goes_on && after(told.delivered) == 0_n,
                        after(rcv.up) == pointer || (pointer < rcv.nxt && after(rcv.up) == rcv.nxt)),
                  claim("the pointer goes with what is delivered", every_event,
                        goes_on && after(told.delivered) != 0_n,
                        after(rcv.up) == max(pointer, rcv.nxt + after(told.delivered)))}});
}

}  // namespace

void add_windows(std::vector<Property>& all) {
  add_send_window(all);
  add_receive_window(all);
  add_urgent(all);
}

}  // namespace synfin::proofs
