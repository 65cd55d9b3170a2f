// Where the time of a verification goes: `proofs_bench [VARIANT [PROPERTY]]`, the standard's table and all
// properties if not given. Nothing is kept between runs, and one thread works, so that seconds of work are
// seconds.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "../proofs/smt/ledger.hpp"
#include "../proofs/verify.hpp"

namespace {

double cpu_seconds() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  return seconds(used.ru_utime) + seconds(used.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace synfin;
  const model::PlainTable* const table = argc > 1 ? model::find_table(argv[1]) : &model::standard();
  std::vector<const proofs::Property*> which;
  for (const proofs::Property& property : proofs::properties())
    if (argc < 3 || property.name == argv[2]) which.push_back(&property);
  if (table == nullptr || which.empty()) {
    std::fprintf(stderr, "usage: proofs_bench [VARIANT [PROPERTY]]\n");
    return 2;
  }
  proofs::Ledger ledger;
  const auto start = std::chrono::steady_clock::now();
  (void)proofs::verify(which, {&table, 1}, {.jobs = 1, .ledger = &ledger});
  const double all = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  std::vector<std::pair<std::string, proofs::Spent>> kinds;
  for (const auto& one : ledger.spent()) kinds.emplace_back(one);
  std::sort(kinds.begin(), kinds.end(),
            [](const auto& a, const auto& b) { return a.second.seconds > b.second.seconds; });
  double asked = 0;
  std::printf("%-56s %9s %9s %6s\n", "questions about", "questions", "seconds", "ms");
  for (const auto& [kind, spent] : kinds) {
    asked += spent.seconds;
    std::printf("%-56.56s %9zu %9.2f %6.1f\n", kind.c_str(), spent.questions, spent.seconds,
                1000 * spent.seconds / static_cast<double>(spent.questions));
  }
  std::printf("%-56s %9s %9.2f\n", "terms, rewriting, digests and all else", "", all - asked);
  std::printf("%-56s %9zu %9.2f\n", "all, by the clock", ledger.asked(), all);
  std::printf("%-56s %9s %9.2f\n", "seconds of CPU: less, where others work, too", "", cpu_seconds());
}
