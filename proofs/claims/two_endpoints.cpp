// What two endpoints and a hostile wire must not come to: what is claimed of each step, and the stories that
// search for a run that breaks it.
#include "../stories/stories.hpp"
#include "all.hpp"
#include "peer_words.hpp"

namespace synfin::proofs {

namespace {

using namespace claims;

template <Term P, Term C>
Claim claim_of_the_open(std::string_view what, std::vector<Event> events, P premise, C conclusion) {
  Claim made = claim(what, std::move(events), premise, conclusion);
  made.of_the_open = true;
  return made;
}

inline constexpr auto plain_segment = !seg.rst && !seg.syn && !seg.insecure;
inline constexpr auto two_msl_from_now = after(deadline.time_wait) == call.now + cfg.msl + cfg.msl;
/// The user is told that all ended well, by the peer's FIN: not by the ACK of ours.
inline constexpr auto last_fin_has_come = after(told.closed) && ghost.opened && !from<LAST_ACK>;
inline constexpr auto waits_two_msl = from<TIME_WAIT> && ghost.opened;
/// A reset leaves that the sender of the arriving segment will believe (section 3.5.2).
inline constexpr auto resets_the_sender = sends && after(out.rst) && after(out.seq) == seg.ack;

/// Who is closed says nothing any more: what it had said has come when an MSL is over.
Claim silent_when_closed() {
  return claim("who is closed sends nothing but resets", every_event, from<CLOSED> && to<CLOSED>,
               !speaks_out);
}

/// Without progress the time since the last of it grows from time-out to time-out, and R2 bounds it: so
/// whatever a retransmission timer starts ends. What is left until R2 is the rank of the argument.
inline constexpr auto r2_here = choose(from<SYN_SENT, SYN_RECEIVED>, cfg.r2_syn, cfg.r2);
inline constexpr auto waited = call.now - rtx.since;
inline constexpr auto next_will_have_waited = after(deadline.retransmission) - after(rtx.since);

}  // namespace

void add_two_endpoints(std::vector<Property>& all) {
  constexpr Level two = Level::two_endpoints;
  all.push_back(
      {.name = "stale-syn-never-establishes",
       .statement = "a delayed SYN of an earlier incarnation never brings the server to ESTABLISHED",
       .question = "May two messages do, without the last ACK of the handshake?",
       .clause = "RFC 9293 3.5, Figure 8",
       .level = two,
       .claims =
           {// In text and in figure 5-28: the server comes to be open by the third message, and whoever sends
            // that has asked
            // for it.
            claim(
                "who opens a waiting server is the incarnation whose SYN it answered, and has heard the "
                "server's",
                every_event, after(told.open) && after(tcb.passive),
                seg.has_ack && ghost.sender == after(ghost.heard) && ghost.knew == after(ghost.incarnation))},
       .stories = stale_syn_stories,
       .violated_by = {"two-message-handshake", "reused-isn"},
       .needs = {"msl", "isn-fresh"}});
  all.push_back(
      {.name = "handshake-agreement",
       .statement = "whoever is open was acknowledged by its peer, and each has recorded the other's ISN",
       .question = "Why does the client have to send an ordinary acknowledgment, too?",
       .clause = "RFC 9293 3.5",
       .level = two,
       .claims = {claim("nobody is open whose SYN was not acknowledged by somebody who had heard it",
                        every_event, after(told.open), seg.has_ack && ghost.knew == after(ghost.incarnation)),
                  claim_of_the_open("where both are open, each has recorded the other's ISN", every_event,
                                    later(open) && theirs(open),
                                    later(both_know) && after(rcv.irs) == theirs(snd.iss) &&
                                        theirs(rcv.irs) == after(snd.iss)),
                  claim_of_the_open("who is open with a living peer has been acknowledged by it", every_event,
                                    later(open && knows), later(is_known))},
       .stories = agreement_stories,
       .violated_by = {"two-message-handshake", "reused-isn"},
       .needs = {"msl", "isn-fresh"}});
  all.push_back(
      {.name = "received-is-a-prefix-of-sent",
       .statement = "what was received was sent, in order and once, and what was acknowledged was "
                    "received, whatever the wire does",
       .question = "",
       .clause = "RFC 9293 3.4",
       .level = two,
       .claims = {claim_of_the_open("what was received was sent, and what was acknowledged was received",
                                    every_event, later(open && knows),
                                    their_lag(after(rcv.nxt)) <= their_lag(theirs(snd.una)) &&
                                        below<30>(their_lag(theirs(snd.una)))),
                  claim("what is delivered comes from the incarnation that was heard, and is that of its "
                        "text which stands at RCV.NXT",
                        arrival, after(told.delivered) != 0_n && later(open && knows),
                        ghost.sender == theirs(ghost.incarnation) && delivered_from_its_place)},
       .stories = prefix_stories,
       .violated_by = {"two-message-handshake", "reused-isn"},
       .needs = {"msl", "rate", "isn-fresh"}});
  all.push_back(
      {.name = "last-ack-can-always-finish",
       .statement = "while the one side is in TIME-WAIT, a FIN of the other gets the ACK that closes it",
       .question = "Why does the client wait 2MSL at the end? So that the server can reach CLOSED.",
       .clause = "RFC 9293 3.6, MUST-13",
       .kind = Kind::response,
       .level = two,
       .claims = {claim("who has acknowledged the last FIN stays to do so again", arrival, last_fin_has_come,
                        to<TIME_WAIT>),
                  claim("each FIN that arrives there gets the ACK that closes", arrival,
                        waits_two_msl && knows && theirs(from<LAST_ACK>) && seg.fin && !seg.rst &&
                            ghost.sender == theirs(ghost.incarnation),
                        speaks_out && after(out.has_ack) && after(out.ack) == theirs(snd.nxt) &&
                            after(out.seq) == theirs(rcv.nxt) && to<TIME_WAIT>),
                  claim("and that ACK closes", arrival,
                        from<LAST_ACK> && both_know && plain_segment && seg.has_ack && seg.ack == snd.nxt &&
                            seg.seq == rcv.nxt && fin_sent,
                        to<CLOSED> && after(told.closed))},
       .stories = last_ack_stories,
       .violated_by = {"no-time-wait"},
       .open_on = {"reused-isn"}});
  all.push_back({.name = "incarnations-do-not-mix",
                 .statement = "text and FIN count only from the incarnation whose SYN was recorded",
                 .question = "",
                 .clause = "RFC 9293 3.4.1",
                 .level = two,
                 .claims = {claim("text and FIN count only from the incarnation that was heard", arrival,
                                  after(told.delivered) != 0_n || after(told.closing),
                                  ghost.sender == after(ghost.heard))},
                 .stories = incarnations_stories,
                 .violated_by = {"reused-isn"},
                 .needs = {"msl", "isn-fresh"}});
  all.push_back({.name = "two-msl-drains-the-wire",
                 .statement =
                     "when the time-wait timer ends TIME-WAIT, and no ABORT, reset, new SYN or crash does, "
                     "and the peer was closed by the ACK that began it, nothing that the peer sent is "
                     "still on the wire",
                 .question = "After 2MSL all segments of this connection have vanished from the network.",
                 .clause = "RFC 9293 3.4.2, 3.6, MUST-13",
                 .level = two,
                 .claims =
                     {// Five steps. Let 2MSL begin at t with an ACK, and the peer be closed by it. The ACK
                      // arrived before t + MSL, so all
                      // that the peer sent, it sent before then, for who is closed sends nothing; the timer
                      // ends TIME-WAIT at t + 2MSL or
                      // later; so the last of it was sent an MSL ago.
                      claim("when the last FIN has come 2MSL begin", arrival, last_fin_has_come,
                            to<TIME_WAIT> && two_msl_from_now),
                      claim("while they last they begin anew only with an ACK", every_event,
                            waits_two_msl && to<TIME_WAIT> && deadline.time_wait != after(deadline.time_wait),
                            speaks_out && after(out.has_ack) && two_msl_from_now),
                      claim("they end when they are over", {Event::TIME_WAIT_TIMEOUT}, from<TIME_WAIT>,
                            !(call.now < deadline.time_wait)),
                      claim("and no sooner, whatever arrives that is no reset, no SYN, and secure", arrival,
                            waits_two_msl && plain_segment, to<TIME_WAIT>),
                      silent_when_closed()},
                 .stories = two_msl_stories,
                 .violated_by = {"no-time-wait"},
                 .rests_on_assumptions = false,
                 .put_together_by = {"msl"}});
  all.push_back({.name = "both-closed-means-all-delivered",
                 .statement = "who is told that all ended well has had everything delivered",
                 .question = "Why not three messages to close?",
                 .clause = "RFC 9293 3.6",
                 .level = two,
                 .claims = {claim("who is told of a normal end has sent all, and all was received",
                                  every_event, after(told.closed) && open && knows,
                                  later(fin_sent) && theirs(rcv.nxt) == after(snd.nxt)),
                            claim("and has received all", every_event, after(told.closed) && open && knows,
                                  theirs(fin_sent) && after(rcv.nxt) == theirs(snd.nxt))},
                 .stories = all_delivered_stories,
                 .violated_by = {"three-message-close", "reused-isn"},
                 .needs = {"msl", "isn-fresh"}});
  all.push_back({.name = "blind-reset-ends-nothing",
                 .statement = "a forged reset ends a connection only if it hits the one expected number",
                 .question = "",
                 .clause = "RFC 5961 3.2",
                 .level = two,
                 .claims =
                     {// A forged reset is any reset: of resets nothing is assumed.
                      claim("only the one expected number ends the connection", arrival,
                            seg.rst && from<synchronized> && seg.seq != rcv.nxt,
                            !after(told.reset) && to<synchronized>)},
                 .stories = blind_reset_stories,
                 .violated_by = {"no-rfc5961"},
                 .rests_on_assumptions = false});
  all.push_back({.name = "dead-peer-is-noticed-by-the-other",
                 .statement = "when a peer dies, who is idle with it gives up 2 h + 10 x 75 s after the last "
                              "that it heard",
                 .question = "What if the connection is established and the client suddenly fails?",
                 .clause = "RFC 9293 3.8.4",
                 .kind = Kind::response,
                 .level = two,
                 .claims = {silent_when_closed()},
                 .stories = dead_peer_stories,
                 .violated_by = {"no-keep-alive"},
                 .rests_on_assumptions = false,
                 .put_together_by = {"msl"},
                 .put_together_with = {"dead-peer-is-noticed"}});
  all.push_back(
      {.name = "no-joint-stall",
       .statement =
           "two peers never wait for each other without a clock: once both have closed, and "
           "wherever something is to be sent, a timer runs, and what it starts ends by R2 at the latest, "
           "unless the peer shows that it lives",
       .question = "",
       .clause = "RFC 9293 3.6, 3.8.1, 3.8.6.1",
       .kind = Kind::response,
       .level = two,
       .claims =
           {// What a state is like is seen when the user asks for it.
            claim("who has something to send, or to hear acknowledged, has a clock", {Event::STATUS},
                  lives && something_to_send, a_clock_runs),
            claim("who waits for the peer's FIN alone has a peer that has taken ours", {Event::STATUS},
                  from<FIN_WAIT_2> && theirs(lives) && both_know, theirs(fin_taken)),
            claim("where both have closed, a clock runs at one of them", {Event::STATUS},
                  lives && theirs(lives) && both_know && snd.closed && theirs(snd.closed),
                  a_clock_runs || theirs(a_clock_runs)),
            claim("a time-out without progress ends it, or leaves the next one to come later, and R2 is the "
                  "last",
                  {Event::RETRANSMISSION_TIMEOUT}, lives,
                  to<CLOSED, LISTEN, TIME_WAIT> ||
                      (after(retransmission_timer) && waited < r2_here && waited < next_will_have_waited &&
                       next_will_have_waited <= r2_here + cfg.max_rto)),
            claim("and 2MSL are over when they are over", {Event::TIME_WAIT_TIMEOUT}, from<TIME_WAIT>,
                  to<CLOSED>)},
       .stories = joint_stall_stories,
       .open_on = {"reused-isn"}});
  all.push_back({.name = "simultaneous-open-converges",
                 .statement = "two active OPENs at once make one connection (MUST-10)",
                 .question = "",
                 .clause = "RFC 9293 3.5, Figure 7, MUST-10",
                 .kind = Kind::response,
                 .level = two,
                 .claims =
                     {// Figure 7: whatever the order, a SYN and its answer reach each side.
                      claim("a SYN that crosses ours is answered", arrival,
                            from<SYN_SENT> && seg.syn && !seg.has_ack && !seg.rst && !seg.insecure,
                            to<SYN_RECEIVED> && speaks_out && after(out.syn) && after(out.has_ack) &&
                                after(out.seq) == snd.iss && after(out.ack) == seg.seq + 1_n),
                      claim("and the other's answer to ours opens", arrival,
                            from<SYN_RECEIVED> && !tcb.passive && !snd.closed && seg.syn && seg.has_ack &&
                                !seg.rst && !seg.fin && !seg.insecure && !seg.urg && seg.text == 0_n &&
                                seg.seq == rcv.irs && seg.ack == snd.iss + 1_n,
                            to<ESTABLISHED> && after(told.open))},
                 .stories = simultaneous_open_stories,
                 .rests_on_assumptions = false});
  all.push_back({.name = "simultaneous-close-converges",
                 .statement = "two CLOSEs at once end well on both sides",
                 .question = "",
                 .clause = "RFC 9293 3.6, Figure 13",
                 .kind = Kind::response,
                 .level = two,
                 .claims =
                     {// Figure 13: two FINs that cross, and the acknowledgment of each.
                      claim("a FIN that crosses ours is acknowledged", arrival,
                            from<FIN_WAIT_1> && fin_sent && seg.fin && seg.text == 0_n && plain_segment &&
                                seg.has_ack && seg.ack == snd.una && seg.seq == rcv.nxt && snd.una != snd.nxt,
                            to<CLOSING> && speaks_out && after(out.has_ack) && after(out.ack) == seg_end),
                      claim("and the acknowledgment of ours ends it well", arrival,
                            from<CLOSING> && fin_sent && plain_segment && seg.has_ack && !seg.fin &&
                                seg.text == 0_n && seg.ack == snd.nxt && seg.seq == rcv.nxt,
                            after(told.closed))},
                 .stories = simultaneous_close_stories});
  all.push_back(
      {.name = "reboot-is-discovered",
       .statement = "a peer that lost its memory and calls anew, or is spoken to, makes the other "
                    "let go, within three "
                    "deliveries",
       .question = "",
       .clause = "RFC 9293 3.5.1, Figure 9",
       .kind = Kind::response,
       .level = two,
       .claims =
           {// Figure 9: three deliveries, each possible from every state in which the one has forgotten what
            // the other still
            // holds to.
            claim("a SYN that comes anew ends it, or is answered with what is still believed", arrival,
                  from<synchronized - in(TIME_WAIT)> && !knows && theirs(from<SYN_SENT>) && seg.syn &&
                      !seg.rst && !seg.insecure && ghost.sender == theirs(ghost.incarnation) &&
                      challenge_allowed,
                  to<CLOSED> ||
                      (speaks_out && after(out.has_ack) && after(out.ack) == rcv.nxt && !after(out.syn))),
            claim("that is no answer to the new SYN, and a reset says so", arrival,
                  from<SYN_SENT> && theirs(from<synchronized>) && !is_known && seg.has_ack && plain_segment &&
                      seg.ack == theirs(rcv.nxt),
                  resets_the_sender),
            claim("who is spoken to and remembers nothing says so", arrival,
                  from<CLOSED, LISTEN> && theirs(from<synchronized>) && seg.has_ack && plain_segment &&
                      seg.ack == theirs(rcv.nxt),
                  resets_the_sender),
            claim("and a reset at that number is believed", arrival,
                  from<synchronized - in(TIME_WAIT)> && seg.rst && seg.seq == rcv.nxt,
                  to<CLOSED> && after(told.reset))},
       .stories = reboot_stories,
       .violated_by = {"reused-isn"},
       .needs = {"isn-ahead-of-peer"}});
  all.push_back(
      {.name = "lost-syn-ack-is-healed",
       .statement =
           "a SYN,ACK that is lost does not end the opening: the SYN that comes again is not refused, "
           "and the SYN,ACK that comes again opens",
       .question = "",
       .clause = "RFC 9293 3.5, 3.10.7.4 first",
       .kind = Kind::response,
       .level = two,
       .claims = {claim("the same caller's SYN again is answered, and the opening stays as it is", arrival,
                        from<SYN_RECEIVED> && knows && theirs(from<SYN_SENT>) && seg.syn && !seg.rst &&
                            !seg.insecure && ghost.sender == theirs(ghost.incarnation),
                        to<SYN_RECEIVED> && speaks_out && after(out.has_ack) && after(out.ack) == rcv.nxt),
                  claim("the caller lives through that answer", arrival,
                        from<SYN_SENT> && plain_segment && seg.has_ack && seg.ack == snd.nxt,
                        state_kept && !after(told.refused)),
                  claim("the SYN,ACK comes again until R2", {Event::RETRANSMISSION_TIMEOUT},
                        from<SYN_RECEIVED> && waited < cfg.r2_syn,
                        speaks_out && after(out.syn) && after(out.has_ack) && after(out.seq) == snd.iss &&
                            after(out.ack) == rcv.nxt),
                  claim("and opens", arrival,
                        from<SYN_SENT> && seg.syn && !seg.rst && !seg.insecure && seg.has_ack &&
                            seg.ack == snd.iss + 1_n,
                        to<ESTABLISHED> && after(told.open))},
       .stories = lost_syn_ack_stories,
       .open_on = {"reused-isn"}});
}

}  // namespace synfin::proofs
