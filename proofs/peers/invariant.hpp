// The invariant of two peers and the wire between them, in named pieces.
#pragma once

#include <string_view>
#include <vector>

#include "view.hpp"

namespace synfin::proofs::peers {

/// Holds of the two peers, whichever is `p`.
struct PeerConjunct {
  std::string_view name;
  std::string_view why;  ///< what forced it
  Flag (*holds)(const Peer& p, const Peer& q);
};

/// Holds of every segment that `p` ever sent to `q`, resets excepted: those carry numbers that others chose.
struct SegmentConjunct {
  std::string_view name;
  std::string_view why;
  bool while_alive;  ///< it compares the segment's numbers with those of today, and so holds for one MSL only
  Flag (*holds)(const Peer& p, const Peer& q, const Segment& m);
};

/// Holds of any two segments that the same peer ever sent, resets excepted.
struct TwoSegmentConjunct {
  std::string_view name;
  std::string_view why;
  bool while_alive;
  Flag (*holds)(const Peer& p, const Segment& earlier, const Segment& later);
};

const std::vector<PeerConjunct>& peer_invariant();
/// Kept apart, for the claims that speak of who is open: the two-message handshake lacks it, and nothing else
/// rests on it.
const std::vector<PeerConjunct>& invariant_of_the_open();
const std::vector<SegmentConjunct>& segment_invariant();
const std::vector<TwoSegmentConjunct>& two_segment_invariant();

}  // namespace synfin::proofs::peers
