// Tables of text: whole where there is room, wrapped where there is little, head by head where there is less.
#include "../../cli/terminal/columns.hpp"

#include <sstream>

#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

namespace {

const std::vector<std::vector<std::string>> rows{{"NAME", "STATES", "GLOSS"},
                                                 {"listen.syn", "LISTEN,CLOSED", "a SYN opens"},
                                                 {"listen.rst", "LISTEN", "a reset of nothing is dropped"}};

std::size_t widest_line(const std::string& text) {
  std::istringstream lines(text);
  std::size_t widest = 0;
  for (std::string line; std::getline(lines, line);) widest = std::max(widest, line.size());
  return widest;
}

}  // namespace

TEST_CASE("a table has the room that it needs, where there is room", "[cli]") {
  const std::string whole =
      "NAME        STATES         GLOSS\n"
      "listen.syn  LISTEN,CLOSED  a SYN opens\n"
      "listen.rst  LISTEN         a reset of nothing is dropped\n";
  CHECK(cli::in_columns(rows, 0) == whole);
  CHECK(cli::in_columns(rows, widest_line(whole)) == whole);
}

TEST_CASE("the widest column gives way, at spaces and commas", "[cli]") {
  CHECK(cli::in_columns(rows, 34) ==
        "NAME        STATES      GLOSS\n"
        "listen.syn  LISTEN,     a SYN\n"
        "            CLOSED      opens\n"
        "listen.rst  LISTEN      a reset of\n"
        "                        nothing is\n"
        "                        dropped\n");
}

TEST_CASE("where columns have no room, each row is told head by head", "[cli]") {
  CHECK(cli::in_columns(rows, 24) ==
        "listen.syn\n"
        "  STATES  LISTEN,CLOSED\n"
        "  GLOSS   a SYN opens\n"
        "listen.rst\n"
        "  STATES  LISTEN\n"
        "  GLOSS   a reset of\n"
        "          nothing is\n"
        "          dropped\n");
}

TEST_CASE("what is listed fits where somebody looks, and has a line for each row where nobody does",
          "[cli]") {
  for (const std::string what :
       {"states", "events", "rules", "properties", "variants", "assumptions", "targets"})
    for (const std::string columns : {"60", "80", "132"}) {
      INFO(what << " in " << columns);
      const Result fits = run_synfin("list " + what, "COLUMNS=" + columns);
      CHECK(fits.status == 0);
      CHECK(widest_line(fits.out) <= std::stoul(columns));
    }
  const std::string piped = run_synfin("list rules", "env -u COLUMNS").out;
  CHECK(widest_line(piped) > 132);
  for (const char* none : {"COLUMNS=", "COLUMNS=0", "COLUMNS=x"})
    CHECK(run_synfin("list rules", none).out == piped);
}

TEST_CASE("a terminal says how wide it is", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  const std::string seen = seen_on_terminal([&] {
    unsetenv("COLUMNS");
    execl("/bin/sh", "sh", "-c", "stty cols 70 && exec \"" SYNFIN_BINARY "\" list rules",
          static_cast<char*>(nullptr));
  });
  CHECK(seen.size() > 1000);
  CHECK(widest_line(seen) <= 70 + 1);  // the terminal's \r
}

}  // namespace synfin::tests
