// Sequence numbers, windows and text.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
inline constexpr auto same_incarnation =
    from<checked> && to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT> &&
    !tcb.reopened;
inline constexpr auto fin_number_taken = count(after(told.closing));
inline constexpr auto out_len = after(out.text) + count(after(out.fin));
}  // namespace

void add_numbers(std::vector<Property>& all) {
  all.push_back(
      {.name = "fin-takes-one-number-even-without-data",
       .statement = "a FIN takes one sequence number, whether it carries text or not",
       .question = "A segment with FIN=1 takes a sequence number even without data.",
       .clause = "RFC 9293 3.4",
       .claims = {claim("a FIN that is sent takes the number behind its text", every_event,
                        sends && after(out.fin) && !to<CLOSED>,
                        after(snd.nxt) == after(out.seq) + after(out.text) + 1_n &&
                            after(snd.end) + 1_n == after(snd.nxt)),
                  claim("a FIN that is received takes the number behind its text", arrival,
                        after(told.closing) && !to<CLOSED>, after(rcv.nxt) == seg.seq + seg.text + 1_n)}});
  all.push_back({.name = "pure-ack-takes-none",
                 .statement = "an acknowledgment without text takes no sequence number",
                 .question = "An ordinary segment that carries no data takes no sequence number.",
                 .clause = "RFC 9293 3.4",
                 .claims = {claim("a bare acknowledgment that is sent leaves SND.NXT as it is", every_event,
                                  sends && after(out.has_ack) && out_len == 0_n && !after(out.syn) &&
                                      !after(out.rst) && from<checked> && !to<CLOSED, LISTEN>,
                                  unchanged(snd.nxt)),
                            claim("an empty segment that is received leaves RCV.NXT as it is", arrival,
                                  from<checked> && seg_len == 0_n && to<checked>, unchanged(rcv.nxt))}});
  all.push_back({.name = "snd-una-le-snd-nxt",
                 .statement = "SND.UNA =< SND.NXT; an acknowledgment never moves SND.UNA back",
                 .question = "",
                 .clause = "RFC 9293 3.4",
                 .claims = {claim("SND.UNA is not ahead of SND.NXT", every_event, yes,
                                  after(snd.una) <= after(snd.nxt)),
                            claim("SND.UNA never moves back", every_event,
                                  from<synchronized> && to<synchronized>, snd.una <= after(snd.una))}});
  all.push_back({.name = "rcv-nxt-never-retreats",
                 .statement = "within an incarnation RCV.NXT never retreats",
                 .question = "",
                 .clause = "RFC 9293 3.10.7.4, seventh",
                 .claims = {claim("RCV.NXT stays or moves forward", every_event, same_incarnation,
                                  rcv.nxt <= after(rcv.nxt))}});
  all.push_back({.name = "receive-window-is-not-shrunk",
                 .statement = "within an incarnation the right edge of the receive window never retreats",
                 .question = "",
                 .clause = "RFC 9293 3.8.6, SHLD-14",
                 .claims = {claim("the right edge stays or moves forward", every_event, same_incarnation,
                                  rcv.nxt + rcv.wnd <= after(rcv.nxt) + after(rcv.wnd))}});
  all.push_back(
      {.name = "delivered-in-order-once",
       .statement = "each octet is delivered in order, once, and exactly when RCV.NXT passes it",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, seventh",
       .claims = {
           claim("RCV.NXT counts what is delivered", every_event, same_incarnation,
                 after(rcv.nxt) == rcv.nxt + after(told.delivered) + fin_number_taken),
           claim("what is delivered was in the segment, next in order", arrival, after(told.delivered) != 0_n,
                 seg.seq <= rcv.nxt && rcv.nxt + after(told.delivered) <= seg.seq + seg.text &&
                     after(told.delivered) <= rcv.wnd &&
                     from<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2>)}});
  all.push_back(
      {.name = "window-never-overrun",
       .statement = "nothing new is sent beyond the peer's window but the probe's octet; we never promise "
                    "what we have not",
       .question = "",
       .clause = "RFC 9293 3.8.6, MUST-34, MUST-36",
       .claims = {claim("new text and FIN stay in the window",
                        {Event::SEND, Event::CLOSE, Event::TRANSMIT, Event::RECEIVE, Event::SEGMENT_ARRIVES},
                        sends && out_len != 0_n && !after(out.syn) && !to<CLOSED>,
                        after(out.seq) - after(snd.una) <= after(snd.wnd) &&
                            out_len <= after(snd.wnd) - (after(out.seq) - after(snd.una))),
                  claim("a retransmission or a probe takes the window as it is, or one octet",
                        {Event::RETRANSMISSION_TIMEOUT}, sends && after(out.text) != 0_n,
                        after(out.text) <= max(snd.wnd, 1_n)),
                  claim("a segment carries no more than the peer's MSS", every_event, sends && !to<CLOSED>,
                        after(out.text) <= after(snd.mss)),
                  claim("the receive window is backed by the buffer", every_event, yes,
                        after(rcv.unread) <= receive_buffer &&
                            after(rcv.wnd) <= receive_buffer - after(rcv.unread))}});
  all.push_back(
      {.name = "no-data-after-own-fin",
       .statement = "after CLOSE nothing is queued, and no text is sent behind the FIN's number",
       .question = "",
       .clause = "RFC 9293 3.10.2, 3.6",
       .claims = {claim("a SEND after CLOSE is refused and sends nothing", {Event::SEND},
                        snd.closed && from<checked>, after(told.is_closing) && unchanged(snd.end) && !sends),
                  claim("no text leaves behind the end of the queue", every_event,
                        sends && after(out.text) != 0_n && !to<CLOSED>,
                        after(out.seq) + after(out.text) <= after(snd.end)),
                  claim("the end of the queue stays after CLOSE", every_event,
                        snd.closed && from<synchronized> && to<synchronized>, unchanged(snd.end))}});
  all.push_back(
      {.name = "zero-window-is-probed",
       .statement = "a closed window is probed for ever while the peer answers (MUST-36, MUST-37)",
       .question = "",
       .clause = "RFC 9293 3.8.6.1",
       .claims = {
           claim("waiting text keeps a timer running", every_event,
                 to<ESTABLISHED, CLOSE_WAIT> && after(snd.nxt) < after(snd.end), after(retransmission_timer)),
           claim("the timer probes with text that waits", {Event::RETRANSMISSION_TIMEOUT},
                 from<sending> && has_unsent_text && snd.una == snd.nxt && call.now - rtx.since < cfg.r2,
                 sends && after(out.text) != 0_n && after(retransmission_timer)),
           claim("an answer that keeps the window closed sets R2 back", arrival,
                 from<ESTABLISHED> && ordinary_segment && seg_len == 0_n && acceptable && seg.wnd == 0_n &&
                     snd.una <= seg.ack && snd.wl1 <= seg.seq && snd.wl2 <= seg.ack,
                 after(rtx.since) == call.now)}});
}

}  // namespace synfin::proofs
