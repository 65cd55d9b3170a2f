#include <fmt/format.h>

#include <algorithm>

#include "accuse.hpp"

namespace synfin::oracle {
namespace {

/// Of each connection so many resets are judged; each takes a walk through all its segments.
constexpr std::size_t most_resets = 64;

/// All that the capture shows of the side's peer is SYNs without ACK: there is nothing to reset but these.
bool peer_only_called(const Evidence& evidence, std::size_t at) {
  const std::size_t side = evidence[at].side;
  bool called = false;
  for (const Seen& seen : evidence.segments()) {
    if (seen.side == side && !seen.flags.rst) return false;
    if (seen.side == side) continue;
    if (!seen.flags.syn || seen.flags.ack || seen.flags.rst) return false;
    called = true;
  }
  return called;
}

/// A refusal: <SEQ=0><ACK=SEG.SEQ+SEG.LEN><CTL=RST,ACK>.
void judge_refusal(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& reset = evidence[at];
  const std::size_t peer = 1U - reset.side;
  std::optional<Number> end;
  for (const Seen& seen : evidence.segments())
    if (seen.side == peer && seen.flags.syn && (!end || seen.end() > *end)) end = seen.end();
  const bool answers = reset.flags.ack && reset.ack >= 1 && reset.ack <= *end;
  if (answers && reset.raw_seq == 0) return;
  // Who has answered with a SYN,ACK, which the capture lacks, may give up with <SEQ=SND.NXT><CTL=RST>.
  if (!reset.flags.ack && reset.raw_seq != 0) return;
  // A reset of another SYN, which the capture lacks, is possible where this SYN has had its answer.
  for (std::size_t other = 0; other < evidence.segments().size(); ++other) {
    const Seen& seen = evidence[other];
    if (other != at && seen.side == reset.side && seen.flags.ack && seen.ack >= 1 && seen.ack <= *end) return;
  }
  out.add(at, Criterion::rst_answers_nothing,
          fmt::format("SEQ=0 ACK={} CTL=RST,ACK", show(evidence, peer, *end)),
          "a SYN is refused with other numbers than its own");
}

/// Has the side certainly left SYN-SENT and SYN-RECEIVED before segment `at`? In those it may reset a
/// stranger and go on.
bool open_before(const Evidence& evidence, std::size_t side, std::size_t at) {
  // A stranger is reset by <SEQ=SEG.ACK><CTL=RST>: with ACK and numbers of its own, it is an abort.
  const Seen& reset = evidence[at];
  if (reset.flags.ack && reset.seq >= 1 && reset.seq <= evidence.reached_before(side, at) && reset.ack >= 1 &&
      reset.ack <= evidence.reached(1U - side))
    return true;
  for (std::size_t before = 0; before < at; ++before) {
    const Seen& seen = evidence[before];
    if (seen.side != side || seen.stray || seen.flags.rst || seen.flags.syn || !seen.flags.ack) continue;
    if (seen.text > 0 || seen.flags.fin || seen.ack > 1) return true;
    // The side that called is open when it acknowledges.
    if (!evidence.segments().empty() && evidence[0].side == side && evidence[0].flags.syn && seen.ack >= 1)
      return true;
  }
  return false;
}

void judge_life_after(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& reset = evidence[at];
  if (reset.is_reset_of_nothing() || !open_before(evidence, reset.side, at)) return;
  for (std::size_t later = at + 1; later < evidence.segments().size(); ++later) {
    const Seen& seen = evidence[later];
    if (seen.side != reset.side || seen.stray || seen.flags.syn || seen.flags.rst || !seen.flags.ack)
      continue;
    const bool acknowledges_more = reset.flags.ack && seen.ack > reset.ack;
    if (!acknowledges_more && !evidence.sent_later(at, later)) continue;
    out.add(at, Criterion::goes_on_after_rst, "no RST",
            fmt::format("the sender goes on with the connection in frame {}", seen.frame));
    return;
  }
}

/// A reset of an open connection: <SEQ=SND.NXT> or <SEQ=SEG.ACK>.
void judge_number(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& reset = evidence[at];
  const std::size_t side = reset.side;
  if (reset.is_reset_of_nothing() || !evidence.counts_from_syns()) return;
  if (evidence.is_boundary(side, reset.seq, at)) return;
  const std::string expected = fmt::format("SEQ={}", show(evidence, side, evidence.reached(side)));
  const auto fin = evidence.fin(side);
  const bool of_this = reset.flags.ack && reset.ack >= 1 && reset.ack <= evidence.reached(1U - side);
  if (of_this && ((fin && reset.seq > *fin + 1) || reset.seq < 0)) {
    out.add(at, Criterion::rst_number, expected, "the reset's number is none that its sender has used");
    return;
  }
  Number edge = evidence.edge_before(side, at);
  for (std::size_t later = at; later < evidence.segments().size(); ++later)
    edge = std::max(edge, evidence.edge_before(side, later));
  if (of_this && edge > 0 && reset.seq > edge + 1) {
    out.add(at, Criterion::rst_number, expected,
            "the reset's number lies beyond all that its sender could have sent");
    return;
  }
  if (evidence.cuts(side, reset.seq, at))
    out.add(at, Criterion::rst_number, expected,
            "the reset's number stands inside of a segment that was sent");
}

/// <SEQ=0><ACK=n><CTL=RST,ACK> answers a segment without ACK that ends at n: a reset must not be that
/// segment.
void judge_answer_to_reset(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& reset = evidence[at];
  if (!reset.is_reset_of_nothing()) return;
  const std::size_t peer = 1U - reset.side;
  bool answers_rst = false;
  for (std::size_t before = 0; before < evidence.segments().size(); ++before) {
    const Seen& seen = evidence[before];
    if (seen.side != peer || seen.flags.ack || seen.end() != reset.ack) continue;
    if (!seen.flags.rst) return;
    answers_rst = answers_rst || before < at;
  }
  if (answers_rst && evidence.connection().sides[peer].syn_seen)
    out.add(at, Criterion::rst_answers_rst, "silence", "a reset is answered with a reset");
}

}  // namespace

void accuse_reset(const Evidence& evidence, Accusations& out) {
  std::size_t judged = 0;
  for (std::size_t at = 0; at < evidence.segments().size() && judged < most_resets; ++at) {
    const Seen& seen = evidence[at];
    if (!seen.flags.rst || seen.flags.syn || seen.stray) continue;
    ++judged;
    if (peer_only_called(evidence, at)) {
      judge_refusal(evidence, at, out);
      continue;
    }
    judge_answer_to_reset(evidence, at, out);
    judge_number(evidence, at, out);
    if (evidence.counts_from_syns()) judge_life_after(evidence, at, out);
  }
}

}  // namespace synfin::oracle
