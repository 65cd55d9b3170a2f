// What every segment that leaves says, when one leaves, and how much it carries.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

inline constexpr auto out_len = after(out.text) + count(after(out.fin));
/// Everything but a reset, which may come from no connection at all.
inline constexpr auto of_a_connection = sends && !after(out.rst) && !to<CLOSED, LISTEN>;
/// An event after which what can be sent is sent.
const std::vector<Event> that_answer{Event::SEND, Event::RECEIVE, Event::CLOSE, Event::TRANSMIT,
                                     Event::SEGMENT_ARRIVES};
/// The window at the moment of sending, and what of it lies behind the segment's beginning.
inline constexpr auto window_then = later(send_window);
inline constexpr auto room = choose(after(out.seq) - after(snd.una) < window_then,
                                    window_then - (after(out.seq) - after(snd.una)), 0_n);
inline constexpr auto waiting = after(snd.end) - after(out.seq);
inline constexpr auto carries_text = sends && after(out.text) != 0_n && !to<CLOSED>;

void add_headers(std::vector<Property>& all) {
  all.push_back(
      {.name = "every-segment-acknowledges",
       .statement = "every segment but the first SYN and a reset acknowledges RCV.NXT and offers RCV.WND",
       .question = "Once a connection is established, every segment must have ACK=1.",
       .clause = "RFC 9293 3.1, 3.4, 3.10.7.4",
       .claims = {claim("every segment of a connection but the first SYN acknowledges RCV.NXT", every_event,
                        of_a_connection,
                        after(out.has_ack) == !to<SYN_SENT> &&
                            implies(after(out.has_ack), after(out.ack) == after(rcv.nxt))),
                  claim("every segment of a connection offers RCV.WND", every_event, of_a_connection,
                        after(out.wnd) == after(rcv.wnd)),
                  claim("a reset carries neither text nor window", every_event, sends && after(out.rst),
                        out_len == 0_n && !after(out.syn) && after(out.wnd) == 0_n)}});
  all.push_back({.name = "syn-announces-our-mss",
                 .statement = "each SYN carries our MSS option, and nothing else does (MUST-14)",
                 .question = "",
                 .clause = "RFC 9293 3.7.1, MUST-14",
                 .claims = {claim("a SYN carries our MSS", every_event, sends && after(out.syn),
                                  after(out.mss) == cfg.mss),
                            claim("what is no SYN carries no MSS", every_event, sends && !after(out.syn),
                                  after(out.mss) == 0_n),
                            claim("a SYN offers the whole buffer", every_event, sends && after(out.syn),
                                  after(out.wnd) == receive_buffer)}});
  all.push_back(
      {.name = "syns-are-sent-while-opening",
       .statement = "a SYN leaves only in SYN-SENT and SYN-RECEIVED, whose segments all carry it",
       .question = "",
       .clause = "RFC 9293 3.5",
       .claims = {claim("a SYN leaves only in SYN-SENT and SYN-RECEIVED", every_event,
                        sends && after(out.syn), to<SYN_SENT, SYN_RECEIVED>),
                  claim("who begins to open sends a SYN", every_event,
                        !from<SYN_SENT, SYN_RECEIVED> && to<SYN_SENT, SYN_RECEIVED>, sends && after(out.syn)),
                  claim("who is called while calling sends its SYN again", arrival,
                        from<SYN_SENT> && to<SYN_RECEIVED>, sends && after(out.syn))},
       .violated_by = {"two-message-handshake"}});
}

void add_numbers_of_segments(std::vector<Property>& all) {
  all.push_back(
      {.name = "segments-follow-each-other",
       .statement =
           "what is new leaves at SND.NXT, which moves by what it takes; a bare acknowledgment stands "
           "at SND.NXT",
       .question = "",
       .clause = "RFC 9293 3.4, 3.10.2",
       .claims = {
           claim("new text and FIN move SND.NXT by what they take", that_answer,
                 of_a_connection && out_len != 0_n && !after(out.syn),
                 after(snd.nxt) == after(out.seq) + out_len),
           claim("new text and FIN leave at SND.NXT", that_answer,
                 of_a_connection && out_len != 0_n && !after(out.syn) && from<checked>,
                 after(out.seq) == snd.nxt),
           claim("a bare acknowledgment stands at SND.NXT", that_answer,
                 of_a_connection && out_len == 0_n && !after(out.syn), after(out.seq) == after(snd.nxt)),
           claim("where nothing is sent SND.NXT stays", every_event,
                 !sends && from<checked> && !to<CLOSED, LISTEN>, unchanged(snd.nxt))}});
  all.push_back(
      {.name = "segments-are-worth-sending",
       .statement =
           "a segment carries as much as queue, window and MSS allow, and none is sent for less than a "
           "full one, the last, or half of the largest window (MUST-38); the FIN rides on the last",
       .question = "",
       .clause = "RFC 9293 3.8.6.2.1, SHLD-28, MUST-38",
       .claims = {
           claim("a segment carries as much as queue, window and MSS allow", that_answer, carries_text,
                 after(out.text) == min(min(waiting, room), after(snd.mss))),
           claim("no segment leaves for a silly window", that_answer, carries_text,
                 after(out.text) == after(snd.mss) || after(out.text) == waiting ||
                     after(snd.max_wnd) <= after(out.text) + after(out.text)),
           claim("the FIN rides on the last text where the window has room for it", that_answer, carries_text,
                 after(out.fin) ==
                     (after(snd.closed) && after(out.text) == waiting && after(out.text) < room))}});
  all.push_back(
      {.name = "what-can-leave-leaves",
       .statement =
           "a SEND, a CLOSE, an acknowledgment or a wider window sends at once what the window takes",
       .question = "",
       .clause = "RFC 9293 3.10.2, 3.10.4, 3.8.6.2.1",
       .claims = {claim("TRANSMIT sends text or FIN", {Event::TRANSMIT}, yes, sends && out_len != 0_n),
                  claim("after a SEND or a CLOSE nothing waits that can leave", {Event::SEND, Event::CLOSE},
                        from<ESTABLISHED, CLOSE_WAIT> && after(told.ok) && !to<CLOSED>,
                        (sends && out_len != 0_n) || !(later(can_send_text) || later(can_send_fin))),
                  claim("after a segment nothing waits that can leave", arrival,
                        passes && !from<TIME_WAIT> && !to<CLOSED, FIN_WAIT_2, TIME_WAIT>,
                        (sends && out_len != 0_n) || !(later(can_send_text) || later(can_send_fin)))}});
}

void add_acknowledgments(std::vector<Property>& all) {
  all.push_back(
      {.name = "what-comes-in-is-acknowledged",
       .statement = "text, a FIN and whatever is out of order are answered by an acknowledgment of RCV.NXT",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, first, seventh, eighth",
       .claims =
           {claim("what was taken is acknowledged", arrival,
                  (after(told.delivered) != 0_n || after(told.closing)) && !to<CLOSED>,
                  sends && after(out.has_ack)),
            claim("what takes numbers and comes too early or finds no room is answered", arrival,
                  passes && from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && seg_len != 0_n &&
                      rcv.nxt < seg.seq && !to<CLOSED>,
                  sends && after(out.has_ack)),
            claim("what meets a closed window is answered", arrival,
                  from<synchronized - in(TIME_WAIT)> && ordinary_segment && rcv.wnd == 0_n &&
                      seg_len != 0_n && seg.seq == rcv.nxt && !to<CLOSED, TIME_WAIT>,
                  sends && after(out.has_ack)),
            claim("what takes numbers outside the window is answered by a bare ACK", arrival,
                  from<synchronized - in(TIME_WAIT)> && !acceptable && !seg.rst && seg_len != 0_n &&
                      !(rcv.wnd == 0_n && seg.seq == rcv.nxt),
                  sends_bare_ack),
            claim(
                "what takes numbers outside the window of a SYN-RECEIVED is answered by a bare ACK", arrival,
                from<SYN_RECEIVED> && !acceptable && !seg.rst && !seg.syn && seg_len != 0_n && rcv.wnd != 0_n,
                sends_bare_ack),
            claim("what takes numbers outside the window of a TIME-WAIT is answered by a bare ACK", arrival,
                  from<TIME_WAIT> && !acceptable && !seg.rst && !seg.syn && seg_len != 0_n && rcv.wnd != 0_n,
                  sends_bare_ack),
            claim("a SYN,ACK that opens is acknowledged", arrival, from<SYN_SENT> && to<ESTABLISHED>,
                  sends && after(out.has_ack))},
       .violated_by = {"three-message-close"}});
  all.push_back(
      {.name = "acknowledgments-are-not-acknowledged",
       .statement = "nothing draws a bare acknowledgment that has no number to acknowledge",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, fifth",
       .claims = {
           claim("an empty segment draws no bare acknowledgment", arrival, passes && seg_len == 0_n,
                 !sends || out_len != 0_n),
           claim("text behind the peer's FIN draws no bare acknowledgment", arrival,
                 passes && from<CLOSE_WAIT, CLOSING, LAST_ACK> && rcv.wnd != 0_n, !sends || out_len != 0_n),
           claim("a SEND, a CLOSE or more room draws no bare acknowledgment",
                 {Event::SEND, Event::CLOSE, Event::TRANSMIT}, of_a_connection && !after(out.syn),
                 out_len != 0_n),
           claim("the acknowledgment of our SYN draws no bare acknowledgment", arrival,
                 from<SYN_RECEIVED> && acceptable && ordinary_segment && snd.una < seg.ack && seg_len == 0_n,
                 !sends || out_len != 0_n)}});
}

}  // namespace

void add_segments(std::vector<Property>& all) {
  add_headers(all);
  add_numbers_of_segments(all);
  add_acknowledgments(all);
}

}  // namespace synfin::proofs
