// `synfin list`: text for people, JSON for programs, both from the tables.
#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <vector>

#include "../../model/config.hpp"
#include "../../model/plain.hpp"
#include "../../model/situation.hpp"
#include "../../proofs/claims/property.hpp"
#include "../catch.hpp"
#include "program.hpp"

using namespace synfin;
using namespace synfin::tests;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("everything that can be listed is listed, in text and JSON", "[cli]") {
  for (const std::string& what : std::vector<std::string>{"states", "events", "fields", "settings", "rules",
                                                          "properties", "variants", "targets"}) {
    INFO(what);
    const Result text = run_synfin("list " + what);
    CHECK(text.status == 0);
    CHECK(text.err.empty());
    const Result json = run_synfin("list " + what + " --format json");
    CHECK(json.status == 0);
    const auto rows = nlohmann::json::parse(json.out);
    REQUIRE(rows.is_array());
    REQUIRE(!rows.empty());
    CHECK(static_cast<std::size_t>(std::count(text.out.begin(), text.out.end(), '\n')) == rows.size() + 1);
    for (const auto& row : rows) {
      const std::string name = row.at("name");
      CHECK_THAT(text.out, ContainsSubstring(name));
      if (what != "targets" && what != "fields" && what != "settings")
        CHECK(!row.at("clause").get<std::string>().empty());
    }
  }
}

TEST_CASE("the configuration is listed with its defaults and bounds, and the scenario holds to them",
          "[cli]") {
  const auto rows = nlohmann::json::parse(run_synfin("list settings --format json").out);
  std::size_t place = 0;
  model::Situation standing{.cfg = model::default_config};
  for (const auto& row : rows) {
    const std::size_t id = model::first_field(model::Group::cfg) + place;
    CHECK(row["name"] == model::fields[id].name);
    CHECK(row["default"] == std::to_string(model::get(standing, id)));
    CHECK(row["least"] == std::to_string(model::bounds[place++].least));
  }
  CHECK(place == model::group_size(model::Group::cfg));
}

TEST_CASE("the rules of each table are those of the table", "[cli]") {
  for (const model::PlainTable* table : model::tables()) {
    INFO(table->name);
    const auto rows = nlohmann::json::parse(
        run_synfin("list rules --format json --variant " + std::string(table->name)).out);
    CHECK(rows.size() == table->rules.size());
    for (const auto& row : rows) {
      const model::PlainRule* rule = table->find(row.at("name").get<std::string>());
      REQUIRE(rule != nullptr);
      CHECK(row.at("gloss") == rule->gloss);
      CHECK(!row.at("states").empty());
      CHECK(!row.at("events").empty());
      // The place exists: file and line, below the root of the sources.
      const std::string where = row.at("where");
      const std::string file = where.substr(0, where.find(':'));
      std::ifstream in(std::string(SYNFIN_SOURCE_DIR) + "/" + file);
      CHECK(in.good());
    }
  }
}

TEST_CASE("the columns of the text are aligned", "[cli]") {
  std::istringstream lines(run_synfin("list events").out);
  std::string line;
  std::getline(lines, line);
  const std::size_t clause = line.find("CLAUSE");
  REQUIRE(clause != std::string::npos);
  while (std::getline(lines, line)) CHECK(line.compare(clause, 4, "RFC ") == 0);
}

TEST_CASE("every claim and every piece is listed as a formula in the words of the rules", "[cli]") {
  const auto claims = nlohmann::json::parse(run_synfin("list claims --format json").out);
  std::size_t count = 0;
  for (const proofs::Property& property : proofs::properties()) count += property.claims.size();
  CHECK(claims.size() == count);
  const auto found = std::find_if(claims.begin(), claims.end(), [](const auto& row) {
    return row["property"] == "blind-reset-ends-nothing";
  });
  REQUIRE(found != claims.end());
  CHECK((*found)["events"] == std::vector<std::string>{"SEGMENT ARRIVES"});
  CHECK((*found)["premise"] == "seg.rst && synchronized && seg.seq != rcv.nxt");
  CHECK((*found)["conclusion"] == "!told.reset' && synchronized'");
  std::string all;
  for (const auto& row : claims)
    all += row["premise"].get<std::string>() + "\n" + row["conclusion"].get<std::string>() + "\n";
  // Words stand for what they mean, of today, of later and of the peer; what proofs remember has its name.
  CHECK_THAT(all, ContainsSubstring("acceptable") && ContainsSubstring("their ghost.incarnation") &&
                      ContainsSubstring("fin_sent'") && ContainsSubstring("their fin_sent"));
  CHECK(all.find("no ||") == std::string::npos);
  CHECK(all.find("yes &&") == std::string::npos);
  const auto pieces = nlohmann::json::parse(run_synfin("list pieces --format json").out);
  CHECK(pieces.size() == proofs::endpoint_invariant().size() + proofs::peer_invariant().size());
  for (const auto& row : pieces) CHECK_FALSE(row["formula"].get<std::string>().empty());
}

TEST_CASE("the document of the theorems says what the data says", "[cli]") {
  const Result printed = run_synfin("list theorems");
  REQUIRE(printed.status == 0);
  // Renew it with: synfin list theorems > proofs/theorems.md
  CHECK(printed.out == whole(std::filesystem::path(SYNFIN_SOURCE_DIR) / "proofs/theorems.md"));
  for (const proofs::Property& property : proofs::properties())
    CHECK_THAT(printed.out, ContainsSubstring("**" + std::string(property.name) + "**"));
}
