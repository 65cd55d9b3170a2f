#include "prove.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>

#include "../parallel.hpp"
#include "../progress.hpp"
#include "../smt/question.hpp"
#include "../smt/solver.hpp"
#include "../stopwatch.hpp"
#include "budget.hpp"
#include "courses.hpp"
#include "examples.hpp"
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

/// More nodes of decisions than these take longer than what a course is split into; all inputs at once are
/// tried with more first.
constexpr std::size_t nodes_of_course = 200'000;
constexpr std::size_t nodes_at_once = 5'000'000;
/// Seconds for a question that can be split instead; it is not even put where it speaks of more flags than
/// these.
constexpr double soon = 0.05;
constexpr std::size_t flags_soon = 12;
/// The same of all inputs at once, which is asked but once.
constexpr double at_once_soon = 0.25;
/// A solver's context grows with what it is asked: after so many questions there is a new one.
constexpr int questions_of_context = 200;

/// Runs on inputs at random.
constexpr int runs = 64;

/// Asks about one part, and keeps what comes of it.
class Asking {
 public:
  Asking(const Code& code, const Part& part, const Limits& limits, double seconds)
      : code_(code), part_(part), limits_(limits), budget_(seconds), result_{.part = part} {}

  /// All inputs at once.
  PartResult at_once() {
    nodes_ = nodes_at_once;
    if (budget_.left() <= 0)
      result_.detail = "no time";
    else if (Judged judged = judge({}); judged.proved)
      note_proved();
    else
      result_.detail = std::move(judged.open);
    return std::move(result_);
  }

  /// A few inputs first; then course by course, each split where it is too much.
  PartResult by_courses() {
    for (int k = 0; k < runs && !result_.counterexample && budget_.left() > 0; ++k)
      if (tried(examples_.next())) shrink();
    std::vector<Course> todo{{}};
    std::vector<std::string> left;
    while (!todo.empty() && !result_.counterexample && budget_.left() > 0) {
      const Course course = std::move(todo.back());
      todo.pop_back();
      Judged judged = judge(course);
      if (first_open_.empty()) first_open_ = judged.open;
      if (judged.proved)
        ++result_.courses;
      else if (!judged.split.empty())
        todo.insert(todo.end(), judged.split.rbegin(), judged.split.rend());
      else
        left.push_back(judged.open);
    }
    if (result_.counterexample) return std::move(result_);
    if (todo.empty() && left.empty()) {
      note_proved();
    } else if (todo.empty()) {
      result_.detail = left.front();
    } else {
      result_.detail = "the time is over; " + std::to_string(result_.courses) + " courses are proved, " +
                       std::to_string(todo.size() + left.size()) + " and what they are split into are open" +
                       (first_open_.empty() ? "" : ": " + first_open_);
    }
    return std::move(result_);
  }

 private:
  /// Of the answers those are kept that the proof rests on: what had none in its time was split and asked
  /// again.
  void note_proved() {
    result_.verdict = Verdict::proved;
    result_.detail.clear();
    std::erase_if(result_.answers, [](const auto& one) { return one.answer != word_of(Answer::no); });
  }

  struct Judged {
    bool proved = false;
    std::string open{};           ///< what is not known
    std::vector<Course> split{};  ///< what to look at instead, if there is anything
  };

  Judged judge(const Course& course) {
    Terms terms;
    const auto source = facts_.begin(course, terms);
    if (!source) return {.proved = true};
    terms.decisions().limit(nodes_, [&] {
      if (budget_.left() <= 0) throw TooMany("the time is over");
    });
    try {
      const Comparison made = compare(terms, code_, part_, *source);
      result_.compared = made.compared;
      result_.executed = made.executed;
      std::vector<Open> open;
      for (const Obligation& one : made.broken)
        open.push_back({"line " + std::to_string(one.line) + ": " + one.what, one.broken});
      for (const Lost& one : made.losses)
        open.push_back({one.what + ": more than its place holds", one.where});
      for (const Difference& one : made.differences) open.push_back({one.what, one.where});
      result_.asked += open.size();
      return judge(course, terms, open);
    } catch (const TooMany& why) {
      if (excluded(course)) return {.proved = true};
      terms.decisions().limit(2 * nodes_, {});
      return {.open = why.what(), .split = facts_.split(course, terms, terms.turns)};
    }
  }

  /// What the differences depend on. First what many do, above all whether words are equal: the one is then
  /// put in the other's place.
  static std::vector<Condition> flags_of(Terms& terms, const std::vector<Open>& open) {
    std::map<std::uint32_t, std::size_t> counts;
    for (const Open& one : open)
      for (const std::uint32_t flag : terms.decisions().flags_of(one.must_not))
        counts[flag] += terms.atom(flag).kind == Atom::Kind::equal ? open.size() : 1;
    std::vector<std::pair<std::size_t, Condition>> order;
    for (const auto& [flag, count] : counts) order.emplace_back(count, terms.decisions().literal(flag));
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<Condition> flags;
    for (const auto& [count, flag] : order) flags.push_back(flag);
    return flags;
  }

  /// What is not soon answered is split; what cannot be is asked about in earnest.
  Judged judge(const Course& course, Terms& terms, const std::vector<Open>& open) {
    if (open.empty()) return {.proved = true};
    const std::vector<Condition> flags = flags_of(terms, open);
    Judged judged{.open = open.front().what};
    if (course.empty() || flags.size() <= flags_soon)
      judged = settle(course, terms, open, course.empty() ? at_once_soon : soon);
    else
      judged.proved = excluded(course);
    if (judged.proved || result_.counterexample) return judged;
    judged.split = facts_.split(course, terms, flags);
    if (judged.split.empty()) return settle(course, terms, open, budget_.left());
    return judged;
  }

  /// All in one question; one by one where that is not answered.
  Judged settle(const Course& course, Terms& terms, const std::vector<Open>& open, double seconds) {
    z3::context& context = context_of_next();
    Solver solver = solver_in(context, seconds);
    ToZ3 to_z3(terms, terms.decisions(), context);
    const z3::expr facts = facts_.as_formula(course, context);
    const auto ask = [&](Condition must_not) {
      return asked(solver, facts && to_z3.condition(must_not), true);
    };
    Condition any = never;
    for (const Open& one : open) any = terms.decisions().either(any, one.must_not);
    const Answer answer = ask(any);
    if (answer == Answer::no) return {.proved = true};
    if (result_.counterexample) return {};
    std::string left;
    for (const Open& one : open) {
      if (seconds > at_once_soon && open.size() > 1 && budget_.left() > 0 && ask(one.must_not) == Answer::no)
        continue;
      if (result_.counterexample) return {};
      left += (left.empty() ? "" : ", ") + one.what;
    }
    return {.proved = left.empty(), .open = left};
  }

  z3::context& context_of_next() {
    if (!context_ || ++questions_ % questions_of_context == 0) context_ = std::make_unique<z3::context>();
    return *context_;
  }

  Solver solver_in(z3::context& context, double seconds) {
    Limits limits = limits_;
    constexpr double longest = 4e6;  // seconds that milliseconds can tell
    limits.timeout_ms =
        static_cast<unsigned>(1 + 1000 * std::clamp(std::min(seconds, budget_.left()), 0.0, longest));
    Solver solver(context, limits);
    solver.about("code on " + std::string(code_.table.name) + ": " + name_of(part_));
    return solver;
  }

  /// Can it be? If so, it is tried out on code and table.
  Answer asked(Solver& solver, const z3::expr& condition, bool must_not) {
    std::optional<z3::model> how;
    const Answer answer = solver.can(condition, how);
    if (must_not || answer == Answer::no)
      result_.answers.push_back({Question(condition).hash(), std::string(word_of(answer))});
    if (answer != Answer::yes) return answer;
    if (how && must_not && tried(inputs_of(condition, *how))) return answer;
    return must_not ? Answer::unknown : answer;
  }

  /// Do the facts exclude one another?
  bool excluded(const Course& course) {
    if (course.empty()) return false;
    z3::context& context = context_of_next();
    Solver solver = solver_in(context, soon);
    return asked(solver, facts_.as_formula(course, context), false) == Answer::no;
  }

  /// Is it a counterexample?
  bool tried(const Assignment& inputs) {
    result_.counterexample = replay(code_, part_, inputs);
    if (result_.counterexample) result_.verdict = Verdict::violated;
    return result_.counterexample.has_value();
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
  std::string first_open_;  ///< what was not known of all inputs at once
  std::size_t nodes_ = nodes_of_course;
  PartResult result_;
  Facts facts_;
  std::unique_ptr<z3::context> context_;
  int questions_ = 0;
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
  const auto each = [&](double most, bool equally, auto judge) {
    std::atomic<std::size_t> without = todo.size();
    in_parallel(limits.jobs, todo.size(), [&](std::size_t k) {
      try {
        const Stopwatch watch;
        const double before = thread_seconds();
        PartResult& result = results[todo[k]];
        const double earlier = result.seconds;
        result = judge(Asking(code, parts[todo[k]], limits, account.share(equally ? without-- : 1, most)));
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
  constexpr double easy = 0.3;  // of the time; what is not, is split
  each(easy * effort.part, false, [](Asking asking) { return asking.at_once(); });
  each(effort.part, true, [](Asking asking) { return asking.by_courses(); });
  return results;
}

}  // namespace synfin::proofs::code
