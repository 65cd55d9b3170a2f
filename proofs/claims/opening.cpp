// Opening a connection, as far as one endpoint alone can promise it.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
inline constexpr auto bad_ack_of_syn = seg.has_ack && !(snd.iss < seg.ack && seg.ack <= snd.nxt) && !seg.rst;
inline constexpr auto exact_rst = seg.rst && acceptable && seg.seq == rcv.nxt;
inline constexpr auto passive_half_open = from<SYN_RECEIVED> && tcb.passive && !tcb.reopened;
inline constexpr auto calling = from<LISTEN> && seg.syn && !seg.has_ack && !seg.rst && !seg.insecure;
}  // namespace

void add_opening(std::vector<Property>& all) {
  all.push_back(
      {.name = "stale-syn-half-open-is-gone",
       .statement = "the SYN-RECEIVED that a SYN made is gone at the peer's RST, and without any RST within "
                    "R2 and one time-out",
       .question = "What if the server receives a SYN that is long out of date?",
       .clause = "RFC 9293 3.10.7.4, 3.8.3 MUST-23",
       .kind = Kind::response,
       .claims = {claim("a SYN makes no more than a half-open connection, and its clock starts", arrival,
                        calling && call.has_isn,
                        to<SYN_RECEIVED> && after(retransmission_timer) && after(rtx.since) == call.now),
                  claim("the RST that it provokes ends it", arrival, passive_half_open && exact_rst,
                        to<LISTEN, CLOSED>),
                  claim("its clock is never set back", every_event,
                        passive_half_open && after(tcb.state) == tcb.state,
                        unchanged(rtx.since) && after(retransmission_timer)),
                  claim("the timer never sleeps longer than the largest time-out",
                        {Event::RETRANSMISSION_TIMEOUT}, passive_half_open && to<SYN_RECEIVED>,
                        after(deadline.retransmission) - call.now <= cfg.max_rto),
                  claim("when R2 is over, the timer ends it", {Event::RETRANSMISSION_TIMEOUT},
                        passive_half_open && cfg.r2_syn <= call.now - rtx.since, to<LISTEN, CLOSED>)},
       .violated_by = {"two-message-handshake"}});

  all.push_back(
      {.name = "syn-takes-one-number-and-no-data",
       .statement = "a segment with SYN carries no text, and its SYN takes one sequence number",
       .question = "A segment with SYN=1 carries no data, but takes a sequence number.",
       .clause = "RFC 9293 3.4",
       .claims = {
           claim("a SYN that is sent carries nothing and takes the number ISS", every_event,
                 sends && after(out.syn),
                 after(out.text) == 0_n && !after(out.fin) && after(out.seq) == after(snd.iss) &&
                     after(snd.nxt) == after(out.seq) + 1_n),
           claim("a SYN received in LISTEN takes one number and delivers nothing", arrival,
                 calling && call.has_isn, after(rcv.nxt) == seg.seq + 1_n && after(told.delivered) == 0_n),
           claim("a SYN received in SYN-SENT takes one number and delivers nothing", arrival,
                 from<SYN_SENT> && to<ESTABLISHED, SYN_RECEIVED>,
                 seg.syn && after(rcv.nxt) == seg.seq + 1_n && after(told.delivered) == 0_n)}});

  all.push_back(
      {.name = "old-duplicate-syn-ack-is-reset",
       .statement =
           "in SYN-SENT a SYN,ACK that acknowledges an old SYN is answered by <SEQ=SEG.ACK><CTL=RST>",
       .question = "",
       .clause = "RFC 9293 3.5, Figure 8; 3.10.7.3",
       .claims = {claim(
           "a SYN,ACK that acknowledges an old SYN is reset at SEG.ACK, and nothing moves", arrival,
           from<SYN_SENT> && seg.syn && bad_ack_of_syn,
           sends && after(out.rst) && !after(out.has_ack) && after(out.seq) == seg.ack && nothing_moves)}});

  all.push_back(
      {.name = "unacceptable-ack-in-syn-sent-gets-rst",
       .statement =
           "in SYN-SENT any acknowledgment of what was not sent is answered by a reset, and moves nothing",
       .question = "",
       .clause = "RFC 9293 3.10.7.3, first",
       .claims = {
           claim("an acknowledgment of what was not sent is reset at SEG.ACK, and nothing moves", arrival,
                 from<SYN_SENT> && bad_ack_of_syn,
                 sends && after(out.rst) && after(out.seq) == seg.ack && nothing_moves && user_hears_nothing),
           claim("only an acknowledgment of our SYN establishes", arrival, from<SYN_SENT> && to<ESTABLISHED>,
                 seg.syn && seg.has_ack && seg.ack == snd.iss + 1_n)}});

  all.push_back(
      {.name = "handshake-needs-our-syn-acknowledged",
       .statement =
           "ESTABLISHED is entered only by a segment that acknowledges our SYN, with the peer's SYN known",
       .question = "May the handshake do with two messages, without the last ACK?",
       .clause = "RFC 9293 3.5",
       .claims = {claim("whoever comes to be open was acknowledged", every_event,
                        from<CLOSED, LISTEN, SYN_SENT, SYN_RECEIVED> &&
                            to<ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK>,
                        from<SYN_SENT, SYN_RECEIVED> && seg.has_ack && seg.ack == snd.iss + 1_n && !seg.rst)},
       .violated_by = {"two-message-handshake"}});

  constexpr auto syn_again = from<SYN_RECEIVED> && seg.syn && seg.seq == rcv.irs && !seg.has_ack &&
                             !seg.rst && !seg.fin && seg.text == 0_n;
  all.push_back(
      {.name = "a-lost-syn-ack-does-not-end-the-opening",
       .statement =
           "the caller's SYN again in SYN-RECEIVED is answered by a bare ACK and changes nothing; the "
           "SYN,ACK comes again with the timer, and opens the caller",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, first; 3.5; 3.8.1",
       .claims = {claim("the SYN again is answered by exactly a bare ACK", arrival, syn_again,
                        sends_bare_ack && all_kept && user_hears_nothing),
                  claim("that ACK leaves the caller waiting", arrival,
                        from<SYN_SENT> && seg.has_ack && seg.ack == snd.iss + 1_n && !seg.syn && !seg.rst &&
                            !seg.insecure,
                        all_kept && !sends && user_hears_nothing),
                  claim("the timer sends the SYN,ACK again", {Event::RETRANSMISSION_TIMEOUT},
                        from<SYN_RECEIVED> && call.now - rtx.since < cfg.r2_syn,
                        to<SYN_RECEIVED> && sends && after(out.syn) && after(out.has_ack) &&
                            !after(out.rst) && after(out.seq) == snd.iss && after(out.ack) == rcv.irs + 1_n),
                  claim("the SYN,ACK opens the caller", arrival,
                        from<SYN_SENT> && seg.syn && seg.has_ack && seg.ack == snd.iss + 1_n && !seg.rst &&
                            !seg.insecure,
                        to<ESTABLISHED> && after(told.open))}});

  all.push_back(
      {.name = "syn-received-reset-returns-to-origin",
       .statement =
           "a reset in SYN-RECEIVED returns a passive opener to LISTEN, and tells an active one (MUST-11)",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, second; MUST-11",
       .claims = {
           claim("a passive opener is back in LISTEN, and its user hears nothing", arrival,
                 passive_half_open && !snd.closed && exact_rst, to<LISTEN> && user_hears_nothing),
           claim("an active opener is CLOSED, and its user hears that it was refused", arrival,
                 from<SYN_RECEIVED> && !tcb.passive && exact_rst, to<CLOSED> && after(told.refused))}});

  all.push_back(
      {.name = "close-before-established-does-not-stall",
       .statement = "a CLOSE in SYN-RECEIVED leads to FIN-WAIT-1 with our FIN under way as soon as "
                    "our SYN is acknowledged",
       .question = "",
       .clause = "RFC 9293 3.10.4 (Han and Billington's deadlock)",
       .claims = {claim("a CLOSE in SYN-RECEIVED is noted", {Event::CLOSE}, from<SYN_RECEIVED> && !snd.closed,
                        after(snd.closed) && after(told.ok) && to<SYN_RECEIVED>),
                  claim("a CLOSE in SYN-RECEIVED is acted on when our SYN is acknowledged", arrival,
                        from<SYN_RECEIVED> && snd.closed && ordinary_segment && snd.una < seg.ack &&
                            acceptable && !(cfg.half_duplex_close && has_new_text),
                        to<FIN_WAIT_1, CLOSING> && after(retransmission_timer))}});

  all.push_back(
      {.name = "open-or-tell-the-user",
       .statement =
           "an active opener that gives up has waited for R2 of a SYN, and tells its user; that this is at "
           "least three minutes (MUST-23) is assumed of the host's configuration, not proved",
       .question = "",
       .clause = "RFC 9293 3.8.3 MUST-20, MUST-23; Murphy and Shankar",
       .kind = Kind::response,
       .claims = {claim("who gives up tells its user", every_event,
                        (from<SYN_SENT> || (from<SYN_RECEIVED> && !tcb.passive)) && to<CLOSED>,
                        after(told.refused) || after(told.retry_timeout) || after(told.user_timeout) ||
                            after(told.reset) || after(told.closed)),
                  claim("patience lasts until R2", {Event::RETRANSMISSION_TIMEOUT},
                        from<SYN_SENT> && to<CLOSED>, cfg.r2_syn <= call.now - rtx.since),
                  claim("patience ends with R2", {Event::RETRANSMISSION_TIMEOUT},
                        from<SYN_SENT> && cfg.r2_syn <= call.now - rtx.since,
                        to<CLOSED> && after(told.retry_timeout)),
                  claim("its clock is never set back", every_event, from<SYN_SENT> && to<SYN_SENT>,
                        unchanged(rtx.since) && after(retransmission_timer))}});
}

}  // namespace synfin::proofs
