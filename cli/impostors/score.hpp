// The judge's own score: each mutant of the standard's table judged in the small worlds.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "impostor.hpp"

namespace synfin::cli {

struct ImpostorRow {
  std::string rule, edit, fault;
  ImpostorJudged judged;
};

struct Score {
  std::vector<ImpostorRow> rows;  ///< in the order of the table
  std::size_t worlds = 0, segments = 0;
  std::size_t searched = 0;            ///< worlds with a schedule, beside those
  std::vector<Pool::Accused> accused;  ///< the standard's own machine, in these worlds
  std::size_t accused_worlds = 0;
  std::size_t accused_searched = 0;   ///< worlds with a schedule
  std::size_t accused_elsewhere = 0;  ///< worlds
  std::size_t misunderstood = 0;      ///< worlds that the witness gets wrong: nothing is learnt there

  std::size_t count(Catch what) const;
  std::size_t visible() const;
  /// Of a hundred visible ones.
  double share(std::size_t of) const;
  std::size_t caught() const { return count(Catch::named) + count(Catch::otherwise); }
};

/// What is aimed at: shares of the visible mutants, in percent.
inline constexpr double aim_caught = 95;
inline constexpr double aim_named = 80;

/// Judges all mutants, or those of one rule. `told` hears each rule that is done, from any thread.
Score score_of(const runtime::TableMachine& machine, std::string_view rule, Pool::Range worlds, unsigned jobs,
               const std::function<void(std::size_t done, std::size_t of)>& told = {});

}  // namespace synfin::cli
