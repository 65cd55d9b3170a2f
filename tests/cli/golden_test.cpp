// What the standard's table is printed as is committed, so that a change of the table shows what it changes
// there.
#include <nlohmann/json.hpp>

#include "../catch.hpp"
#include "program.hpp"

using namespace synfin::tests;

TEST_CASE("the committed files are what is printed now", "[cli][golden]") {
  for (const auto& target : nlohmann::json::parse(run_synfin("list targets --format json").out)) {
    const std::string name = target.at("name");
    if (target.at("needs") != "") continue;  // each version of that program draws in its own way
    const Folder fresh;
    const Result printed = run_synfin("generate " + name + " -o " + (fresh / "files").string());
    CHECK(printed.status == 0);
    const std::string command = "diff -ru '" SYNFIN_SOURCE_DIR "/tests/golden/" + name + "' '" +
                                (fresh / "files").string() + "' 2>&1 | head -n 40 > '" +
                                (fresh / "diff").string() + "'";
    CHECK(std::system(command.c_str()) == 0);
    INFO(whole(fresh / "diff") << "\naccept it with: build/synfin generate " << name << " -o tests/golden/"
                               << name);
    CHECK(whole(fresh / "diff").empty());
  }
}
