// `--cache`, `--no-cache` and SYNFIN_CACHE, as a user runs them: the second run asks little, and says the
// same.
#include <nlohmann/json.hpp>
#include <vector>

#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::json;

namespace {

/// Stories: few queries, of each kind. One thread: else who comes first decides how many are put.
const std::string two_ends =
    "verify --variant no-keep-alive --property dead-peer-is-noticed-by-the-other --format json --jobs 1 ";
const std::string without =
    "verify --without isn-ahead-of-peer --property reboot-is-discovered --format json --jobs 1 ";

struct Run {
  Json all;
  std::size_t put = 0, kept = 0;
};
Run run(const std::string& arguments, const std::string& environment = "") {
  const Result result = run_synfin(arguments, environment);
  INFO(result.err);
  REQUIRE(result.err.empty());
  Run made{Json::parse(result.out), 0, 0};
  made.put = made.all["queries"]["put"];
  made.kept = made.all["queries"]["kept"];
  for (const char* part : {"slowest", "seconds", "queries"}) made.all.erase(part);
  for (Json& one : made.all["results"]) one.erase("ms");
  return made;
}

}  // namespace

TEST_CASE("the second run asks nothing, a changed program's run little, and both say the same") {
  for (const std::string& what : {without, two_ends}) {
    const Folder folder;
    const std::string cache = "--cache " + (folder / "cache").string();
    const Run none = run(what + "--no-cache");
    const Run first = run(what + cache);
    INFO(what);
    CHECK(none.kept == 0);
    CHECK(first.kept == 0);
    CHECK(first.put == none.put);
    CHECK(first.all == none.all);
    const Run second = run(what + cache);
    CHECK(second.put == 0);
    CHECK(second.kept == first.put);
    CHECK(second.all == none.all);
    // Another program has no verdicts of this one, but the answers.
    std::filesystem::remove_all(folder / "cache/verdicts");
    const Run third = run(what + cache);
    CHECK(third.kept > 0);
    CHECK(third.put < first.put);
    CHECK(third.all == none.all);
    // A run that wants none has none; one that wants to see the queries puts them.
    CHECK(run(what + "--no-cache").put == none.put);
    const Result dumped = run_synfin(what + cache + " --dump " + (folder / "dump").string());
    CHECK(Json::parse(dumped.out)["queries"]["kept"] == 0);
  }
}

TEST_CASE("the second run tells of the pieces that a table does not keep, too") {
  const std::string what = "verify --variant two-message-handshake --property no-joint-stall --format json ";
  const Run first = run(what);
  REQUIRE(first.all["lost"].size() == 1);
  CHECK(first.all["lost"][0]["piece"] == "open-is-acknowledged");
  const Run second = run(what);
  CHECK(second.put == 0);
  CHECK(second.all == first.all);
}

TEST_CASE("what was asked for otherwise is another thing") {
  const Folder folder;
  const std::string cache = " --cache " + folder.path().string();
  (void)run(two_ends + cache);
  const std::string other =
      "verify --variant two-message-handshake --property stale-syn-never-establishes --format json --jobs 1 ";
  CHECK(run(other + cache).put > 0);
  CHECK(run(two_ends + "--solver cvc5" + cache).put > 0);
  CHECK(run(two_ends + cache).put == 0);
}

TEST_CASE("a cache that is damaged is as good as none") {
  const Folder folder;
  const std::string cache = "--cache " + (folder / "cache").string();
  const Run first = run(two_ends + cache);
  std::vector<std::filesystem::path> files{folder / "cache/answers/answers"};
  for (const auto& one : std::filesystem::directory_iterator(folder / "cache/verdicts"))
    files.push_back(one.path());
  REQUIRE(files.size() == 2);
  std::vector<std::string> sound;
  sound.reserve(files.size());
  for (const auto& file : files) sound.push_back(whole(file));
  for (const std::string damage : {"bit", "end", "nothing"}) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      std::string bytes = sound[i];
      REQUIRE(bytes.size() > 90);
      if (damage == "bit") bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
      if (damage == "end") bytes.pop_back();
      if (damage == "nothing") bytes.clear();
      std::ofstream(files[i], std::ios::binary) << bytes;
    }
    INFO(damage);
    const Run second = run(two_ends + cache);
    CHECK(second.kept == 0);
    CHECK(second.all == first.all);
    CHECK(run(two_ends + cache).put == 0);  // both have been replaced
  }
}

TEST_CASE("where the cache stands: the option, the environment, or nowhere") {
  const Folder folder;
  const auto there = [&](const char* name) {
    return std::filesystem::exists(folder / name / "answers/answers");
  };
  const auto set = [&](const char* variable, const char* name) {
    return std::string(variable) + "=" + (folder / name).string();
  };
  (void)run(two_ends, set("SYNFIN_CACHE", "a"));
  CHECK(there("a"));
  (void)run(two_ends, "env -u SYNFIN_CACHE " + set("XDG_CACHE_HOME", "b"));
  CHECK(std::filesystem::exists(folder / "b/synfin/answers/answers"));
  (void)run(two_ends, "env -u SYNFIN_CACHE -u XDG_CACHE_HOME " + set("HOME", "c"));
  CHECK(std::filesystem::exists(folder / "c/.cache/synfin/answers/answers"));
  (void)run(two_ends, "SYNFIN_CACHE= " + set("HOME", "d"));
  CHECK_FALSE(std::filesystem::exists(folder / "d"));
  (void)run(two_ends, "SYNFIN_CACHE=/dev/null/x");  // nobody asked for it: no error
  std::ofstream(folder / "file") << "";
  const Result wrong = run_synfin(two_ends + "--cache " + (folder / "file").string());
  CHECK(wrong.status == 2);
  CHECK(is_one_line(wrong.err));
  CHECK(run_synfin(two_ends + "--cache x --no-cache").status == 2);
}

TEST_CASE("verify and explain tell the total, and which part earlier runs have answered") {
  const Folder folder;
  const std::string cache = " --cache " + folder.path().string();
  const std::string what = "dead-peer-is-noticed-by-the-other --variant no-keep-alive" + cache;
  const Result verdict = run_synfin("verify --property " + what);
  CHECK_THAT(verdict.out, ContainsSubstring(" queries, 0 of them answered by earlier runs: "));
  CHECK(verdict.out.find("the slowest") == std::string::npos);
  const Result story = run_synfin("explain " + what);
  CHECK(story.status == 0);
  CHECK_THAT(story.out,
             ContainsSubstring(" of them answered by earlier runs: ") && ContainsSubstring(" s in all\n"));
  CHECK(story.out.find(" 0 of them") == std::string::npos);
}

}  // namespace synfin::tests
