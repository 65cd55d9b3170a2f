// What the standard's table is printed as is committed, so that a change of the table shows what it changes
// there.
#include "../catch.hpp"

#include <fmt/format.h>

#include "../../gen/target.hpp"
#include "commands.hpp"

using namespace synfin;

#ifndef SYNFIN_SOURCE_DIR
#define SYNFIN_SOURCE_DIR "."
#endif

TEST_CASE("the committed files are what is printed now", "[gen][golden]") {
  for (const gen::Target& target : gen::targets()) {
    tests::Folder fresh;
    gen::write_files(target.print(model::standard()), fresh.path());
    const auto golden = fmt::format("{}/tests/golden/{}", SYNFIN_SOURCE_DIR, target.name);
    const auto compared =
        tests::run(fmt::format("diff -ru '{}' '{}' | head -n 40", golden, fresh.path().string()));
    INFO(compared.output << "\naccept it with: build/synfin generate " << target.name << " -o tests/golden/"
                         << target.name);
    CHECK(compared.output.empty());
  }
}
