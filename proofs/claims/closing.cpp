// Closing a connection, as far as one endpoint alone can promise it.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
inline constexpr auto told_normal = after(told.closed);
inline constexpr auto told_abort = after(told.reset) || after(told.refused) || after(told.user_timeout) ||
                                   after(told.retry_timeout) || after(told.keep_alive_timeout);
inline constexpr auto user_knows_open =
    from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK>;
/// An ordinary segment that starts at RCV.NXT and fits the window.
inline constexpr auto next_in_order =
    ordinary_segment && seg.seq == rcv.nxt && seg.text <= rcv.wnd && rcv.wnd != 0_n;
inline constexpr auto reset_leaves =
    sends && after(out.rst) && !after(out.has_ack) && after(out.seq) == snd.nxt;
inline constexpr auto still_reads = !(cfg.half_duplex_close && snd.closed);
}  // namespace

void add_closing(std::vector<Property>& all) {
  all.push_back(
      {.name = "half-close-still-delivers",
       .statement = "after our FIN the peer's text still comes in; after the peer's FIN ours still goes out; "
                    "the user is told",
       .question = "The connection is half closed: one side has no more to send, but still receives.",
       .clause = "RFC 9293 3.6",
       .claims = {
           claim("after our CLOSE the peer's text is delivered", arrival,
                 from<FIN_WAIT_1, FIN_WAIT_2> && still_reads && next_in_order && seg.text != 0_n,
                 after(told.delivered) == seg.text),
           claim("after the peer's FIN a SEND is queued, and its clock runs", {Event::SEND},
                 from<CLOSE_WAIT> && !queue_full && call.octets != 0_n,
                 after(told.ok) && after(snd.end) == snd.end + call.octets && after(retransmission_timer)),
           claim("a SEND leaves at once where the window allows", {Event::SEND},
                 from<CLOSE_WAIT> && !queue_full && call.octets != 0_n && snd.una == snd.end &&
                     call.octets <= send_window && call.octets <= snd.mss,
                 sends && after(out.text) == call.octets && after(out.seq) == snd.nxt),
           claim("the user is told of the peer's FIN", arrival,
                 from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> && still_reads && next_in_order && seg.fin,
                 after(told.closing))}});
  all.push_back({.name = "fin-only-in-sequence",
                 .statement = "a FIN counts only when everything before it has been received",
                 .question = "",
                 .clause = "RFC 9293 3.10.7.4, eighth",
                 .claims = {claim("a FIN is told of only when all before it has been received", arrival,
                                  after(told.closing),
                                  seg.fin && seg.seq + seg.text == rcv.nxt + after(told.delivered)),
                            claim("nothing but a FIN closes the peer's direction", every_event,
                                  from<SYN_SENT, SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2> &&
                                      !tcb.reopened && to<CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>,
                                  after(told.closing))}});
  all.push_back({.name = "fin-wait-2-only-if-fin-acked",
                 .statement = "FIN-WAIT-2 and TIME-WAIT mean that our FIN is acknowledged",
                 .question = "",
                 .clause = "RFC 9293 3.10.7.4, fifth",
                 .claims = {claim("in FIN-WAIT-2 and TIME-WAIT our FIN is acknowledged", every_event,
                                  to<FIN_WAIT_2, TIME_WAIT>,
                                  after(snd.closed) && after(snd.una) == after(snd.nxt) &&
                                      after(snd.nxt) == after(snd.end) + 1_n)}});
  all.push_back(
      {.name = "close-is-acknowledged-before-it-is-over",
       .statement =
           "who sends the second FIN is CLOSED only when it is acknowledged, or has told its user otherwise",
       .question = "Why not three messages to close, without the last ACK?",
       .clause = "RFC 9293 3.6, 3.10.7.4, fifth",
       .claims = {claim(
           "a normal end is told only when our FIN is acknowledged", every_event,
           from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK> && told_normal,
           seg.has_ack && (snd.una == snd.nxt || seg.ack == snd.end + 1_n) && snd.closed)},
       .violated_by = {"three-message-close"}});
  all.push_back(
      {.name = "told-once-normal-or-aborted",
       .statement =
           "the user of an open connection is told its end once, and whether it was normal (MUST-12)",
       .question = "",
       .clause = "RFC 9293 3.6, MUST-12",
       .claims = {claim("an end is told as a normal one or as an abort, and not as both", every_event,
                        user_knows_open && to<CLOSED, LISTEN, TIME_WAIT>,
                        (told_normal || told_abort) && !(told_normal && (told_abort))),
                  claim("what is no end is not told as one", every_event,
                        user_knows_open && !to<CLOSED, LISTEN, TIME_WAIT>, !told_normal && !(told_abort)),
                  claim("TIME-WAIT tells no end again", every_event, from<TIME_WAIT>,
                        !told_normal && !(told_abort))}});
  all.push_back(
      {.name = "close-with-unread-data-resets",
       .statement = "a half-duplex CLOSE resets when text is unread or new text comes (SHLD-3)",
       .question = "",
       .clause = "RFC 9293 3.6.1, SHLD-3",
       .claims = {claim("a half-duplex CLOSE with text unread resets", {Event::CLOSE},
                        from<ESTABLISHED, CLOSE_WAIT> && cfg.half_duplex_close && rcv.unread != 0_n,
                        after(told.ok) && after(told.reset) && to<CLOSED> && reset_leaves),
                  claim("new text after a half-duplex CLOSE resets", arrival,
                        passes && from<FIN_WAIT_1, FIN_WAIT_2> && cfg.half_duplex_close && has_new_text,
                        after(told.reset) && to<CLOSED> && reset_leaves)},
       .option = option("a half-duplex CLOSE that resets", {Event::CLOSE, Event::SEGMENT_ARRIVES},
                        from<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT> && cfg.half_duplex_close &&
                            !seg.insecure && to<CLOSED> && sends && after(out.rst))});
  all.push_back(
      {.name = "closing-states-end",
       .statement = "FIN-WAIT-1, CLOSING and LAST-ACK end: by the acknowledgment, or by R2 without progress",
       .question = "The server would repeat its FIN and never reach CLOSED.",
       .clause = "RFC 9293 3.8.3, MUST-20",
       .kind = Kind::response,
       .claims = {claim("a timer runs as long as our FIN waits for its acknowledgment", every_event,
                        to<FIN_WAIT_1, CLOSING, LAST_ACK>, after(retransmission_timer)),
                  claim("when R2 is over, the timer ends the connection", {Event::RETRANSMISSION_TIMEOUT},
                        from<FIN_WAIT_1, CLOSING, LAST_ACK> && cfg.r2 <= call.now - rtx.since,
                        to<CLOSED> && after(told.retry_timeout)),
                  claim("the timer never sleeps longer than the largest time-out",
                        {Event::RETRANSMISSION_TIMEOUT}, from<FIN_WAIT_1, CLOSING, LAST_ACK> && !to<CLOSED>,
                        after(deadline.retransmission) - call.now <= cfg.max_rto && unchanged(rtx.since)),
                  claim("only the peer's progress or a closed window sets R2 back", every_event,
                        from<CLOSING, LAST_ACK> && after(tcb.state) == tcb.state && retransmission_timer,
                        unchanged(rtx.since) || after(snd.una) != snd.una || after(snd.wnd) == 0_n ||
                            snd.wnd == 0_n)}});
}

}  // namespace synfin::proofs
