// Faults of shipping stacks, each as an edit of the table: a vector kills it. Of the host's own, which no
// table of a connection can have: ISNs that can be guessed (CVE-2020-27630 to -27636: NUMBER:JACK), firewalls
// that let through untranslated what they do not know (kubernetes #74839), trackers that take a challenge ACK
// for the last one (Linux b3cad287d13b).
#include <set>

#include "../../cli/vectors/score.hpp"
#include "../catch.hpp"
#include "../support/edited_table.hpp"

namespace synfin::tests {

using namespace cli::vectors;

namespace {

using namespace model;
using namespace model::terms;

// zephyrproject-rtos/zephyr #90086 (fix #90087); the same: FreeRTOS/FreeRTOS-Plus-TCP #700 (fix #724); FIN
// case: zephyr #114449
struct RefusalOffByOne {
  static constexpr std::string_view name = "refusal-off-by-one";
  static constexpr std::string_view gloss = "a SYN to nobody is refused with ACK=SEG.SEQ";
  static constexpr auto edits = hana::make_tuple(replace(
      "closed.any",
      rule("closed.any.off-by-one", rfc9293("3.10.7.1"), "the SYN's number is not counted", in(CLOSED),
           always,
           then(told.sent = yes, out.rst = yes, out.seq = choose(seg.has_ack, seg.ack, sequence<0>),
                out.has_ack = !seg.has_ack, out.ack = choose(seg.has_ack, sequence<0>, seg.seq + seg.text)),
           and_return)));
};

// tass-belgium/picotcp #148; passt-dev KPICJOQC (the same with state change)
struct SynAgainIsReset {
  static constexpr std::string_view name = "syn-again-is-reset";
  static constexpr std::string_view gloss = "the SYN again in SYN-RECEIVED draws a reset";
  static constexpr auto edits = hana::make_tuple(before(
      "unacceptable",
      rule("unacceptable.syn-again", rfc9293("3.10.7.4", "first"), "the SYN again: a reset", in(SYN_RECEIVED),
           when(!acceptable && seg.syn && !seg.has_ack && seg.seq == rcv.irs), answer_with_rst, and_return)));
};

// tass-belgium/picotcp #148; passt-dev KPICJOQC (the same with state change)
struct SynAgainEndsHalfOpen {
  static constexpr std::string_view name = "syn-again-ends-half-open";
  static constexpr std::string_view gloss =
      "the SYN again in SYN-RECEIVED draws a reset and ends the half-open connection";
  static constexpr auto edits = hana::make_tuple(
      before("unacceptable", rule("unacceptable.syn-again.gone", rfc9293("3.10.7.4", "first"),
                                  "the SYN again: a reset, and back to LISTEN", in(SYN_RECEIVED),
                                  when(!acceptable && seg.syn && !seg.has_ack && seg.seq == rcv.irs &&
                                       tcb.passive && !snd.closed && !tcb.reopened),
                                  then(forget_peer, answer_with_rst), enter(LISTEN).and_return)));
};

// tass-belgium/picotcp #148; passt-dev KPICJOQC (the same with state change)
struct SynAgainSilent {
  static constexpr std::string_view name = "syn-again-silent";
  static constexpr std::string_view gloss = "the SYN again in SYN-RECEIVED is not answered";
  static constexpr auto edits = hana::make_tuple(
      before("unacceptable",
             rule("unacceptable.syn-again.silent", rfc9293("3.10.7.4", "first"), "the SYN again: silence",
                  in(SYN_RECEIVED), when(!acceptable && seg.syn && !seg.has_ack && seg.seq == rcv.irs),
                  nothing, and_return)));
};

// RIOT-OS/RIOT #10945 (fix #10946)
struct SynReceivedForEver {
  static constexpr std::string_view name = "syn-received-for-ever";
  static constexpr std::string_view gloss = "a passive SYN-RECEIVED is never given up";
  static constexpr auto edits = hana::make_tuple(
      drop("retransmission.give-up.closed"), drop("retransmission.give-up.passive"),
      replace("retransmission.give-up.syn",
              rule("retransmission.give-up.syn-sent", rfc9293("3.8.3"), "only who calls gives up",
                   in(SYN_SENT), when(cfg.r2_syn <= rules::without_progress),
                   then(delete_tcb, told.retry_timeout = yes), enter(CLOSED).and_return)));
};

// zephyr #70507
struct LastAckAnyAck {
  static constexpr std::string_view name = "last-ack-any-ack";
  static constexpr std::string_view gloss = "any ACK in sequence ends LAST-ACK";
  static constexpr auto edits = hana::make_tuple(replace(
      "last-ack.fin-acknowledged",
      rule("last-ack.any-ack", rfc9293("3.10.7.4", "fifth"), "an ACK at RCV.NXT will do", in(LAST_ACK),
           when(seg.seq == rcv.nxt), then(delete_tcb, told.closed = yes), enter(CLOSED).and_return)));
};

// zephyr #46407; #46350
struct TimeWaitSilent {
  static constexpr std::string_view name = "time-wait-silent";
  static constexpr std::string_view gloss = "TIME-WAIT does not answer the FIN again";
  static constexpr auto edits = hana::make_tuple(replace(
      "time-wait.fin",
      rule("time-wait.fin.silent", rfc9293("3.10.7.4", "fifth"), "not answered", in(TIME_WAIT),
           when(seg.fin && !seg.rst && !seg.syn && seg.has_ack && seg_end == rcv.nxt), nothing, and_return)));
};

// mirage/mirage-tcpip #489
struct ClosingStartsNoClock {
  static constexpr std::string_view name = "closing-starts-no-clock";
  static constexpr std::string_view gloss = "TIME-WAIT from CLOSING has no clock";
  static constexpr auto edits = hana::make_tuple(replace(
      "closing.fin-acknowledged",
      rule("closing.fin-acknowledged.no-clock", rfc9293("3.10.7.4", "fifth"), "2MSL do not begin",
           in(CLOSING), when(fin_acknowledged),
           then(stop(retransmission_timer), stop(user_timer), stop(keep_alive_timer), told.closed = yes),
           enter(TIME_WAIT).and_return)));
};

// smoltcp-rs/smoltcp #12; the same for a FIN: Linux FIN-WAIT-2 (besthub.dev article by Alibaba)
struct OldAckDropsSegment {
  static constexpr std::string_view name = "old-ack-drops-segment";
  static constexpr std::string_view gloss = "a segment with an ACK below SND.UNA is dropped whole";
  static constexpr auto edits = hana::make_tuple(
      replace("ack.too-old", rule("ack.old", rfc5961("5.2"), "any old ACK counts as a guess", synchronized,
                                  when(seg.ack < snd.una), challenge_ack, and_return)));
};

// smoltcp-rs/smoltcp #12; the same for a FIN: Linux FIN-WAIT-2 (besthub.dev article by Alibaba)
struct OldAckDropsSilently {
  static constexpr std::string_view name = "old-ack-drops-silently";
  static constexpr std::string_view gloss =
      "a segment with an ACK below SND.UNA is dropped whole, in silence";
  static constexpr auto edits =
      hana::make_tuple(replace("ack.too-old", rule("ack.old.silent", rfc5961("5.2"), "dropped", synchronized,
                                                   when(seg.ack < snd.una), nothing, and_return)));
};

// smoltcp-rs/smoltcp #12; the same for a FIN: Linux FIN-WAIT-2 (besthub.dev article by Alibaba)
struct OldAckDropsFin {
  static constexpr std::string_view name = "old-ack-drops-fin";
  static constexpr std::string_view gloss =
      "a FIN with an ACK below SND.UNA is dropped and answered (Linux, FIN-WAIT-2)";
  static constexpr auto edits = hana::make_tuple(
      before("ack.too-old",
             rule("ack.old.fin", rfc5961("5.2"), "a FIN with an old ACK: answered, dropped",
                  in(FIN_WAIT_2, FIN_WAIT_1), when(seg.ack < snd.una && seg.fin), send_ack, and_return)));
};

// smoltcp-rs/smoltcp #12; the same for a FIN: Linux FIN-WAIT-2 (besthub.dev article by Alibaba)
struct OldAckWithinDropped {
  static constexpr std::string_view name = "old-ack-within-dropped";
  static constexpr std::string_view gloss =
      "an ACK below SND.UNA that RFC 5961 allows drops its segment, in silence";
  static constexpr auto edits = hana::make_tuple(before(
      "ack.time-wait", rule("ack.old.within", rfc5961("5.2"), "dropped whole", synchronized - in(TIME_WAIT),
                            when(seg.ack < snd.una), nothing, and_return)));
};

// smoltcp-rs/smoltcp #12; the same for a FIN: Linux FIN-WAIT-2 (besthub.dev article by Alibaba)
struct OldAckWithinDropsFin {
  static constexpr std::string_view name = "old-ack-within-drops-fin";
  static constexpr std::string_view gloss = "a FIN whose ACK is below SND.UNA is dropped (Linux, FIN-WAIT-2)";
  static constexpr auto edits = hana::make_tuple(before(
      "ack.time-wait", rule("ack.old.fin", rfc5961("5.2"), "answered, dropped", in(FIN_WAIT_1, FIN_WAIT_2),
                            when(seg.ack < snd.una && seg.fin), send_ack, and_return)));
};

// zephyr #93350 (fix #93431); nuttx #3994
struct ProbeUnanswered {
  static constexpr std::string_view name = "probe-unanswered";
  static constexpr std::string_view gloss = "an empty segment left of the window is dropped in silence";
  static constexpr auto edits = hana::make_tuple(
      replace("unacceptable.empty", rule("unacceptable.empty.silent", rfc9293("3.10.7.4", "first"), "silence",
                                         checked, when(!acceptable && seg_len == 0_n), nothing, and_return)));
};

// zephyr #71379; arcbox #212
struct FinDropsText {
  static constexpr std::string_view name = "fin-drops-text";
  static constexpr std::string_view gloss = "text that comes with a FIN is dropped, the FIN is acknowledged";
  static constexpr auto edits = hana::make_tuple(
      replace("text.in-order",
              rule("text.in-order.no-fin", rfc9293("3.10.7.4", "seventh"), "text with a FIN is not looked at",
                   receiving, when(has_new_text && !seg.fin),
                   then(rcv.nxt = rcv.nxt + taken_text, rcv.wnd = rcv.wnd - taken_text,
                        rcv.unread = rcv.unread + taken_text, rcv.up = max(rcv.up, rcv.nxt + taken_text),
                        told.delivered = taken_text, owe_ack),
                   and_continue)),
      replace("established.fin",
              rule("established.fin.at-seq", rfc9293("3.10.7.4", "eighth"), "the FIN counts at SEG.SEQ",
                   in(ESTABLISHED), when(seg.fin&& seg.seq == rcv.nxt), then(rules::take_fin, owe_ack),
                   enter(CLOSE_WAIT).and_answer)));
};

// aws/amazon-freertos #592; RFC 9293 erratum 8167
struct RefusalOffByOneHeard {
  static constexpr std::string_view name = "refusal-off-by-one-heard";
  static constexpr std::string_view gloss = "in SYN-SENT only a reset with ACK=ISS counts";
  static constexpr auto edits = hana::make_tuple(
      replace("syn-sent.bad-ack.rst",
              rule("syn-sent.bad-ack.rst.iss", rfc9293("3.10.7.3", "first"), "ACK=ISS is looked for",
                   in(SYN_SENT), when(seg.has_ack&& seg.rst&& seg.ack != snd.iss), nothing, and_return)),
      replace("syn-sent.bad-ack",
              rule("syn-sent.bad-ack.no-rst", rfc9293("3.10.7.3", "first"), "reset", in(SYN_SENT),
                   when(seg.has_ack && !rules::acceptable_ack_of_syn && !seg.rst), send_rst(seg.ack),
                   and_return)));
};

// aws/amazon-freertos #592; RFC 9293 erratum 8167
struct RefusalBySeq {
  static constexpr std::string_view name = "refusal-by-seq";
  static constexpr std::string_view gloss =
      "in SYN-SENT a reset counts only at SEQ=RCV.NXT (RFC 9293 before erratum 8167)";
  static constexpr auto edits = hana::make_tuple(replace(
      "syn-sent.rst", rule("syn-sent.rst.by-seq", rfc9293("3.10.7.3", "second"), "SEQ is looked at, too",
                           in(SYN_SENT), when(seg.rst&& seg.has_ack&& seg.seq == rcv.nxt),
                           then(delete_tcb, told.refused = yes), enter(CLOSED).and_return)));
};

// FreeBSD-SA-15:13.tcp (vuxml 0c064c43-600a-11e6)
struct LastAckNotProbed {
  static constexpr std::string_view name = "last-ack-not-probed";
  static constexpr std::string_view gloss = "in LAST-ACK a closed window is not probed";
  static constexpr auto edits =
      hana::make_tuple(replace("timers.start",
                               rule("timers.start.but-last-ack", rfc9293("3.8.1"), "all but LAST-ACK",
                                    sending - in(LAST_ACK), when(!retransmission_timer && something_to_send),
                                    then(start_retransmission, start_user_timer), and_continue),
                               rule("timers.start.last-ack", rfc9293("3.8.1"), "only what is outstanding",
                                    in(LAST_ACK), when(!retransmission_timer && snd.una != snd.nxt),
                                    then(start_retransmission, start_user_timer), and_continue)));
};

// google/nsjail #321
struct SynAckUnchecked {
  static constexpr std::string_view name = "syn-ack-unchecked";
  static constexpr std::string_view gloss = "SYN-SENT takes any SYN,ACK";
  static constexpr auto edits = hana::make_tuple(
      replace("syn-sent.bad-ack",
              rule("syn-sent.bad-ack.no-syn", rfc9293("3.10.7.3", "first"), "a SYN is let through",
                   in(SYN_SENT), when(seg.has_ack && !rules::acceptable_ack_of_syn && !seg.syn),
                   send_rst(seg.ack), and_return)),
      replace("syn-sent.syn-ack", rule("syn-sent.syn-ack.unchecked", rfc9293("3.10.7.3", "fourth"),
                                       "whatever it acknowledges", in(SYN_SENT), when(seg.syn&& seg.has_ack),
                                       then(note_peers_syn, snd.una = snd.iss + 1_n, snd.wl2 = snd.iss + 1_n,
                                            stop(retransmission_timer), stop(user_timer), start_keep_alive,
                                            told.open = yes, owe_ack),
                                       enter(ESTABLISHED).and_answer)));
};

// apache/nuttx #8915
struct ClosedStillAcks {
  static constexpr std::string_view name = "closed-still-acks";
  static constexpr std::string_view gloss = "after a half-duplex CLOSE new text is acknowledged, not reset";
  static constexpr auto edits = hana::make_tuple(drop("text.after-close"));
};

// google/gvisor #2814
struct ActiveBackToListen {
  static constexpr std::string_view name = "active-back-to-listen";
  static constexpr std::string_view gloss = "a reset in SYN-RECEIVED leads an active opener to LISTEN";
  static constexpr auto edits = hana::make_tuple(
      replace("rst.syn-received.active",
              rule("rst.syn-received.active.listen", rfc9293("3.10.7.4", "second"), "to LISTEN",
                   in(SYN_RECEIVED), when(seg.rst), forget_peer, enter(LISTEN).and_return)));
};

// zephyr #33986
struct TextIgnoredInFinWait1 {
  static constexpr std::string_view name = "text-ignored-in-fin-wait-1";
  static constexpr std::string_view gloss = "text in FIN-WAIT-1 is ignored";
  static constexpr auto edits = hana::make_tuple(
      replace("text.in-order",
              rule("text.in-order.not-closing", rfc9293("3.10.7.4", "seventh"), "not in FIN-WAIT-1",
                   receiving - in(FIN_WAIT_1), when(has_new_text),
                   then(rcv.nxt = rcv.nxt + taken_text, rcv.wnd = rcv.wnd - taken_text,
                        rcv.unread = rcv.unread + taken_text, rcv.up = max(rcv.up, rcv.nxt + taken_text),
                        told.delivered = taken_text, owe_ack),
                   and_continue)));
};

// espressif/esp-lwip #84, #91
struct EndNotTold {
  static constexpr std::string_view name = "end-not-told";
  static constexpr std::string_view gloss = "the user is not told that LAST-ACK is over";
  static constexpr auto edits = hana::make_tuple(
      replace("last-ack.fin-acknowledged",
              rule("last-ack.fin-acknowledged.untold", rfc9293("3.10.7.4", "fifth"), "nobody is woken",
                   in(LAST_ACK), when(fin_acknowledged), delete_tcb, enter(CLOSED).and_return)));
};

// CVE-2023-52881, Linux 3d501dd326fb
struct GhostAck {
  static constexpr std::string_view name = "ghost-ack";
  static constexpr std::string_view gloss =
      "a segment that acknowledges numbers from before our ISS is taken";
  static constexpr auto edits = hana::make_tuple(replace(
      "ack.too-old", rule("ack.too-old.window-alone", rfc5961("5.2"), "however near the ISS lies",
                          synchronized, when(seg.ack < snd.una - snd.max_wnd), challenge_ack, and_return)));
};

// draft-gont-tcpm-tcp-seq-validation-04
struct ProbeWar {
  static constexpr std::string_view name = "probe-war";
  static constexpr std::string_view gloss =
      "empty segments outside the window are answered without a throttle: two hosts answer each other for "
      "ever";
  static constexpr auto edits = hana::make_tuple(
      replace("unacceptable.empty",
              rule("unacceptable.empty.answered", rfc9293("3.10.7.4", "first"), "answered each time", checked,
                   when(!acceptable && seg_len == 0_n), send_ack, and_return)));
};

// tass-belgium/picotcp #56; zephyr #4420
struct ResetNumber {
  static constexpr std::string_view name = "reset-number";
  static constexpr std::string_view gloss =
      "text to a host without the connection draws a reset with the number 0";
  static constexpr auto edits = hana::make_tuple(
      replace("closed.any",
              rule("closed.any.number-0", rfc9293("3.10.7.1"), "its ACK is not looked at", in(CLOSED), always,
                   then(told.sent = yes, out.rst = yes, out.has_ack = yes, out.ack = seg_end), and_return)));
};

/// The whole suite, made once.
const Suite& whole_suite() {
  static const Suite made = suite_of(model::standard(), {});
  return made;
}

template <class Edits>
Verdict judged(const Bench& bench) {
  Verdict verdict = bench.judge(EditedTable::with<Edits>(), {});
  verdict.rule = Edits::name;
  return verdict;
}
template <class... Edits>
std::vector<Verdict> all_judged(const Bench& bench) {
  return {judged<Edits>(bench)...};
}

}  // namespace

TEST_CASE("faults of shipping stacks are killed by vectors", "[cli]") {
  const Bench bench(whole_suite());
  std::set<std::string> names;
  for (const Vector& vector : whole_suite().vectors) names.insert(vector.name);
  for (const Verdict& verdict :
       all_judged<RefusalOffByOne, SynAgainIsReset, SynAgainEndsHalfOpen, SynAgainSilent, SynReceivedForEver,
                  LastAckAnyAck, TimeWaitSilent, ClosingStartsNoClock, OldAckDropsSegment,
                  OldAckDropsSilently, OldAckDropsFin, OldAckWithinDropped, OldAckWithinDropsFin,
                  ProbeUnanswered, FinDropsText, RefusalOffByOneHeard, RefusalBySeq, LastAckNotProbed,
                  SynAckUnchecked, ClosedStillAcks, ActiveBackToListen, TextIgnoredInFinWait1, EndNotTold,
                  GhostAck, ProbeWar, ResetNumber>(bench)) {
    INFO(verdict.rule << ": " << verdict.vector << ", event " << verdict.event);
    CHECK(verdict.kill == Kill::outside);
    CHECK(names.count(verdict.vector) == 1);
  }
}

}  // namespace synfin::tests
