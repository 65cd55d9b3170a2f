#include "show_again.hpp"

#include "../parallel.hpp"

namespace synfin::proofs {

void show_again(std::vector<LargestPart>& parts, std::vector<Fallen>& fallen, unsigned jobs,
                const ShowAgain& show) {
  for (;;) {
    std::vector<std::pair<std::size_t, std::size_t>> todo;
    for (Fallen& of_table : fallen) of_table.everywhere();
    for (std::size_t t = 0; t < parts.size(); ++t)
      for (const std::size_t place : parts[t].again(fallen[t])) todo.emplace_back(t, place);
    if (todo.empty()) return;
    std::vector<ShownAtPlace> fresh(todo.size());
    in_parallel(jobs, todo.size(), [&](std::size_t i) {
      const auto [t, place] = todo[i];
      fresh[i] = show(t, place, parts[t].lost(), parts[t].at(place));
    });
    for (std::size_t i = 0; i < todo.size(); ++i)
      parts[todo[i].first].put(todo[i].second, std::move(fresh[i]));
    for (LargestPart& part : parts) part.drop_what_falls();
  }
}

}  // namespace synfin::proofs
