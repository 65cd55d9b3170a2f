// The diagram is accepted by Graphviz and shows every rule that changes the state.
#include "../catch.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "heading.hpp"

using namespace synfin;

TEST_CASE("every table's diagram names each rule that moves, and each state", "[gen][dot]") {
  for (const model::PlainTable* table : model::tables()) {
    const std::string text = tests::printed("dot", *table).front().contents;
    for (const model::PlainRule* rule : table->rules) {
      INFO(table->name << ": " << rule->name);
      const std::string line = fmt::format("\\n{}", rule->name);
      const bool shown =
          text.find(line + "\\n") != std::string::npos || text.find(line + "\"") != std::string::npos;
      CHECK(shown == rule->exit.moves);
    }
    for (const model::StateInfo& state : model::states)
      CHECK(text.find(fmt::format("label = \"{}\"", state.name)) != std::string::npos);
  }
}

TEST_CASE("Graphviz draws the diagram", "[gen][dot]") {
  if (!tests::is_installed("dot")) {
    WARN("skipped: Graphviz is not installed");
    return;
  }
  for (const model::PlainTable* table : model::tables()) {
    tests::Folder folder;
    gen::write_files(tests::printed("dot", *table), folder.path());
    const auto drawn =
        tests::run(fmt::format("dot -Tsvg -o '{0}/synfin.svg' '{0}/synfin.dot'", folder.path().string()));
    INFO(drawn.output);
    CHECK(drawn.status == 0);
    CHECK(drawn.output.empty());
    CHECK(tests::whole(folder / "synfin.svg").find("TIME&#45;WAIT") != std::string::npos);
  }
}
