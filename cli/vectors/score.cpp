#include "score.hpp"

#include <algorithm>
#include <array>
#include <atomic>

#include "../../model/standard.hpp"
#include "../../proofs/mutation/by_solver.hpp"
#include "../../proofs/mutation/matters.hpp"
#include "../../proofs/parallel.hpp"
#include "seen.hpp"

namespace synfin::cli::vectors {

namespace {

void take_tcb(Values& into, const Values& from) {
  std::copy(from.begin(), from.begin() + model::tcb_field_count, into.begin());
}

}  // namespace

std::string_view name_of(Kill kill) {
  constexpr std::array<std::string_view, 5> names{"killed", "killed by the TCB", "equivalent", "survived",
                                                  "unknown"};
  return names[static_cast<std::size_t>(kill)];
}

Bench::Bench(const Suite& suite) : standard_(suite.table()) {
  for (const Vector& vector : suite.vectors) {
    Recorded recorded{vector.name, {}};
    for (const Happening& one : vector.story) {
      const proofs::Ran ran = proofs::run(standard_, one.event, one.before);
      recorded.steps.push_back({one, ran.after, ran.tried});
    }
    recorded_.push_back(std::move(recorded));
  }
}

Verdict Bench::judge(const model::PlainTable& table, const std::vector<std::string_view>& touched) const {
  std::bitset<256> rules;
  for (const std::string_view name : touched) rules.set(standard_.find(name)->id);
  Verdict verdict;
  for (const Recorded& recorded : recorded_) {
    const auto first = std::find_if(recorded.steps.begin(), recorded.steps.end(), [&](const Step& step) {
      return rules.none() || (step.tried & rules).any();
    });
    // Until then nothing can differ.
    if (first != recorded.steps.end() &&
        differs(table, recorded, static_cast<std::size_t>(first - recorded.steps.begin()), verdict))
      break;
  }
  return verdict;
}

bool Bench::differs(const model::PlainTable& table, const Recorded& recorded, std::size_t from,
                    Verdict& verdict) const {
  const PlainMachine machine(table);
  const PlainMachine standard(standard_);
  Values rest = recorded.steps[from].happening.before;
  for (std::size_t at = from; at < recorded.steps.size(); ++at) {
    const Step& step = recorded.steps[at];
    Values before = step.happening.before;
    take_tcb(before, rest);
    const auto note = [&](Kill kill) {
      verdict.kill = kill;
      verdict.vector = recorded.name;
      verdict.event = at;
    };
    if (!may_happen(table, step.happening.event, before)) {
      note(Kill::outside);
      return true;
    }
    rest = proofs::run(table, step.happening.event, before).after;
    if (rest == step.after) continue;
    if (!same_outside(seen_in(machine, step.happening, rest),
                      seen_in(standard, step.happening, step.after))) {
      note(Kill::outside);
      return true;
    }
    if (verdict.kill == Kill::survived && proofs::differ(step.after, rest)) note(Kill::inside);
  }
  return false;
}

std::vector<Verdict> judge_mutants(const Suite& suite, const std::vector<const model::PlainRule*>& rules,
                                   const proofs::Limits& limits,
                                   const std::function<void(std::size_t, std::size_t)>& progress) {
  const Bench bench(suite);
  std::vector<std::vector<Verdict>> by_rule(rules.size());
  std::atomic<std::size_t> done = 0;
  proofs::in_parallel(limits.jobs, rules.size(), [&](std::size_t r) {
    std::unique_ptr<proofs::Stage> solver;
    std::unique_ptr<AskedOf> asked;
    for (const proofs::Mutant& mutant : proofs::mutants_of(*rules[r])) {
      const model::PlainTable table = proofs::table_of(suite.table(), mutant);
      Verdict verdict = bench.judge(table, {rules[r]->name});
      verdict.rule = rules[r]->name;
      verdict.edit = mutant.edit;
      if (verdict.kill == Kill::survived) {
        if (!solver) solver = proofs::make_by_solver(*rules[r], limits);
        if (!asked) asked = std::make_unique<AskedOf>(*rules[r], suite.zeros, limits);
        proofs::Subject subject{mutant, table};
        const proofs::Opinion::Kind said =
            asked->changes_nothing(mutant) ? proofs::Opinion::Kind::equivalent : solver->judge(subject).kind;
        if (said == proofs::Opinion::Kind::equivalent) verdict.kill = Kill::equivalent;
        if (said == proofs::Opinion::Kind::unknown) verdict.kill = Kill::unknown;
      }
      by_rule[r].push_back(std::move(verdict));
    }
    progress(++done, rules.size());
  });
  std::vector<Verdict> all;
  for (std::vector<Verdict>& one : by_rule) std::move(one.begin(), one.end(), std::back_inserter(all));
  return all;
}

}  // namespace synfin::cli::vectors
