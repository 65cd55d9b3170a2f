// A segment arrives: what each state takes, what it answers, and what it refuses without a trace.
#include "all.hpp"
#include "words.hpp"

namespace synfin::proofs {

using namespace claims;

namespace {

/// The segments that are heard before Table 6 is asked (choices.md).
inline constexpr auto fin_again =
    from<TIME_WAIT> && seg.fin && seg.has_ack && !seg.syn && !seg.rst && seg_end == rcv.nxt;
inline constexpr auto syn_again = from<SYN_RECEIVED> && !tcb.passive && !snd.closed && seg.syn &&
                                  seg.has_ack && !seg.rst && !seg.insecure && seg.seq == rcv.irs &&
                                  snd.una < seg.ack && seg.ack <= snd.nxt;
inline constexpr auto first_refuses =
    from<checked> && !acceptable && !reopens && !fin_again && !syn_again && !at_closed_window;
inline constexpr auto first_passes =
    from<checked> && !reopens && !fin_again && !syn_again && (acceptable || at_closed_window);
inline constexpr auto third_passes = first_passes && !seg.rst && !seg.insecure;
inline constexpr auto fourth_passes = third_passes && !seg.syn;
inline constexpr auto fifth_passes = fourth_passes && seg.has_ack;

/// What draws a challenge ACK: RFC 5961, and the empty segment outside the window.
inline constexpr auto draws_challenge = (first_refuses && seg_len == 0_n && !seg.rst) ||
                                        (first_passes && seg.rst && seg.seq != rcv.nxt) ||
                                        (third_passes && seg.syn && !(from<SYN_RECEIVED> && tcb.passive)) ||
                                        (fifth_passes && from<synchronized> && snd.nxt < seg.ack);
/// And, where a table has the protection against injected data (MAY-12; RFC 5961 section 5.2), this.
inline constexpr auto may_draw_challenge = fifth_passes && from<synchronized> && acknowledges_too_old;

/// A connection is there before and after the event.
inline constexpr auto stays_open =
    from<checked> &&
    to<SYN_RECEIVED, ESTABLISHED, FIN_WAIT_1, FIN_WAIT_2, CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT>;
const std::vector<Event> other_events{Event::SEND,
                                      Event::RECEIVE,
                                      Event::CLOSE,
                                      Event::STATUS,
                                      Event::TRANSMIT,
                                      Event::RETRANSMIT,
                                      Event::RETRANSMISSION_TIMEOUT,
                                      Event::KEEP_ALIVE_TIMEOUT};
inline constexpr auto silence = !sends && user_hears_nothing;
inline constexpr auto exact_rst = first_passes && seg.rst && seg.seq == rcv.nxt;
inline constexpr auto resets_sender = sends && after(out.rst);
/// The reset of section 3.5.2.
inline constexpr auto answered_by_reset = resets_sender && after(out.has_ack) == !seg.has_ack &&
                                          choose(seg.has_ack, after(out.seq) == seg.ack,
                                                 after(out.seq) == sequence<0> && after(out.ack) == seg_end);
inline constexpr auto good_ack_of_syn = seg.has_ack && snd.iss < seg.ack && seg.ack <= snd.nxt;
inline constexpr auto bad_ack_of_syn = seg.has_ack && !(snd.iss < seg.ack && seg.ack <= snd.nxt);

void add_refusals(std::vector<Property>& all) {
  all.push_back(
      {.name = "refused-segment-leaves-no-trace",
       .statement = "a segment that a check refuses changes nothing but the count of challenges",
       .question = "",
       .clause = "RFC 9293 3.10.7; RFC 5961",
       .claims = {claim("a segment outside the window changes nothing but the count of challenges", arrival,
                        first_refuses, all_kept_but(challenge.count, challenge.since) && user_hears_nothing),
                  claim("outside the window one with text, SYN or FIN is not even counted", arrival,
                        first_refuses && seg_len != 0_n, all_kept),
                  claim("a reset outside the window is dropped without a trace", arrival,
                        first_refuses && seg.rst, all_kept && silence),
                  claim("a segment without ACK is dropped without a trace", arrival,
                        fourth_passes && !seg.has_ack, all_kept && silence),
                  claim("what draws a challenge changes nothing but the count of challenges", arrival,
                        draws_challenge,
                        all_kept_but(challenge.count, challenge.since) && user_hears_nothing),
                  claim("CLOSED stays as it is", arrival, from<CLOSED>, all_kept && user_hears_nothing),
                  claim("LISTEN stays as it is where no SYN leads on", arrival,
                        from<LISTEN> && !to<SYN_RECEIVED>, all_kept && user_hears_nothing),
                  claim("SYN-SENT stays as it is where nothing leads on", arrival,
                        from<SYN_SENT> && to<SYN_SENT>, all_kept && user_hears_nothing),
                  claim("SYN-RECEIVED stays as it is where nothing leads on, but for the count of challenges",
                        arrival, from<SYN_RECEIVED> && to<SYN_RECEIVED>,
                        all_kept_but(challenge.count, challenge.since) && user_hears_nothing),
                  claim("TIME-WAIT stays as it is where nothing leads on, but for the count of challenges "
                        "and its deadline",
                        arrival, from<TIME_WAIT> && to<TIME_WAIT>,
                        all_kept_but(challenge.count, challenge.since, deadline.time_wait) &&
                            user_hears_nothing),
                  claim("the last FIN again moves the deadline of TIME-WAIT alone", arrival, fin_again,
                        all_kept_but(deadline.time_wait))},
       .violated_by = {"two-message-handshake", "no-rfc5961"}});
  all.push_back(
      {.name = "challenges-are-counted",
       .statement =
           "each challenge is answered by an ACK while the period's count is below the limit; the count "
           "starts anew with each period",
       .question = "",
       .clause = "RFC 5961 3.2, 4.2, 5.2, 7",
       .claims = {claim("a challenge is answered by a bare ACK if and only if the limit allows", arrival,
                        draws_challenge, sends == challenge_allowed && implies(sends, sends_bare_ack)),
                  claim(
                      "a challenge within the period is counted if it was answered", arrival,
                      draws_challenge && cfg.challenge_limit != 0_n && !period_is_over,
                      unchanged(challenge.since) && after(challenge.count) == challenge.count + count(sends)),
                  claim("the first challenge after the period begins the count anew", arrival,
                        draws_challenge && cfg.challenge_limit != 0_n && period_is_over,
                        after(challenge.since) == call.now && after(challenge.count) == 1_n),
                  claim("no other segment is counted", arrival,
                        stays_open && !draws_challenge && !may_draw_challenge,
                        unchanged(challenge.count) && unchanged(challenge.since)),
                  claim("no other event counts", other_events, stays_open,
                        unchanged(challenge.count) && unchanged(challenge.since))},
       .violated_by = {"no-rfc5961"}});
}

void add_opening_segments(std::vector<Property>& all) {
  constexpr auto called = from<LISTEN> && seg.syn && !seg.has_ack && !seg.rst && !seg.insecure;
  all.push_back(
      {.name = "listen-takes-a-syn-and-nothing-else",
       .statement = "in LISTEN a SYN is answered by SYN,ACK; an acknowledgment is reset; all else is dropped",
       .question = "The server, in LISTEN, answers a SYN with SYN=1, ACK=1, seq=y, ack=x+1.",
       .clause = "RFC 9293 3.10.7.2",
       .claims = {claim("a SYN is noted and answered by SYN,ACK", arrival, called && call.has_isn,
                        to<SYN_RECEIVED> && syn_is_noted && syn_is_answered),
                  claim("an acknowledgment is reset at its own number", arrival,
                        from<LISTEN> && seg.has_ack && !seg.rst,
                        to<LISTEN> && resets_sender && !after(out.has_ack) && after(out.seq) == seg.ack),
                  claim("a reset is dropped", arrival, from<LISTEN> && seg.rst, to<LISTEN> && silence),
                  claim("a SYN of another security is reset", arrival,
                        from<LISTEN> && seg.syn && !seg.has_ack && !seg.rst && seg.insecure,
                        to<LISTEN> && answered_by_reset),
                  claim("what has neither SYN nor ACK is dropped", arrival,
                        from<LISTEN> && !seg.syn && !seg.has_ack, to<LISTEN> && silence)},
       .violated_by = {"two-message-handshake", "reused-isn"}});
  constexpr auto meant = from<SYN_SENT> && !seg.rst && !seg.insecure;
  all.push_back(
      {.name = "syn-sent-takes-a-syn",
       .statement =
           "in SYN-SENT a SYN,ACK that acknowledges our SYN opens, a SYN alone crosses ours; a reset "
           "that acknowledges it refuses; all else is reset or dropped",
       .question = "The client, in SYN-SENT, gets the confirmation and enters ESTABLISHED.",
       .clause = "RFC 9293 3.10.7.3",
       .claims = {
           claim("a SYN that acknowledges ours opens", arrival, meant && seg.syn && good_ack_of_syn,
                 to<ESTABLISHED> && syn_is_noted && after(snd.una) == seg.ack && after(snd.wl2) == seg.ack &&
                     unchanged(snd.end) && unchanged(snd.iss) && after(told.open)),
           claim("a SYN alone crosses ours, which is sent again with an acknowledgment", arrival,
                 meant && seg.syn && !seg.has_ack,
                 to<SYN_RECEIVED> && syn_is_noted && after(snd.wl2) == snd.iss && unchanged(snd.una) &&
                     unchanged(snd.end) && unchanged(tcb.passive) && sends && after(out.syn) &&
                     after(out.seq) == snd.iss && user_hears_nothing),
           claim("a reset that acknowledges our SYN refuses the call", arrival,
                 from<SYN_SENT> && seg.rst && good_ack_of_syn, to<CLOSED> && after(told.refused) && !sends),
           claim("a reset that does not acknowledge our SYN is dropped", arrival,
                 from<SYN_SENT> && seg.rst && (!seg.has_ack || bad_ack_of_syn), to<SYN_SENT> && silence),
           claim("a segment of another security is reset", arrival,
                 from<SYN_SENT> && !seg.rst && seg.insecure && !bad_ack_of_syn,
                 to<SYN_SENT> && answered_by_reset),
           claim("an acknowledgment of our SYN without a SYN is dropped", arrival,
                 meant && !seg.syn && !bad_ack_of_syn, to<SYN_SENT> && silence)}});
  all.push_back(
      {.name = "beginnings-are-kept",
       .statement = "both initial numbers and the peer's MSS stay as they are while the connection lives",
       .question = "",
       .clause = "RFC 9293 3.4.1, 3.7.1",
       .claims = {
           claim("our ISS stays as it is from the SYN on", every_event,
                 from<SYN_SENT, SYN_RECEIVED> && to<SYN_SENT, SYN_RECEIVED>, unchanged(snd.iss)),
           claim("both initial numbers, the peer's MSS and who opened stay as they are", every_event,
                 from<checked> && (is_open || to<SYN_RECEIVED>)&&!reopens,
                 unchanged(snd.iss) && unchanged(rcv.irs) && unchanged(snd.mss) && unchanged(tcb.passive))}});
}

void add_syn_received(std::vector<Property>& all) {
  constexpr auto here = from<SYN_RECEIVED>;
  constexpr auto acknowledges = here && fifth_passes && snd.una < seg.ack && seg.ack <= snd.nxt;
  constexpr auto gone = (exact_rst || (third_passes && seg.syn)) && here && tcb.passive && !tcb.reopened;
  all.push_back(
      {.name = "syn-received-opens-when-acknowledged",
       .statement =
           "in SYN-RECEIVED an acknowledgment of our SYN opens, any other is reset; so does the peer's "
           "SYN,ACK where both have called",
       .question = "When the server gets the client's acknowledgment it enters ESTABLISHED, too.",
       .clause = "RFC 9293 3.10.7.4, fifth; 3.5, Figure 7",
       .claims =
           {claim("an acknowledgment of our SYN opens", arrival,
                  acknowledges && !(cfg.half_duplex_close && snd.closed),
                  is_open && after(told.open) && after(snd.una) == snd.iss + 1_n && !after(tcb.reopened)),
            claim("any other acknowledgment is reset at its own number", arrival,
                  here && fifth_passes && !(snd.una < seg.ack && seg.ack <= snd.nxt),
                  to<SYN_RECEIVED> && resets_sender && !after(out.has_ack) && after(out.seq) == seg.ack),
            claim(
                "the peer's SYN again, with the ACK of ours, opens as in Figure 7", arrival, syn_again,
                to<ESTABLISHED> && after(told.open) && after(snd.una) == snd.iss + 1_n && unchanged(rcv.nxt)),
            claim("the user hears that the connection is open", arrival,
                  (from<SYN_SENT> && is_open) || acknowledges || syn_again, after(told.open)),
            claim("the user hears it only of an acknowledgment of our SYN", every_event, after(told.open),
                  from<SYN_SENT, SYN_RECEIVED> && seg.has_ack && seg.ack == snd.iss + 1_n && !seg.rst)},
       .violated_by = {"two-message-handshake"}});
  all.push_back(
      {.name = "a-caller-who-goes-is-forgotten",
       .statement =
           "a reset or a second SYN in SYN-RECEIVED undoes a passive opening: LISTEN, or CLOSED after a "
           "CLOSE",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, second and fourth; MUST-11",
       .claims = {
           claim("the listener is back in LISTEN, and nobody hears of it", arrival, gone && !snd.closed,
                 to<LISTEN> && silence),
           claim("after a CLOSE it is CLOSED, and the user hears of a normal end", arrival,
                 gone && snd.closed,
                 to<CLOSED> && after(told.closed) && !after(told.reset) && !after(told.refused) && !sends)}});
}

void add_ends(std::vector<Property>& all) {
  constexpr auto bad_security = first_passes && !seg.rst && seg.insecure;
  all.push_back(
      {.name = "other-security-is-reset",
       .statement = "a segment of another security or compartment is answered by a reset; an open connection "
                    "ends by it, and its user is told",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, third; 3.5.2",
       .claims = {claim("a half-open connection stays as it is, and its peer is reset", arrival,
                        bad_security && from<SYN_RECEIVED>, to<SYN_RECEIVED> && answered_by_reset),
                  claim("an open connection ends, and its peer is reset", arrival,
                        bad_security && from<synchronized>, to<CLOSED> && answered_by_reset),
                  claim("the user of an open connection hears of the reset, but in TIME-WAIT", arrival,
                        bad_security && from<synchronized>, after(told.reset) == !from<TIME_WAIT>)}});
  all.push_back(
      {.name = "exact-reset-ends",
       .statement =
           "a reset at RCV.NXT ends an open connection at once, without an answer, and the user is told",
       .question = "",
       .clause = "RFC 9293 3.10.7.4, second",
       .claims = {
           claim("an open connection ends without an answer, and the user hears of it", arrival,
                 exact_rst && from<synchronized - in(TIME_WAIT)>, to<CLOSED> && after(told.reset) && !sends),
           claim("TIME-WAIT ends in silence where RFC 1337's switch is off", arrival,
                 exact_rst && from<TIME_WAIT> && !cfg.protect_time_wait, to<CLOSED> && silence),
           claim("our own call in SYN-RECEIVED is refused", arrival,
                 exact_rst && from<SYN_RECEIVED> && !tcb.passive,
                 to<CLOSED> && after(told.refused) && !sends)}});
  constexpr auto fifth = fifth_passes && from<synchronized> && !acknowledges_too_old && seg.ack <= snd.nxt;
  constexpr auto acks_fin = snd.closed && snd.nxt == snd.end + 1_n && seg.ack == snd.nxt;
  constexpr auto with_fin = seg.fin && seg.seq + seg.text == rcv.nxt + after(told.delivered);
  constexpr auto no_reset = !(cfg.half_duplex_close && snd.closed && has_new_text);
  all.push_back(
      {.name = "closing-takes-its-course",
       .statement = "an acknowledgment of our FIN and the peer's FIN lead on as RFC 9293 Figure 5 draws it",
       .question = "The client enters FIN-WAIT-2 at the acknowledgment, TIME-WAIT at the server's FIN.",
       .clause = "RFC 9293 3.6, 3.10.7.4, fifth and eighth",
       .claims = {claim("the acknowledgment of our FIN leads from FIN-WAIT-1 to FIN-WAIT-2", arrival,
                        fifth && from<FIN_WAIT_1> && acks_fin && no_reset && !with_fin,
                        to<FIN_WAIT_2> && user_hears_nothing),
                  claim(
                      "the acknowledgment of our FIN with the peer's FIN leads from FIN-WAIT-1 to TIME-WAIT",
                      arrival, fifth && from<FIN_WAIT_1> && acks_fin && no_reset && with_fin,
                      to<TIME_WAIT> && after(told.closing) && after(told.closed)),
                  claim("the peer's FIN without the acknowledgment of ours leads from FIN-WAIT-1 to CLOSING",
                        arrival, fifth && from<FIN_WAIT_1> && !acks_fin && no_reset && with_fin,
                        to<CLOSING> && after(told.closing) && !after(told.closed)),
                  claim("the peer's FIN leads from ESTABLISHED to CLOSE-WAIT", arrival,
                        fifth && from<ESTABLISHED> && with_fin, to<CLOSE_WAIT> && after(told.closing)),
                  claim("the peer's FIN leads from FIN-WAIT-2 to TIME-WAIT", arrival,
                        fifth && from<FIN_WAIT_2> && no_reset && with_fin,
                        to<TIME_WAIT> && after(told.closing) && after(told.closed)),
                  claim("the acknowledgment of our FIN leads from CLOSING to TIME-WAIT", arrival,
                        fifth && from<CLOSING> && acks_fin, to<TIME_WAIT> && after(told.closed)),
                  claim("the acknowledgment of our FIN leads from LAST-ACK to CLOSED", arrival,
                        fifth && from<LAST_ACK> && acks_fin, to<CLOSED> && after(told.closed) && !sends),
                  claim("a segment without either moves no state", arrival,
                        fifth && !acks_fin && no_reset && !with_fin, state_kept),
                  claim("TIME-WAIT drops an acknowledgment in silence", arrival, fifth && from<TIME_WAIT>,
                        all_kept && silence)},
       .violated_by = {"three-message-close", "no-time-wait"}});
}

}  // namespace

void add_arrivals(std::vector<Property>& all) {
  add_refusals(all);
  add_opening_segments(all);
  add_syn_received(all);
  add_ends(all);
}

}  // namespace synfin::proofs
