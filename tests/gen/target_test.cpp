// Targets are found by name; their files appear whole or not at all.
#include "../catch.hpp"

#include <fmt/format.h>

#include "../../gen/target.hpp"
#include "commands.hpp"
#include "heading.hpp"

using namespace synfin;
namespace fs = std::filesystem;

namespace {
std::size_t entries(const fs::path& path) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(path), fs::directory_iterator()));
}
std::string message(const std::vector<gen::File>& files, const fs::path& where) {
  try {
    gen::write_files(files, where);
  } catch (const gen::WriteError& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("every target has a name, says what it is, and prints every table", "[gen]") {
  for (const gen::Target& target : gen::targets()) {
    CHECK(gen::find_target(target.name) == &target);
    CHECK_FALSE(target.gloss.empty());
    CHECK_FALSE(target.purpose.empty());
    if (!tests::can_print(target)) continue;
    for (const model::PlainTable* table : model::tables()) {
      CHECK_FALSE(target.print(*table, tests::some_heading()).empty());
    }
  }
  CHECK(gen::find_target("cobol") == nullptr);
}

TEST_CASE("files are written into a folder that is made for them", "[gen]") {
  tests::Folder folder;
  gen::write_files(std::vector<gen::File>{{"a", "one\n"}, {"deep/b", "two\n"}}, folder / "new/out");
  CHECK(tests::whole(folder / "new/out/a") == "one\n");
  CHECK(tests::whole(folder / "new/out/deep/b") == "two\n");
  gen::write_files(std::vector<gen::File>{{"a", "three\n"}}, folder / "new/out");
  CHECK(tests::whole(folder / "new/out/a") == "three\n");
  CHECK(entries(folder / "new/out") == 2);
}

TEST_CASE("what cannot be written leaves everything as it was", "[gen]") {
  tests::Folder folder;
  const std::vector<gen::File> files{{"a", "new"}, {"b", "new"}};
  tests::write_file(folder / "a", "old");
  fs::create_directory(folder / "b");  // stands where a file is to go
  const std::string said = message(files, folder.path());
  CHECK(said.find((folder / "b").string()) != std::string::npos);
  CHECK(said.find('\n') == std::string::npos);
  CHECK(tests::whole(folder / "a") == "old");
  CHECK(entries(folder.path()) == 2);

  const std::string in_the_way = message(files, folder / "a");  // a file where the folder is to be
  CHECK(in_the_way.find((folder / "a").string()) != std::string::npos);
  CHECK(tests::whole(folder / "a") == "old");
}

TEST_CASE("what Synfin has printed is ours, and nothing else", "[gen]") {
  tests::Folder folder;
  const std::vector<gen::File> files{{"a", "new"}, {"b", "new"}};
  const auto foreign = [&] { return gen::foreign_among(files, folder.path()); };
  CHECK(gen::foreign_among(files, folder / "missing").empty());
  CHECK(foreign().empty());
  const std::string ours = "/* " + std::string(gen::printed_by) + "0.0\n";
  tests::write_file(folder / "a", ours);
  tests::write_file(folder / "c", "mine, and in nobody's way");
  CHECK(foreign().empty());
  for (const std::string& text : {"mine\n" + ours, std::string(), std::string(5000, ' ') + ours}) {
    tests::write_file(folder / "b", text);
    CHECK(foreign() == folder / "b");
  }
  tests::write_file(folder / "b", ours);
  CHECK(foreign().empty());

  // A pipe would never end, and a link that leads nowhere is somebody's, too.
  for (const char* make : {"mkfifo", "ln -s /nowhere"}) {
    fs::remove(folder / "b");
    REQUIRE(tests::run(fmt::format("{} '{}'", make, (folder / "b").string())).status == 0);
    CHECK(foreign() == folder / "b");
  }
  fs::remove(folder / "b");
  fs::create_directory(folder / "b");
  CHECK(foreign().empty());
}
