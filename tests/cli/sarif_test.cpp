// What code scanning is given: valid for GitHub, and at the right line.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "../../cli/reports/evidence.hpp"
#include "../../cli/reports/place.hpp"
#include "../../cli/reports/verdicts.hpp"
#include "../../cli/tables.hpp"
#include "../../proofs/peers/assumptions.hpp"
#include "../../proofs/verify.hpp"
#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using cli::Verdicts;
using nlohmann::json;
using proofs::Verdict;

namespace {

/// A verdict as the proofs would give it, without asking the solver.
proofs::Result verdict(std::string_view property, std::string_view table, Verdict verdict,
                       std::string detail = "") {
  proofs::Result result;
  result.property = proofs::find_property(property)->name;
  result.variant = cli::find_table(table)->name;
  result.verdict = verdict;
  result.expected = proofs::expected_of(*proofs::find_property(property), table);
  result.method = "inductive";
  result.cites = {std::string(proofs::find_property(property)->clause)};
  result.detail = std::move(detail);
  return result;
}

json run_of(const Verdicts& verdicts) {
  const json all = json::parse(cli::sarif_of(verdicts));
  CHECK(all["version"] == "2.1.0");
  CHECK_THAT(all["$schema"].get<std::string>(), ContainsSubstring("sarif-2.1.0"));
  REQUIRE(all["runs"].size() == 1);
  return all["runs"][0];
}

/// The line of the sources that a location names.
std::string line_at(const json& location) {
  const json& place = location["physicalLocation"];
  CHECK(place["artifactLocation"]["uriBaseId"] == "%SRCROOT%");
  std::istringstream file(
      whole(std::string(SYNFIN_SOURCE_DIR) + "/" + place["artifactLocation"]["uri"].get<std::string>()));
  std::string line;
  for (int n = place["region"]["startLine"]; n > 0; --n) REQUIRE(std::getline(file, line));
  return line;
}

/// All that GitHub requires of a location (its page on SARIF support).
void check_location(const json& location) {
  const json& place = location.at("physicalLocation");
  const std::string uri = place.at("artifactLocation").at("uri");
  CHECK(!uri.empty());
  CHECK(uri.front() != '/');
  const json& region = place.at("region");
  CHECK(region.at("startLine") >= 1);
  CHECK(region.at("startColumn") >= 1);
  CHECK(region.at("endLine") >= region.at("startLine"));
  CHECK(region.at("endColumn") >= 1);
}

/// All that GitHub requires of a run.
void check_run(const json& run) {
  const json& driver = run.at("tool").at("driver");
  CHECK(driver.at("name") == "synfin");
  CHECK(std::regex_match(driver.at("semanticVersion").get<std::string>(), std::regex(R"(\d+\.\d+\.\d+)")));
  for (const json& rule : driver.at("rules")) {
    CHECK(proofs::find_property(rule.at("id").get<std::string>()) != nullptr);
    for (const char* words : {"shortDescription", "fullDescription", "help"}) {
      const std::string text = rule.at(words).at("text");
      CHECK(!text.empty());
      CHECK(text.size() <= 1024);
    }
    CHECK(!rule.at("properties").at("tags").empty());
    CHECK(rule.at("properties").at("tags").size() <= 20);
  }
  for (const json& result : run.at("results")) {
    INFO(result.dump(2));
    CHECK(driver["rules"].at(result.at("ruleIndex").get<std::size_t>())["id"] == result.at("ruleId"));
    CHECK((result.at("level") == "error" || result.at("level") == "warning" || result.at("level") == "note"));
    CHECK(!result.at("message").at("text").get<std::string>().empty());
    REQUIRE(!result.at("locations").empty());
    for (const json& location : result["locations"]) check_location(location);
    CHECK(std::regex_match(result.at("partialFingerprints").at("primaryLocationLineHash").get<std::string>(),
                           std::regex("[0-9a-f]{16}:1")));
    // The message's links lead to related locations.
    const std::string text = result["message"]["text"];
    const std::regex reference(R"(\]\((\d+)\))");
    for (std::sregex_iterator link(text.begin(), text.end(), reference), end; link != end; ++link) {
      const int id = std::stoi((*link)[1]);
      CHECK(std::any_of(result["relatedLocations"].begin(), result["relatedLocations"].end(),
                        [&](const json& one) { return one["id"] == id; }));
    }
    if (result.contains("codeFlows"))
      for (const json& step : result["codeFlows"].at(0).at("threadFlows").at(0).at("locations"))
        check_location(step.at("location"));
  }
}

/// The textbook's question, judged by the solver once for all tests here.
const proofs::Result& two_messages() {
  static const proofs::Result result = [] {
    const proofs::Property* const which[] = {proofs::find_property("stale-syn-never-establishes")};
    const model::PlainTable* const on[] = {cli::find_table("two-message-handshake")};
    return proofs::verify(which, on, {60'000, 2}).results.front();
  }();
  return result;
}

}  // namespace

TEST_CASE("a violation stands at the rule that fired last, and its story is told step by step", "[cli]") {
  const Verdicts verdicts{{two_messages()}, true};
  REQUIRE(two_messages().counterexample);
  const json run = run_of(verdicts);
  check_run(run);
  REQUIRE(run["results"].size() == 1);
  const json& result = run["results"][0];
  CHECK(result["ruleId"] == "stale-syn-never-establishes");
  CHECK(result["level"] == "error");
  CHECK(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] ==
        "model/variants/two_message_handshake.hpp");
  CHECK_THAT(line_at(result["locations"][0]), ContainsSubstring("rule(\"listen.syn.two-messages\""));
  // Every rule of the story has its own line, which states it.
  for (const json& related : result["relatedLocations"]) {
    const std::string words = related["message"]["text"];
    CHECK_THAT(line_at(related), ContainsSubstring("rule(\"" + words.substr(0, words.find(':')) + "\""));
  }
  const json& steps = result["codeFlows"][0]["threadFlows"][0]["locations"];
  CHECK(steps.size() == two_messages().counterexample->steps.size());
  CHECK_THAT(steps.back()["location"]["message"]["text"].get<std::string>(),
             ContainsSubstring("ESTABLISHED") && ContainsSubstring("listen.syn.two-messages"));
  CHECK_THAT(result["message"]["markdown"].get<std::string>(), ContainsSubstring("(old)"));
}

TEST_CASE("where all is as promised there are no results, though the variants fail", "[cli]") {
  Verdicts promised{{verdict("stale-syn-never-establishes", "standard", Verdict::proved), two_messages()},
                    false};
  promised.results[0].expected = Verdict::proved;
  REQUIRE(cli::status_of(promised) == 0);
  const json run = run_of(promised);
  check_run(run);
  CHECK(run["results"].empty());
  CHECK(run["tool"]["driver"]["rules"].size() == 1);
  CHECK(run["automationDetails"]["id"] == "synfin-verify/all-tables/");
}

TEST_CASE("the unknown is a warning, a broken promise an error, and each has a place", "[cli]") {
  const Verdicts verdicts{
      {verdict("pure-ack-takes-none", "standard", Verdict::unknown),
       verdict("pure-ack-takes-none", "no-keep-alive", Verdict::unknown),
       verdict("dead-peer-is-noticed", "no-keep-alive", Verdict::proved),
       verdict("no-rule-is-dead", "standard", Verdict::violated, "can never fire: ack.too-old")},
      false};
  CHECK(cli::status_of(verdicts) == 3);
  const json run = run_of(verdicts);
  check_run(run);
  REQUIRE(run["results"].size() == 4);
  CHECK(run["results"][0]["level"] == "warning");
  // Nothing of the standard is to blame: the property stands there, within a line of its name.
  json place = run["results"][0]["locations"][0];
  CHECK(place["physicalLocation"]["artifactLocation"]["uri"] == "proofs/claims/numbers.cpp");
  std::string near = line_at(place);
  place["physicalLocation"]["region"]["startLine"] =
      place["physicalLocation"]["region"]["startLine"].get<int>() + 1;
  CHECK_THAT(near + line_at(place), ContainsSubstring("pure-ack-takes-none"));
  // A variant that only drops rules stands where they were.
  CHECK_THAT(line_at(run["results"][1]["locations"][0]), ContainsSubstring("rule(\"keep-alive."));
  CHECK(run["results"][2]["level"] == "error");
  CHECK_THAT(run["results"][2]["message"]["text"].get<std::string>(),
             ContainsSubstring("was to violate this"));
  CHECK_THAT(line_at(run["results"][3]["locations"][0]), ContainsSubstring("rule(\"ack.too-old\""));
}

TEST_CASE("a failure among the dropped assumptions is told to CI as any other", "[cli]") {
  Verdicts verdicts{{verdict("handshake-agreement", "standard", Verdict::proved)}, false};
  for (const char* const assumption : {"msl", "rate"}) {
    proofs::Result& one =
        verdicts.dropped.emplace_back(verdict("handshake-agreement", "standard", Verdict::none_found));
    one.without = proofs::peers::find_assumption(assumption)->name;
    one.expected = Verdict::none_found;
  }
  REQUIRE(cli::status_of(verdicts) == 0);
  CHECK(run_of(verdicts)["results"].empty());
  verdicts.dropped[1].expected = Verdict::violated;
  REQUIRE(cli::status_of(verdicts) == 1);
  const json run = run_of(verdicts);
  check_run(run);
  REQUIRE(run["results"].size() == 1);
  CHECK(run["results"][0]["properties"]["without"] == "rate");
  CHECK_THAT(run["results"][0]["message"]["text"].get<std::string>(),
             ContainsSubstring("The table standard without rate was to violate this"));
  const std::string junit = cli::junit_of(verdicts);
  CHECK_THAT(junit, ContainsSubstring("name=\"standard without msl\"") &&
                        ContainsSubstring("<testcase classname=\"synfin.standard without rate\" "
                                          "name=\"handshake-agreement\"") &&
                        ContainsSubstring("none-found, promised violated"));
  CHECK(junit.find("<failure") == junit.rfind("<failure"));
}

TEST_CASE("a violation keeps its number from run to run, and no other has it", "[cli]") {
  const auto number = [](proofs::Result result) {
    return run_of({{std::move(result)}, true})["results"][0]["partialFingerprints"]["primaryLocationLineHash"]
        .get<std::string>();
  };
  proofs::Result slower = two_messages();
  slower.ms += 1000;
  CHECK(number(two_messages()) == number(slower));
  CHECK(number(verdict("pure-ack-takes-none", "standard", Verdict::unknown)) !=
        number(verdict("snd-una-le-snd-nxt", "standard", Verdict::unknown)));
}

TEST_CASE("addresses are relative to the current folder, or absolute", "[cli]") {
  model::PlainRule rule = *model::standard().rules.front();
  rule.line = 7;
  const std::string here = std::filesystem::current_path().string();
  const std::string file = here + "/src dir/a.hpp";
  rule.file = file;
  CHECK(cli::place_of(rule, true) == cli::Place{"src%20dir/a.hpp", cli::Base::source_root, 7});
  rule.file = "/elsewhere/100%.hpp";
  CHECK(cli::place_of(rule, true) == cli::Place{"file:///elsewhere/100%25.hpp", cli::Base::none, 7});
  // Synfin's own sources are the repository of its own tables, and the package of all others.
  rule.file = "model/rules/open.hpp";
  CHECK(cli::place_of(rule, false) == cli::Place{"model/rules/open.hpp", cli::Base::source_root, 7});
  CHECK(cli::place_of(rule, true) == cli::Place{"model/rules/open.hpp", cli::Base::package, 7});
}

}  // namespace synfin::tests
