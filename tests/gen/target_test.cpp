// Targets are found by name; their files appear whole or not at all.
#include "../catch.hpp"

#include "../../gen/target.hpp"
#include "commands.hpp"

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
    for (const model::PlainTable* table : model::tables()) {
      const auto files = target.print(*table);
      REQUIRE_FALSE(files.empty());
      for (const gen::File& file : files) CHECK(file.contents.find(table->name) != std::string::npos);
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
