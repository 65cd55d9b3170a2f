// The tables that have the faults of `real_faults.cpp`.
#include "../support/edited_table.hpp"
#include "real_faults.hpp"

namespace synfin::tests {

namespace {

using namespace model;
using namespace model::terms;

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

struct SynAgainIsReset {
  static constexpr std::string_view name = "syn-again-is-reset";
  static constexpr std::string_view gloss = "the SYN again in SYN-RECEIVED draws a reset";
  static constexpr auto edits = hana::make_tuple(before(
      "unacceptable",
      rule("unacceptable.syn-again", rfc9293("3.10.7.4", "first"), "the SYN again: a reset", in(SYN_RECEIVED),
           when(!acceptable && seg.syn && !seg.has_ack && seg.seq == rcv.irs), answer_with_rst, and_return)));
};

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

struct SynAgainSilent {
  static constexpr std::string_view name = "syn-again-silent";
  static constexpr std::string_view gloss = "the SYN again in SYN-RECEIVED is not answered";
  static constexpr auto edits = hana::make_tuple(
      before("unacceptable",
             rule("unacceptable.syn-again.silent", rfc9293("3.10.7.4", "first"), "the SYN again: silence",
                  in(SYN_RECEIVED), when(!acceptable && seg.syn && !seg.has_ack && seg.seq == rcv.irs),
                  nothing, and_return)));
};

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

struct LastAckAnyAck {
  static constexpr std::string_view name = "last-ack-any-ack";
  static constexpr std::string_view gloss = "any ACK in sequence ends LAST-ACK";
  static constexpr auto edits = hana::make_tuple(replace(
      "last-ack.fin-acknowledged",
      rule("last-ack.any-ack", rfc9293("3.10.7.4", "fifth"), "an ACK at RCV.NXT will do", in(LAST_ACK),
           when(seg.seq == rcv.nxt), then(delete_tcb, told.closed = yes), enter(CLOSED).and_return)));
};

struct TimeWaitSilent {
  static constexpr std::string_view name = "time-wait-silent";
  static constexpr std::string_view gloss = "TIME-WAIT does not answer the FIN again";
  static constexpr auto edits = hana::make_tuple(replace(
      "time-wait.fin",
      rule("time-wait.fin.silent", rfc9293("3.10.7.4", "fifth"), "not answered", in(TIME_WAIT),
           when(seg.fin && !seg.rst && !seg.syn && seg.has_ack && seg_end == rcv.nxt), nothing, and_return)));
};

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

struct OldAckDropsSegment {
  static constexpr std::string_view name = "old-ack-drops-segment";
  static constexpr std::string_view gloss = "a segment with an ACK below SND.UNA is dropped whole";
  static constexpr auto edits = hana::make_tuple(
      replace("ack.too-old", rule("ack.old", rfc5961("5.2"), "any old ACK counts as a guess", synchronized,
                                  when(seg.ack < snd.una), challenge_ack, and_return)));
};

struct OldAckDropsSilently {
  static constexpr std::string_view name = "old-ack-drops-silently";
  static constexpr std::string_view gloss =
      "a segment with an ACK below SND.UNA is dropped whole, in silence";
  static constexpr auto edits =
      hana::make_tuple(replace("ack.too-old", rule("ack.old.silent", rfc5961("5.2"), "dropped", synchronized,
                                                   when(seg.ack < snd.una), nothing, and_return)));
};

struct OldAckDropsFin {
  static constexpr std::string_view name = "old-ack-drops-fin";
  static constexpr std::string_view gloss =
      "a FIN with an ACK below SND.UNA is dropped and answered (Linux, FIN-WAIT-2)";
  static constexpr auto edits = hana::make_tuple(
      before("ack.too-old",
             rule("ack.old.fin", rfc5961("5.2"), "a FIN with an old ACK: answered, dropped",
                  in(FIN_WAIT_2, FIN_WAIT_1), when(seg.ack < snd.una && seg.fin), send_ack, and_return)));
};

struct OldAckWithinDropped {
  static constexpr std::string_view name = "old-ack-within-dropped";
  static constexpr std::string_view gloss =
      "an ACK below SND.UNA that RFC 5961 allows drops its segment, in silence";
  static constexpr auto edits = hana::make_tuple(before(
      "ack.time-wait", rule("ack.old.within", rfc5961("5.2"), "dropped whole", synchronized - in(TIME_WAIT),
                            when(seg.ack < snd.una), nothing, and_return)));
};

struct OldAckWithinDropsFin {
  static constexpr std::string_view name = "old-ack-within-drops-fin";
  static constexpr std::string_view gloss = "a FIN whose ACK is below SND.UNA is dropped (Linux, FIN-WAIT-2)";
  static constexpr auto edits = hana::make_tuple(before(
      "ack.time-wait", rule("ack.old.fin", rfc5961("5.2"), "answered, dropped", in(FIN_WAIT_1, FIN_WAIT_2),
                            when(seg.ack < snd.una && seg.fin), send_ack, and_return)));
};

struct ProbeUnanswered {
  static constexpr std::string_view name = "probe-unanswered";
  static constexpr std::string_view gloss = "an empty segment left of the window is dropped in silence";
  static constexpr auto edits = hana::make_tuple(
      replace("unacceptable.empty", rule("unacceptable.empty.silent", rfc9293("3.10.7.4", "first"), "silence",
                                         checked, when(!acceptable && seg_len == 0_n), nothing, and_return)));
};

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

struct RefusalBySeq {
  static constexpr std::string_view name = "refusal-by-seq";
  static constexpr std::string_view gloss =
      "in SYN-SENT a reset counts only at SEQ=RCV.NXT (RFC 9293 before erratum 8167)";
  static constexpr auto edits = hana::make_tuple(replace(
      "syn-sent.rst", rule("syn-sent.rst.by-seq", rfc9293("3.10.7.3", "second"), "SEQ is looked at, too",
                           in(SYN_SENT), when(seg.rst&& seg.has_ack&& seg.seq == rcv.nxt),
                           then(delete_tcb, told.refused = yes), enter(CLOSED).and_return)));
};

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

struct ClosedStillAcks {
  static constexpr std::string_view name = "closed-still-acks";
  static constexpr std::string_view gloss = "after a half-duplex CLOSE new text is acknowledged, not reset";
  static constexpr auto edits = hana::make_tuple(drop("text.after-close"));
};

struct ActiveBackToListen {
  static constexpr std::string_view name = "active-back-to-listen";
  static constexpr std::string_view gloss = "a reset in SYN-RECEIVED leads an active opener to LISTEN";
  static constexpr auto edits = hana::make_tuple(
      replace("rst.syn-received.active",
              rule("rst.syn-received.active.listen", rfc9293("3.10.7.4", "second"), "to LISTEN",
                   in(SYN_RECEIVED), when(seg.rst), forget_peer, enter(LISTEN).and_return)));
};

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

struct EndNotTold {
  static constexpr std::string_view name = "end-not-told";
  static constexpr std::string_view gloss = "the user is not told that LAST-ACK is over";
  static constexpr auto edits = hana::make_tuple(
      replace("last-ack.fin-acknowledged",
              rule("last-ack.fin-acknowledged.untold", rfc9293("3.10.7.4", "fifth"), "nobody is woken",
                   in(LAST_ACK), when(fin_acknowledged), delete_tcb, enter(CLOSED).and_return)));
};

struct BeforeIssIsTaken {
  static constexpr std::string_view name = "before-iss-is-taken";
  static constexpr std::string_view gloss =
      "an acknowledgment is measured by the largest window alone, the letter of RFC 5961";
  static constexpr auto edits = hana::make_tuple(replace(
      "ack.too-old", rule("ack.too-old.by-the-letter", rfc5961("5.2"), "behind the largest window",
                          synchronized, when(seg.ack < snd.una - snd.max_wnd), challenge_ack, and_return)));
};

struct EmptyAlwaysAnswered {
  static constexpr std::string_view name = "empty-always-answered";
  static constexpr std::string_view gloss = "every empty segment outside the window is answered at once";
  static constexpr auto edits = hana::make_tuple(
      replace("unacceptable.empty",
              rule("unacceptable.empty.unthrottled", rfc9293("3.10.7.4", "first"), "answered, however often",
                   checked, when(!acceptable && seg_len == 0_n), send_ack, and_return)));
};

struct ResetFromZero {
  static constexpr std::string_view name = "reset-from-zero";
  static constexpr std::string_view gloss = "a segment to nobody is reset at SEQ=0, whatever it acknowledges";
  static constexpr auto edits = hana::make_tuple(replace(
      "closed.any", rule("closed.any.from-zero", rfc9293("3.10.7.1"), "its ACK is not looked at", in(CLOSED),
                         always, then(told.sent = yes, out.rst = yes, out.seq = sequence<0>), and_return)));
};

struct ResetAcknowledgesAll {
  static constexpr std::string_view name = "reset-acknowledges-all";
  static constexpr std::string_view gloss = "a segment to nobody is reset as if it had no ACK";
  static constexpr auto edits = hana::make_tuple(replace(
      "closed.any",
      rule("closed.any.acknowledging", rfc9293("3.10.7.1"), "SEQ=0, and an acknowledgment", in(CLOSED),
           always,
           then(told.sent = yes, out.rst = yes, out.seq = sequence<0>, out.has_ack = yes, out.ack = seg_end),
           and_return)));
};

}  // namespace

const std::vector<PlainTable>& faulty_tables() {
  static const std::vector<PlainTable> all = [] {
    std::vector<PlainTable> made;
    made.push_back(EditedTable::with<RefusalOffByOne>());
    made.push_back(EditedTable::with<SynAgainIsReset>());
    made.push_back(EditedTable::with<SynAgainEndsHalfOpen>());
    made.push_back(EditedTable::with<SynAgainSilent>());
    made.push_back(EditedTable::with<SynReceivedForEver>());
    made.push_back(EditedTable::with<LastAckAnyAck>());
    made.push_back(EditedTable::with<TimeWaitSilent>());
    made.push_back(EditedTable::with<ClosingStartsNoClock>());
    made.push_back(EditedTable::with<OldAckDropsSegment>());
    made.push_back(EditedTable::with<OldAckDropsSilently>());
    made.push_back(EditedTable::with<OldAckDropsFin>());
    made.push_back(EditedTable::with<OldAckWithinDropped>());
    made.push_back(EditedTable::with<OldAckWithinDropsFin>());
    made.push_back(EditedTable::with<ProbeUnanswered>());
    made.push_back(EditedTable::with<FinDropsText>());
    made.push_back(EditedTable::with<RefusalOffByOneHeard>());
    made.push_back(EditedTable::with<RefusalBySeq>());
    made.push_back(EditedTable::with<LastAckNotProbed>());
    made.push_back(EditedTable::with<SynAckUnchecked>());
    made.push_back(EditedTable::with<ClosedStillAcks>());
    made.push_back(EditedTable::with<ActiveBackToListen>());
    made.push_back(EditedTable::with<TextIgnoredInFinWait1>());
    made.push_back(EditedTable::with<EndNotTold>());
    made.push_back(EditedTable::with<BeforeIssIsTaken>());
    made.push_back(EditedTable::with<EmptyAlwaysAnswered>());
    made.push_back(EditedTable::with<ResetFromZero>());
    made.push_back(EditedTable::with<ResetAcknowledgesAll>());
    return made;
  }();
  return all;
}

}  // namespace synfin::tests
