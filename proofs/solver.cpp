#include "synfin/proofs/solver.hpp"

namespace synfin::proofs {

namespace {
/// A fresh, non-incremental pipeline: incremental solving with push and pop is slower by orders of magnitude here.
z3::solver fresh(z3::context& c, unsigned timeout_ms) {
  z3::params simplify(c);
  simplify.set("som", false);
  simplify.set("flat", true);
  const z3::tactic pipeline = with(z3::tactic(c, "simplify"), simplify) & z3::tactic(c, "propagate-values") &
                              z3::tactic(c, "solve-eqs") & z3::tactic(c, "elim-uncnstr") & z3::tactic(c, "simplify") &
                              z3::tactic(c, "bit-blast") & z3::tactic(c, "simplify") & z3::tactic(c, "sat");
  z3::solver solver = pipeline.mk_solver();
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

std::string solver_version() {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned build = 0;
  unsigned revision = 0;
  Z3_get_version(&major, &minor, &build, &revision);
  return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(build);
}

}  // namespace synfin::proofs
