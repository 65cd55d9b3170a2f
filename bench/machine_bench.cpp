// Nanoseconds per event, of all machines over the same recordings. `--csv` prints them for run.sh.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstring>
#include <map>
#include <string>
#include <utility>

#include "by_msm.hpp"
#include "by_statechart.hpp"
#include "recordings.hpp"

namespace {

using synfin::bench::Recording;

using Play = std::uint32_t (*)(const Recording&);

void measure(benchmark::State& state, const Recording& recording, Play play) {
  for ([[maybe_unused]] const auto _ : state) benchmark::DoNotOptimize(play(recording));
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(recording.steps.size()));
}

/// Keeps the nanoseconds per event of each run.
class Keeper : public benchmark::BenchmarkReporter {
 public:
  std::map<std::string, double> nanoseconds;
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      double& best = nanoseconds[run.benchmark_name()];
      const double now = 1e9 / run.counters.at("items_per_second");
      if (best == 0 || now < best) best = now;
    }
  }
};

}  // namespace

int main(int count, char** arguments) {
  using namespace synfin::bench;
  bool csv = false;
  for (int i = 1; i < count; ++i) csv = csv || std::strcmp(arguments[i], "--csv") == 0;
  if (csv) count = 1;
  for (const Recording& one : recordings()) {
    const std::string name(one.name);
    for (const auto& [who, play] :
         {std::pair{"/table", &play_by_table}, std::pair{"/hand", &play_by_hand},
          std::pair{"/msm", &play_by_msm}, std::pair{"/statechart", &play_by_statechart}})
      benchmark::RegisterBenchmark((name + who).c_str(), measure, one, play)->Repetitions(5)->MinTime(0.05);
  }
  benchmark::Initialize(&count, arguments);
  Keeper keeper;
  benchmark::RunSpecifiedBenchmarks(&keeper);
  if (!csv)
    std::printf("%-12s %10s %10s %8s %10s %10s   (ns per event, best of five)\n", "", "table", "by hand",
                "ratio", "MSM", "Statechart");
  for (const Recording& one : recordings()) {
    const std::string name(one.name);
    const auto of = [&](const char* who) {
      return keeper.nanoseconds[name + who + "/min_time:0.050/repeats:5"];
    };
    std::printf(csv ? "%s %.1f %.1f %.2f %.1f %.1f\n" : "%-12s %10.1f %10.1f %8.2f %10.1f %10.1f\n",
                name.c_str(), of("/table"), of("/hand"), of("/table") / of("/hand"), of("/msm"),
                of("/statechart"));
  }
  return 0;
}
