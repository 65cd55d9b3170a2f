#include "verdicts_kept.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "../../proofs/claims/property.hpp"
#include "../../proofs/peers/assumptions.hpp"
#include "../../proofs/smt/identity.hpp"
#include "../../proofs/stories/stories.hpp"
#include "../errors.hpp"
#include "../tables.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::json;
using proofs::Result;
using proofs::Trace;
using proofs::TraceStep;

/// So many verifications are remembered; one takes some 100 KiB.
constexpr std::size_t most_files = 64;

/// The running program itself. Empty where the system does not show it.
std::string program() {
  std::ifstream in("/proc/self/exe", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Json words_of(const model::Situation& situation) {
  Json words = Json::array();
  for (std::size_t id = 0; id < model::field_count; ++id) words.push_back(model::get(situation, id));
  return words;
}
model::Situation situation_of(const Json& words) {
  model::Situation situation;
  for (std::size_t id = 0; id < model::field_count; ++id)
    model::set(situation, id, words.at(id).get<std::uint32_t>());
  return situation;
}
/// A TCB is a situation of which the rest is nothing.
Json words_of(const model::TcbOf<model::Words>& tcb) { return words_of(model::Situation{.tcb = tcb}); }

Json json_of(const std::optional<Trace>& trace) {
  if (!trace) return nullptr;
  Json steps = Json::array();
  for (const TraceStep& step : trace->steps)
    steps.push_back({step.peer, step.event, words_of(step.situation), words_of(step.after), step.delivers,
                     step.crash, step.stale, step.transfers});
  return {{"steps", steps},
          {"remark", trace->remark},
          {"reads", trace->reads},
          {"ending", trace->ending ? Json(trace->ending->what) : Json(nullptr)},
          {"bystander", trace->bystander ? words_of(*trace->bystander) : Json(nullptr)}};
}
/// The ending of one of the property's stories, by its words. It is data, and lives as long as the program.
std::optional<proofs::Ending> ending_of(const proofs::Property* property, const Json& what) {
  if (what.is_null()) return std::nullopt;
  if (property == nullptr) throw std::out_of_range("a step of no story has no ending");
  for (const proofs::Story& story : property->stories({}))
    for (const proofs::Ending& ending : story.endings)
      if (ending.what == what.get<std::string>()) return ending;
  throw std::out_of_range("no story ends so");
}
/// `property`: whose story it is; nullptr: a step of none.
std::optional<Trace> trace_of(const Json& json, const proofs::Property* property) {
  if (json.is_null()) return std::nullopt;
  Trace trace;
  trace.remark = json.at("remark");
  trace.reads = json.at("reads").get<std::vector<std::size_t>>();
  trace.ending = ending_of(property, json.at("ending"));
  if (!json.at("bystander").is_null()) trace.bystander = situation_of(json.at("bystander")).tcb;
  for (const Json& one : json.at("steps")) {
    TraceStep& step = trace.steps.emplace_back();
    step.peer = one.at(0);
    step.event = one.at(1);
    step.situation = situation_of(one.at(2));
    step.after = situation_of(one.at(3)).tcb;
    step.delivers = one.at(4);
    step.crash = one.at(5);
    step.stale = one.at(6);
    step.transfers = one.at(7);
  }
  return trace;
}

Json json_of(const std::vector<Result>& results) {
  Json all = Json::array();
  for (const Result& result : results)
    all.push_back({{"property", result.property},
                   {"variant", result.variant},
                   {"without", result.without},
                   {"verdict", result.verdict},
                   {"expected", result.expected},
                   {"method", result.method},
                   {"ms", result.ms},
                   {"cites", result.cites},
                   {"assumptions", result.assumptions},
                   {"detail", result.detail},
                   {"counterexample", json_of(result.counterexample)},
                   {"breaking_step", json_of(result.breaking_step)}});
  return all;
}
std::vector<Result> results_of(const Json& json) {
  std::vector<Result> all;
  for (const Json& one : json) {
    Result& result = all.emplace_back();
    // The names are those of the data: they live as long as the program.
    const proofs::Property& property = *proofs::find_property(one.at("property").get<std::string>());
    result.property = property.name;
    result.variant = find_table(one.at("variant").get<std::string>())->name;
    if (const std::string without = one.at("without"); !without.empty())
      result.without = proofs::peers::find_assumption(without)->name;
    result.verdict = one.at("verdict");
    result.expected = one.at("expected");
    result.method = one.at("method");
    result.ms = one.at("ms");
    result.cites = one.at("cites");
    result.assumptions = one.at("assumptions");
    result.detail = one.at("detail");
    result.counterexample = trace_of(one.at("counterexample"), &property);
    result.breaking_step = trace_of(one.at("breaking_step"), &property);
  }
  return all;
}

Json json_of(const std::vector<proofs::LostOn>& lost) {
  Json all = Json::array();
  for (const proofs::LostOn& one : lost)
    all.push_back({{"variant", one.table},
                   {"level", one.level},
                   {"piece", one.lost.piece},
                   {"what", one.lost.what},
                   {"certain", one.lost.certain},
                   {"step", json_of(one.lost.step)}});
  return all;
}
std::vector<proofs::LostOn> lost_of(const Json& json) {
  std::vector<proofs::LostOn> all;
  for (const Json& one : json) {
    const proofs::Level level = one.at("level");
    const auto& pieces =
        level == proofs::Level::one_endpoint ? proofs::endpoint_invariant() : proofs::peer_invariant();
    const auto piece = std::find_if(pieces.begin(), pieces.end(), [&](const proofs::Piece& of) {
      return of.name == one.at("piece").get<std::string>();
    });
    if (piece == pieces.end()) throw std::out_of_range("no such piece");
    all.push_back({find_table(one.at("variant").get<std::string>())->name,
                   level,
                   {piece->name, one.at("what"), trace_of(one.at("step"), nullptr), one.at("certain")}});
  }
  return all;
}

/// What of the invariant is lost stands in its result, too.
void lost_again(Verdicts& verdicts) {
  for (Result& result : verdicts.results) {
    if (proofs::find_property(result.property)->claims.structure() != proofs::Structure::invariant) continue;
    for (const proofs::LostOn& one : verdicts.lost)
      if (one.level == proofs::Level::one_endpoint && one.table == result.variant)
        result.lost.push_back(one.lost);
  }
}

/// Room for one more: those that were written first go.
void forget_oldest(const std::filesystem::path& folder) {
  std::error_code failed;
  std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> files;
  for (const auto& one : std::filesystem::directory_iterator(folder, failed))
    files.emplace_back(one.last_write_time(failed), one.path());
  std::sort(files.begin(), files.end());
  for (std::size_t i = 0; i + most_files <= files.size(); ++i)
    std::filesystem::remove(files[i].second, failed);
}

}  // namespace

KeptVerdicts::KeptVerdicts(const std::filesystem::path& folder, const std::string& asked) {
  if (folder.empty()) return;
  const std::string self = program();
  if (self.empty()) return;
  const proofs::Digest key =
      (proofs::Record() << "verdicts" << self << proofs::z3_identity() << asked).digest();
  file_ = folder / proofs::hex(key);
}

bool KeptVerdicts::find(Verdicts& verdicts) const {
  std::error_code failed;
  if (file_.empty() || !std::filesystem::is_regular_file(file_, failed)) return false;
  try {
    const std::string all = read_whole(file_.string());
    const std::size_t line = all.find('\n');
    if (line == std::string::npos) return false;
    const std::string text = all.substr(line + 1);
    if (all.substr(0, line) != proofs::hex(proofs::sha256(text))) return false;
    const Json json = Json::parse(text);
    verdicts.results = results_of(json.at("results"));
    verdicts.dropped = results_of(json.at("dropped"));
    verdicts.lost = lost_of(json.at("lost"));
    lost_again(verdicts);
    verdicts.kept = json.at("queries");
    return true;
  } catch (const std::exception&) {  // it was not this program that wrote it
    verdicts.results.clear();
    verdicts.dropped.clear();
    verdicts.lost.clear();
    return false;
  }
}

void KeptVerdicts::keep(const Verdicts& verdicts) const {
  if (file_.empty() || !verdicts.ledger->unknowns().empty() || !verdicts.ledger->disagreements().empty())
    return;
  for (const auto* some : {&verdicts.results, &verdicts.dropped})
    for (const Result& result : *some)
      if (result.verdict == proofs::Verdict::unknown) return;
  const Json json{{"results", json_of(verdicts.results)},
                  {"dropped", json_of(verdicts.dropped)},
                  {"lost", json_of(verdicts.lost)},
                  {"queries", verdicts.ledger->asked() + verdicts.ledger->kept()}};
  const std::string text = json.dump();
  forget_oldest(file_.parent_path());
  try {
    write_whole(file_.string(), proofs::hex(proofs::sha256(text)) + "\n" + text);
  } catch (const InputError&) {  // it costs time, nothing else
  }
}

}  // namespace synfin::cli
