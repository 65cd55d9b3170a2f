#include "connection.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace synfin::oracle {
namespace {

/// Where both numbers of a segment are off, and one of them as far as this, it belongs to another
/// incarnation.
constexpr Number far_away = Number{1} << 20;
/// A number further ahead than this does not count as progress.
constexpr Number leap = Number{1} << 30;

/// How far outside of everything seen a number lies.
Number distance(const SideFacts& side, std::uint32_t raw) {
  const Number number = side.unwrap(raw);
  if (number < side.low) return side.low - number;
  return std::max(Number{0}, number - side.high);
}

/// The side has shown so many numbers, from this one on, which is told as it counts from the first.
Number widen(SideFacts& side, std::uint32_t raw, Number length) {
  if (!side.known) {
    side.known = true;
    side.base = raw;
    side.low = 0;
    side.high = length;
    return 0;
  }
  const Number begin = side.unwrap(raw);
  if (side.low - leap < begin) side.low = std::min(side.low, begin);
  if (begin + length < side.high + leap) side.high = std::max(side.high, begin + length);
  return begin;
}

}  // namespace

bool fills_the_least_frame(const Seen& seen) {
  const bool bare = seen.identification && !seen.options.timestamps && seen.options.sack().empty();
  return bare && !seen.is_counted && seen.octets.size() == seen.text &&
         std::all_of(seen.octets.begin(), seen.octets.end(), [](std::uint8_t octet) { return octet == 0; });
}

std::optional<bool> is_counted(const Seen& seen, std::span<const Seen> following) {
  for (const Seen& next : following) {
    if (next.flags.rst || next.stray) continue;
    const bool goes_on = next.side == seen.side;
    if (!goes_on && !next.flags.ack) continue;
    const Number reached = goes_on ? next.seq : next.ack;
    if (reached >= seen.end()) return true;
    if (reached > seen.seq || (goes_on && reached == seen.seq)) return false;
  }
  return std::nullopt;
}

std::optional<std::size_t> place_among(std::span<const Connection* const> latest_first, const Seen& seen) {
  const std::size_t other = 1U - seen.side;
  std::size_t best = 0;
  Number lowest = std::numeric_limits<Number>::max();
  bool far = true;
  for (std::size_t at = 0; at < std::min(looked_back, latest_first.size()); ++at) {
    const Connection& connection = *latest_first[at];
    const SideFacts& mine = connection.sides[seen.side];
    const SideFacts& theirs = connection.sides[other];
    if (seen.flags.syn && !seen.flags.ack && !seen.flags.rst) {
      const bool again = mine.syn_seen && mine.base == seen.raw_seq;
      const bool late = mine.known && !mine.syn_seen && mine.base == seen.raw_seq + 1;
      const bool both_call = !mine.known && theirs.syn_seen && !theirs.has_ack_of_syn;
      if (again || late || both_call) return at;
      continue;
    }
    // Of two calls it answers the one that it acknowledges, with whatever number.
    const bool answers = seen.flags.syn && seen.flags.ack && theirs.syn_seen;
    const bool answers_this = answers && seen.raw_ack == theirs.base + 1 && !mine.has_ack_of_syn;
    const bool count_seq = mine.known && !seen.is_reset_of_nothing() && !answers_this;
    const bool count_ack = theirs.known && seen.flags.ack;
    const Number off_seq = count_seq ? distance(mine, seen.raw_seq) : 0;
    const Number off_ack = count_ack ? distance(theirs, seen.raw_ack) : 0;
    // Of a reset that has no number of its own only the other one says where it belongs.
    const bool is_known = seen.is_reset_of_nothing() ? theirs.known : mine.known;
    const Number cost = off_seq + off_ack + (is_known ? 0 : 1) + (answers && !answers_this ? 1 : 0);
    if (cost < lowest) {
      lowest = cost;
      best = at;
      far = count_seq && count_ack && off_seq > 0 && off_ack > 0 && std::max(off_seq, off_ack) > far_away;
    }
  }
  return far ? std::nullopt : std::optional(best);
}

bool are_entangled(const Connection& one, const Connection& other) {
  const auto has_opened = [](const Connection& connection) {
    return connection.sides[0].has_ack_of_syn && connection.sides[1].has_ack_of_syn;
  };
  if (has_opened(one) || has_opened(other)) return false;
  bool close = false;
  for (const std::size_t side : {0U, 1U}) {
    const SideFacts& mine = one.sides[side];
    const SideFacts& theirs = other.sides[side];
    if (!mine.known || !theirs.known) continue;
    if (distance(mine, theirs.base) > far_away && distance(theirs, mine.base) > far_away) return false;
    close = true;
  }
  return close;
}

void Connection::learn(Seen& seen, std::span<Seen> waiting) {
  SideFacts& mine = sides[seen.side];
  SideFacts& theirs = sides[1U - seen.side];
  const bool opens = seen.flags.syn && !seen.flags.rst;
  if (opens && !mine.syn_seen && (!mine.known || mine.base == seen.raw_seq + 1)) {
    mine.syn_seen = true;
    if (mine.known) {
      // Numbers of this side were seen before its SYN was: count from the SYN all the same.
      mine.base = seen.raw_seq;
      mine.high += 1;
      for (Seen& earlier : waiting) {
        if (earlier.side == seen.side) earlier.seq += 1;
        if (earlier.side != seen.side) earlier.ack += 1;
      }
    }
    mine.scale = seen.options.window_scale;
    mine.mss = seen.options.mss;
    mine.options_cut = seen.options.cut;
    mine.doubtful = seen.flags.ack && theirs.syn_seen && seen.raw_ack != theirs.base + 1;
  } else if (opens && (!mine.syn_seen || mine.doubtful) && seen.flags.ack && theirs.syn_seen &&
             seen.raw_ack == theirs.base + 1 && seen.raw_seq != mine.base) {
    // Until now this side answered with the numbers of a connection that it still had; it begins anew
    // here.
    for (Seen& earlier : waiting)
      earlier.stray = earlier.stray || earlier.side == seen.side || (earlier.flags.ack && earlier.ack > 0);
    mine = SideFacts{};
    mine.syn_seen = true;
    mine.scale = seen.options.window_scale;
    mine.mss = seen.options.mss;
    mine.options_cut = seen.options.cut;
  }
  if (!seen.is_reset_of_nothing()) {
    seen.seq = widen(mine, seen.raw_seq, seen.length());
  }
  if (seen.flags.ack) {
    seen.ack = widen(theirs, seen.raw_ack, 0);
    theirs.has_ack_of_syn = theirs.has_ack_of_syn || seen.ack > 0;
  }
}

Seen seen_of(const Packet& packet, std::uint64_t frame, std::int64_t time, std::size_t side) {
  Seen seen;
  seen.frame = frame;
  seen.time = time;
  seen.side = static_cast<std::uint8_t>(side);
  seen.hops_left = packet.hops_left;
  seen.identification = packet.identification;
  seen.raw_seq = packet.seq;
  seen.raw_ack = packet.ack;
  seen.text = packet.payload_length;
  seen.flags = packet.flags;
  seen.raw_window = packet.window;
  seen.options = packet.options;
  seen.checksum = packet.checksum;
  seen.octets = packet.payload;
  return seen;
}

}  // namespace synfin::oracle
