// Two peers on words, step by step, with what nobody but a proof remembers of them and of their segments.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "../event/concrete.hpp"
#include "../peers/moment.hpp"
#include "../verdict.hpp"

namespace synfin::proofs {

using Moment = peers::MomentOf<std::uint32_t>;

class TwoOnWords {
 public:
  /// Both hosts have done nothing yet; their configuration is that of `first`.
  TwoOnWords(const model::PlainTable& table, const TraceStep& first);
  /// The next step of the run: what has happened, and what the peers are now. Throws std::invalid_argument
  /// where a segment arrives which is not the one that it is said to be.
  Moment next(const TraceStep& step);

 private:
  using Peer = peers::PeerOf<std::uint32_t>;
  using Segment = peers::SegmentOf<std::uint32_t>;

  peers::PairOf<std::uint32_t> pair(int peer, std::vector<std::uint32_t> scene, Segment arriving) const;
  Segment arriving(const TraceStep& step) const;
  Moment after(int peer, peers::PairOf<std::uint32_t> before, peers::StepOf<std::uint32_t> step);
  Moment after_transfer(const TraceStep& step);

  const model::PlainTable& table_;
  std::array<Peer, 2> peers_;
  std::vector<std::optional<Segment>> sent_;  ///< by step
};

}  // namespace synfin::proofs
