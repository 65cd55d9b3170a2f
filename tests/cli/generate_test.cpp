// `synfin generate`: what it writes appears whole, or not at all.
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;

TEST_CASE("each target is written, and the same each time", "[cli]") {
  for (const auto& target : nlohmann::json::parse(run_synfin("list targets --format json").out)) {
    const std::string name = target.at("name");
    INFO(name);
    const std::string needs = target.at("needs");
    if (!needs.empty() && std::system(("command -v " + needs + " > /dev/null").c_str()) != 0) {
      skipped(("target " + name + " needs " + needs + ", which is not installed").c_str());
      continue;
    }
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

TEST_CASE("the head says which table it is, what it violates, and how it is printed again", "[cli]") {
  const Folder folder;
  const auto head = [&](const std::string& variant) {
    const std::string where = (folder / variant).string();
    CHECK(run_synfin("generate json --variant " + variant + " -o " + where).status == 0);
    return nlohmann::json::parse(whole(folder / variant / "synfin.json")).at("head");
  };
  std::map<std::string, std::set<std::string>> violated;
  for (const auto& property : nlohmann::json::parse(run_synfin("list properties --format json").out))
    for (const auto& table : property.at("violated_by"))
      violated[table].insert(property.at("name").get<std::string>());
  std::set<std::string> digests;
  const auto variants = nlohmann::json::parse(run_synfin("list variants --format json").out);
  CHECK(violated.count("standard") == 0);
  CHECK(violated.size() + 1 == variants.size());
  for (const auto& variant : variants) {
    const std::string name = variant.at("name");
    const auto said = head(name);
    CHECK(said.at("violated").get<std::set<std::string>>() == violated[name]);
    CHECK(said.at("judged") == true);
    CHECK(said.at("version") == SYNFIN_VERSION);
    CHECK(said.at("command") == "synfin generate json" + (name == "standard" ? "" : " --variant " + name));
    digests.insert(said.at("sha256").get<std::string>());
  }
  CHECK(digests.size() == variants.size());
}

TEST_CASE("the digest is that of the table's text, which anybody can take", "[cli]") {
  if (std::system("command -v jq sha256sum > /dev/null") != 0) {
    skipped("jq or sha256sum is not installed");
    return;
  }
  const Folder folder;
  CHECK(run_synfin("generate json -o " + folder.path().string()).status == 0);
  const std::string file = (folder / "synfin.json").string();
  CHECK(std::system(("test \"$(jq -cj 'del(.head)' " + file +
                     " | sha256sum | cut -c 1-64)\" = \"$(jq -r "
                     ".head.sha256 " +
                     file + ")\"")
                        .c_str()) == 0);
}

TEST_CASE("a file that Synfin has not printed stays as it is, unless --force says otherwise", "[cli]") {
  const Folder folder;
  std::ofstream(folder / "synfin.c") << "int main;\n";
  const std::string command = "generate c -o " + folder.path().string();
  const Result refused = run_synfin(command);
  CHECK(refused.status == 2);
  CHECK(refused.out.empty());
  CHECK(is_one_line(refused.err));
  CHECK(refused.err.find("synfin.c") != std::string::npos);
  CHECK(refused.err.find("--force") != std::string::npos);
  CHECK(whole(folder / "synfin.c") == "int main;\n");
  CHECK_FALSE(std::filesystem::exists(folder / "synfin.h"));
  CHECK(run_synfin(command + " --force").status == 0);
  CHECK(whole(folder / "synfin.c") != "int main;\n");
  CHECK(run_synfin(command).status == 0);  // now it is ours
}

TEST_CASE("a target whose program is missing, or fails, writes nothing", "[cli]") {
  const Folder folder;
  for (const bool missing : {true, false}) {
    if (!missing) {
      std::ofstream(folder / "dot") << "#!/bin/sh\ncat > /dev/null\necho '<svg>'\nexit 1\n";
      std::filesystem::permissions(folder / "dot", std::filesystem::perms::owner_all);
    }
    const Result result =
        run_synfin("generate svg -o " + (folder / "out").string(), "PATH=" + folder.path().string());
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    CHECK(result.err.find("Graphviz") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder / "out"));
  }
}

TEST_CASE("two tables stand in one program, each with a prefix of its own", "[cli][generate]") {
  const Folder folder;
  const std::string out = folder.path().string();
  CHECK(run_synfin("generate c -o " + out).status == 0);
  CHECK(run_synfin("generate c --prefix plain --variant no-time-wait -o " + out).status == 0);
  CHECK(run_synfin("generate c --prefix Plain -o " + out).status == 2);
  CHECK(run_synfin("generate dot --prefix plain -o " + out).status == 2);
  std::ofstream(folder / "main.c") << "#include \"synfin.h\"\n#include \"plain.h\"\n"
                                      "int main(void) {\n  synfin_tcb one;\n  plain_tcb other;\n"
                                      "  synfin_initialize(&one);\n  plain_initialize(&other);\n"
                                      "  return one.state == SYNFIN_STATE_CLOSED && "
                                      "other.state == PLAIN_STATE_CLOSED ? 0 : 1;\n}\n";
  CHECK(std::system(("cd '" + out +
                     "' && '" SYNFIN_C_COMPILER "' -std=c99 -o both main.c synfin.c plain.c && "
                     "./both")
                        .c_str()) == 0);
}

TEST_CASE("two headers of C++ stand in one program, each in a namespace of its own", "[cli][generate]") {
  const Folder folder;
  const std::string out = folder.path().string();
  CHECK(run_synfin("generate cpp -o " + out).status == 0);
  CHECK(run_synfin("generate cpp --prefix plain --variant no-time-wait -o " + out).status == 0);
  std::ofstream(folder / "main.cpp")
      << "#include \"synfin.hpp\"\n#include \"plain.hpp\"\n"
         "int main() {\n  return synfin::Tcb().state == synfin::State::CLOSED &&\n"
         "         plain::Tcb().state == plain::State::CLOSED ? 0 : 1;\n}\n";
  CHECK(std::system(("cd '" + out + "' && c++ -std=c++17 -o both main.cpp && ./both").c_str()) == 0);
}
