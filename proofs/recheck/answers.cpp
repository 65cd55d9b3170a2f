#include "answers.hpp"

#include <algorithm>

#include "../stopwatch.hpp"

namespace synfin::recheck {

namespace {
constexpr std::size_t most_complaints = 40;
constexpr std::size_t most_slow = 5;
constexpr unsigned long_for_a_whole_ms = 20'000;
constexpr unsigned few_conflicts = 3000;

/// Z3's own tactics for bit vectors, on the whole question at once: the lazy solver for the many that are
/// easy, bits for the others.
z3::solver plain_solver(z3::context& c, unsigned timeout_ms) {
  const auto by = [&](const char* name) { return z3::tactic(c, name); };
  z3::params few_times(c);
  few_times.set("solve_eqs_max_occs", 2U);
  z3::params few(c);
  few.set("max_conflicts", few_conflicts);
  const z3::tactic prepare = by("simplify") & by("propagate-values") & z3::with(by("solve-eqs"), few_times) &
                             by("elim-uncnstr") & by("simplify");
  z3::solver solver = (prepare & (z3::with(by("smt"), few) | (by("bit-blast") & by("sat")))).mk_solver();
  z3::params limits(c);
  limits.set("timeout", timeout_ms);
  solver.set(limits);
  return solver;
}
}  // namespace

z3::check_result Answers::can(const z3::expr& condition, unsigned timeout_ms) {
  try {
    z3::solver solver = plain_solver(condition.ctx(), timeout_ms);
    solver.add(condition);
    return solver.check();
  } catch (const z3::exception&) {
    return z3::unknown;
  }
}

bool Answers::follows(const Owed& owed, const z3::expr& facts, const z3::expr& goal) {
  const proofs::Stopwatch watch;
  const z3::check_result refuted = can(facts && !goal);
  return note(owed, refuted, watch.seconds());
}

bool Answers::follows_by_cases(const Owed& owed, const z3::expr& facts, const z3::expr& goal,
                               const std::function<const std::vector<Case>&()>& cases) {
  const proofs::Stopwatch watch;
  z3::check_result refuted = can(facts && !goal, std::min(timeout_ms_, long_for_a_whole_ms));
  if (refuted == z3::unknown) {
    refuted = z3::unsat;
    for (const Case& one : cases()) {
      const z3::check_result here = can(one.in(facts) && !one.in(goal));
      if (here != z3::unsat && refuted != z3::sat) refuted = here;
    }
  }
  return note(owed, refuted, watch.seconds());
}

bool Answers::note(const Owed& owed, z3::check_result refuted, double seconds) {
  const std::lock_guard guard(mutex_);
  slowest_.emplace(seconds, owed);
  if (slowest_.size() > most_slow) slowest_.erase(slowest_.begin());
  Count& count = all_[owed];
  ++count.asked;
  ++(refuted == z3::unsat ? count.held : refuted == z3::sat ? count.refuted : count.unknown);
  if (refuted != z3::unsat && complaints_.size() < most_complaints)
    complaints_.push_back(std::string(refuted == z3::sat ? "does not hold" : "is not known to hold") + ": " +
                          owed.level + " | " + owed.name + " | " + owed.of + " | " + owed.place);
  return refuted == z3::unsat;
}

void Answers::helped(const Owed& owed, const std::string& by) {
  const std::lock_guard guard(mutex_);
  Count& count = all_[owed];
  ++count.asked;
  ++count.held;
  ++helps_[by];
}

void Answers::impossible(const std::string& level, const std::string& place) {
  const std::lock_guard guard(mutex_);
  nothing_happens_.emplace(level, place);
}

Answers::Count Answers::total() const {
  Count sum;
  for (const auto& [owed, count] : all_) {
    sum.asked += count.asked;
    sum.held += count.held;
    sum.refuted += count.refuted;
    sum.unknown += count.unknown;
  }
  return sum;
}

}  // namespace synfin::recheck
