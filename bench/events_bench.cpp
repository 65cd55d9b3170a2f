// events_bench                   lists the recordings, each with its number of events
// events_bench table|hand|c NAME   plays one recording once, for whoever counts the instructions (see run.sh)
// events_bench size              tells how many octets a connection takes, of the table's machine and in C
#include <cstdio>
#include <cstring>
#include <string_view>

#include "by_c.hpp"
#include "recordings.hpp"

int main(int count, char** arguments) {
  using namespace synfin;
  if (count < 2 || std::strncmp(arguments[1], "--", 2) == 0) {
    for (const bench::Recording& one : bench::recordings())
      std::printf("%s %zu %.*s\n", one.name.data(), one.steps.size(), static_cast<int>(one.meaning.size()),
                  one.meaning.data());
    return 0;
  }
  const std::string_view what = arguments[1];
  if (what == "size") {
    std::printf("%zu %zu\n", sizeof(runtime::Machine<>), bench::size_by_c());
    return 0;
  }
  for (const bench::Recording& one : bench::recordings()) {
    if (count < 3 || one.name != arguments[2]) continue;
    if (what == "table") return std::printf("%u\n", bench::play_by_table(one)) < 0 ? 1 : 0;
    if (what == "c")
      return std::printf("%u\n", bench::play<bench::CConnection>(one, bench::handle_by_c)) < 0 ? 1 : 0;
    if (what == "hand") return std::printf("%u\n", bench::play_by_hand(one)) < 0 ? 1 : 0;
  }
  std::fprintf(stderr, "events_bench: nothing to play; events_bench alone lists the recordings\n");
  return 2;
}
