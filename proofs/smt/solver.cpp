#include "solver.hpp"

#include "ledger.hpp"

namespace synfin::proofs {

Solver::Solver(z3::context& context, const Limits& limits) : c_(context), ledger_(limits.ledger) {
  if (limits.solvers != Solvers::cvc5) backends_.push_back(make_z3(context, limits.timeout_ms));
  if (limits.solvers != Solvers::z3) backends_.push_back(make_cvc5(context, limits.timeout_ms));
  if (ledger_ != nullptr)
    for (const std::unique_ptr<Backend>& backend : backends_) identities_.push_back(backend->identity());
}

Answer Solver::can(const z3::expr& condition) {
  if (condition.is_false()) return Answer::no;
  const auto known = known_.find(Z3_get_ast_id(c_, condition));
  return known != known_.end() ? known->second.answer
                               : remember(condition, ask(condition, How::not_wanted, nullptr), {});
}

Answer Solver::can(const z3::expr& condition, std::optional<z3::model>& how) {
  if (condition.is_false()) return Answer::no;
  const auto known = known_.find(Z3_get_ast_id(c_, condition));
  if (known != known_.end() && (known->second.answer != Answer::yes || known->second.how)) {
    how = known->second.how;
    return known->second.answer;
  }
  const Answer answer = ask(condition, How::fixed, &how);
  return remember(condition, answer, how);
}

Answer Solver::remember(const z3::expr& condition, Answer answer, const std::optional<z3::model>& how) {
  known_.insert_or_assign(Z3_get_ast_id(c_, condition), Known{condition, answer, how});
  return answer;
}

Answer Solver::may(const z3::expr& condition, std::optional<z3::model>& example) {
  if (condition.is_false()) return Answer::no;
  if (example && example->eval(condition, true).is_true()) {
    // The next run, which need not have this example, will ask. (Here nobody is: the example is evidence
    // enough.)
    if (ledger_ != nullptr) ledger_->answers().learn(keys_of(condition), Answer::yes);
    return Answer::yes;
  }
  example.reset();
  const auto known = known_.find(Z3_get_ast_id(c_, condition));
  if (known != known_.end()) return known->second.answer;
  return remember(condition, ask(condition, How::welcome, &example), {});
}

/// A question is known by what it says and who is asked.
std::vector<Digest> Solver::keys_of(const z3::expr& condition) {
  const Digest& question = digests_.of(condition);
  std::vector<Digest> keys;
  for (const Digest& identity : identities_) keys.push_back((Record() << identity << question).digest());
  return keys;
}

Answer Solver::ask(const z3::expr& condition, How wanted, std::optional<z3::model>* how) {
  if (ledger_ == nullptr) return put(condition, wanted, how);
  // Another thread, an earlier place or an earlier run may have put the same question. How something can be,
  // where that is to be shown, is asked anew.
  const std::vector<Digest> keys = keys_of(condition);
  const bool yes_will_do = wanted == How::not_wanted || wanted == How::welcome;
  if (const std::optional<Answer> known = ledger_->answers().find(keys, yes_will_do)) return *known;
  const Answer answer = put(condition, wanted, how);
  ledger_->answers().learn(keys, answer);
  return answer;
}

Answer Solver::put(const z3::expr& condition, How wanted, std::optional<z3::model>* how) {
  const Question question(condition);
  std::vector<Reply> replies;
  for (const std::unique_ptr<Backend>& backend : backends_) replies.push_back(backend->ask(question, wanted));
  if (ledger_ != nullptr) ledger_->note(question, about_, replies);
  // Two that disagree know nothing, and who does not know is not outvoted by who does.
  for (const Reply& reply : replies)
    if (reply.answer != replies.front().answer) return Answer::unknown;
  if (how != nullptr && replies.front().answer == Answer::yes) *how = replies.front().how;
  return replies.front().answer;
}

Answer Solver::must(const z3::expr& assumption, const z3::expr& conclusion, std::optional<z3::model>& how,
                    std::vector<Put>* asked) {
  const std::vector<z3::expr> assumptions = conjuncts(assumption);
  Answer all = Answer::yes;
  for (const z3::expr& piece : conjuncts(conclusion)) {
    const Answer answer = must_one(assumptions, piece, how, asked);
    if (answer == Answer::no) return answer;
    if (answer == Answer::unknown) all = answer;
  }
  return all;
}

Answer Solver::must_one(const std::vector<z3::expr>& assumptions, const z3::expr& conclusion,
                        std::optional<z3::model>& how, std::vector<Put>* asked) {
  const Words words = vocabulary_.of(conclusion);
  const auto broken_under = [&](auto matters) {
    z3::expr_vector all(c_);
    for (const z3::expr& assumption : assumptions)
      if (matters(vocabulary_.of(assumption))) all.push_back(assumption);
    all.push_back(!conclusion);
    return z3::mk_and(all);
  };
  const auto note = [&](const z3::expr& question, Answer answer) {
    if (asked != nullptr) asked->emplace_back(question, answer);
    return opposite(answer);
  };
  // Fewer assumptions can only make more counterexamples: a "no" is final, a "yes" is not.
  const z3::expr few = broken_under([&](const Words& w) { return (w & ~words).none(); });
  if (can(few.simplify()) == Answer::no) return note(few, Answer::no);
  const z3::expr more =
      broken_under([&](const Words& w) { return (w & words).any() && (w & ~words).count() <= 2; });
  if (can(more.simplify()) == Answer::no) return note(more, Answer::no);
  const z3::expr full = broken_under([](const Words&) { return true; });
  return note(full, can(full, how));
}

z3::model Solver::smallest(const z3::expr& condition, const z3::model& how) {
  z3::model best = how;
  z3::expr_vector so_far(c_);
  so_far.push_back(condition);
  // What the best model does already need not be asked. There is one smallest: any better one leads to it.
  const auto insist = [&](const z3::expr& wish) {
    const bool met = best.eval(wish, true).is_true();
    so_far.push_back(wish);
    if (met) return true;
    std::optional<z3::model> better;
    if (ask(z3::mk_and(so_far), How::any, &better) == Answer::yes && better) {
      best = *better;
      return true;
    }
    so_far.pop_back();
    so_far.push_back(!wish);
    return false;
  };
  for (const z3::expr& one : vocabulary_.constants(condition)) {
    if (one.is_bool()) {
      insist(!one);
    } else if (!insist(one == c_.bv_val(0, one.get_sort().bv_size()))) {
      for (unsigned bit = one.get_sort().bv_size(); bit-- > 0;)
        insist(one.extract(bit, bit) == c_.bv_val(0, 1));
    }
  }
  return best;
}

}  // namespace synfin::proofs
