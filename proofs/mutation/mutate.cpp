#include "mutate.hpp"

#include "../stopwatch.hpp"
#include "by_samples.hpp"
#include "by_solver.hpp"

namespace synfin::proofs {

std::string_view name_of(Fate fate) {
  switch (fate) {
    case Fate::killed:
      return "killed";
    case Fate::equivalent:
      return "equivalent";
    case Fate::survived:
      return "survived";
    case Fate::unknown:
      return "unknown";
  }
  return "unknown";
}

std::size_t phase_of(const model::PlainTable& table, const model::PlainRule& rule) {
  std::size_t place = 0;
  for (const model::PlainPhase& phase : table.phases) {
    for (const model::PlainRule& one : phase.rules)
      if (one.id == rule.id) return place;
    ++place;
  }
  return place;
}

std::vector<Place> places_of(const model::PlainTable& table, const model::PlainRule& rule) {
  std::vector<Place> all;
  const std::size_t phase = phase_of(table, rule);
  for (const model::PlainHandling& handling : table.handlings)
    for (const std::size_t place : handling.phases)
      if (place == phase)
        for (std::size_t s = 0; s < model::state_count; ++s)
          all.push_back({handling.event, static_cast<model::State>(s)});
  return all;
}

std::vector<std::unique_ptr<Stage>> stages_for(const model::PlainRule& rule, SampleLibrary& samples,
                                               const Limits& limits) {
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(make_by_samples(rule, samples));
  stages.push_back(make_by_solver(rule, limits));
  return stages;
}

std::vector<Judged> judge_rule(const model::PlainRule& rule, SampleLibrary& samples, const Limits& limits) {
  const auto stages = stages_for(rule, samples, limits);
  std::vector<Judged> all;
  for (const Mutant& mutant : mutants_of(rule)) {
    const Stopwatch stopwatch;
    const model::PlainTable table = table_of(model::standard(), mutant);
    Subject subject{mutant, table};
    Judged judged{std::string(rule.name), mutant.fault, mutant.edit, Fate::survived, "", "", 0, {}};
    for (const auto& stage : stages) {
      Opinion opinion = stage->judge(subject);
      if (opinion.kind == Opinion::Kind::undecided) continue;
      if (opinion.kind == Opinion::Kind::unknown) {
        judged.fate = Fate::unknown;  // unless a later stage kills it
        continue;
      }
      judged.fate = opinion.kind == Opinion::Kind::killed ? Fate::killed : Fate::equivalent;
      if (opinion.by != nullptr) judged.by = opinion.by->name;
      judged.what = std::move(opinion.what);
      judged.counterexample = std::move(opinion.counterexample);
      break;
    }
    judged.ms = stopwatch.ms();
    all.push_back(std::move(judged));
  }
  return all;
}

}  // namespace synfin::proofs
