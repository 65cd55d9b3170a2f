// TIME-WAIT: why who closes first waits 2MSL.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {
inline constexpr auto fin_again =
    from<TIME_WAIT> && seg.fin && seg.has_ack && !seg.syn && !seg.rst && seg_end == rcv.nxt;
inline constexpr auto two_msl_from_now = after(deadline.time_wait) == call.now + (cfg.msl + cfg.msl);
}  // namespace

void add_time_wait(std::vector<Property>& all) {
  all.push_back(
      {.name = "time-wait-absorbs-retransmitted-fin",
       .statement =
           "in TIME-WAIT the peer's FIN again is acknowledged; the state is kept and the user told nothing",
       .question =
           "If the server does not get the last ACK it sends its FIN again: the client must still be there.",
       .clause = "RFC 9293 3.10.7.4, fifth",
       .claims = {claim("the peer's FIN again is acknowledged, and 2MSL start anew", arrival, fin_again,
                        sends_bare_ack && nothing_moves && user_hears_nothing && two_msl_from_now)}});
  all.push_back(
      {.name = "time-wait-lasts-2msl",
       .statement = "who has acknowledged the last FIN stays in TIME-WAIT for 2MSL from the last FIN that it "
                    "acknowledged",
       .question = "Why does the client wait 2MSL at the end?",
       .clause = "RFC 9293 3.6, MUST-13",
       .claims = {claim("TIME-WAIT is entered with 2MSL ahead", every_event,
                        !from<TIME_WAIT> && to<TIME_WAIT>, after(time_wait_timer) && two_msl_from_now),
                  claim("the peer's FIN leads from FIN-WAIT-2 to TIME-WAIT", arrival,
                        from<FIN_WAIT_2> && after(told.closing), to<TIME_WAIT>),
                  claim("only a FIN that is acknowledged restarts 2MSL", every_event,
                        from<TIME_WAIT> && to<TIME_WAIT>,
                        unchanged(deadline.time_wait) || (two_msl_from_now && sends_bare_ack && seg.fin)),
                  claim(
                      "nothing but the timer, an ABORT, a reset or the next incarnation ends it", every_event,
                      from<TIME_WAIT> && !to<TIME_WAIT>,
                      due(time_wait_timer) || after(told.ok) || seg.rst || seg.insecure || to<SYN_RECEIVED>),
                  claim("calls but ABORT do not end it",
                        {Event::OPEN_PASSIVE, Event::OPEN_ACTIVE, Event::SEND, Event::RECEIVE, Event::CLOSE,
                         Event::STATUS},
                        from<TIME_WAIT>, to<TIME_WAIT>),
                  claim("the timer ends it", {Event::TIME_WAIT_TIMEOUT}, from<TIME_WAIT>,
                        to<CLOSED> && deadline.time_wait <= call.now)},
       .violated_by = {"no-time-wait", "no-rfc5961"}});
  constexpr auto protected_from =
      from<TIME_WAIT> && (acceptable || at_closed_window) && seg.rst && seg.seq == rcv.nxt;
  all.push_back(
      {.name = "old-rst-cannot-end-time-wait",
       .statement = "where RFC 1337's switch is on no reset ends TIME-WAIT, and none leaves a trace",
       .question = "",
       .clause = "RFC 1337 3",
       .claims = {claim("with RFC 1337's switch on no reset ends TIME-WAIT", arrival,
                        from<TIME_WAIT> && seg.rst && cfg.protect_time_wait, to<TIME_WAIT>),
                  claim("a reset at RCV.NXT, which it refuses, leaves no trace", arrival,
                        protected_from && cfg.protect_time_wait, all_kept && !sends && user_hears_nothing)},
       .demand = Demand::may,
       .option =
           option("RFC 1337's switch", arrival, protected_from && cfg.protect_time_wait && to<TIME_WAIT>)});
  constexpr auto reopened = from<SYN_RECEIVED> && tcb.reopened;
  constexpr auto undone = acceptable && choose(seg.rst, seg.seq == rcv.nxt, seg.syn && !seg.insecure);
  all.push_back(
      {.name = "time-wait-reopens-only-ahead",
       .statement =
           "a SYN reopens from TIME-WAIT only where asked for, ahead of the peer's old numbers, with ours "
           "ahead too, and as in LISTEN; a reset, a second SYN or silence leads back to TIME-WAIT as it was",
       .question = "",
       .clause = "RFC 9293 3.6.1, MAY-2",
       .claims = {claim("what reopens was asked for, and both sides' new numbers lie ahead of the old",
                        every_event, from<TIME_WAIT> && to<SYN_RECEIVED>,
                        cfg.reuse_time_wait && seg.syn && rcv.nxt < seg.seq && snd.nxt < after(snd.iss) &&
                            after(tcb.reopened)),
                  claim("a SYN ahead reopens, and is answered as in LISTEN", arrival, may_reopen,
                        reopens && syn_is_noted && syn_is_answered && !after(time_wait_timer)),
                  claim("a reset at RCV.NXT, or a second SYN, leads back to TIME-WAIT", arrival,
                        reopened && undone,
                        to<TIME_WAIT> && !sends && user_hears_nothing && two_msl_from_now),
                  claim("silence until R2 leads back to TIME-WAIT", {Event::RETRANSMISSION_TIMEOUT},
                        reopened && cfg.r2_syn <= call.now - rtx.since,
                        to<TIME_WAIT> && !sends && user_hears_nothing),
                  claim("TIME-WAIT is then as it was", every_event, reopened && to<TIME_WAIT>,
                        !after(tcb.reopened) && unchanged(snd.nxt) && unchanged(rcv.nxt) &&
                            unchanged(rcv.irs) && unchanged(rcv.wnd) && unchanged(rcv.unread) &&
                            !after(retransmission_timer) && !after(user_timer) && !after(keep_alive_timer) &&
                            two_msl_from_now)},
       .option =
           option("a SYN does not reopen from TIME-WAIT", arrival, from<TIME_WAIT> && to<SYN_RECEIVED>)});
}

}  // namespace synfin::proofs
