#include "prove.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <numeric>

#include "../parallel.hpp"
#include "../smt/question.hpp"
#include "../smt/solver.hpp"
#include "../stopwatch.hpp"
#include "budget.hpp"
#include "examples.hpp"
#include "to_z3.hpp"

namespace synfin::proofs::code {

namespace {

/// More nodes of decisions than these (some 40 octets each) are too many for one part.
constexpr std::size_t most_nodes = 20'000'000;
/// The same where most inputs are chosen; and how often they are.
constexpr std::size_t nodes_of_example = 200'000;
constexpr int most_examples = 64;
/// This much of the time is for all inputs at once.
constexpr double at_once = 0.8;

/// What the example gives every input that was spoken of.
Assignment inputs_of(const ToZ3& made, const z3::model& how) {
  Assignment inputs;
  for (const auto& [name, input] : made.inputs()) {
    const z3::expr value = how.eval(input, true);
    std::uint64_t number = 0;
    if (value.is_bool())
      number = value.is_true() ? 1 : 0;
    else if (!value.is_numeral_u64(number))
      continue;
    inputs[name] = number;
  }
  return inputs;
}

/// One thing that must not be: a name for people, and where it would be.
struct Open {
  std::string what;
  Condition must_not;
};

/// Judges one part.
class Judgement {
 public:
  Judgement(const Code& code, const Part& part, const Limits& limits, double seconds)
      : code_(code), part_(part), limits_(limits), budget_(seconds), result_{.part = part} {}

  PartResult make() {
    if (budget_.left() <= 0) {
      result_.detail = "no time";
      return std::move(result_);
    }
    judge({}, (1 - at_once) * budget_.left());
    for (int k = 0; k < most_examples && result_.verdict == Verdict::unknown && budget_.left() > 0; ++k)
      judge(examples_.next(), 0);
    if (result_.counterexample) shrink();
    if (result_.verdict != Verdict::unknown) result_.detail.clear();
    return std::move(result_);
  }

 private:
  /// Of all inputs at once, or where some are given: that is no proof, but perhaps a counterexample. So much
  /// of the time is kept.
  void judge(const Assignment& given, double kept) {
    Terms terms;
    terms.decisions().limit(given.empty() ? most_nodes : nodes_of_example, [&] {
      if (budget_.left() <= kept) throw TooMany("the time is over");
    });
    try {
      const Comparison made = compare(terms, code_, part_, any_values(terms, given));
      std::vector<Open> open;
      for (const Obligation& one : made.broken)
        open.push_back({"line " + std::to_string(one.line) + ": " + one.what, one.broken});
      for (const Lost& one : made.losses)
        open.push_back({one.what + ": more than its place holds", one.where});
      for (const Difference& one : made.differences) open.push_back({one.what, one.where});
      const Answer answer = settle(terms, open, given, budget_.left() - kept);
      if (!given.empty()) return;
      if (answer == Answer::no) result_.verdict = Verdict::proved;
      result_.compared = made.compared;
      result_.executed = made.executed;
      result_.asked = open.size();
      for (const Open& one : open) result_.detail += (result_.detail.empty() ? "" : ", ") + one.what;
    } catch (const TooMany& why) {
      if (given.empty()) result_.detail = why.what();
    }
  }

  /// Can any of it be? All in one question.
  Answer settle(Terms& terms, const std::vector<Open>& open, const Assignment& given, double seconds) {
    Condition any = never;
    for (const Open& one : open) any = terms.decisions().either(any, one.must_not);
    if (any == never) return Answer::no;
    z3::context context;
    ToZ3 to_z3(terms, terms.decisions(), context, Basis(terms, any));
    const z3::expr condition = to_z3.condition(any);
    Limits limits = limits_;
    constexpr double longest = 4e6;  // seconds that milliseconds can tell
    limits.timeout_ms = static_cast<unsigned>(1 + 1000 * std::clamp(seconds, 0.0, longest));
    Solver solver(context, limits);
    solver.about("code on " + std::string(code_.table.name) + ": " + name_of(part_));
    std::optional<z3::model> how;
    const Answer answer = solver.can(condition, how);
    if (given.empty()) result_.answers.push_back({Question(condition).hash(), std::string(word_of(answer))});
    if (answer == Answer::yes && how) {
      Assignment inputs = inputs_of(to_z3, *how);
      inputs.insert(given.begin(), given.end());
      try_out(inputs);
    }
    return answer;
  }

  /// A counterexample, if code and table differ on these inputs.
  void try_out(const Assignment& inputs) {
    result_.counterexample = replay(code_, part_, inputs);
    if (result_.counterexample) result_.verdict = Verdict::violated;
  }

  /// Leaves the inputs at 0 on which it does not depend.
  void shrink() {
    Counterexample smallest = *result_.counterexample;
    for (const auto& [name, value] : Assignment(smallest.inputs)) {
      if (value == 0) continue;
      Assignment fewer = smallest.inputs;
      fewer[name] = 0;
      if (auto found = replay(code_, part_, fewer)) smallest = std::move(*found);
    }
    result_.counterexample = std::move(smallest);
  }

  const Code& code_;
  const Part& part_;
  const Limits& limits_;
  Budget budget_;
  PartResult result_;
  Examples examples_{part_};
};

/// Time that threads share.
class Account {
 public:
  explicit Account(double seconds) : left_(seconds) {}
  /// An equal share for each of so many, or as much as one may take.
  double share(std::size_t among, double most) {
    const std::lock_guard lock(guard_);
    return std::min(most, std::max(0.0, left_) / static_cast<double>(std::max<std::size_t>(among, 1)));
  }
  void spend(double seconds) {
    const std::lock_guard lock(guard_);
    left_ -= seconds;
  }

 private:
  std::mutex guard_;
  double left_;
};

}  // namespace

std::vector<PartResult> prove(const Code& code, const std::vector<Part>& parts, const Effort& effort,
                              const Limits& limits) {
  std::vector<PartResult> results(parts.size());
  std::mutex guard;
  std::exception_ptr failed;
  Account account(effort.all);
  std::vector<std::size_t> todo(parts.size());
  std::iota(todo.begin(), todo.end(), std::size_t{0});
  const auto each = [&](double most, bool equally) {
    std::atomic<std::size_t> without = todo.size();
    in_parallel(limits.jobs, todo.size(), [&](std::size_t k) {
      try {
        const Stopwatch watch;
        const double before = thread_seconds();
        PartResult& result = results[todo[k]];
        const double earlier = result.seconds;
        const double share = account.share(equally ? without-- : 1, most);
        result = Judgement(code, parts[todo[k]], limits, share).make();
        result.seconds = earlier + watch.seconds();
        account.spend(thread_seconds() - before);
      } catch (...) {
        const std::lock_guard lock(guard);
        if (!failed) failed = std::current_exception();
      }
    });
    if (failed) std::rethrow_exception(failed);
    std::erase_if(todo, [&](std::size_t k) { return results[k].verdict != Verdict::unknown; });
  };
  constexpr double easy = 0.3;  // of the time: what needs more waits until the rest is judged
  each(easy * effort.part, false);
  each(effort.part, true);
  return results;
}

}  // namespace synfin::proofs::code
