// Wrong usage: status 2, nothing on standard output, one line that names the word and the nearest that
// exists.
#include <vector>

#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("wrong usage is one line and status 2", "[cli]") {
  struct Case {
    const char* arguments;
    const char* says;
  };
  const Case cases[] = {
      {"", "expected a command"},
      {"lst", "unknown command 'lst'; did you mean 'list'?"},
      {"xyzzyx", "expected one of: "},
      {"--verbose", "unknown option '--verbose'"},
      {"list", "WHAT is missing"},
      {"list rulez", "'rulez'; did you mean 'rules'?"},
      {"list rules states", "unexpected word 'states'"},
      {"list rules --formt json", "unknown option '--formt'; did you mean '--format'?"},
      {"list rules --format jsn", "unknown format 'jsn'; did you mean 'json'?"},
      {"list rules --variant no-timewait", "unknown variant 'no-timewait'; did you mean 'no-time-wait'?"},
      {"generate", "is missing"},
      {"generate c", "is missing"},
      {"generate cc -o x", "unknown target 'cc'; did you mean 'c'?"},
      {"generate c -o /dev/null/x", "/dev/null/x"},
      {"run", "SCENARIO is missing"},
      {"run /does/not/exist.scn", "/does/not/exist.scn: cannot be read"},
      {"run /", "expected a file"},
      {"run x --variant standart", "did you mean 'standard'?"},
      {"run x --format png", "unknown format 'png'"},
  };
  for (const Case& wrong : cases) {
    INFO("synfin " << wrong.arguments);
    const Result result = run_synfin(wrong.arguments);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    CHECK_THAT(result.err, ContainsSubstring(wrong.says));
  }
}

TEST_CASE("a wrong word names the help that helps", "[cli]") {
  const auto told = [](const char* arguments) { return run_synfin(arguments).err; };
  CHECK_THAT(told("lst"), ContainsSubstring("(synfin --help)"));
  CHECK_THAT(told("list rulez"), ContainsSubstring("(synfin list --help)"));
  CHECK_THAT(told("list --formt json"), ContainsSubstring("(synfin list --help)"));
  CHECK_THAT(told("verify --timeout 0"), ContainsSubstring("(synfin verify --help)"));
  CHECK_THAT(told("run"), ContainsSubstring("(synfin run --help)"));
}

TEST_CASE("help shows an example of each command, and the examples work", "[cli]") {
  CHECK(run_synfin("--help").status == 0);
  for (const std::string& command : std::vector<std::string>{"list", "generate", "run"}) {
    INFO(command);
    const Result help = run_synfin(command + " --help");
    CHECK(help.status == 0);
    CHECK(help.err.empty());
    const std::size_t at = help.out.find("Example:\n  ");
    REQUIRE(at != std::string::npos);
    std::string example = help.out.substr(at + 11);
    example.resize(example.find('\n'));
    const std::size_t name = example.find("synfin ");
    REQUIRE(name != std::string::npos);
    // In an empty folder, with the built program in place of `synfin`.
    const Folder folder;
    const Result result = run_synfin(example.substr(name + 7),
                                     "cd " + folder.path().string() + " && " + example.substr(0, name));
    CHECK(result.status == 0);
    CHECK(result.err.empty());
    CHECK(!result.out.empty());
  }
}

TEST_CASE("--version tells all versions that matter", "[cli]") {
  const Result version = run_synfin("--version");
  CHECK(version.status == 0);
  CHECK_THAT(version.out, ContainsSubstring("synfin " SYNFIN_VERSION "\n"));
  CHECK_THAT(version.out, ContainsSubstring("Z3 4."));
  CHECK_THAT(version.out, ContainsSubstring("Boost 1."));
}

TEST_CASE("output that cannot be written is an error", "[cli]") {
  const Folder folder;
  const std::string file = (folder / "err").string();
  const int ended = std::system(("\"" SYNFIN_BINARY "\" list rules > /dev/full 2> " + file).c_str());
  CHECK(WEXITSTATUS(ended) == 2);
  CHECK(is_one_line(whole(file)));
}
