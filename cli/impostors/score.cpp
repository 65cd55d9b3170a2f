#include "score.hpp"

#include <algorithm>
#include <atomic>
#include <set>

#include "../../proofs/parallel.hpp"
#include "../machines/deviants.hpp"
#include "search.hpp"

namespace synfin::cli {

std::size_t Score::count(Catch what) const {
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](const ImpostorRow& row) { return row.judged.what == what; }));
}

std::size_t Score::visible() const { return rows.size() - count(Catch::unseen); }

double Score::share(std::size_t of) const {
  return visible() == 0 ? 100 : 100 * static_cast<double>(of) / static_cast<double>(visible());
}

Score score_of(const runtime::TableMachine& machine, std::string_view name, Pool::Range worlds, unsigned jobs,
               const std::function<void(std::size_t, std::size_t)>& told) {
  const model::PlainTable& table = model::standard();
  const PlainDeviants deviants(machine, table);
  oracle::Options options = beside_host_0(machine, table);
  options.deviants = &deviants;
  std::optional<std::size_t> only;
  if (!name.empty()) only = table.find(name)->id;
  const Pool pool(worlds, options, jobs, only);
  std::vector<proofs::Mutant> mutants;
  for (const model::PlainRule* rule : table.rules)
    if (!only || rule->id == *only)
      for (proofs::Mutant& mutant : proofs::mutants_of(*rule)) mutants.push_back(std::move(mutant));

  proofs::SampleLibrary samples({.timeout_ms = 60'000, .jobs = 1});
  Score score;
  score.rows.resize(mutants.size());
  std::atomic<std::size_t> done = 0;
  proofs::in_parallel(jobs, mutants.size(), [&](std::size_t m) {
    score.rows[m] = {std::string(mutants[m].rule->name), mutants[m].edit,
                     std::string(proofs::name_of(mutants[m].fault)),
                     judge_impostor(mutants[m], pool, samples, options)};
    if (told) told(++done, mutants.size());
  });
  score.worlds = pool.worlds();
  score.searched = pool.searched();
  score.segments = pool.segments();
  score.accused = pool.accused();
  score.misunderstood = pool.misunderstood();
  std::set<std::uint32_t> beside;
  std::set<std::uint32_t> searched;
  std::set<std::uint32_t> elsewhere;
  for (const Pool::Accused& one : score.accused)
    (one.elsewhere ? elsewhere : is_searched(one.world) ? searched : beside).insert(one.world);
  score.accused_worlds = beside.size();
  score.accused_searched = searched.size();
  score.accused_elsewhere = elsewhere.size();
  return score;
}

}  // namespace synfin::cli
