// The printed C compiles without a warning wherever it should, needs nothing, and carries the table's names.
#include "synfin/tests/catch.hpp"

#include "synfin/tests/gen/c_machine.hpp"
#include "synfin/model/config.hpp"

using namespace synfin;
using tests::run;

namespace {
const gen::Target& c() { return *gen::find_target("c"); }
constexpr const char* strict = "-pedantic -Wall -Wextra -Wconversion -Wshadow -Werror";
}  // namespace

TEST_CASE("every table's C compiles freestanding, and needs no symbol and no memory of its own", "[gen][c]") {
  for (const model::PlainTable* table : model::tables()) {
    tests::Folder folder;
    gen::write_files(c().print(*table), folder.path());
    for (const std::string& compiler : tests::c_compilers())
      for (const char* level : {"-O0", "-O2", "-Os"}) {
        if (table != &model::standard() && level != std::string("-O0")) continue;
        const std::string object = (folder / "synfin.o").string();
        const auto built = run(fmt::format("cd '{}' && {} -std=c99 {} {} -ffreestanding -nostdlib -c synfin.c",
                                           folder.path().string(), compiler, strict, level));
        INFO(table->name << ", " << compiler << " " << level << "\n" << built.output);
        REQUIRE(built.status == 0);
        CHECK(run("nm -u '" + object + "'").output.empty());
        CHECK(run("size -A '" + object + "' | awk '$1 ~ /^\\.(data|bss)$/ && $2 != 0'").output.empty());
      }
  }
}

TEST_CASE("the C is C++ too", "[gen][c]") {
  tests::Folder folder;
  gen::write_files(c().print(model::standard()), folder.path());
  for (const char* compiler : {"g++", "clang++"}) {
    if (!tests::is_installed(compiler)) continue;
    const auto built = run(fmt::format("cd '{}' && {} -x c++ -std=c++11 {} -c synfin.c", folder.path().string(), compiler, strict));
    INFO(built.output);
    CHECK(built.status == 0);
  }
}

TEST_CASE("the C knows the table's names, clauses and defaults", "[gen][c]") {
  tests::CMachine machine(model::standard());
  for (const model::PlainRule* rule : model::standard().rules) {
    CHECK(machine.rule_name(rule->id) == rule->name);
    CHECK(machine.rule_clause(rule->id) == gen::text_of(rule->clause));
  }
  CHECK(machine.rule_name(model::standard().rules.size()) == "unknown");
  for (std::size_t s = 0; s < model::state_count; ++s) CHECK(machine.state_name(s) == model::states[s].name);
  for (std::size_t e = 0; e < model::event_count; ++e) CHECK(machine.event_name(e) == model::events[e].name);

  tests::Flat words{};
  CHECK(machine.defaults(words) <= 128);
  CHECK(words[model::id_of(model::terms::cfg.rto)] == model::default_config.rto);
  CHECK(words[model::id_of(model::terms::cfg.keep_idle)] == model::default_config.keep_idle);
  CHECK(machine.due(words, model::Event::CLOSE, 0).sound);
  words[model::id_of(model::terms::cfg.buffer)] = 0;
  CHECK_FALSE(machine.due(words, model::Event::CLOSE, 0).sound);
}
