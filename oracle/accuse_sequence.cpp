#include <fmt/format.h>

#include <algorithm>

#include "accuse.hpp"

namespace synfin::oracle {
namespace {

/// A retransmission that joins new text to old is hardly as quick as this, in nanoseconds.
constexpr std::int64_t quick = 20'000'000;
constexpr std::int64_t very_quick = 5'000'000;

void judge_fins(const Evidence& evidence, Accusations& out) {
  std::array<std::optional<Number>, 2> fin;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (seen.stray || seen.flags.rst || !seen.flags.fin) continue;
    std::optional<Number>& number = fin[seen.side];
    if (number && *number != seen.text_end())
      out.add(at, Criterion::fin_moves, fmt::format("FIN at {}", show(evidence, seen.side, *number)),
              "a second FIN stands at another number than the first");
    if (!number) number = seen.text_end();
  }
  std::array<std::optional<std::size_t>, 2> first_fin;
  std::array<std::optional<Number>, 2> text;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (seen.stray || seen.flags.rst) continue;
    const std::size_t side = seen.side;
    // Whatever the order in which the capture shows them, both were sent.
    const bool behind = fin[side] && first_fin[side] && seen.text > 0 && seen.text_end() > *fin[side];
    const bool before = seen.flags.fin && text[side] && *text[side] > seen.text_end();
    if (behind)
      out.add(at, Criterion::text_after_fin,
              fmt::format("no text from {} on", show(evidence, side, *fin[side])),
              "text lies beyond the number of the sender's FIN");
    else if (before)
      out.add(at, Criterion::text_after_fin,
              fmt::format("FIN at {} or later", show(evidence, side, *text[side])),
              "the FIN's number lies before the end of text that was sent");
    else if (seen.flags.fin && evidence.connection().sides[side].syn_seen && seen.text_end() == 0)
      out.add(at, Criterion::before_first, fmt::format("FIN at {} or later", show(evidence, side, 1)),
              "the FIN stands at the number of the SYN");
    if (seen.flags.fin && !first_fin[side]) first_fin[side] = at;
    if (seen.text > 0) text[side] = std::max(text[side].value_or(seen.text_end()), seen.text_end());
  }
}

void judge_text(const Evidence& evidence, Accusations& out) {
  std::array<OctetStore, 2> stores;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    // One octet may be a keep-alive's, which is any octet. A segment with a wrong checksum was damaged.
    const bool probe = seen.text <= 1;
    if (seen.stray || seen.flags.rst || seen.flags.syn || probe || seen.checksum == Checksum::wrong) continue;
    if (const auto differs = stores[seen.side].put(seen.seq, seen.octets))
      out.add(
          at, Criterion::text_changes, "the octets that were sent first",
          fmt::format("number {} was sent before with another octet", show(evidence, seen.side, *differs)));
  }
}

/// The numbers that segment `at` skips were never seen. Does what was sent later prove that they never were
/// sent?
bool gap_is_refuted(const Evidence& evidence, std::size_t at) {
  const Seen& seen = evidence[at];
  for (std::size_t later = at + 1; later < evidence.horizon_of(at); ++later) {
    const Seen& next = evidence[later];
    if (next.side == seen.side && next.is_pure_ack() && !next.stray && next.seq + 1 < seen.end() &&
        next.seq <= seen.seq && evidence.sent_later(at, later))
      return true;
  }
  return false;
}

/// The segment is new, leaves numbers out, and what follows at once begins or what went before ends within
/// it: its numbers are off the others' grid. A retransmission that is cut otherwise is not as quick.
bool straddles(const Evidence& evidence, std::size_t at) {
  const Seen& seen = evidence[at];
  const Number mss = evidence.connection().sides[1U - seen.side].mss.value_or(536);
  const Number reached = evidence.reached_before(seen.side, at);
  if (Number{seen.text} > mss || seen.text_end() <= reached) return false;
  if (evidence.is_boundary(seen.side, seen.text_begin(), at)) return false;
  const auto within = [&](Number number) { return seen.text_begin() < number && number < seen.text_end(); };
  std::size_t looked_at = 0;
  for (std::size_t later = at + 1; later < evidence.horizon_of(at) && looked_at < 4; ++later) {
    const Seen& next = evidence[later];
    if (next.side != seen.side || next.stray || next.flags.rst || next.text == 0) continue;
    if (Number{next.text} > mss || next.time - seen.time > very_quick) return false;
    ++looked_at;
    if (within(next.text_begin()) && next.text_end() > seen.text_end()) return true;
  }
  return false;
}

/// Is there a number that nobody saw right before or right behind the segment?
bool touches_gap(const Evidence& evidence, const Seen& seen) {
  const NumberSet& covered = evidence.covered(seen.side);
  const bool before = seen.seq > 1 && !covered.covers(seen.seq - 1, seen.seq);
  const bool behind = seen.end() < evidence.reached(seen.side) && !covered.covers(seen.end(), seen.end() + 1);
  return before || behind;
}

void judge_number(const Evidence& evidence, std::size_t at, Accusations& out) {
  const Seen& seen = evidence[at];
  const std::size_t side = seen.side;
  const Number reached = evidence.reached_before(side, at);
  const auto fin = evidence.fin(side);
  if (fin && seen.seq > *fin + 1) {
    out.add(at, Criterion::skips_numbers, fmt::format("SEQ={} or before", show(evidence, side, *fin + 1)),
            "the number lies beyond the sender's FIN");
    return;
  }
  if (seen.seq > reached && !evidence.covered(side).covers(reached, seen.seq)) {
    if (gap_is_refuted(evidence, at)) {
      out.add(at, Criterion::skips_numbers, fmt::format("SEQ={}", show(evidence, side, reached)),
              "numbers are skipped; the sender's later segments show that nothing was sent there");
      return;
    }
  }
  if (seen.text > 1 && touches_gap(evidence, seen) && straddles(evidence, at)) {
    out.add(at, Criterion::skips_numbers, fmt::format("SEQ={}", show(evidence, side, reached)),
            "the text lies across other text of the sender's and leaves numbers out");
    return;
  }
  // A capture that has lost packets may have lost the segment that ended there.
  if (!seen.is_pure_ack() || !evidence.missing().empty() || evidence.is_boundary(side, seen.seq, at)) return;
  if (evidence.is_boundary(side, seen.seq + 1, at)) return;  // a probe: one before what is expected
  const auto cut = evidence.cuts(side, seen.seq, at);
  if (cut && (*cut < at || evidence[*cut].time - seen.time < quick) && evidence.is_clean(at))
    out.add(at, Criterion::odd_number,
            fmt::format("SEQ={}", show(evidence, side, std::max(reached, evidence[*cut].end()))),
            "a segment without text carries a number from inside of one that was sent");
}

}  // namespace

void accuse_sequence(const Evidence& evidence, Accusations& out) {
  judge_fins(evidence, out);
  judge_text(evidence, out);
  if (!evidence.counts_from_syns()) return;
  for (std::size_t at = 0; at < evidence.segments().size(); ++at) {
    const Seen& seen = evidence[at];
    if (!seen.stray && !seen.flags.rst && !seen.flags.syn && seen.seq >= 0) judge_number(evidence, at, out);
  }
}

}  // namespace synfin::oracle
