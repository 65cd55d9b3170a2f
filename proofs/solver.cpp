#include "synfin/proofs/solver.hpp"

namespace synfin::proofs {

namespace {
/// A fresh, non-incremental pipeline: incremental solving with push and pop is slower by orders of magnitude
/// here.
z3::solver fresh(z3::context& c, unsigned timeout_ms) {
  z3::solver solver = z3::tactic(c, "qfbv").mk_solver();
  z3::params limits(c);
  limits.set("timeout", timeout_ms);
  solver.set(limits);
  return solver;
}

Answer answer_of(z3::check_result result) {
  if (result == z3::sat) return Answer::yes;
  return result == z3::unsat ? Answer::no : Answer::unknown;
}
}  // namespace

Answer Solver::can(const z3::expr& condition) {
  if (condition.is_false()) return Answer::no;
  const unsigned id = Z3_get_ast_id(c_, condition);
  const auto known = known_.find(id);
  if (known != known_.end()) return known->second.second;
  std::optional<z3::model> unused;
  const Answer answer = can(condition, unused);
  known_.emplace(id, std::make_pair(condition, answer));
  return answer;
}

Answer Solver::can(const z3::expr& condition, std::optional<z3::model>& how) {
  if (condition.is_false()) return Answer::no;
  try {
    z3::solver solver = fresh(c_, timeout_ms_);
    solver.add(condition);
    const Answer answer = answer_of(solver.check());
    if (answer == Answer::yes) how = solver.get_model();
    return answer;
  } catch (const z3::exception&) {
    return Answer::unknown;  // a tactic gave up: never success
  }
}

Answer Solver::must(const z3::expr& assumption, const z3::expr& conclusion, std::optional<z3::model>& how) {
  const std::vector<z3::expr> assumptions = conjuncts(assumption);
  Answer all = Answer::yes;
  for (const z3::expr& piece : conjuncts(conclusion)) {
    const Answer answer = must_one(assumptions, piece, how);
    if (answer == Answer::no) return answer;
    if (answer == Answer::unknown) all = answer;
  }
  return all;
}

Answer Solver::must_one(const std::vector<z3::expr>& assumptions, const z3::expr& conclusion,
                        std::optional<z3::model>& how) {
  const Words words = vocabulary_.of(conclusion);
  const auto broken_under = [&](auto matters) {
    z3::expr_vector all(c_);
    for (const z3::expr& assumption : assumptions)
      if (matters(vocabulary_.of(assumption))) all.push_back(assumption);
    all.push_back(!conclusion);
    return z3::mk_and(all);
  };
  // Fewer assumptions can only make more counterexamples: a "no" is final, a "yes" is not.
  if (can(broken_under([&](const Words& w) { return (w & ~words).none(); }).simplify()) == Answer::no)
    return Answer::yes;
  if (can(broken_under([&](const Words& w) {
            return (w & words).any() && (w & ~words).count() <= 2;
          }).simplify()) == Answer::no)
    return Answer::yes;
  const z3::expr full = broken_under([](const Words&) { return true; });
  const Answer answer = can(full);
  if (answer == Answer::no) return Answer::yes;
  if (answer == Answer::unknown) return Answer::unknown;
  return can(full, how) == Answer::yes ? Answer::no : Answer::unknown;
}

std::string solver_version() {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned build = 0;
  unsigned revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(build);
}

}  // namespace synfin::proofs
