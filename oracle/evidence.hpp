// What a whole connection's capture proves, whatever it may have lost and in whatever order it shows things.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "connection.hpp"

namespace synfin::oracle {

/// So many segments ahead an answer to a question is looked for: a hostile capture must not make it long.
inline constexpr std::size_t horizon = 4096;

/// Numbers that were seen on the wire.
class NumberSet {
 public:
  void add(Number begin, Number end);
  /// Is every number of [begin, end) in the set?
  bool covers(Number begin, Number end) const;
  /// The intervals, apart and in order.
  const std::map<Number, Number>& intervals() const { return intervals_; }

 private:
  std::map<Number, Number> intervals_;  // begin -> end
};

/// Facts about one connection, computed once. Numbers of side s are s's own; indices are those of its
/// segments.
class Evidence {
 public:
  explicit Evidence(const Connection& connection);

  const Connection& connection() const { return connection_; }
  const std::vector<Seen>& segments() const { return connection_.segments; }
  const Seen& operator[](std::size_t at) const { return connection_.segments[at]; }

  /// Text, SYN and FIN of a side that were seen anywhere in the capture.
  const NumberSet& covered(std::size_t side) const { return covered_[side]; }
  /// The highest number (one past the last) that a side was seen to use before segment `at`, and in the
  /// whole.
  Number reached_before(std::size_t side, std::size_t at) const { return reached_before_[side][at]; }
  Number reached(std::size_t side) const { return reached_[side]; }
  /// The highest edge of the window (scaled) that was seen offered to a side before `at`; 0 if none was.
  Number edge_before(std::size_t side, std::size_t at) const { return edge_before_[side][at]; }

  /// The number of a side's FIN, where all that was seen of the side agrees with it.
  std::optional<Number> fin(std::size_t side) const { return fin_[side]; }
  /// Both SYNs were seen, and what follows counts from them.
  bool counts_from_syns() const { return connection_.scaling_known() && coherent_[0] && coherent_[1]; }
  /// May a number that is off by so much be this connection's, and not that of another between the
  /// endpoints?
  bool is_of_this(Number off) const;
  bool coherent(std::size_t side) const { return coherent_[side]; }

  /// Did this number of the side begin or end anything that was seen in other segments than `except`?
  bool is_boundary(std::size_t side, Number number, std::size_t except) const;
  /// A segment of the side with `number` strictly inside its text, captured first; nothing if there is
  /// none, or one of them is larger than the other side's MSS: such a segment leaves the host in pieces.
  std::optional<std::size_t> cuts(std::size_t side, Number number, std::size_t except) const;

  /// Was `later` certainly sent after `at` had passed the place of the capture?
  bool sent_after(std::size_t at, std::size_t later) const;
  /// Had the sender of `answer` certainly heard segment `at` of the other side, or what that side sent
  /// after it?
  bool heard(std::size_t at, std::size_t answer) const;

  /// Did the same sender certainly send `later` after segment `at`?
  bool sent_later(std::size_t at, std::size_t later) const;
  /// Does nothing but segment `except` hint at loss, on the wire or in the capture: every text in its
  /// order, once?
  bool is_clean(std::size_t except) const;
  /// The end of the segments to look at from `at` on.
  std::size_t horizon_of(std::size_t at) const { return std::min(segments().size(), at + horizon); }

  /// What the capture lacks; empty if it seems complete.
  const std::string& missing() const { return missing_; }
  bool has_hole(std::size_t side) const { return hole_[side]; }

 private:
  void pass();
  void find_fins();
  void find_coherence();
  void find_missing();

  const Connection& connection_;
  std::array<NumberSet, 2> covered_;
  std::array<std::vector<Number>, 2> reached_before_;
  std::array<std::vector<Number>, 2> edge_before_;
  std::array<Number, 2> reached_{};
  std::array<std::optional<Number>, 2> fin_;
  std::array<bool, 2> coherent_{true, true};
  std::array<bool, 2> hole_{};
  std::array<std::unordered_map<Number, int>, 2> boundaries_;
  std::array<std::vector<std::pair<Number, std::size_t>>, 2> texts_;  // (begin, index), by begin
  std::array<std::vector<std::uint32_t>, 2> newest_stamp_;  // of all that a side was seen to send before
  std::array<std::unordered_map<std::uint32_t, int>, 2> stamp_count_;
  std::array<bool, 2> stamps_{};  // every segment of the side has one
  std::size_t irregular_ = 0;     // segments out of order, or that acknowledge what was not seen
  std::string missing_;
};

}  // namespace synfin::oracle
