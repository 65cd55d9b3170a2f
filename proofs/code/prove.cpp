#include "prove.hpp"

#include <exception>
#include <mutex>

#include "../parallel.hpp"
#include "../progress.hpp"
#include "../smt/question.hpp"
#include "../smt/solver.hpp"
#include "../stopwatch.hpp"
#include "to_z3.hpp"

namespace synfin::proofs::code {

namespace {

/// What the example gives every input that it speaks of.
Assignment inputs_of(const z3::expr& condition, const z3::model& how) {
  Assignment inputs;
  for (const z3::expr& constant : constants_of(condition)) {
    const z3::expr value = how.eval(constant, true);
    std::uint64_t number = 0;
    if (value.is_bool())
      number = value.is_true() ? 1 : 0;
    else if (!value.is_numeral_u64(number))
      continue;
    inputs[constant.decl().name().str()] = number;
  }
  return inputs;
}

/// One thing to ask: a name for people, and what must not be.
struct Open {
  std::string what;
  Condition must_not;
};

/// Asks about one part, and keeps what comes of it.
class Asking {
 public:
  Asking(const Code& code, const Part& part, const Limits& limits)
      : code_(code), part_(part), solver_(context_, limits) {
    solver_.about("code on " + std::string(code.table.name) + ": " + name_of(part));
  }

  PartResult judge() {
    PartResult result{.part = part_};
    try {
      const Comparison made = compare(terms_, code_, part_, any_values(terms_));
      result.compared = made.compared;
      result.executed = made.executed;
      std::vector<Open> open;
      for (const Obligation& one : made.broken)
        open.push_back({"line " + std::to_string(one.line) + ": " + one.what, one.broken});
      for (const Lost& one : made.losses)
        open.push_back({one.what + ": more than its place holds", one.where});
      for (const Difference& one : made.differences) open.push_back({one.what, one.where});
      result.asked = open.size();
      settle(open, result);
    } catch (const TooMany& why) {
      result.detail = why.what();
    }
    return result;
  }

 private:
  /// All in one question; one by one where that is not answered.
  void settle(const std::vector<Open>& open, PartResult& result) {
    Condition any = never;
    for (const Open& one : open) any = terms_.decisions().either(any, one.must_not);
    Answer answer = ask(any, result);
    if (answer == Answer::unknown && open.size() > 1) {
      std::string left;
      for (const Open& one : open) {
        const Answer of_one = ask(one.must_not, result);
        if (of_one == Answer::yes) return;
        if (of_one == Answer::unknown) left += (left.empty() ? "" : ", ") + one.what;
      }
      if (left.empty()) answer = Answer::no;
      result.detail = left;
    } else if (answer == Answer::unknown) {
      result.detail = open.front().what;
    }
    if (answer == Answer::no) result.verdict = Verdict::proved;
  }

  Answer ask(Condition must_not, PartResult& result) {
    if (must_not == never) return Answer::no;
    const z3::expr condition = to_z3_.condition(must_not);
    std::optional<z3::model> how;
    const Answer answer = solver_.can(condition, how);
    result.answers.push_back({Question(condition).hash(), std::string(word_of(answer))});
    if (answer != Answer::yes || !how) return answer == Answer::yes ? Answer::unknown : answer;
    result.counterexample = replay(code_, part_, inputs_of(condition, *how));
    if (!result.counterexample) {
      result.detail = "an example of the solver's on which code and table do the same";
      return Answer::unknown;
    }
    result.verdict = Verdict::violated;
    return answer;
  }

  const Code& code_;
  const Part& part_;
  Terms terms_;
  z3::context context_;
  ToZ3 to_z3_{terms_, terms_.decisions(), context_};
  Solver solver_;
};

}  // namespace

PartResult prove_part(const Code& code, const Part& part, const Limits& limits) {
  const Stopwatch watch;
  PartResult result = Asking(code, part, limits).judge();
  result.seconds = watch.seconds();
  return result;
}

std::vector<PartResult> prove(const Code& code, const std::vector<Part>& parts, const Limits& limits) {
  std::vector<PartResult> results(parts.size());
  std::mutex guard;
  std::exception_ptr failed;
  in_parallel(limits.jobs, parts.size(), [&](std::size_t k) {
    try {
      results[k] = prove_part(code, parts[k], limits);
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!failed) failed = std::current_exception();
    }
  });
  if (failed) std::rethrow_exception(failed);
  return results;
}

}  // namespace synfin::proofs::code
