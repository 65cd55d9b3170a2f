#include "impostors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "../impostors/damage.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array catches{Catch::named, Catch::otherwise, Catch::missed, Catch::unseen};
constexpr std::array reasons{Unseen::not_reached, Unseen::no_change, Unseen::inner,
                             Unseen::user,        Unseen::time,      Unseen::freedom};

std::size_t count(const Score& score, Unseen reason) {
  return static_cast<std::size_t>(
      std::count_if(score.rows.begin(), score.rows.end(), [&](const ImpostorRow& row) {
        return row.judged.what == Catch::unseen && row.judged.reason == reason;
      }));
}

/// How many mutants an accusation without reason was met with.
std::size_t unfounded(const Score& score) {
  return static_cast<std::size_t>(
      std::count_if(score.rows.begin(), score.rows.end(),
                    [](const ImpostorRow& row) { return row.judged.unfounded != 0; }));
}

bool reaches_aim(const Score& score) {
  return score.share(score.caught()) >= aim_caught && score.share(score.count(Catch::named)) >= aim_named;
}

std::string line_of(const ImpostorRow& row) {
  const ImpostorJudged& judged = row.judged;
  std::string line = fmt::format("{}: {}: {}", name_of(judged.what), row.rule, row.edit);
  if (judged.what == Catch::unseen)
    line += fmt::format(" ({})", name_of(judged.reason));
  else
    line += fmt::format("\n    world {}, segment {}: {}{}", *judged.world, judged.frame,
                        judged.by.empty() ? "" : "[" + judged.by + "] ", judged.text);
  return line + "\n";
}

/// Of what the standard's own machine is accused, by rule, each with where it was first.
std::string accusations(const Score& score) {
  struct Group {
    std::size_t findings = 0;
    const Pool::Accused* first = nullptr;
  };
  std::map<std::string, Group> by_rule;
  for (const Pool::Accused& one : score.accused) {
    Group& group = by_rule[one.finding.rule];
    if (group.findings++ == 0) group.first = &one;
  }
  std::string text;
  for (const auto& [rule, group] : by_rule)
    text += fmt::format(
        "accused without guilt, by {}: {} times, first in world {}{}, segment {}, {}: {}\n",
        rule.empty() ? "no rule" : rule, group.findings, group.first->world,
        group.first->elsewhere ? fmt::format(" --elsewhere {}", name_of(*group.first->elsewhere)) : "",
        group.first->finding.frame, group.first->finding.endpoint, group.first->finding.text);
  return text;
}

std::string findings_in(const std::vector<Recorded>& record, const oracle::Options& options) {
  std::string text;
  for (const oracle::Finding& finding : judge_recorded(record, options).findings)
    text += fmt::format("segment {}: {}: {} [{}] {}; expected {}\n", finding.frame, finding.endpoint,
                        to_string(finding.level), finding.rule, finding.text, finding.expected);
  return text;
}

}  // namespace

int status_of(const Score& score) { return score.accused.empty() && reaches_aim(score) ? 0 : 1; }

std::string text_report(const Score& score, bool each) {
  std::string text;
  for (const ImpostorRow& row : score.rows)
    if (each || row.judged.what == Catch::missed) text += line_of(row);
  text += accusations(score);
  text += fmt::format("{} mutants in {} worlds and by {} schedules, {} segments\n", score.rows.size(),
                      score.worlds, score.searched, score.segments);
  for (const Catch what : catches)
    if (what != Catch::unseen)
      text += fmt::format("{:<48}{:>6}{:>7.1f} % of the visible\n", name_of(what), score.count(what),
                          score.share(score.count(what)));
  text += fmt::format("{:<48}{:>6}\n", name_of(Catch::unseen), score.count(Catch::unseen));
  for (const Unseen reason : reasons)
    text += fmt::format("    {:<44}{:>6}\n", name_of(reason), count(score, reason));
  text += fmt::format(
      "caught: {:.1f} % of {} visible mutants, named: {:.1f} %; aimed at: {} % and {} %\n"
      "the standard's own machine is accused in {} of {} worlds, and by {} of {} schedules; {} more are "
      "misunderstood by the witness\n"
      "in captures made elsewhere than beside it, whole, lossy, doubled, swapped or cut: in {}\n",
      score.share(score.caught()), score.visible(), score.share(score.count(Catch::named)), aim_caught,
      aim_named, score.accused_worlds, score.worlds, score.accused_searched, score.searched,
      score.misunderstood, score.accused_elsewhere);
  if (const std::size_t wrong = unfounded(score); wrong != 0)
    text +=
        fmt::format("{} mutants were accused in worlds where a freedom grants all that they send\n", wrong);
  return text;
}

std::string world_report(const Played& played, const oracle::Options& options) {
  return listing(played.record) + findings_in(played.record, options) +
         (played.objection ? "the witness: " + describe(*played.objection)
                           : std::string("the witness can explain all of 10.0.0.1:4000")) +
         "\n";
}

std::string elsewhere_report(std::uint32_t world, Damage damage, const oracle::Options& options) {
  oracle::Options far = options;
  far.at.reset();
  const std::vector<Recorded> record = damaged(captured_elsewhere(world, options.machine), damage, world);
  return listing(record) + findings_in(record, far);
}

std::string json_report(const Score& score) {
  Json json{{"synfin", SYNFIN_VERSION},
            {"worlds", score.worlds},
            {"schedules", score.searched},
            {"segments", score.segments}};
  json["mutants"] = Json::array();
  for (const ImpostorRow& row : score.rows) {
    const ImpostorJudged& judged = row.judged;
    Json one{{"rule", row.rule}, {"edit", row.edit}, {"fault", row.fault}, {"verdict", name_of(judged.what)}};
    if (judged.what == Catch::unseen) {
      one["reason"] = name_of(judged.reason);
    } else {
      one["world"] = *judged.world;
      one["segment"] = judged.frame;
      one["by"] = judged.by.empty() ? Json(nullptr) : Json(judged.by);
      one["text"] = judged.text;
    }
    if (judged.unfounded != 0) one["unfounded"] = judged.unfounded;
    json["mutants"].push_back(std::move(one));
  }
  json["accused"] = Json::array();
  for (const Pool::Accused& one : score.accused)
    json["accused"].push_back({{"world", one.world},
                               {"segment", one.finding.frame},
                               {"endpoint", one.finding.endpoint},
                               {"rule", one.finding.rule},
                               {"text", one.finding.text},
                               {"elsewhere", one.elsewhere ? Json(name_of(*one.elsewhere)) : Json()}});
  json["counts"] = Json::object();
  for (const Catch what : catches) json["counts"][std::string(name_of(what))] = score.count(what);
  json["reasons"] = Json::object();
  for (const Unseen reason : reasons) json["reasons"][std::string(name_of(reason))] = count(score, reason);
  json["caught_percent"] = score.share(score.caught());
  json["named_percent"] = score.share(score.count(Catch::named));
  json["accused_worlds"] = score.accused_worlds;
  json["accused_schedules"] = score.accused_searched;
  json["accused_elsewhere"] = score.accused_elsewhere;
  json["ok"] = status_of(score) == 0;
  return json.dump(1) + "\n";
}

}  // namespace synfin::cli
