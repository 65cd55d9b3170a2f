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
       .claims = {claim("absorbed", arrival, fin_again,
                        sends_bare_ack && nothing_moves && user_hears_nothing && two_msl_from_now)}});
  all.push_back(
      {.name = "time-wait-lasts-2msl",
       .statement = "who has acknowledged the last FIN stays in TIME-WAIT for 2MSL from the last FIN that it "
                    "acknowledged",
       .question = "Why does the client wait 2MSL at the end?",
       .clause = "RFC 9293 3.6, MUST-13",
       .claims = {claim("it is entered with 2MSL ahead", every_event, !from<TIME_WAIT> && to<TIME_WAIT>,
                        after(time_wait_timer) && two_msl_from_now),
                  claim("the second FIN leads there", arrival, from<FIN_WAIT_2> && after(told.closing),
                        to<TIME_WAIT>),
                  claim("only a FIN acknowledged restarts it", every_event, from<TIME_WAIT> && to<TIME_WAIT>,
                        unchanged(deadline.time_wait) || (two_msl_from_now && sends_bare_ack && seg.fin)),
                  claim(
                      "nothing but the timer, an ABORT, a reset or the next incarnation ends it", every_event,
                      from<TIME_WAIT> && !to<TIME_WAIT>,
                      due(time_wait_timer) || after(told.ok) || seg.rst || seg.insecure || to<SYN_RECEIVED>),
                  claim("calls but ABORT don't end it",
                        {Event::OPEN_PASSIVE, Event::OPEN_ACTIVE, Event::SEND, Event::RECEIVE, Event::CLOSE,
                         Event::STATUS},
                        from<TIME_WAIT>, to<TIME_WAIT>),
                  claim("the timer ends it", {Event::TIME_WAIT_TIMEOUT}, from<TIME_WAIT>,
                        to<CLOSED> && deadline.time_wait <= call.now)},
       .violated_by = {"no-time-wait", "no-rfc5961"}});
  all.push_back(
      {.name = "old-rst-cannot-end-time-wait",
       .statement = "with RFC 1337's switch no reset ends TIME-WAIT; without it an exact one does",
       .question = "",
       .clause = "RFC 1337 3; RFC 9293 3.10.7.4, second",
       .claims = {
           claim("switched on", arrival, from<TIME_WAIT> && seg.rst && cfg.protect_time_wait, to<TIME_WAIT>),
           claim("switched off", arrival,
                 from<TIME_WAIT> && seg.rst && !cfg.protect_time_wait && acceptable && seg.seq == rcv.nxt,
                 to<CLOSED>)}});
  all.push_back(
      {.name = "time-wait-reopens-only-ahead",
       .statement = "a SYN reopens from TIME-WAIT only where asked for, ahead of the peer's old numbers, "
                    "with ours ahead too (MAY-2)",
       .question = "",
       .clause = "RFC 9293 3.6.1, MAY-2",
       .claims = {claim("ahead", every_event, from<TIME_WAIT> && to<SYN_RECEIVED>,
                        cfg.reuse_time_wait && seg.syn && rcv.nxt < seg.seq && snd.nxt < after(snd.iss) &&
                            after(tcb.reopened)),
                  claim("an old SYN's reset returns to TIME-WAIT", arrival,
                        from<SYN_RECEIVED> && tcb.reopened && seg.rst && acceptable && seg.seq == rcv.nxt,
                        to<TIME_WAIT> && two_msl_from_now)}});
}

}  // namespace synfin::proofs
