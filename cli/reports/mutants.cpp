#include "mutants.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "../../model/situation.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;
using model::Group;

std::size_t count(const MutantRows& rows, std::string_view verdict) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const MutantRow& row) { return row.verdict == verdict; }));
}

/// How many mutants of each fault a property has killed first; properties in the order of their count.
struct Kills {
  std::string property;
  std::array<std::size_t, proofs::fault_names.size()> by_fault{};
  std::size_t all = 0;
};
std::vector<Kills> matrix(const MutantRows& rows) {
  std::vector<Kills> kills;
  for (const MutantRow& row : rows) {
    if (row.verdict != "killed") continue;
    auto found =
        std::find_if(kills.begin(), kills.end(), [&](const Kills& k) { return k.property == row.by; });
    if (found == kills.end()) found = kills.insert(kills.end(), Kills{row.by, {}, 0});
    const auto fault = std::find(proofs::fault_names.begin(), proofs::fault_names.end(), row.fault);
    ++found->by_fault[static_cast<std::size_t>(fault - proofs::fault_names.begin())];
    ++found->all;
  }
  std::stable_sort(kills.begin(), kills.end(), [](const Kills& a, const Kills& b) { return a.all > b.all; });
  return kills;
}

constexpr std::array<std::string_view, 4> verdicts{"killed", "equivalent", "survived", "unknown"};

std::string table_of_faults(const MutantRows& rows) {
  std::string text = fmt::format("{:<20}{:>9}{:>12}{:>12}{:>10}{:>9}\n", "fault", "mutants", "killed",
                                 "equivalent", "survived", "unknown");
  for (const std::string_view fault : proofs::fault_names) {
    MutantRows of;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(of),
                 [&](const MutantRow& row) { return row.fault == fault; });
    if (of.empty()) continue;
    text += fmt::format("{:<20}{:>9}{:>12}{:>12}{:>10}{:>9}\n", fault, of.size(), count(of, "killed"),
                        count(of, "equivalent"), count(of, "survived"), count(of, "unknown"));
  }
  return text;
}

/// Properties by faults: who killed what first. Columns are numbered: ten names do not fit.
std::string table_of_kills(const MutantRows& rows) {
  std::string text = fmt::format("{:<42}{:>7}", "killed first by", "all");
  for (std::size_t f = 0; f < proofs::fault_names.size(); ++f) text += fmt::format("{:>6}", f + 1);
  text += "\n";
  for (const Kills& kills : matrix(rows)) {
    text += fmt::format("{:<42}{:>7}", kills.property, kills.all);
    for (const std::size_t n : kills.by_fault)
      text += n == 0 ? fmt::format("{:>6}", "") : fmt::format("{:>6}", n);
    while (text.back() == ' ') text.pop_back();
    text += "\n";
  }
  for (std::size_t f = 0; f < proofs::fault_names.size(); ++f)
    text += fmt::format("{}{} {}", f == 0 ? "" : ", ", f + 1, proofs::fault_names[f]);
  return text + "\n";
}

}  // namespace

std::string spell(const proofs::TraceStep& step) {
  std::string before;
  std::string after;
  model::Situation end = step.situation;
  end.tcb = step.after;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    if (field.sort == model::Sort::state) continue;
    const std::uint32_t was = get(step.situation, id);
    const std::uint32_t is = get(end, id);
    const bool made = field.group == Group::out || field.group == Group::told;
    if (!made && was != 0) before += fmt::format(" {}.{}={}", field.group_name, field.name, was);
    if (made ? is != 0 : is != was) after += fmt::format(" {}.{}={}", field.group_name, field.name, is);
  }
  return fmt::format("{} in {}:{}; then {}:{}", model::name_of(step.event),
                     model::name_of(step.situation.tcb.tcb.state), before,
                     model::name_of(step.after.tcb.state), after);
}

MutantRow row_of(const proofs::Judged& judged) {
  MutantRow row{judged.rule, std::string(proofs::name_of(judged.fault)),
                judged.edit, std::string(proofs::name_of(judged.fate)),
                judged.by,   judged.what,
                "",          judged.ms};
  if (judged.counterexample) row.counterexample = spell(judged.counterexample->steps.back());
  return row;
}

Json json_of(const MutantRow& row) {
  Json json{{"rule", row.rule}, {"edit", row.edit}, {"fault", row.fault}, {"verdict", row.verdict}};
  json["by"] = row.by.empty() ? Json(nullptr) : Json(row.by);
  if (!row.claim.empty()) json["claim"] = row.claim;
  if (!row.counterexample.empty()) json["counterexample"] = row.counterexample;
  json["ms"] = std::round(row.ms * 10) / 10;
  return json;
}

std::optional<MutantRow> row_in(const Json& json) {
  const auto text = [&](const char* name) -> std::optional<std::string> {
    if (!json.contains(name) || json[name].is_null()) return "";
    if (!json[name].is_string()) return std::nullopt;
    return json[name].get<std::string>();
  };
  if (!json.is_object() || !json.contains("ms") || !json["ms"].is_number()) return std::nullopt;
  const auto rule = text("rule"), edit = text("edit"), fault = text("fault"), verdict = text("verdict");
  const auto by = text("by"), claim = text("claim"), shown = text("counterexample");
  if (!rule || !edit || !fault || !verdict || !by || !claim || !shown) return std::nullopt;
  const bool known =
      std::find(verdicts.begin(), verdicts.end(), *verdict) != verdicts.end() &&
      std::find(proofs::fault_names.begin(), proofs::fault_names.end(), *fault) != proofs::fault_names.end();
  // Who is killed is killed by something that there is, and nobody else is.
  const bool names_killer = proofs::find_property(*by) != nullptr;
  if (!known || names_killer != (*verdict == "killed")) return std::nullopt;
  return MutantRow{*rule, *fault, *edit, *verdict, *by, *claim, *shown, json["ms"].get<double>()};
}

int status_of(const MutantRows& rows) {
  if (count(rows, "unknown") != 0) return 3;
  return count(rows, "survived") != 0 ? 1 : 0;
}

std::string json_report(const MutantRows& rows, const std::string& basis, Shard shard) {
  Json json{{"synfin", SYNFIN_VERSION}, {"basis", basis}};
  if (shard.of != 0) json["shard"] = {{"part", shard.part}, {"of", shard.of}};
  json["mutants"] = Json::array();
  for (const MutantRow& row : rows) json["mutants"].push_back(json_of(row));
  json["kills"] = Json::object();
  for (const Kills& kills : matrix(rows)) {
    Json& by_fault = json["kills"][kills.property] = Json::object();
    for (std::size_t f = 0; f < kills.by_fault.size(); ++f)
      if (kills.by_fault[f] != 0) by_fault[std::string(proofs::fault_names[f])] = kills.by_fault[f];
  }
  json["counts"] = Json::object();
  for (const std::string_view verdict : verdicts) json["counts"][std::string(verdict)] = count(rows, verdict);
  json["ok"] = status_of(rows) == 0;
  return json.dump(1) + "\n";
}

std::string text_report(const MutantRows& rows, bool each) {
  std::string text;
  if (each)
    for (const MutantRow& row : rows) {
      text += fmt::format("{:<10}  {}: {}\n", row.verdict, row.rule, row.edit);
      if (row.verdict == "killed")
        text += fmt::format("            by {}: {}\n            {}\n", row.by, row.claim, row.counterexample);
    }
  if (each) text += "\n";
  text += table_of_faults(rows) + "\n" + table_of_kills(rows) + "\n";
  for (const MutantRow& row : rows)
    if (row.verdict == "survived" || row.verdict == "unknown")
      text += fmt::format("{}: {}: {}\n", row.verdict, row.rule, row.edit);
  const int status = status_of(rows);
  return text + fmt::format("{} mutants: {} killed, {} equivalent, {} survived, {} unknown: {}\n",
                            rows.size(), count(rows, "killed"), count(rows, "equivalent"),
                            count(rows, "survived"), count(rows, "unknown"),
                            status == 0   ? "every fault is noticed"
                            : status == 1 ? "a survivor is a hole in the properties"
                                          : "NOT JUDGED TO THE END");
}

}  // namespace synfin::cli
