#include "silence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "possibilities/freedoms.hpp"

namespace synfin::oracle {
namespace {

constexpr std::int64_t second = 1'000'000'000;
/// So many unanswered segments are worth a note, wherever the capture was made.
constexpr std::size_t many = 3;
/// ... and so many that were answered late.
constexpr std::size_t often = 2;

}  // namespace

std::vector<Silence> silences(const End& end, std::size_t stream, std::int64_t last_time, bool beside,
                              bool seems_beside) {
  const auto is_of_this = [&](const Debt& debt) { return debt.demand.stream == stream; };
  const auto level_of = [&](const Debt& debt) {
    const std::int64_t since = last_time - debt.demand.time;
    const bool excused =
        debt.excuse == Excuse::throttled || debt.excuse == Excuse::refused || debt.excuse == Excuse::fallen;
    if (!beside || excused) return Level::note;
    // It may have ended in silence by then.
    if (debt.demand.segment.rst && !debt.is_passed_over) return Level::note;
    if (debt.excuse == Excuse::unopened && since <= longest_deafness) return Level::note;
    return debt.excuse == Excuse::early ? Level::warning : Level::violation;
  };
  // What has come again, once, may be answered yet, and then what came before may have fallen.
  const std::int64_t patience = beside ? longest_pause : second;
  std::int64_t fell_until = std::numeric_limits<std::int64_t>::min();
  for (const Debt& debt : end.debts()) {
    const auto is_same = [&](const Debt& other) {
      return is_repeated(debt.demand.segment, other.demand.segment);
    };
    const bool once = std::count_if(end.debts().begin(), end.debts().end(), is_same) == 2;
    if (once && !debt.is_passed_over && last_time - debt.demand.time <= patience)
      fell_until = debt.demand.time;
  }
  std::size_t unanswered = 0;
  const Debt* worst = nullptr;
  for (const Debt& debt : end.debts()) {
    if (!is_of_this(debt) || last_time - debt.demand.time <= patience || debt.demand.time <= fell_until)
      continue;
    if (worst == nullptr || level_of(*worst) < level_of(debt)) worst = &debt;
    ++unanswered;
  }
  std::vector<Silence> all;
  const auto tell = [&](const Debt& debt, std::string what) {
    all.push_back({&debt, level_of(debt), std::move(what)});
  };
  if (unanswered >= many ||
      (worst != nullptr && (beside || (seems_beside && worst->excuse == Excuse::none)))) {
    const model::PlainRule* rule = end.answer_to(*worst).rule;
    tell(*worst, fmt::format("no answer was seen to {}, though one is due: {}",
                             unanswered == 1 ? "this segment" : fmt::format("{} segments", unanswered),
                             rule == nullptr ? "" : rule->gloss));
  }
  // What was lost behind the capture comes again, and is answered late for that.
  std::vector<const End::Late*> late;
  for (const End::Late& one : end.late())
    if (is_of_this(one.debt) && (beside || one.repeated == 0 || one.repeated > many)) late.push_back(&one);
  const bool stubborn =
      std::any_of(late.begin(), late.end(), [](const End::Late* one) { return one->repeated > many; });
  if (late.size() < (beside || stubborn ? 1 : often)) return all;
  // The worst of them, and of those the longest.
  const auto longest =
      std::max_element(late.begin(), late.end(), [&](const End::Late* a, const End::Late* b) {
        return std::pair(level_of(a->debt), a->pause) < std::pair(level_of(b->debt), b->pause);
      });
  tell((*longest)->debt,
       fmt::format(
           "the answer came after {:.1f} s{}; an acknowledgment may wait for less than 0.5 s (MUST-40)",
           static_cast<double>((*longest)->pause) / second,
           late.size() == 1 ? "" : fmt::format(", and late {} times", late.size())));
  return all;
}

}  // namespace synfin::oracle
