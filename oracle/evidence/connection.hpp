// Segments as the judge sees them: sorted into connections, their numbers unwrapped and relative to the SYN.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "../decode/packet.hpp"
#include "flow.hpp"

namespace synfin::oracle {

/// A sequence number that does not wrap, counted from its side's first number (the SYN's where it was seen).
using Number = std::int64_t;

/// One captured segment.
struct Seen {
  std::uint64_t frame = 0;
  std::int64_t time = 0;
  std::uint8_t side = 0;  ///< who sent it
  std::uint8_t hops_left = 0;
  std::optional<std::uint16_t> identification;
  std::uint32_t raw_seq = 0;
  std::uint32_t raw_ack = 0;
  Number seq = 0;  ///< in the sender's numbers
  Number ack = 0;  ///< in the other side's numbers; meaningful with the ACK bit
  std::uint32_t text = 0;
  TcpFlags flags;
  std::uint32_t raw_window = 0;  ///< unscaled
  TcpOptions options;
  Checksum checksum = Checksum::unknown;
  Bytes octets;             ///< the text, as much of it as was captured, while the segment is heard
  bool stray = false;       ///< its numbers are another incarnation's, which the capture does not show
  bool is_counted = false;  ///< its text is text: numbers behind it were seen

  Number length() const { return Number{text} + (flags.syn ? 1 : 0) + (flags.fin ? 1 : 0); }
  Number end() const { return seq + length(); }
  /// A reset without a connection behind it: its SEQ is 0 because nothing better is known.
  bool is_reset_of_nothing() const { return flags.rst && flags.ack && raw_seq == 0; }
};

bool fills_the_least_frame(const Seen& seen);
/// May all of its text be padding, which Ethernet adds and a box on the way has taken for text? Zeroes that
/// fill the least frame.
inline bool may_be_padding(const Seen& seen) {
  constexpr std::uint32_t most = 6;  // 46 octets are the least payload of a frame, 40 the least of headers
  return seen.text > 0 && seen.text <= most && fills_the_least_frame(seen);
}
/// Do its sender, or who acknowledges it, count its text, by what follows? Nothing if nothing tells.
std::optional<bool> is_counted(const Seen& seen, std::span<const Seen> following);

/// What one side of a connection has shown of itself.
struct SideFacts {
  bool known = false;     ///< a number of this side's was seen: `base` stands
  bool syn_seen = false;  ///< ... and it was the SYN's
  std::uint32_t base = 0;
  Number low = 0;  ///< the lowest and the highest number seen
  Number high = 0;
  bool has_ack_of_syn = false;
  bool doubtful = false;              ///< the SYN,ACK seen acknowledges another SYN than the one seen
  std::optional<std::uint8_t> scale;  ///< offered in the SYN
  std::optional<std::uint16_t> mss;   ///< what this side takes
  bool options_cut = false;           ///< the SYN may have offered more than was captured

  /// A number of this side, nearest to what it has shown last.
  Number unwrap(std::uint32_t raw) const {
    return high + static_cast<std::int32_t>(raw - (base + static_cast<std::uint32_t>(high)));
  }
  /// Does it lie within what was seen, or at its end?
  bool has_shown(std::uint32_t raw) const {
    const Number number = unwrap(raw);
    return known && low <= number && number <= high;
  }
};

/// The window that it offers, scaled where the scale is known.
inline std::uint64_t window_of(const SideFacts& side, const Seen& seen) {
  constexpr unsigned most = 14;  // RFC 7323 section 2.3
  return std::uint64_t{seen.raw_window}
         << (seen.flags.syn ? 0U : std::min<unsigned>(side.scale.value_or(0), most));
}

/// One incarnation of a connection, as far as it is known by now: what counts from the same two SYNs.
struct Connection {
  std::array<Endpoint, 2> endpoints;
  std::array<SideFacts, 2> sides{};
  std::size_t stream = 0;  ///< its number in the capture
  bool stray = false;      ///< made of segments that fit no other connection and open none

  /// Is it certain what a window means? Not where a SYN was missed or its options were cut, nor where one
  /// side scales and the other has not offered it.
  bool scaling_known() const {
    const bool cut = sides[0].options_cut || sides[1].options_cut;
    return !cut && sides[0].syn_seen && sides[1].syn_seen &&
           sides[0].scale.has_value() == sides[1].scale.has_value();
  }
  /// Takes in what one more segment of it tells, and gives it its numbers. `waiting` are segments from before
  /// of which a SYN that comes late changes the numbers.
  void learn(Seen& seen, std::span<Seen> waiting);
  /// Does it go on where this one is, so that it can belong to no other as well? Most do.
  bool goes_with(const Seen& seen) const {
    if (seen.flags.syn || seen.flags.rst || !sides[seen.side].has_shown(seen.raw_seq)) return false;
    return !seen.flags.ack || sides[1U - seen.side].has_shown(seen.raw_ack);
  }
  /// The same as learn() of one that does.
  void go_on(Seen& seen) {
    SideFacts& mine = sides[seen.side];
    SideFacts& theirs = sides[1U - seen.side];
    seen.seq = mine.unwrap(seen.raw_seq);
    mine.high = std::max(mine.high, seen.end());
    if (!seen.flags.ack) return;
    seen.ack = theirs.unwrap(seen.raw_ack);
    theirs.has_ack_of_syn = theirs.has_ack_of_syn || seen.ack > 0;
  }
};

/// May a segment of one be taken for one of the other? Their numbers lie close together, of both sides as far
/// as they are known, and of neither it is known yet that it has opened.
bool are_entangled(const Connection& one, const Connection& other);

/// A packet in the terms of a connection; `side` is the index of its sender.
Seen seen_of(const Packet& packet, std::uint64_t frame, std::int64_t time, std::size_t side);

/// To which of a flow's connections, the latest first, does a segment belong? Nothing: to a new one.
std::optional<std::size_t> place_among(std::span<const Connection* const> latest_first, const Seen& seen);
/// So many connections back a late segment is looked for.
inline constexpr std::size_t looked_back = 8;

}  // namespace synfin::oracle
