// The clocks: when each timer starts, what moves it, and what it does when it runs out.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

const std::vector<Event> retransmission{Event::RETRANSMISSION_TIMEOUT};
inline constexpr auto new_ack = passes && snd.una < seg.ack;
inline constexpr auto old_ack = passes && seg.ack <= snd.una;
inline constexpr auto window_opens = newest && snd.wnd == 0_n && offered_window != 0_n;
inline constexpr auto window_closed = newest && offered_window == 0_n;
inline constexpr auto runs = after(retransmission_timer);
inline constexpr auto keeps_running = retransmission_timer && runs;
inline constexpr auto starts_fresh = after(deadline.retransmission) == call.now + measured_rto &&
                                     after(rtx.rto) == measured_rto && after(rtx.since) == call.now &&
                                     after(rtx.count) == 0_n;
inline constexpr auto not_moved =
    unchanged(deadline.retransmission) && unchanged(rtx.rto) && unchanged(rtx.since) && unchanged(rtx.count);
inline constexpr auto user_starts =
    after(user_timer) == (cfg.user_timeout != 0_n) &&
    implies(after(user_timer), after(deadline.user) == call.now + cfg.user_timeout);
inline constexpr auto user_not_moved = unchanged(user_timer) && unchanged(deadline.user);
inline constexpr auto silent_for = call.now - rtx.since;
inline constexpr auto gives_up =
    choose(from<SYN_SENT, SYN_RECEIVED>, cfg.r2_syn <= silent_for, cfg.r2 <= silent_for);

void add_retransmission_timer(std::vector<Property>& all) {
  all.push_back(
      {.name = "retransmission-timer-starts-afresh",
       .statement =
           "the timer starts with the time-out as measured, R2 counts from there; an acknowledgment of "
           "something new, or a window that opens, starts both anew",
       .question = "",
       .clause = "RFC 9293 3.8.1; RFC 6298 (5.1), (5.3)",
       .claims = {
           claim("the timer starts with the time-out as measured, and R2 from now", every_event,
                 !retransmission_timer && runs, starts_fresh),
           claim("an acknowledgment of something new starts it anew", arrival, new_ack && runs, starts_fresh),
           claim("the acknowledgment of our SYN starts it anew", arrival,
                 from<SYN_SENT, SYN_RECEIVED> && !to<SYN_SENT, SYN_RECEIVED> && runs, starts_fresh),
           claim("our SYN,ACK starts it anew", arrival, from<SYN_SENT> && to<SYN_RECEIVED>, starts_fresh),
           claim("a window that opens starts it anew", arrival, passes && window_opens && runs, starts_fresh),
           claim("it runs as long as anything is to be sent", every_event,
                 to<ESTABLISHED, FIN_WAIT_1, CLOSE_WAIT, CLOSING, LAST_ACK>,
                 runs == later(something_to_send))}});
  all.push_back(
      {.name = "retransmission-timer-is-not-put-off",
       .statement =
           "nothing but progress, or a peer that answers with a closed window, moves the timer or R2's "
           "clock (MUST-37)",
       .question = "",
       .clause = "RFC 9293 3.8.1, 3.8.6.1; MUST-20, MUST-37",
       .claims = {
           claim("no call moves the timer",
                 {Event::SEND, Event::RECEIVE, Event::CLOSE, Event::TRANSMIT, Event::RETRANSMIT,
                  Event::KEEP_ALIVE_TIMEOUT},
                 keeps_running, not_moved && user_not_moved),
           claim("no segment without news moves the timer", arrival,
                 old_ack && !window_opens && !window_closed && keeps_running, not_moved && user_not_moved),
           claim("a closed window sets R2 back, and nothing else", arrival,
                 old_ack && window_closed && keeps_running,
                 unchanged(deadline.retransmission) && unchanged(rtx.rto) && after(rtx.since) == call.now &&
                     after(rtx.count) == 0_n && !after(user_timer))}});
  all.push_back(
      {.name = "back-off-is-exponential",
       .statement =
           "each retransmission doubles the time-out up to its bound, counts, and tells at R1 (MUST-19, "
           "MUST-20)",
       .question = "",
       .clause = "RFC 9293 3.8.1, 3.8.3; MUST-19, MUST-20; RFC 6298 (5.5)",
       .claims = {
           claim("a retransmission doubles the time-out, up to its bound", retransmission, state_kept,
                 after(rtx.rto) == min(rtx.rto + rtx.rto, cfg.max_rto) &&
                     after(deadline.retransmission) == call.now + after(rtx.rto)),
           claim("a retransmission is counted", retransmission, state_kept,
                 after(rtx.count) == rtx.count + 1_n),
           claim("the network layer is advised when the count reaches R1", retransmission, state_kept,
                 after(told.retry_trouble) == (after(rtx.count) == cfg.r1)),
           claim("a retransmission moves nothing else", retransmission, state_kept,
                 all_kept_but(rtx.rto, rtx.count, deadline.retransmission, snd.nxt) && user_hears_nothing),
           claim("no other event advises the network layer", every_event, after(told.retry_trouble),
                 due(retransmission_timer))}});
}

void add_giving_up(std::vector<Property>& all) {
  all.push_back(
      {.name = "r2-ends-the-connection",
       .statement =
           "when R2 is over without progress the connection ends and the user hears why; before that "
           "the timer sends again (MUST-20, MUST-23)",
       .question = "",
       .clause = "RFC 9293 3.8.3, MUST-20, MUST-23",
       .claims = {
           claim("before R2 the timer sends again", retransmission, !gives_up, state_kept && sends),
           claim("after R2 an open connection or our own call ends, and its user hears why", retransmission,
                 gives_up && (from<sending> || from<SYN_SENT> || (from<SYN_RECEIVED> && !tcb.passive)),
                 to<CLOSED> && after(told.retry_timeout) && !sends),
           claim("after R2 a caller who fell silent is forgotten", retransmission,
                 gives_up && from<SYN_RECEIVED> && tcb.passive && !tcb.reopened && !snd.closed,
                 to<LISTEN> && user_hears_nothing && !sends),
           claim("after R2 a caller who fell silent is forgotten, and a CLOSE that waited is honoured",
                 retransmission, gives_up && from<SYN_RECEIVED> && tcb.passive && !tcb.reopened && snd.closed,
                 to<CLOSED> && after(told.closed) && !sends),
           claim("only R2 ends a connection so", every_event, after(told.retry_timeout),
                 due(retransmission_timer) && gives_up)}});
  all.push_back(
      {.name = "user-timeout-ends-the-connection",
       .statement =
           "the user timer runs beside the retransmission timer where one is asked for; when it runs "
           "out the connection ends and the user hears why",
       .question = "",
       .clause = "RFC 9293 3.9.1.1, 3.10.8",
       .claims = {
           claim("the user timer ends the connection, and the user hears why", {Event::USER_TIMEOUT}, yes,
                 to<CLOSED> && after(told.user_timeout) && !sends),
           claim("only the user timer ends a connection so", every_event, after(told.user_timeout),
                 due(user_timer)),
           claim("the user timer starts with the retransmission timer", every_event,
                 !retransmission_timer && runs && !to<SYN_RECEIVED>, user_starts),
           claim("an acknowledgment of something new starts it anew", arrival, new_ack && runs, user_starts),
           claim("a window that opens starts it anew", arrival, passes && window_opens && runs, user_starts),
           claim("the opening of the connection starts it anew", arrival,
                 from<SYN_SENT, SYN_RECEIVED> && !to<SYN_SENT, SYN_RECEIVED> && runs, user_starts),
           claim("a call that crosses ours does not move it", arrival, from<SYN_SENT> && to<SYN_RECEIVED>,
                 user_not_moved)}});
}

void add_retransmissions(std::vector<Property>& all) {
  constexpr auto again = sends && state_kept;
  constexpr auto text_out = outstanding - count(fin_sent);
  constexpr auto window = max(snd.wnd, 1_n);
  constexpr auto nothing_out = snd.una == snd.nxt;
  all.push_back(
      {.name = "the-oldest-is-sent-again",
       .statement = "the retransmission timer sends the oldest that is unacknowledged: the SYN, or a segment "
                    "from SND.UNA, with the FIN if it is the last",
       .question = "",
       .clause = "RFC 9293 3.10.8, 3.8.1",
       .claims = {
           claim("in SYN-SENT the SYN is sent again", retransmission, from<SYN_SENT> && again,
                 after(out.syn) && after(out.seq) == snd.iss && unchanged(snd.nxt)),
           claim("in SYN-RECEIVED the SYN,ACK is sent again", retransmission, from<SYN_RECEIVED> && again,
                 after(out.syn) && after(out.has_ack) && after(out.seq) == snd.iss && unchanged(snd.nxt)),
           claim("text is sent again from SND.UNA, as much as MSS and window allow", retransmission,
                 from<sending> && again && !nothing_out,
                 after(out.seq) == snd.una && after(out.text) == min(min(text_out, snd.mss), window) &&
                     unchanged(snd.nxt)),
           claim("the FIN is sent again with the last of the text", retransmission,
                 from<sending> && again && !nothing_out,
                 after(out.fin) == (fin_sent && after(out.text) == text_out)),
           claim("no reset is sent instead", retransmission, again, !after(out.rst))}});
  constexpr auto fin_out = snd.closed && snd.nxt == snd.end + 1_n;
  constexpr auto resent = from<sending> && again && !nothing_out;
  all.push_back(
      {.name = "what-is-sent-again-was-sent",
       .statement =
           "what the timer sends again is what was sent before: the same SYN, or octets between "
           "SND.UNA and SND.NXT, and the FIN behind the last of them in every state that has sent one",
       .question = "",
       .clause = "RFC 9293 3.10.8, 3.7.1, 3.8.1",
       .claims = {claim("a SYN again is the same SYN", retransmission, from<SYN_SENT, SYN_RECEIVED> && again,
                        after(out.syn) && after(out.seq) == snd.iss && after(out.mss) == cfg.mss &&
                            after(out.wnd) == rcv.wnd && after(out.text) == 0_n && !after(out.fin) &&
                            after(out.has_ack) == from<SYN_RECEIVED> &&
                            implies(after(out.has_ack), after(out.ack) == rcv.irs + 1_n)),
                  claim("something is sent again, and nothing that was not sent", retransmission, resent,
                        after(out.seq) == snd.una && after(out.text) + count(after(out.fin)) != 0_n &&
                            after(out.text) + count(after(out.fin)) <= snd.nxt - snd.una && !after(out.syn)),
                  claim("its text ends before the FIN's number", retransmission, resent,
                        after(out.text) <= snd.end - snd.una),
                  claim("the FIN keeps its number", retransmission, resent && after(out.fin),
                        fin_out && after(out.seq) + after(out.text) == snd.end),
                  claim("the FIN goes again with the last of the text", retransmission,
                        resent && fin_out && after(out.seq) + after(out.text) == snd.end, after(out.fin)),
                  claim("the FIN goes again alone where it is all that is left", retransmission,
                        from<FIN_WAIT_1, CLOSING, LAST_ACK> && again && fin_out && snd.una == snd.end,
                        after(out.fin) && after(out.text) == 0_n && after(out.seq) == snd.end)}});
  all.push_back(
      {.name = "a-probe-carries-what-waits",
       .statement = "a closed window is probed with text that waits, at least one octet, or with the FIN "
                    "(MUST-36)",
       .question = "",
       .clause = "RFC 9293 3.8.6.1, MUST-36",
       .claims = {claim("a probe carries text that waits, at least one octet", retransmission,
                        from<sending> && again && nothing_out && has_unsent_text,
                        after(out.seq) == snd.nxt && !after(out.fin) &&
                            after(out.text) == min(min(unsent_text, snd.mss), max(send_window, 1_n)) &&
                            after(snd.nxt) == snd.nxt + after(out.text)),
                  claim("the FIN that waits is the probe where there is no text", retransmission,
                        from<sending> && again && nothing_out && fin_due,
                        after(out.seq) == snd.nxt && after(out.fin) && after(out.text) == 0_n &&
                            after(snd.nxt) == snd.nxt + 1_n)}});
}

void add_keep_alive_timer(std::vector<Property>& all) {
  const std::vector<Event> timeout{Event::KEEP_ALIVE_TIMEOUT};
  constexpr auto idle_from_now =
      after(deadline.keep_alive) == call.now + cfg.keep_idle && after(keep.probes) == 0_n;
  constexpr auto stays =
      to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK> && cfg.keep_alive;
  all.push_back(
      {.name = "keep-alive-keeps-its-times",
       .statement =
           "the idle time counts from the last acceptable segment; probes follow at their interval and "
           "are counted; the last one's silence ends the connection",
       .question = "Each 75 seconds a probe; after ten without an answer the server closes.",
       .clause = "RFC 9293 3.8.4, MUST-26, MUST-28",
       .claims = {claim("the idle time starts when the connection opens", every_event,
                        !from<synchronized> && stays, idle_from_now),
                  claim("the idle time starts anew when the peer is heard", arrival, passes && stays,
                        idle_from_now),
                  claim("the idle time starts anew where data is outstanding, and no probe is sent", timeout,
                        something_to_send,
                        idle_from_now && !sends && all_kept_but(keep.probes, deadline.keep_alive)),
                  claim("a probe is sent and counted, and the interval starts", timeout,
                        !something_to_send && keep.probes < cfg.keep_count,
                        sends && after(keep.probes) == keep.probes + 1_n &&
                            after(deadline.keep_alive) == call.now + cfg.keep_interval &&
                            all_kept_but(keep.probes, deadline.keep_alive)),
                  claim("the last probe's silence ends the connection", timeout,
                        !something_to_send && cfg.keep_count <= keep.probes,
                        to<CLOSED> && after(told.keep_alive_timeout) && !sends),
                  claim("only the keep-alive timer ends a connection so", every_event,
                        after(told.keep_alive_timeout), due(keep_alive_timer))},
       .violated_by = {"no-keep-alive"}});
}

}  // namespace

void add_timers(std::vector<Property>& all) {
  add_retransmission_timer(all);
  add_giving_up(all);
  add_retransmissions(all);
  add_keep_alive_timer(all);
}

}  // namespace synfin::proofs
