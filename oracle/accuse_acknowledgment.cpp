#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "accuse.hpp"

namespace synfin::oracle {
namespace {

/// See accuse_sequence.cpp.
constexpr std::int64_t quick = 20'000'000;

/// Segment `at` acknowledges what its peer was never seen to send. Is it certain that the peer had not sent
/// it?
bool peer_had_not_sent(const Evidence& evidence, std::size_t at) {
  const Seen& seen = evidence[at];
  for (std::size_t later = at + 1; later < evidence.horizon_of(at); ++later) {
    const Seen& next = evidence[later];
    if (next.side != seen.side && next.is_pure_ack() && !next.stray && next.seq + 1 < seen.ack &&
        (evidence.heard(at, later) || (evidence.sent_after(at, later) && evidence.is_clean(at))))
      return true;
  }
  return false;
}

/// The numbers that segment `at` acknowledges were sent only later, by a peer that had heard this very
/// segment or what came after it, and would not have sent them again.
bool peer_sent_later(const Evidence& evidence, std::size_t at) {
  const Seen& seen = evidence[at];
  const Number reached = evidence.reached_before(1U - seen.side, at);
  for (std::size_t later = at + 1; later < evidence.horizon_of(at); ++later) {
    const Seen& next = evidence[later];
    const bool sends = next.text > 1 || next.flags.fin;
    if (next.side != seen.side && !next.stray && !next.flags.rst && sends && next.seq < seen.ack &&
        next.end() > reached && evidence.heard(at, later))
      return true;
  }
  return false;
}

void judge_one(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& seen = evidence[at];
  const std::size_t peer = 1U - seen.side;
  const Number reached = evidence.reached_before(peer, at);
  const auto fin = evidence.fin(peer);
  if (!evidence.is_of_this(seen.ack - std::clamp(seen.ack, Number{0}, evidence.reached(peer)))) return;
  if (fin && seen.ack > *fin + 1) {
    out.add(at, Criterion::ack_of_unsent, fmt::format("ACK={} at most", show(evidence, peer, *fin + 1)),
            "it acknowledges a number beyond the peer's FIN");
    return;
  }
  if (seen.ack < 1) {
    // Where both numbers are off, the segment may belong to a connection that the capture does not show.
    if (seen.seq >= 0 && seen.seq <= evidence.reached(seen.side))
      out.add(at, Criterion::ack_goes_back, fmt::format("ACK={} at least", show(evidence, peer, 1)),
              "it acknowledges less than the SYN that it has had");
    return;
  }
  if (seen.ack > evidence.reached(peer)) {
    if (peer_had_not_sent(evidence, at))
      out.add(at, Criterion::ack_of_unsent, fmt::format("ACK={} at most", show(evidence, peer, reached)),
              "it acknowledges what the peer has not sent: the peer's later numbers lie before it");
    return;
  }
  if (seen.ack > reached && peer_sent_later(evidence, at)) {
    out.add(at, Criterion::ack_of_unsent, fmt::format("ACK={} at most", show(evidence, peer, reached)),
            "it acknowledges what the peer sends only after it has heard of it");
    return;
  }
  if (evidence.is_boundary(peer, seen.ack, at)) return;
  const auto cut = evidence.cuts(peer, seen.ack, at);
  // A capture that has lost packets may have lost the segment that ended there.
  if (!cut || !evidence.missing().empty()) return;
  const bool sent_before = *cut < at;
  if (!sent_before && evidence[*cut].time - seen.time > quick) return;
  if (!(sent_before && evidence.heard(*cut, at)) && !evidence.is_clean(at)) return;
  if (sent_before)
    out.add(at, Criterion::ack_of_part,
            fmt::format("ACK={}", show(evidence, peer, evidence[*cut].text_end())),
            "it acknowledges a part of a segment, which no window cut short");
  else
    out.add(at, Criterion::ack_of_unsent, fmt::format("ACK={} at most", show(evidence, peer, reached)),
            "it acknowledges a part of a segment that comes only later");
}

/// Timestamps tell in which order a side has sent its segments, whatever the wire did to them.
void judge_order(const Evidence& evidence, std::size_t side, Accusations& out) {
  struct Sent {
    std::int64_t stamp;
    std::size_t at;
  };
  std::vector<Sent> sent;
  std::optional<std::uint32_t> base;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (seen.side != side || seen.stray || seen.flags.rst || !seen.flags.ack) continue;
    if (!seen.options.timestamps) return;
    if (!base) base = seen.options.timestamps->value;
    sent.push_back({static_cast<std::int32_t>(seen.options.timestamps->value - *base), at});
  }
  std::stable_sort(sent.begin(), sent.end(), [](const Sent& a, const Sent& b) { return a.stamp < b.stamp; });
  Number highest = 0;  // of all with an earlier stamp
  Number pending = 0;  // of those with the same
  std::int64_t stamp = sent.empty() ? 0 : sent.front().stamp;
  for (const Sent& one : sent) {
    if (one.stamp != stamp) highest = std::max(highest, pending);
    stamp = one.stamp;
    const Number ack = evidence[one.at].ack;
    pending = std::max(pending, ack);
    if (ack < highest)
      out.add(one.at, Criterion::ack_goes_back,
              fmt::format("ACK={} at least", show(evidence, 1U - side, highest)),
              "by its timestamp it was sent after a segment that acknowledges more");
  }
}

}  // namespace

void accuse_acknowledgment(const Evidence& evidence, Accusations& out) {
  if (!evidence.counts_from_syns()) return;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (!seen.stray && seen.flags.ack && !seen.flags.rst && !seen.flags.syn) judge_one(evidence, at, out);
  }
  for (std::size_t side = 0; side < 2; ++side) judge_order(evidence, side, out);
}

}  // namespace synfin::oracle
