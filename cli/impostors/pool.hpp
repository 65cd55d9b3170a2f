// The small worlds of the standard's own machine, run once: which of its rules are asked in which of them.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../../proofs/event/concrete.hpp"
#include "habits.hpp"

namespace synfin::cli {

/// An event at host 0 of a world, and what the standard makes of it.
struct Met {
  std::uint32_t world;
  model::Event event;
  proofs::Values before, after;
};

/// A world of the standard's own machine, and whom the judge blames there.
struct Innocent {
  std::size_t segments = 0;
  std::vector<oracle::Finding> against;
};
/// Runs a world of two of the standard's machines; `heard` is told of each event at host 0, if it is there.
Innocent judge_standard(std::uint32_t world, const oracle::Options& options,
                        const std::function<void(const Met&, const proofs::Ran&)>& heard = {});

/// The capture's place and the judge's table.
oracle::Options beside_host_0(const runtime::TableMachine& machine, const model::PlainTable& table);

class Pool {
 public:
  /// Runs the worlds of the numbers below `worlds`.
  Pool(std::uint32_t worlds, const oracle::Options& options, unsigned jobs);

  /// The events in which a rule was asked, one or more of each world, as far as they are kept.
  std::vector<const Met*> where_asked(std::size_t rule) const;
  struct Accused {
    std::uint32_t world;
    oracle::Finding finding;
  };
  const std::vector<Accused>& accused() const { return accused_; }
  /// Is the standard's own machine blamed in that world? Then nothing is learnt there of another.
  bool is_accused(std::uint32_t world) const { return guilty_[world]; }
  std::uint32_t worlds() const { return worlds_; }
  std::size_t segments() const { return segments_; }

 private:
  std::uint32_t worlds_;
  std::size_t segments_ = 0;
  std::vector<Accused> accused_;
  std::vector<bool> guilty_;
  std::vector<std::vector<Met>> met_;  ///< by world
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> asked_;  ///< by rule: world, place there
};

}  // namespace synfin::cli
