// The small worlds of the standard's own machine, run once: which of its rules are asked in which of them.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <unordered_set>
#include <utility>
#include <vector>

#include "../../oracle/judge.hpp"
#include "../../proofs/event/concrete.hpp"
#include "damage.hpp"
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
  /// ... and where it was captured elsewhere, with damages.
  std::vector<std::pair<Damage, oracle::Finding>> elsewhere;
  bool misunderstood = false;  ///< the witness objects to it
};
/// Runs a world of two of the standard's machines; `heard` is told of each event at host 0, if it is there.
Innocent judge_standard(std::uint32_t world, const oracle::Options& options,
                        const std::function<void(const Met&, const proofs::Ran&)>& heard = {});

/// The capture's place and the judge's table.
oracle::Options beside_host_0(const runtime::TableMachine& machine, const model::PlainTable& table);

class Pool {
 public:
  /// Some worlds, by number.
  struct Range {
    std::uint32_t first = 0, count = 0;
  };
  /// Runs these worlds. `rule`: nothing but what concerns this one is kept.
  Pool(Range worlds, const oracle::Options& options, unsigned jobs, std::optional<std::size_t> rule = {});

  /// The events in which a rule was asked, one or more of each world, as far as they are kept.
  const std::vector<const Met*>& where_asked(std::size_t rule) const { return asked_[rule]; }
  struct Accused {
    std::uint32_t world;
    oracle::Finding finding;
    std::optional<Damage> elsewhere{};  ///< in a capture that was not made beside it
  };
  const std::vector<Accused>& accused() const { return accused_; }
  /// Is the standard's own machine blamed in that world, by the judge or by the witness? Then nothing is
  /// learnt there of another.
  bool is_accused(std::uint32_t world) const { return guilty_.contains(world); }
  /// So many worlds the witness gets wrong.
  std::size_t misunderstood() const { return misunderstood_; }
  std::uint32_t worlds() const { return worlds_.count; }
  /// So many worlds have schedules, beside those.
  std::size_t searched() const { return searched_; }
  std::size_t segments() const { return segments_; }

 private:
  using Rules = runtime::RuleSet;
  void run(const std::vector<std::uint32_t>& worlds, std::size_t most, const oracle::Options& options,
           unsigned jobs, std::optional<std::size_t> only);
  void take(const Innocent& innocent, std::uint32_t world);

  Range worlds_;
  std::size_t segments_ = 0;
  std::size_t misunderstood_ = 0;
  std::vector<Accused> accused_;
  std::set<std::uint32_t> guilty_;
  std::unordered_set<std::uint64_t> known_;  ///< of what schedules have led to
  std::size_t searched_ = 0;
  std::deque<Met> met_;
  std::vector<std::vector<const Met*>> asked_;  ///< by rule
};

}  // namespace synfin::cli
