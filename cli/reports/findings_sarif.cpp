// The findings as SARIF 2.1.0: a rule is one of the table's, a result is a finding, its place is the capture.
#include <fmt/format.h>

#include <algorithm>

#include "../../model/quotations.hpp"
#include "../ladder/markup.hpp"
#include "findings.hpp"
#include "findings_ladder.hpp"
#include "sarif.hpp"

namespace synfin::cli {

namespace {

using namespace sarif;
using oracle::Finding;
using oracle::Level;

std::string_view level_of(Level level) {
  return level == Level::violation ? "error" : level == Level::warning ? "warning" : "note";
}

/// A capture has no lines: what is found in it stands at its beginning.
Place place_of_capture(const std::string& file) { return place_of(std::filesystem::path(file), 1); }

/// The rules that are named, each once.
class Rules {
 public:
  explicit Rules(const model::PlainTable* table) : table_(table) {}

  /// The name by which SARIF knows the rule of a finding; there may be none that any run came near to.
  static std::string id_of(const std::string& rule) { return rule.empty() ? "no-rule" : rule; }

  std::size_t index_of(const std::string& rule, const std::string& cite, Level level,
                       const std::string& text) {
    const std::string id = id_of(rule);
    const auto known = std::find(ids_.begin(), ids_.end(), id);
    if (known != ids_.end()) return static_cast<std::size_t>(known - ids_.begin());
    ids_.push_back(id);
    const model::PlainRule* const stated = table_ == nullptr ? nullptr : table_->find(rule);
    const std::string gloss = clipped(sentence(stated == nullptr ? text : std::string(stated->gloss)));
    const std::string words = model::sentence_of(rule, cite);
    const std::string clause = cite.empty() ? "No clause is cited." : sentence(cite);
    const std::string help = words.empty() ? clause : fmt::format("{} \"{}\"", clause, words);
    Json one{{"id", id}};
    one["shortDescription"] = sarif::text(gloss);
    one["fullDescription"] = sarif::text(words.empty() ? gloss : clipped(words));
    one["defaultConfiguration"] = {{"level", level_of(level)}};
    one["help"] = {{"text", clipped(help)},
                   {"markdown", words.empty() ? fmt::format("**{}** ({})\n", gloss, clause)
                                              : fmt::format("**{}** ({})\n\n> {}\n", gloss, clause, words)}};
    one["properties"] = {{"tags", {"tcp", "capture", stated == nullptr ? "form" : "table"}},
                         {"precision", "very-high"},
                         {"problem.severity", severity(level_of(level))}};
    all_.push_back(std::move(one));
    return ids_.size() - 1;
  }

  Json take() { return std::move(all_); }

 private:
  /// GitHub shows no more than that of a description.
  static std::string clipped(const std::string& words) {
    return words.size() <= 1000 ? words : words.substr(0, 1000) + "...";
  }

  const model::PlainTable* table_;
  std::vector<std::string> ids_;
  Json all_ = Json::array();
};

Json result_of(const Finding& f, const Telling& telling, Rules& rules) {
  Json one{{"ruleId", Rules::id_of(f.rule)}, {"ruleIndex", rules.index_of(f.rule, f.cite, f.level, f.text)}};
  one["level"] = level_of(f.level);
  std::string message = sentence(fmt::format("frame {}, {}: {}", f.frame, spell_who(f), f.text));
  message += fmt::format(" Seen: {}. Expected: {}.", f.seen, f.expected);
  if (const std::string again = spell_again(f); !again.empty()) message += " " + sentence(again);
  one["message"] = sarif::text(message);
  if (telling.ladder && !f.around.empty())
    one["message"]["markdown"] = fmt::format("{}\n\n```text\n{}```\n", message, draw_text(ladder_of(f)));
  one["locations"] = Json::array({location(place_of_capture(f.file), fmt::format("frame {}", f.frame))});
  one["locations"][0]["logicalLocations"] = Json::array({Json{{"fullyQualifiedName", f.flow}}});
  if (!f.evidence.empty()) {
    Json related = Json::array();
    for (const std::uint64_t frame : f.evidence) {
      Json each{{"id", related.size() + 1}};
      each.update(location(place_of_capture(f.file), fmt::format("frame {} speaks against it", frame)));
      related.push_back(std::move(each));
    }
    one["relatedLocations"] = std::move(related);
  }
  one["occurrenceCount"] = times_of(f);
  // Ports and numbers differ from run to run, the place in the story does not.
  one["partialFingerprints"] =
      fingerprints({f.file, f.rule, f.cite, f.text, f.state, fmt::format("{}", f.frame)});
  one["properties"] = {{"frame", f.frame},
                       {"time", iso_time(f.time)},
                       {"flow", f.flow},
                       {"endpoint", f.endpoint},
                       {"state", f.state},
                       {"seen", f.seen},
                       {"expected", f.expected},
                       {"clause", spell_clause(f.cite, f.requirement)},
                       {"sentence", f.sentence},
                       {"course", spell_course(f)},
                       {"filter", frame_filter(f)},
                       {"streamFilter", stream_filter(f)}};
  return one;
}

Json result_of(const Group& g, Rules& rules) {
  Json one{{"ruleId", Rules::id_of(g.rule)}, {"ruleIndex", rules.index_of(g.rule, g.cite, g.level, g.text)}};
  one["level"] = level_of(g.level);
  one["message"] = sarif::text(
      fmt::format("{}, {} in {}, first in frame {}: {}", g.end, spell_count(g.times, "time", "times"),
                  spell_count(g.connections, "connection", "connections"), g.frame, sentence(g.text)));
  one["locations"] = Json::array({location(place_of_capture(g.file), fmt::format("frame {}", g.frame))});
  one["occurrenceCount"] = g.times;
  one["partialFingerprints"] = fingerprints({g.file, g.rule, g.cite, g.end});
  one["properties"] = {{"frame", g.frame}, {"endpoint", g.end}, {"connections", g.connections}};
  return one;
}

}  // namespace

std::string sarif_of(const Findings& all) {
  Rules rules(all.telling.table);
  Json results = Json::array();
  for (const Finding& finding : all.findings) results.push_back(result_of(finding, all.telling, rules));
  for (const Group& group : all.groups) results.push_back(result_of(group, rules));
  Json properties{{"totals", spell_totals(all.summary)}, {"unjudged", spell_unjudged(all.summary)}};
  const std::string_view table = all.telling.table == nullptr ? "" : all.telling.table->name;
  return print(fmt::format("synfin-check/{}/", table), status_of(all.summary, all.telling.strict),
               rules.take(), std::move(results), std::move(properties), all.summary.unread);
}

}  // namespace synfin::cli
