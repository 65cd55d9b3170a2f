// Every scenario of tests/scenarios comes out as it says; every one of tests/scenarios/bad fails where it
// should.
#include <map>
#include <vector>

#include "../../cli/errors.hpp"
#include "../../cli/scenario/scenario.hpp"
#include "../../model/plain.hpp"
#include "../catch.hpp"
#include "program.hpp"

using namespace synfin;
using namespace synfin::tests;
using Catch::Matchers::ContainsSubstring;

namespace {
const std::filesystem::path scenarios = std::filesystem::path(SYNFIN_SOURCE_DIR) / "tests/scenarios";

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".scn") files.push_back(entry.path());
  return files;
}

cli::ScenarioResult play(const std::string& text, std::string_view table = "standard") {
  return cli::play_scenario(cli::parse_scenario(text, "test"), table);
}
}  // namespace

TEST_CASE("every scenario comes out as it says", "[cli]") {
  const auto files = files_in(scenarios);
  CHECK(files.size() >= 20);
  for (const auto& file : files) {
    INFO(file.string());
    const cli::Scenario scenario = cli::parse_scenario(whole(file), file.string());
    CHECK(!scenario.title.empty());
    const auto result =
        cli::play_scenario(scenario, scenario.variant.empty() ? "standard" : scenario.variant);
    if (result.unmet)
      FAIL("line " << result.unmet->line << ": expected " << result.unmet->expected << ", got "
                   << result.unmet->got);
    for (const std::string& name : cli::drawing_names()) CHECK(!cli::draw(result.ladder, name).empty());
  }
}

TEST_CASE("a bad scenario fails with its status and its line", "[cli]") {
  struct Bad {
    int status;
    int line;
    const char* says;
  };
  const std::map<std::string, Bad> expected{
      {"both-directions", {2, 3, "arrows of one direction"}},
      {"empty", {2, 1, "at least one line"}},
      {"meanwhile-and-more", {2, 3, "'then'"}},
      {"no-colon", {2, 2, "did you mean 'A: OPEN ACTIVE'?"}},
      {"no-timer", {1, 3, "no timer runs"}},
      {"no-unit", {2, 2, "a time such as"}},
      {"not-under-way", {1, 3, "nothing is on its way"}},
      {"tie-in-wrong-order", {1, 7, "expected B's RETRANSMISSION TIMEOUT, got A's"}},
      {"unknown-bit", {2, 3, "did you mean 'SYN'?"}},
      {"unknown-event", {2, 3, "did you mean 'OPEN PASSIVE'?"}},
      {"unknown-field", {2, 3, "did you mean 'snd.una'?"}},
      {"unknown-setting", {2, 2, "did you mean 'keep_alive'?"}},
      {"unknown-state", {2, 2, "did you mean 'LISTEN'?"}},
      {"unknown-word", {2, 2, "did you mean 'wait'?"}},
      {"unmentioned", {1, 3, "A has sent <SEQ=100><CTL=SYN>"}},
      {"unsound-config", {2, 2, "a sound configuration"}},
      {"wrong-ack", {1, 7, "got <SEQ=300><ACK=101><CTL=SYN,ACK>"}},
      {"wrong-field", {1, 2, "expected A's snd.nxt is 1, got 2"}},
      {"wrong-state", {1, 3, "expected A is ESTABLISHED, got SYN-SENT"}},
      {"wrong-time", {1, 4, "got after 1 s"}},
      {"wrong-told", {1, 2, "expected A's user is told closed, got ok"}},
  };
  CHECK(files_in(scenarios / "bad").size() == expected.size());
  for (const auto& [name, bad] : expected) {
    const std::string file = (scenarios / "bad" / (name + ".scn")).string();
    INFO(file);
    const Result result = run_synfin("run " + file);
    CHECK(result.status == bad.status);
    CHECK(is_one_line(result.err));
    CHECK_THAT(result.err, ContainsSubstring(file + ":" + std::to_string(bad.line) + ": "));
    CHECK_THAT(result.err, ContainsSubstring(bad.says));
    CHECK(result.out.empty() == (bad.status == 2));
  }
}

TEST_CASE("every rule of Figure 6 stands beside its arrow", "[cli]") {
  const Result result = run_synfin("run " + (scenarios / "rfc9293-figure-06.scn").string());
  CHECK(result.status == 0);
  CHECK(result.err.empty());
  for (const char* part : {"SYN-SENT    --> <SEQ=100><CTL=SYN>                   --> SYN-RECEIVED",
                           "ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK>      <-- SYN-RECEIVED",
                           "B: listen.syn", "A: syn-sent.syn-ack, answer.ack; tells the user: open"})
    CHECK_THAT(result.out, ContainsSubstring(part));
  CHECK(result.out.find('\033') == std::string::npos);  // no colours but on a terminal
}

TEST_CASE("colours are for terminals that want them", "[.terminal]") {
  if (!there_is_a_terminal()) return;
  const std::string command = "run " + (scenarios / "lost-segments.scn").string();
  const std::string coloured = on_terminal(command, "TERM", "xterm");
  CHECK_THAT(coloured, ContainsSubstring("\033[31m"));
  const std::string plain = on_terminal(command, "NO_COLOR", "1");
  CHECK_THAT(plain, ContainsSubstring("SYN-SENT"));
  CHECK(plain.find('\033') == std::string::npos);
}

TEST_CASE("a scenario plays on another table when that is asked for", "[cli]") {
  const std::string file = (scenarios / "stale-syn.scn").string();
  CHECK(run_synfin("run " + file).status == 0);
  const Result other = run_synfin("run --variant two-message-handshake " + file);
  CHECK(other.status == 1);
  CHECK_THAT(other.err, ContainsSubstring(":3: expected B is SYN-RECEIVED, got ESTABLISHED"));
}

TEST_CASE("a scenario comes from standard input, a drawing goes to a file", "[cli]") {
  const Folder folder;
  const std::string file = (folder / "a.svg").string();
  CHECK(run_synfin("run - --format svg -o " + file, "printf 'A: OPEN PASSIVE\\n' |").status == 0);
  CHECK_THAT(whole(file), ContainsSubstring("</svg>"));
  const Result wrong = run_synfin("run - -o /does/not/exist/x", "printf 'A: OPEN PASSIVE\\n' |");
  CHECK(wrong.status == 2);
  CHECK(is_one_line(wrong.err));
}

TEST_CASE("what the network carries meanwhile is drawn, each segment once", "[cli]") {
  const auto story = [](const std::string& how) {
    return cli::draw(play("B: OPEN PASSIVE\nA: OPEN ACTIVE\n" + how).ladder, "text");
  };
  CHECK(story("...\n") == story("SYN-SENT --> <SEQ=100><CTL=SYN> --> SYN-RECEIVED\n"
                                "ESTABLISHED <-- <SEQ=300><ACK=101><CTL=SYN,ACK> <-- SYN-RECEIVED\n"
                                "ESTABLISHED --> <SEQ=101><ACK=301><CTL=ACK> --> ESTABLISHED\n"));
  CHECK(story("...\n...\n") == story("...\n"));
}

TEST_CASE("the initial numbers that nobody gives are those of the help and of scenario.md", "[cli]") {
  CHECK(!play("handshake\nexpect A snd.nxt=101\nexpect B snd.nxt=301\n").unmet);
  CHECK(!play("B: OPEN PASSIVE\nA: OPEN ACTIVE\n...\nexpect A snd.nxt=101\nexpect B snd.nxt=301\n"
              "A: ABORT\n...\nA: OPEN ACTIVE => snd.una=100100\n"
              "SYN-SENT --> <SEQ=100100><CTL=SYN> ...\n")
             .unmet);
  const std::string documents[] = {run_synfin("run --help").out,
                                   whole(std::string(SYNFIN_SOURCE_DIR) + "/cli/scenario/scenario.md")};
  for (const char* number : {"100", "300", "100000"})
    for (const std::string& said : documents) CHECK_THAT(said, ContainsSubstring(number));
}

TEST_CASE("numbers wrap, names stand for numbers", "[cli]") {
  CHECK(!play("let x=4294967295 y=x+2\nA: OPEN ACTIVE isn=x => snd.nxt=0 snd.una=y-2\n"
              "SYN-SENT --> <SEQ=x><CTL=SYN> ...\n")
             .unmet);
  CHECK(play("let x=1\nA: OPEN ACTIVE isn=x\nSYN-SENT --> <SEQ=x+1><CTL=SYN> ...\n").unmet);
}

TEST_CASE("hostile text is refused in one line", "[cli]") {
  for (const std::string& text :
       {std::string("A: OPEN\0PASSIVE", 15), std::string("<"), std::string("--> <"), std::string("A:"),
        std::string("... <SEQ=99999999999><CTL=SYN> --> LISTEN"), std::string("expect"),
        std::string("let 1=2"), std::string("wait 99999999999999999999 h"), std::string("A: SEND"),
        std::string("A: OPEN ACTIVE isn"), std::string("<SEQ=1><CTL=SYN>"), std::string("config"),
        std::string("--> --> <SEQ=1><CTL=ACK> --> -->"), std::string("A: TRANSMIT"),
        std::string("x <SEQ=1><CTL=SYN> --> LISTEN"), std::string("\xff\xfe")}) {
    INFO(text);
    CHECK_THROWS_AS(play(text), cli::InputError);
  }
}
