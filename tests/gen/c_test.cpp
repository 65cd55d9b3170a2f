// The printed C compiles without a warning wherever it should, needs nothing, and carries the table's names.
#include "../catch.hpp"

#include "../../model/config.hpp"
#include "c_machine.hpp"

using namespace synfin;
using tests::run;

namespace {
constexpr const char* strict = "-pedantic -Wall -Wextra -Wconversion -Wshadow -Werror";
}  // namespace

TEST_CASE("every table's C compiles freestanding, and needs no symbol and no memory of its own", "[gen][c]") {
  for (const model::PlainTable* table : model::tables()) {
    tests::Folder folder;
    gen::write_files(tests::printed("c", *table), folder.path());
    for (const std::string& compiler : tests::c_compilers())
      for (const char* level : {"-O0", "-O2", "-Os"}) {
        if (table != &model::standard() && level != std::string("-O0")) continue;
        const std::string object = (folder / "synfin.o").string();
        const auto built =
            run(fmt::format("cd '{}' && {} -std=c99 {} {} -ffreestanding -nostdlib -c synfin.c",
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
  gen::write_files(tests::printed("c", model::standard()), folder.path());
  for (const char* compiler : {"g++", "clang++"}) {
    if (!tests::is_installed(compiler)) continue;
    const auto built = run(fmt::format("cd '{}' && {} -x c++ -std=c++11 {} -c synfin.c",
                                       folder.path().string(), compiler, strict));
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
  CHECK(machine.due(words, model::Event::CLOSE).sound);
  words[model::id_of(model::terms::cfg.buffer)] = 0;
  CHECK_FALSE(machine.due(words, model::Event::CLOSE).sound);
}

TEST_CASE("effects that exchange two fields happen at once in C too", "[gen][c]") {
  using namespace model::terms;
  model::PlainTable table;
  table.name = "exchange";
  table.gloss = "one rule";
  const auto node = [&](model::Node made) { return model::shared(made); };
  const auto field = [&](std::size_t id) {
    return node({model::Op::field, model::fields[id].sort, 0, static_cast<std::uint16_t>(id), {}, {}});
  };
  const std::size_t una = model::id_of(snd.una), nxt = model::id_of(snd.nxt);
  const model::Node* yes = node({model::Op::literal, model::Sort::flag, 1, 0, {}, {}});
  table.phases.push_back({"only", model::rfc9293("3"), {}, {}});
  table.phases[0].rules.push_back({0,
                                   "swap",
                                   model::rfc9293("3"),
                                   "una and nxt change places",
                                   model::any_state,
                                   model::and_return,
                                   "",
                                   0,
                                   yes,
                                   {{una, field(nxt)}, {nxt, field(una)}}});
  table.rules.push_back(&table.phases[0].rules[0]);
  for (std::size_t e = 0; e < model::event_count; ++e)
    table.handlings.push_back({static_cast<model::Event>(e), yes, {0}});

  tests::CMachine machine(table);
  tests::Flat words{};
  words[una] = 5;
  words[nxt] = 6;
  CHECK(machine.handle(words, model::Event::STATUS).size() == 1);
  CHECK(words[una] == 6);
  CHECK(words[nxt] == 5);
}
