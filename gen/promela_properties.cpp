#include "promela_properties.hpp"

#include "promela.hpp"

namespace synfin::gen::promela {

namespace {

constexpr Scenario all_scenarios[] = {
    {"simultaneous",
     "both call at once, once, among the same old segments: and whoever comes to be open is judged",
     "WORLD_OPENING 1, OPENS 1, DRAWS 1, CRASHES 0, BOTH_CALL 1, judged true"},
    {"opening",
     "A calls, B waits; a SYN and an ACK of earlier incarnations are under way; each may crash once, and try "
     "again",
     "OPENS 2, DRAWS 2, CRASHES 1, STALE 2"},
    {"closing", "one connection, an octet each way, both close: segments are lost, doubled and late",
     "WIRE 2, SENDS 1, CLOSES 1, DRAWS 1"},
    {"unprotected", "the same as reuse, but a reset ends TIME-WAIT (the hazard of RFC 1337)",
     "WORLD_REUSE 1, cfg_protect_time_wait 0"},
    {"reuse",
     "when both have ended in order the same pair of sockets is used again, with any ISNs whatever; segments "
     "of the "
     "first connection may still be under way",
     "BITS 4, WIRE 2, OPENS 2, SENDS 1, CLOSES 1, ANY_ISN 1, DRAWS 2, cfg_protect_time_wait 1, "
     "may_open (incarnation[me] == 0 || (orderly[A] && orderly[B])), "
     "may_send (me == A && incarnation[A] == 1), may_close (incarnation[me] == 1)"},
    {"forgery", "a stranger puts one segment in, with any numbers, and the story ends",
     "BITS 4, WIRE 1, SENDS 1, CLOSES 1, DRAWS 1, FORGERIES 1, may_send (me == A)"},
    {"death", "a peer may crash; the other asks by keep-alives", "CRASHES 1, DRAWS 1, cfg_keep_alive 1"},
};

constexpr Property all_properties[] = {
    // -- opening
    {"stale-syn-never-establishes", "opening",
     "who waited and comes to be open does not owe it to a SYN that was of no connection when it came",
     "judged && !among(was_state, synchronized) && among(tcb[me].state, synchronized)", "!stale[me]"},
    {"handshake-agreement", "opening",
     "who waited comes to be open only when the peer has recorded its ISN; and two that are open agree",
     "judged && among(tcb[me].state, synchronized)",
     "confirmed[me] && (!among(tcb[peer].state, synchronized) || agree)"},
    {"handshake-needs-our-syn-acknowledged", "opening",
     "whoever comes to be open was acknowledged by the segment that opened it",
     "!among(was_state, synchronized) && among(tcb[me].state, synchronized)",
     "event == SEGMENT_ARRIVES && seg.has_ack && seg.ack == plus(tcb[me].snd_iss, 1)"},
    {"unacceptable-ack-in-syn-sent-gets-rst", "opening",
     "an acknowledgment of what was never sent is answered by a reset and moves nothing",
     "event == SEGMENT_ARRIVES && was_state == SYN_SENT && seg.has_ack && !seg.rst && "
     "seg.ack != plus(was_snd_iss, 1)",
     "told.sent && out.rst && out.seq == seg.ack && tcb[me].state == SYN_SENT"},
    {"syn-received-reset-returns-to-origin", "opening", "an exact reset returns a passive opener to LISTEN",
     "event == SEGMENT_ARRIVES && was_state == SYN_RECEIVED && was_passive && seg.rst && seg.seq == "
     "was_rcv_nxt",
     "tcb[me].state == LISTEN && !told.reset && !told.refused"},
    {"no-rst-answers-rst", "opening", "a reset is never answered by a reset",
     "event == SEGMENT_ARRIVES && seg.rst", "!(told.sent && out.rst)"},

    // -- closing
    {"both-closed-means-all-delivered", "closing",
     "who is told that all ended well has had every octet delivered",
     "told.closed && among(was_state, synchronized)", "got[peer] == asked[me]"},
    {"received-is-a-prefix-of-sent", "closing",
     "what is delivered is of the peer's present incarnation, and no more than it has sent",
     "told.delivered > 0 && !among(tcb[peer].state, no_connection)",
     "seg_incarnation == peer_incarnation[me] && "
     "at_most(minus(tcb[me].rcv_nxt, tcb[me].rcv_irs), minus(tcb[peer].snd_nxt, tcb[peer].snd_iss))"},
    {"last-ack-can-always-finish", "closing",
     "who waits for the last ACK is told \"connection reset\" only when the peer's 2MSL are over",
     "was_state == LAST_ACK && tcb[me].state == CLOSED", "!told.reset || waited[peer]"},
    {"close-is-acknowledged-before-it-is-over", "closing", "a normal end has been acknowledged",
     "told.closed && among(was_state, synchronized)",
     "seg.has_ack && (was_snd_una == was_snd_nxt || seg.ack == plus(was_snd_end, 1)) && was_snd_closed"},
    {"time-wait-absorbs-retransmitted-fin", "closing",
     "the peer's FIN again is acknowledged, 2MSL start anew, the user is told nothing",
     "event == SEGMENT_ARRIVES && was_state == TIME_WAIT && seg.fin && seg.has_ack && !seg.syn && !seg.rst "
     "&& "
     "plus(plus(seg.seq, seg.text), 1) == was_rcv_nxt",
     "told.sent && out.has_ack && !out.rst && out.ack == was_rcv_nxt && tcb[me].state == TIME_WAIT && "
     "tcb[me].deadline_time_wait == plus(cfg_msl, cfg_msl) && !told.closed && !told.reset && !told.closing"},
    {"fin-wait-2-only-if-fin-acked", "closing", "FIN-WAIT-2 and TIME-WAIT mean that our FIN is acknowledged",
     "tcb[me].state == FIN_WAIT_2 || tcb[me].state == TIME_WAIT",
     "tcb[me].snd_closed && tcb[me].snd_una == tcb[me].snd_nxt && tcb[me].snd_nxt == plus(tcb[me].snd_end, "
     "1)"},
    {"told-once-normal-or-aborted", "closing", "an open connection's end is told, as one thing",
     "among(was_state, synchronized) && was_state != TIME_WAIT && among(tcb[me].state, no_connection)",
     "told.closed + told.reset + told.retry_timeout + told.keep_alive_timeout == 1"},
    {"snd-una-le-snd-nxt", "closing", "SND.UNA =< SND.NXT, and SND.UNA never goes back",
     "among(was_state, synchronized) && among(tcb[me].state, synchronized)",
     "until(tcb[me].snd_una, tcb[me].snd_nxt) && until(was_snd_una, tcb[me].snd_una)"},
    {"rcv-nxt-never-retreats", "closing", "within an incarnation RCV.NXT never goes back",
     "among(was_state, synchronized) && among(tcb[me].state, synchronized)",
     "until(was_rcv_nxt, tcb[me].rcv_nxt)"},
    {"closed-has-no-tcb-and-no-timer", "closing", "in CLOSED no field holds anything and no timer runs",
     "tcb[me].state == CLOSED", "nothing_is_kept"},
    {"keep-alive-off-unless-asked", "closing", "no keep-alive timer runs",
     "among(tcb[me].state, synchronized)", "!tcb[me].armed_keep_alive"},

    // -- reuse
    {"two-msl-drains-the-wire", "reuse",
     "where both ends were told of a normal end, no text of that incarnation enters the next",
     "told.delivered > 0", "seg_incarnation == peer_incarnation[me]"},

    // -- forgery
    {"rst-only-at-rcv-nxt", "forgery", "past SYN-SENT a reset that does anything has the number expected",
     "event == SEGMENT_ARRIVES && seg.rst && among(was_state, synchronized | bit(SYN_RECEIVED)) && "
     "tcb[me].state != was_state",
     "seg.seq == was_rcv_nxt"},
    {"blind-reset-ends-nothing", "forgery",
     "the user is told of a reset only if it hits the one number expected",
     "event == SEGMENT_ARRIVES && seg.rst && told.reset", "seg.seq == was_rcv_nxt"},
    {"syn-in-synchronized-is-challenged", "forgery",
     "a SYN in the window of an open connection draws an ACK and ends nothing",
     "event == SEGMENT_ARRIVES && seg.syn && !seg.rst && among(was_state, synchronized) && "
     "less(minus(seg.seq, was_rcv_nxt), was_rcv_wnd)",
     "told.sent && out.has_ack && !out.rst && tcb[me].state == was_state"},
    {"ack-of-unsent-is-refused", "forgery", "an acknowledgment of what was never sent moves nothing",
     "event == SEGMENT_ARRIVES && among(was_state, synchronized) && seg.has_ack && !seg.rst && !seg.syn && "
     "before(was_snd_nxt, seg.ack)",
     "told.delivered == 0 && tcb[me].snd_una == was_snd_una && tcb[me].state == was_state"},
    {"time-wait-lasts-2msl", "forgery",
     "the second FIN leads to TIME-WAIT with 2MSL ahead, and nothing but its timer or an exact reset ends "
     "that",
     "was_state == TIME_WAIT || (event == SEGMENT_ARRIVES && was_state == FIN_WAIT_2 && told.closing)",
     "(tcb[me].state == TIME_WAIT && tcb[me].armed_time_wait && (was_state == TIME_WAIT || "
     "tcb[me].deadline_time_wait == plus(cfg_msl, cfg_msl))) || (was_state == TIME_WAIT && "
     "(event == TIME_WAIT_TIMEOUT || (event == SEGMENT_ARRIVES && seg.rst && seg.seq == was_rcv_nxt)))"},

    // -- death
    {"dead-peer-is-noticed-by-the-other", "death",
     "the keep-alive timer does not run out more often, without a sign of the peer, than there are probes "
     "and one",
     "event == KEEP_ALIVE_TIMEOUT", "unheard[me] <= cfg_keep_count"},
    {"one-lost-probe-kills-nobody", "death", "only the last unanswered probe ends the connection",
     "event == KEEP_ALIVE_TIMEOUT && was_keep_probes < cfg_keep_count", "tcb[me].state == was_state"},
    {"keep-alive-only-when-idle", "death", "a probe lies one number back and has no text",
     "event == KEEP_ALIVE_TIMEOUT && told.sent",
     "was_snd_una == was_snd_nxt && out.text == 0 && out.seq == minus(was_snd_nxt, 1)"},
};

}  // namespace

std::span<const Property> property_list() { return all_properties; }
std::span<const Scenario> scenarios() { return all_scenarios; }

std::string properties() {
  std::string text =
      "\n/* What is asked of the table. -DONLY=name asks one property, -DSKIP_name leaves one out, each in "
      "the\n"
      "   scenario that it stands in. */\n\n";
  std::string asked;
  int number = 0;
  for (const Property& one : all_properties) {
    const std::string name = snake_case(one.name);
    text += fmt::format("#define {} {}\n", name, ++number);
    asked += "\n" + comment(fmt::format("{}: {}", one.name, one.form), "  ") +
             fmt::format("#if defined(WORLD_{0}) && (!defined(ONLY) || ONLY == {1}) && !defined(SKIP_{1})\n",
                         capitals(one.scenario), name) +
             "  if\n" + statement(fmt::format(":: ({}) ->", one.premise)) +
             statement(fmt::format("claim({}, {})", name, one.conclusion), 3) + "  :: else\n  fi;\n#endif\n";
  }
  return text +
         "\n/* The number tells which claim it is that SPIN speaks of: it is never 0. */\n"
         "#define claim(number, what) assert((what) || number == 0)\n\ninline check() {" +
         asked + "  skip\n}\n";
}

}  // namespace synfin::gen::promela
