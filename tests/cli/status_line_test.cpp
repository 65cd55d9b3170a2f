// Progress: on a terminal it is shown and cleared, elsewhere there is none of it.
#include "../../cli/terminal/status_line.hpp"

#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::EndsWith;

namespace {

void work() {
  cli::StatusLine status;
  if (status.progress() == nullptr) _exit(1);
  (*status.progress())({"a-property on standard", "inductive", 7, false, 0});
  (*status.progress())({"a-property on standard", "inductive", 7, true, 5200});
  (*status.progress())({"another on standard", "inductive", 7, false, 0});
  (*status.progress())({"another on standard", "inductive", 7, true, 12});
}

}  // namespace

TEST_CASE("a terminal shows what is done, and in the end only what took long", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  const std::string text = seen_on_terminal(work);
  CHECK_THAT(text, ContainsSubstring("0 s  inductive 0 of 7  a-property on standard"));
  CHECK_THAT(text, ContainsSubstring("inductive 1 of 7  another on standard"));
  CHECK_THAT(text, ContainsSubstring("inductive 2 of 7  another on standard"));
  CHECK_THAT(text, ContainsSubstring("\033[2m"));
  // Lines that stay are those that end: one, and it has the property, the method and the seconds.
  std::size_t ends = 0;
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) ++ends;
  CHECK(ends == 1);
  CHECK_THAT(text, ContainsSubstring("a-property on standard                   inductive       5.2 s\r\n"));
  CHECK_THAT(text, EndsWith("\r\033[K"));
}

TEST_CASE("without colours where those are not wanted", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  const std::string text = seen_on_terminal([] {
    setenv("NO_COLOR", "1", 1);
    work();
  });
  CHECK_THAT(text, ContainsSubstring("2 of 7"));
  CHECK(text.find("\033[2m") == std::string::npos);
  CHECK_THAT(text, EndsWith("\r\033[K"));
}

TEST_CASE("a terminal that cannot clear a line is left alone", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  const std::string text = seen_on_terminal([] {
    setenv("TERM", "dumb", 1);
    const bool shows = cli::StatusLine().progress() != nullptr;
    std::fputs(shows ? "shown" : "silent", stderr);
  });
  CHECK(text == "silent");
}

TEST_CASE("verify shows its progress on a terminal, and nothing elsewhere", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  // What is kept from an earlier run takes no time, and shows no progress.
  const std::string work = "verify --no-cache --without isn-ahead-of-peer --property reboot-is-discovered";
  CHECK_THAT(on_terminal(work, "TERM", "xterm"),
             ContainsSubstring("stories 0 of 1") && ContainsSubstring("reboot-is-discovered on standard"));
  const Result elsewhere = run_synfin(work);
  CHECK(elsewhere.status == 0);
  CHECK(elsewhere.err.empty());
}

}  // namespace synfin::tests
