// The manual and the completions say what the command line has: no more, and no less.
#include <array>
#include <regex>
#include <vector>

#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;

namespace {

std::vector<std::string> found_in(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> all;
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    all.push_back((*it)[1]);
  return all;
}

const std::vector<std::string>& commands() {
  static const std::vector<std::string> all = [] {
    const std::string help = run_synfin("--help").out;
    return found_in(help.substr(help.find("Subcommands:")), "\n  ([a-z]+) ");
  }();
  return all;
}

bool is_there(const char* program) {
  return std::system((std::string("command -v ") + program + " > /dev/null").c_str()) == 0;
}

/// What bash would offer after these words, the last of which is not whole.
std::string bash_offers(const std::string& words) {
  const Folder folder;
  const std::string file = (folder / "said").string();
  std::ofstream(folder / "script") << "eval \"$(\"" SYNFIN_BINARY "\" describe bash)\"\n"
                                   << "COMP_WORDS=(\"" SYNFIN_BINARY "\" " << words
                                   << ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n"
                                   << "_synfin\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n";
  CHECK(std::system(("bash " + (folder / "script").string() + " > " + file).c_str()) == 0);
  return whole(file);
}

}  // namespace

TEST_CASE("the manual and each shell know every subcommand and every option", "[cli]") {
  CHECK(commands().size() >= 7);
  for (const std::string reader : {"man", "bash", "zsh", "fish"}) {
    const Result page = run_synfin("describe " + reader);
    CHECK(page.status == 0);
    CHECK(page.err.empty());
    for (const std::string& command : commands()) {
      INFO(reader << ": " << command);
      CHECK_THAT(page.out, ContainsSubstring(command));
      for (const std::string& option :
           found_in(run_synfin(command + " --help").out, "\n  (?:-[a-z],)?--([a-z-]+)")) {
        INFO(option);
        // roff writes a hyphen as \-, fish an option without them.
        const std::string spelled = reader == "man"
                                        ? std::regex_replace("--" + option, std::regex("-"), "\\-")
                                    : reader == "fish" ? "-l " + option
                                                       : "--" + option;
        CHECK_THAT(page.out, ContainsSubstring(spelled));
      }
    }
    CHECK_FALSE(std::regex_search(page.out, std::regex("\\bdescribe\\b")));  // it is hidden
  }
  CHECK(run_synfin("describe tcsh").status == 2);
}

TEST_CASE("the manual is one that man reads without a complaint", "[cli]") {
  if (!is_there("groff")) return skipped("there is no groff");
  const Folder folder;
  const std::string said = (folder / "said").string();
  const std::string page = (folder / "page").string();
  CHECK(std::system(("\"" SYNFIN_BINARY "\" describe man | groff -man -Tutf8 -ww > " + page + " 2> " + said)
                        .c_str()) == 0);
  CHECK(whole(said).empty());
  CHECK_THAT(whole(page), ContainsSubstring("synfin"));
}

TEST_CASE("bash offers subcommands, options, and values that are named or listed", "[cli]") {
  if (!is_there("bash")) return skipped("there is no bash");
  CHECK(bash_offers("ver") == "verify\n");
  CHECK(bash_offers("verify --var") == "--variant\n");
  CHECK(bash_offers("verify --variant no-t") == "no-time-wait\n");
  CHECK(bash_offers("explain stale-syn-n") == "stale-syn-never-establishes\n");
  CHECK(bash_offers("verify --format s") == "sarif\n");
  CHECK(bash_offers("list prop") == "properties\n");
  CHECK(bash_offers("list --format ''") == "text\njson\n");
  CHECK_THAT(bash_offers("run " SYNFIN_SOURCE_DIR "/tests/scenarios/meanw"),
             ContainsSubstring("meanwhile.scn"));
}

TEST_CASE("the shells can read what is printed for them", "[cli]") {
  const std::array<std::pair<const char*, const char*>, 3> shells{
      {{"bash", "bash -n"}, {"zsh", "zsh -n"}, {"fish", "fish --no-execute"}}};
  for (const auto& [shell, reads] : shells) {
    if (!is_there(shell)) {
      skipped((std::string("there is no ") + shell).c_str());
      continue;
    }
    const Folder folder;
    std::ofstream(folder / "script") << run_synfin(std::string("describe ") + shell).out;
    INFO(shell);
    CHECK(std::system((std::string(reads) + " " + (folder / "script").string()).c_str()) == 0);
  }
}

}  // namespace synfin::tests
