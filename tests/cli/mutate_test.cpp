// `mutate`, as a user runs it: one rule, the cache, and shards that merge into the report of a whole run.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "../../cli/reports/mutants_kept.hpp"
#include "../../cli/reports/word_mutants.hpp"
#include "../catch.hpp"
#include "program.hpp"

namespace synfin::tests {

using Catch::Matchers::ContainsSubstring;
using Json = nlohmann::ordered_json;

namespace {

const std::string one_rule = "mutate --rule close.again ";

void write(const std::filesystem::path& file, const std::string& text) { std::ofstream(file) << text; }

/// Rows for all mutants of some rules, as if they had been judged: one in seven each survived and unknown.
cli::MutantRows pretended(const std::vector<const model::PlainRule*>& rules) {
  cli::MutantRows rows;
  for (const model::PlainRule* rule : rules)
    for (const proofs::Mutant& mutant : proofs::mutants_of(*rule)) {
      const std::size_t turn = mutant.edit.size() % 7;
      const bool killed = turn > 2;
      rows.push_back({std::string(rule->name), std::string(proofs::name_of(mutant.fault)), mutant.edit,
                      turn == 0   ? "survived"
                      : turn == 1 ? "unknown"
                      : turn == 2 ? "equivalent"
                                  : "killed",
                      killed ? "snd-una-le-snd-nxt" : "", killed ? "in order" : "",
                      killed ? "SEND in LISTEN" : "", 0.5});
    }
  return rows;
}

/// It takes a while, and is always the same.
const std::string& basis() {
  static const std::string all = cli::basis_of_all();
  return all;
}

/// A folder with the reports of n shards of a run that never was.
class Shards {
 public:
  explicit Shards(unsigned n) {
    for (unsigned part = 1; part <= n; ++part) {
      const cli::Shard shard{part, n};
      write(file(part), cli::json_report(pretended(cli::rules_of(shard)), basis(), shard));
    }
  }
  std::string file(unsigned part) const { return (folder_ / fmt::format("{}.json", part)).string(); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  Folder folder_;
};

}  // namespace

TEST_CASE("the mutants of one rule: verdict, killer, claim and counterexample of each") {
  const Result result = run_synfin(one_rule + "--no-cache --format json");
  INFO(result.err);
  REQUIRE(result.status == 0);
  CHECK(result.err.empty());  // progress is for terminals
  const Json report = Json::parse(result.out);
  CHECK(report["ok"] == true);
  REQUIRE(report["mutants"].size() > 5);
  for (const Json& one : report["mutants"]) {
    CHECK(one["rule"] == "close.again");
    CHECK(one["edit"].is_string());
    CHECK(one["ms"].is_number());
    CHECK((one["verdict"] == "killed" || one["verdict"] == "equivalent"));
    CHECK((one["verdict"] == "killed") == one["by"].is_string());
  }
  CHECK(report["mutants"][0]["edit"] == "rule dropped");
  CHECK_FALSE(report["kills"].empty());
  const Result text = run_synfin(one_rule + "--no-cache");
  CHECK(text.status == 0);
  CHECK_THAT(text.out, ContainsSubstring("killed      close.again: rule dropped\n            by ") &&
                           ContainsSubstring("CLOSE in ") && ContainsSubstring("every fault is noticed"));
}

TEST_CASE("an unchanged rule is not judged again; an entry that does not fit is as good as none") {
  const Folder folder;
  const std::string command = one_rule + "--format json --cache " + (folder / "cache").string();
  const std::string first = run_synfin(command).out;
  CHECK(run_synfin(command).out == first);  // with the milliseconds of the first run
  const std::filesystem::path entry = folder / "cache/mutants/close.again.json";
  const Json kept = Json::parse(whole(entry));

  const auto verdicts = [](const std::string& out) {
    Json all = Json::parse(out)["mutants"];
    for (Json& one : all) one.erase("ms");
    return all;
  };
  const auto judged_anew = [&](const std::string& contents) {
    write(entry, contents);
    const Result result = run_synfin(command);
    return result.status == 0 && verdicts(result.out) == verdicts(first) &&
           Json::parse(whole(entry)).contains("basis");
  };
  CHECK(judged_anew("no JSON at all"));
  CHECK(judged_anew("{}"));
  Json foreign = kept;  // of another table
  foreign["basis"] = "0123456789abcdef0123456789abcdef";
  foreign["mutants"][0]["verdict"] = "survived";
  foreign["mutants"][0]["by"] = nullptr;
  CHECK(judged_anew(foreign.dump()));
  Json nobody = kept;  // killed by nothing that there is
  nobody["mutants"][0]["by"] = "no-such-property";
  CHECK(judged_anew(nobody.dump()));
  Json fewer = kept;
  fewer["mutants"].erase(0);
  CHECK(judged_anew(fewer.dump()));
  // What fits is believed: that is what a cache is.
  Json other = kept;
  other["mutants"][0]["ms"] = 12345.0;
  write(entry, other.dump());
  CHECK(Json::parse(run_synfin(command).out)["mutants"][0]["ms"] == 12345.0);

  write(folder / "file", "");
  const Result nowhere = run_synfin(one_rule + "--cache " + (folder / "file").string());
  CHECK(nowhere.status == 2);
  CHECK(is_one_line(nowhere.err));
}

TEST_CASE("the mutants of one word: verdict, killer and the step that shows it, where one does") {
  const Result result = run_synfin("mutate --word backed_off --format json");
  INFO(result.err);
  REQUIRE(result.status == 0);
  const Json report = Json::parse(result.out);
  CHECK(report["ok"] == true);
  REQUIRE(report["mutants"].size() > 20);
  for (const Json& one : report["mutants"]) {
    CHECK(one["word"] == "backed_off");
    CHECK((one["verdict"] == "killed" || one["verdict"] == "equivalent"));
    CHECK((one["verdict"] == "killed") == one["by"].is_string());
  }
  CHECK(report["counts"]["killed"] == report["words"]["backed_off"]["killed"]);
  CHECK(report["kills"].contains("rto-doubles-until-r2"));
}

TEST_CASE("a word that nothing pins, and one not judged to the end, decide the exit status") {
  using proofs::Fate;
  cli::JudgedWords judged{{"acceptable", "always", Fate::killed, "acceptable-is-table-6", "another", 1, {}},
                          {"acceptable", "same", Fate::equivalent, "", "", 1, {}}};
  CHECK(cli::status_of(judged) == 0);
  CHECK_THAT(
      cli::text_report(judged, true),
      ContainsSubstring("killed      acceptable: always\n            by acceptable-is-table-6: another") &&
          ContainsSubstring("2 mutants of 1 words: 1 killed (1 by what pins the word alone), 1 "
                            "equivalent, 0 survived, 0 unknown: every wrong word is noticed"));
  judged.push_back({"peer_mss", "one more", Fate::survived, "", "", 1, {}});
  CHECK(cli::status_of(judged) == 1);
  CHECK_THAT(cli::text_report(judged, false), ContainsSubstring("survived: peer_mss: one more"));
  judged.push_back({"peer_mss", "one less", Fate::unknown, "", "", 1, {}});
  CHECK(cli::status_of(judged) == 3);
  const Json report = Json::parse(cli::json_report(judged));
  CHECK(report["ok"] == false);
  CHECK(report["words"]["peer_mss"]["survived"] == 1);
}

TEST_CASE("shards merge into the report of the whole run, in whatever order they are named") {
  const Shards shards(5);
  const cli::MutantRows all = pretended(model::standard().rules);
  const std::string files = shards.file(3) + " " + shards.file(1) + " " + shards.file(5) + " " +
                            shards.file(2) + " " + shards.file(4);
  const Result merged = run_synfin("mutate --format json --merge " + files);
  INFO(merged.err);
  CHECK(merged.status == 3);  // an unknown is never success
  CHECK(merged.out == cli::json_report(all, basis(), {}));
  CHECK(run_synfin("mutate --merge " + files).out == cli::text_report(all, false));
}

TEST_CASE("a shard that is missing, comes twice or belongs to another run is refused in one line") {
  const Shards shards(3);
  const auto refused = [](const std::string& files) {
    const Result result = run_synfin("mutate --merge " + files);
    CHECK(result.status == 2);
    CHECK(result.out.empty());
    CHECK(is_one_line(result.err));
    return result.err;
  };
  CHECK_THAT(refused(shards.file(1) + " " + shards.file(3)), ContainsSubstring("shard 2/3 is missing"));
  CHECK_THAT(refused(shards.file(1) + " " + shards.file(2) + " " + shards.file(1) + " " + shards.file(3)),
             ContainsSubstring("is shard 1/3, and so is"));
  const auto changed = [&](const std::string& name, auto change) {
    Json json = Json::parse(whole(shards.file(2)));
    change(json);
    write(shards.path(name), json.dump());
    return shards.file(1) + " " + shards.path(name) + " " + shards.file(3);
  };
  CHECK_THAT(refused(changed("foreign.json", [](Json& json) { json["basis"] = "0"; })),
             ContainsSubstring("foreign.json: is of another table"));
  CHECK_THAT(refused(changed("of.json", [](Json& json) { json["shard"]["of"] = 4; })),
             ContainsSubstring("of.json: is a shard of 4, expected one of 3"));
  CHECK_THAT(refused(changed("fewer.json", [](Json& json) { json["mutants"].erase(1); })),
             ContainsSubstring("are not all there"));
  CHECK_THAT(
      refused(changed("more.json", [](Json& json) { json["mutants"].push_back(Json(json["mutants"][0])); })),
      ContainsSubstring("more mutants than its rules"));
  CHECK_THAT(refused(changed("whole.json", [](Json& json) { json.erase("shard"); })),
             ContainsSubstring("expected the JSON of"));
  write(shards.path("none.json"), "[1, 2");
  CHECK_THAT(refused(shards.path("none.json")), ContainsSubstring("none.json: expected the JSON of"));
  CHECK_THAT(refused(shards.path("nowhere.json")), ContainsSubstring("nowhere.json"));
}

TEST_CASE("survivors and unknowns decide the exit status") {
  cli::MutantRows rows{
      {"a", "rule dropped", "rule dropped", "killed", "snd-una-le-snd-nxt", "in order", "", 1}};
  CHECK(cli::status_of(rows) == 0);
  rows.push_back({"a", "guard negated", "guard negated", "survived", "", "", "", 1});
  CHECK(cli::status_of(rows) == 1);
  CHECK_THAT(cli::text_report(rows, false), ContainsSubstring("survived: a: guard negated"));
  rows.push_back({"a", "no segment", "no segment sent", "unknown", "", "", "", 1});
  CHECK(cli::status_of(rows) == 3);
  CHECK(Json::parse(cli::json_report(rows, "", {}))["ok"] == false);
}

TEST_CASE("wrong words of mutate are named") {
  const auto refused = [](const std::string& arguments) {
    const Result result = run_synfin("mutate " + arguments);
    CHECK(result.status == 2);
    CHECK(is_one_line(result.err));
    return result.err;
  };
  CHECK_THAT(refused("--rule close.agian"), ContainsSubstring("close.again"));
  for (const char* shard : {"0/3", "4/3", "1", "1/", "/2", "1/2/3", "a/b", "-1/2"}) {
    INFO(shard);
    CHECK_THAT(refused(std::string("--shard ") + shard), ContainsSubstring("i/n"));
  }
  refused("--rule close.again --shard 1/2");
  CHECK_THAT(refused("--word acceptible"), ContainsSubstring("acceptable"));
  refused("--words --rule close.again");
  refused("--words --shard 1/2");
  refused("--format xml");
  refused("--merge");
}

TEST_CASE("the parts of a run are all of its rules, each once") {
  for (const unsigned of : {1U, 2U, 7U, 500U}) {
    std::size_t all = 0;
    for (unsigned part = 1; part <= of; ++part) all += cli::rules_of({part, of}).size();
    CHECK(all == model::standard().rules.size());
  }
}

}  // namespace synfin::tests
