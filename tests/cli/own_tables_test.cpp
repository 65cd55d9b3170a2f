// A user's own table in the list of tables. How it is built against an installed Synfin, run and refuted is
// tested in tests/consumer/own_variant.sh.
#include <nlohmann/json.hpp>

#include "../../cli/own_program.hpp"
#include "../../cli/reports/verdicts.hpp"
#include "../../cli/terminal/nearest.hpp"
#include "../../proofs/claims/property.hpp"
#include "../catch.hpp"

namespace synfin::tests {

namespace {

struct MineEdits {
  static constexpr std::string_view name = "mine", gloss = "one rule anew under its old name, one dropped";
  static constexpr auto edits = model::hana::make_tuple(
      model::drop("rst.challenge"),
      model::replace("listen.other",
                     model::rule("listen.other", model::rfc9293("3.10.7.2", "fourth"), "as ever",
                                 model::in(model::LISTEN), model::always,
                                 model::then(model::terms::told.urgent = model::no), model::and_return)));
};
using Mine = model::Variant<model::Standard, MineEdits>;
struct StandardAgain {
  static constexpr std::string_view name = "standard";
};

static_assert(cli::detail::names_differ(model::variants, static_cast<const Mine*>(nullptr)));
static_assert(!cli::detail::names_differ(model::variants, static_cast<const StandardAgain*>(nullptr)));
static_assert(!cli::detail::names_differ(model::variants, static_cast<const Mine*>(nullptr),
                                         static_cast<const Mine*>(nullptr)));

/// The list is the program's: it is added to once.
const model::PlainTable& mine() {
  static const bool added = [] {
    cli::add_table(model::plain_of<Mine>(), *cli::find_machine("standard"));
    return true;
  }();
  CHECK(added);
  return *cli::find_table("mine");
}

}  // namespace

TEST_CASE("one's own table stands behind those that ship, with its machine", "[cli]") {
  const model::PlainTable& table = mine();
  CHECK(cli::tables().front() == &model::standard());
  CHECK(cli::tables().back() == &table);
  CHECK(cli::tables().size() == model::tables().size() + 1);
  CHECK(cli::table_names().back() == "mine");
  CHECK(cli::is_own("mine"));
  CHECK(!cli::is_own("standard"));
  CHECK(cli::make_machine("mine") != nullptr);
  CHECK(cli::make_machine("yours") == nullptr);
  CHECK_THROWS_WITH(cli::add_table(model::plain_of<Mine>(), *cli::find_machine("standard")),
                    Catch::Matchers::Contains("'mine'"));
}

TEST_CASE("its edits are the rules that say something else than the standard's", "[cli]") {
  const cli::Edits edits = cli::edits_of(mine());
  std::vector<std::string_view> without;
  for (const model::PlainRule* rule : edits.without) without.push_back(rule->name);
  CHECK(without == std::vector<std::string_view>{"listen.other", "rst.challenge"});
  REQUIRE(edits.with.size() == 1);
  CHECK(edits.with[0]->name == "listen.other");
  CHECK(edits.with[0]->file == __FILE__);
  CHECK(cli::edits_of(model::standard()).with.empty());
  CHECK(cli::edits_of(model::standard()).without.empty());
}

TEST_CASE("nothing is promised of it: what it violates is a failure, alone or not", "[cli]") {
  proofs::Result result;
  result.property = proofs::properties().front().name;
  result.variant = mine().name;
  result.verdict = result.expected = proofs::Verdict::violated;
  CHECK(cli::is_failure(result, true));
  CHECK(cli::is_failure(result, false));
  const auto json = nlohmann::json::parse(cli::json_of({{result}, false}));
  CHECK(json["results"][0]["expected"].is_null());
  CHECK(!json["results"][0].contains("assumptions"));
  CHECK(json["ok"] == false);
  result.verdict = proofs::Verdict::proved;
  result.assumptions = {"isn-fresh"};
  CHECK(!cli::is_failure(result, false));
  const auto proved = nlohmann::json::parse(cli::json_of({{result}, false}));
  CHECK(proved["results"][0]["assumptions"] == nlohmann::json{"isn-fresh"});
  CHECK(proved["ok"] == true);
}

TEST_CASE("a piece that a table does not keep is told once, with its step, and not among the theorems",
          "[cli]") {
  proofs::Trace step;
  step.steps.emplace_back().event = model::Event::STATUS;
  step.steps.front().situation.cfg = model::default_config;
  step.remark = "remarkable";
  const proofs::Lost lost{"fin-done", "at STATUS in CLOSED", step};
  proofs::Result result;
  result.property = "endpoint-invariant";
  result.variant = mine().name;
  result.verdict = proofs::Verdict::violated;
  result.expected = proofs::Verdict::proved;
  result.detail = "fin-done: at STATUS in CLOSED";
  result.counterexample = step;
  result.lost = {lost};
  cli::Verdicts verdicts{{result}, true};
  verdicts.lost.push_back({mine().name, proofs::Level::one_endpoint, lost});
  const auto json = nlohmann::json::parse(cli::json_of(verdicts));
  CHECK(json["results"][0]["detail"] == "does not keep: fin-done");
  CHECK(json["results"][0]["counterexample"].is_null());
  CHECK(json["lost"][0]["piece"] == "fin-done");
  CHECK(json["lost"][0]["falls"] == "at STATUS in CLOSED");
  CHECK(json["lost"][0]["step"]["event"] == "STATUS");
  const std::string text = cli::text_of(verdicts);
  const auto told = text.find("at STATUS in CLOSED");
  REQUIRE(told != std::string::npos);
  CHECK(text.find("at STATUS in CLOSED", told + 1) == std::string::npos);
}

}  // namespace synfin::tests
