// `synfin generate`: what it writes appears whole, or not at all.
#include <nlohmann/json.hpp>

#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;

TEST_CASE("each target is written, and the same each time", "[cli]") {
  for (const auto& target : nlohmann::json::parse(run_synfin("list targets --format json").out)) {
    const std::string name = target.at("name");
    INFO(name);
    const Folder folder;
    const Result first = run_synfin("generate " + name + " -o " + (folder / "new/one").string());
    CHECK(first.status == 0);
    CHECK(first.err.empty());
    CHECK(run_synfin("generate " + name + " -o " + (folder / "two").string()).status == 0);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "new/one")) {
      ++files;
      CHECK(whole(entry.path()) == whole((folder / "two") / entry.path().filename()));
      CHECK(!whole(entry.path()).empty());
      CHECK(first.out.find(entry.path().string() + "\n") != std::string::npos);
    }
    CHECK(files > 0);
  }
}

TEST_CASE("a variant's machine is another", "[cli]") {
  const Folder folder;
  CHECK(run_synfin("generate c -o " + (folder / "a").string()).status == 0);
  CHECK(run_synfin("generate c --variant no-time-wait -o " + (folder / "b").string()).status == 0);
  CHECK(whole(folder / "a/synfin.c") != whole(folder / "b/synfin.c"));
}

TEST_CASE("nothing is half written", "[cli]") {
  const Folder folder;
  // One of the files cannot be written: a folder has its name.
  std::filesystem::create_directories(folder / "out/synfin.h");
  const Result result = run_synfin("generate c -o " + (folder / "out").string());
  CHECK(result.status == 2);
  CHECK(result.out.empty());
  CHECK(is_one_line(result.err));
  std::size_t entries = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder / "out")) ++entries;
  CHECK(entries == 1);

  std::ofstream(folder / "file") << "not a folder";
  const Result into_file = run_synfin("generate c -o " + (folder / "file").string());
  CHECK(into_file.status == 2);
  CHECK(is_one_line(into_file.err));
  CHECK(whole(folder / "file") == "not a folder");
}
