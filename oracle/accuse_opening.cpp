#include <fmt/format.h>

#include <algorithm>

#include "accuse.hpp"

namespace synfin::oracle {
namespace {

/// Of each connection so many SYN,ACKs are judged; each takes a walk through all its segments.
constexpr std::size_t most_answers = 64;

/// Has the side sent `wanted` as the SEQ of a segment that acknowledges, which is no SYN and no reset?
bool counts_from(const Evidence& evidence, std::size_t side, Number wanted) {
  for (const Seen& seen : evidence.segments())
    if (seen.side == side && !seen.stray && seen.flags.ack && !seen.flags.syn && !seen.flags.rst &&
        seen.seq == wanted)
      return true;
  return false;
}

/// SYN,ACK acknowledges the SYN, and the text that it carried if any.
void judge_ack_of_syn(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& answer = evidence[at];
  const std::size_t caller = 1U - answer.side;
  if (!evidence.connection().sides[caller].syn_seen) return;
  Number most = 1;
  std::optional<std::size_t> call;
  for (std::size_t before = 0; before < evidence.segments().size(); ++before) {
    const Seen& seen = evidence[before];
    if (seen.side != caller || !seen.flags.syn || seen.seq != 0) continue;
    most = std::max(most, seen.end());
    if (!call) call = before;
  }
  if ((answer.ack >= 1 && answer.ack <= most) || !evidence.is_of_this(answer.ack)) return;
  // Another SYN of the caller's, which the capture lacks, would explain it: not if both go on from this
  // one.
  if (counts_from(evidence, caller, 1) && evidence.coherent(caller)) {
    out.add(at, Criterion::syn_ack_number, fmt::format("ACK={}", show(evidence, caller, 1)),
            "the SYN is answered with an acknowledgment of another number");
    return;
  }
  const auto& asked = evidence[*call].options.timestamps;
  const auto& told = answer.options.timestamps;
  if (asked && told && asked->value != 0 && told->echo == asked->value &&
      counts_from(evidence, caller, answer.ack))
    out.add(*call, Criterion::iss_forgotten, fmt::format("SEQ={}", show(evidence, caller, answer.ack - 1)),
            "the SYN,ACK echoes this SYN's timestamp, and both sides go on from another number");
}

}  // namespace

void accuse_opening(const Evidence& evidence, Accusations& out) {
  std::array<bool, 2> called_again{};
  std::array<bool, 2> answered{};
  std::size_t judged = 0;
  // Behind a reset or a FIN an old SYN may find a new listener, who answers it with numbers of its own.
  bool reset = false;
  bool closing = false;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    reset = reset || (seen.flags.rst && !seen.flags.syn);
    closing = closing || (seen.flags.fin && !seen.flags.syn);
    if (seen.stray || !seen.flags.syn || seen.flags.rst) continue;
    const std::size_t other = 1U - seen.side;
    if (!seen.flags.ack) {
      called_again[seen.side] = true;
      continue;
    }
    if (!evidence.connection().sides[seen.side].syn_seen) continue;
    if (seen.seq == 0) {
      if (judged++ < most_answers) judge_ack_of_syn(evidence, at, out);
    } else if (!reset && seen.seq > 0 && seen.seq <= evidence.reached_before(seen.side, at) &&
               seen.ack >= 1 && seen.ack <= evidence.reached(other)) {
      out.add(at, Criterion::syn_within, "no SYN", "a SYN stands in the middle of its connection's numbers");
    } else if (reset || closing) {
      continue;
    } else if (seen.ack == 1 && answered[seen.side] && !called_again[other]) {
      out.add(at, Criterion::syn_ack_changes, fmt::format("SEQ={}", show(evidence, seen.side, 0)),
              "the SYN,ACK comes again with another number, and no SYN has come between");
    } else if (seen.ack == 1 && answered[seen.side]) {
      out.add(at, Criterion::syn_cookie_changes, fmt::format("SEQ={}", show(evidence, seen.side, 0)),
              "the same SYN is answered with another number");
    }
    answered[seen.side] = true;
    called_again[other] = false;
  }
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (seen.stray || seen.flags.rst || seen.seq >= 0) continue;
    const SideFacts& facts = evidence.connection().sides[seen.side];
    // Where both numbers are off, the segment may belong to a connection that the capture does not show.
    const bool answers_this_one =
        seen.flags.ack && seen.ack >= 1 && seen.ack <= evidence.reached(1U - seen.side);
    if (facts.syn_seen && !seen.flags.syn && answers_this_one)
      out.add(at, Criterion::before_first, fmt::format("SEQ from {} on", show(evidence, seen.side, 0)),
              "a number from before the sender's SYN is used");
  }
}

}  // namespace synfin::oracle
