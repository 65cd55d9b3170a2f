// What is asked here, of a plain solver, and what came of it.
#pragma once

#include <z3++.h>

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "cases.hpp"

namespace synfin::recheck {

/// One obligation, as this program counts them: `kind` and `name` as the prover's list has them.
struct Owed {
  std::string level, name, of, place;
  auto operator<=>(const Owed&) const = default;  // NOLINT(modernize-use-nullptr)
};

/// Of all threads.
class Answers {
 public:
  explicit Answers(unsigned timeout_ms) : timeout_ms_(timeout_ms) {}

  /// Does `goal` follow from `facts`? Noted as an answer to `owed`, one of perhaps several cases.
  bool follows(const Owed& owed, const z3::expr& facts, const z3::expr& goal);
  /// Can it be? `unknown` where nobody knows.
  z3::check_result can(const z3::expr& condition) { return can(condition, timeout_ms_); }
  /// The same, case by case where the question as a whole takes long: the cases are all that can be.
  bool follows_by_cases(const Owed& owed, const z3::expr& facts, const z3::expr& goal,
                        const std::function<const std::vector<Case>&()>& cases);
  /// `owed` follows, from something else that was shown.
  void helped(const Owed& owed, const std::string& by);

  /// At that place nothing can happen.
  void impossible(const std::string& level, const std::string& place);

  struct Count {
    std::size_t asked = 0, held = 0, refuted = 0, unknown = 0;
  };
  const std::map<Owed, Count>& all() const { return all_; }
  const std::set<std::pair<std::string, std::string>>& nothing_happens() const { return nothing_happens_; }
  const std::map<std::string, std::size_t>& helps() const { return helps_; }
  Count total() const;
  /// The questions that took longest, in seconds.
  const std::multimap<double, Owed>& slowest() const { return slowest_; }
  /// The first few that do not hold, a line each.
  std::vector<std::string> complaints() const { return complaints_; }

 private:
  static z3::check_result can(const z3::expr& condition, unsigned timeout_ms);
  bool note(const Owed& owed, z3::check_result refuted, double seconds);

  unsigned timeout_ms_;
  std::mutex mutex_;
  std::map<Owed, Count> all_;
  std::set<std::pair<std::string, std::string>> nothing_happens_;
  std::map<std::string, std::size_t> helps_;
  std::vector<std::string> complaints_;
  std::multimap<double, Owed> slowest_;
};

}  // namespace synfin::recheck
