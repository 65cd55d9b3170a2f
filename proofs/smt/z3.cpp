#include <cstdint>
#include <limits>

#include "../stopwatch.hpp"
#include "backend.hpp"
#include "identity.hpp"

namespace synfin::proofs {

namespace {

/// A bound in Z3's own units of work, more than it does in that time. It forgets a time-out that
/// comes at the wrong moment (`reslimit::push` clears the flag): then this ends it. 0 is no bound.
unsigned work_in(unsigned timeout_ms) {
  constexpr std::uint64_t units_per_ms = 20'000;
  const std::uint64_t units = timeout_ms * units_per_ms;
  return units <= std::numeric_limits<unsigned>::max() ? static_cast<unsigned>(units) : 0;
}

class Z3 final : public Backend {
 public:
  Z3(z3::context& context, unsigned timeout_ms) : c_(context), timeout_ms_(timeout_ms) {}

  Digest identity() const override { return z3_identity(); }

  Reply ask(const Question& question, How wanted) override {
    const Stopwatch stopwatch;
    Reply reply;
    reply.by = "Z3";
    try {
      if (wanted == How::fixed) {
        // Which model is found depends on what else a context has seen. (To make one takes longer than most
        // questions.)
        z3::context own;
        z3::model how(own);
        ask(z3::expr(own, Z3_translate(c_, question.condition(), own)), reply, &how);
        if (reply.answer == Answer::yes) reply.how = z3::model(how, c_, z3::model::translate());
      } else {
        z3::model how(c_);
        ask(question.condition(), reply, wanted == How::not_wanted ? nullptr : &how);
        if (wanted != How::not_wanted && reply.answer == Answer::yes) reply.how = how;
      }
    } catch (const z3::exception& gave_up) {
      reply.answer = Answer::unknown;
      reply.why = gave_up.msg();
    }
    reply.seconds = stopwatch.seconds();
    return reply;
  }

 private:
  void ask(const z3::expr& condition, Reply& reply, z3::model* how) const {
    z3::solver solver = fresh(condition.ctx());
    solver.add(condition);
    const z3::check_result result = solver.check();
    reply.answer = result == z3::sat ? Answer::yes : result == z3::unsat ? Answer::no : Answer::unknown;
    if (reply.answer == Answer::unknown) reply.why = solver.reason_unknown();
    if (reply.answer == Answer::yes && how != nullptr) *how = solver.get_model();
  }

  /// A fresh, non-incremental pipeline: incremental solving with push and pop is slower by orders of
  /// magnitude here. Most questions are small, and the lazy solver has them answered before the other has
  /// made its clauses; the few that are not are the other's. Together they take half the time of either.
  z3::solver fresh(z3::context& c) const {
    const auto by = [&](const char* name) { return z3::tactic(c, name); };
    z3::params few_times(c);
    few_times.set("solve_eqs_max_occs", 2U);
    z3::params small(c);
    small.set("max_conflicts", 3000U);  // then it gives up: a count, and so the same on every machine
    const z3::tactic prepare = by("simplify") & by("propagate-values") &
                               z3::with(by("solve-eqs"), few_times) & by("elim-uncnstr") & by("simplify");
    z3::solver solver = (prepare & (z3::with(by("smt"), small) | (by("bit-blast") & by("sat")))).mk_solver();
    z3::params limits(c);
    limits.set("timeout", timeout_ms_);
    limits.set("rlimit", work_in(timeout_ms_));
    limits.set("random_seed", 0U);
    solver.set(limits);
    return solver;
  }

  z3::context& c_;
  unsigned timeout_ms_;
};

}  // namespace

std::unique_ptr<Backend> make_z3(z3::context& context, unsigned timeout_ms) {
  return std::make_unique<Z3>(context, timeout_ms);
}

std::string_view word_of(Answer answer) {
  return answer == Answer::yes ? "sat" : answer == Answer::no ? "unsat" : "unknown";
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
