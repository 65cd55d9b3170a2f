// The verdicts as SARIF 2.1.0 (OASIS), with what GitHub's code scanning needs of it: a rule is a property, a
// result is a failure or an unknown, its location is the rule of the table that is to blame.
#include <fmt/format.h>

#include <algorithm>

#include "../tables.hpp"
#include "evidence.hpp"
#include "place.hpp"
#include "sarif.hpp"
#include "verdicts.hpp"

namespace synfin::cli {

namespace {

using namespace sarif;
using proofs::Result;
using proofs::Verdict;

/// A table that does not do what it must is in error; what it only may do is worth a note.
const char* level_of(const proofs::Property& property) {
  switch (demand_of(property)) {
    case proofs::Demand::must:
      return "error";
    case proofs::Demand::should:
      return "warning";
    case proofs::Demand::may:
      break;
  }
  return "note";
}

std::string spell(const model::PlainRule& rule) {
  return fmt::format("{}: {} ({} {}{}{})", rule.name, rule.gloss, rule.clause.document, rule.clause.section,
                     rule.clause.paragraph.empty() ? "" : " ", rule.clause.paragraph);
}

/// One step in words: `3. B: SEGMENT ARRIVES, LISTEN to SYN-RECEIVED, by listen.syn`.
std::string spell_step(const Evidence& evidence, const proofs::Trace& trace, std::size_t n) {
  const LadderStep& step = evidence.ladder.steps[n];
  const proofs::TraceStep& event = trace.steps[n];
  std::string words = fmt::format("{}. {}: {}", n + 1, evidence.ladder.peers[step.peer],
                                  step.arrives ? "a segment arrives" : step.event);
  if (!event.crash)
    words += fmt::format(" in {}, then {}", model::name_of(event.situation.tcb.tcb.state),
                         model::name_of(event.after.tcb.state));
  for (std::size_t r = 0; r < step.rules.size(); ++r)
    words += fmt::format("{} {}", r == 0 ? "; rules" : ",", step.rules[r]);
  const std::string told = worth_telling(step);
  if (!told.empty()) words += fmt::format("; tells the user: {}", told);
  return words;
}

std::string what_happened(const Result& result) {
  const std::string subject = "the table " + subject_of(result);
  std::string words;
  if (result.verdict != Verdict::violated && result.verdict == result.expected)
    words = fmt::format("Whether {} satisfies this is not proved", subject);
  else if (result.verdict == Verdict::unknown)
    words = fmt::format("Whether {} satisfies this is unknown", subject);
  else if (result.verdict == Verdict::violated)
    words = fmt::format("{} violates this", subject);
  else if (result.expected == Verdict::violated)
    words = fmt::format("{} was to violate this, and does not: {}", subject, name_of(result.verdict));
  else
    words = fmt::format("{}: {}, promised {}", subject, name_of(result.verdict), name_of(result.expected));
  return sentence(words + (result.detail.empty() ? "" : ": ") + result.detail);
}

using Rules = std::vector<const model::PlainRule*>;

void add_new(Rules& to, const Rules& more) {
  for (const model::PlainRule* rule : more)
    if (std::find(to.begin(), to.end(), rule) == to.end()) to.push_back(rule);
}

/// Whom to blame, first of all what a reviewer can be shown: a rule that lies in his repository.
Rules blamed_in_sight(const Evidence& evidence, bool own) {
  Rules blamed = evidence.blamed;
  std::stable_partition(blamed.begin(), blamed.end(), [&](const model::PlainRule* rule) {
    return place_of(*rule, own).base == Base::source_root;
  });
  return blamed;
}

/// Where it went wrong: the rule to blame, then the others of the last step. GitHub shows the first.
Json locations_of(const Evidence& evidence, const Rules& blamed, bool own) {
  Rules at = blamed;
  if (!evidence.fired.empty() && !evidence.fired.back().empty()) {
    at.resize(1);
    add_new(at, evidence.fired.back());
  }
  Json all = Json::array();
  for (const model::PlainRule* rule : at) all.push_back(location(place_of(*rule, own), spell(*rule)));
  return all;
}

/// All rules of the story, each once, the first to blame first; the message links to it by its number.
Json related_locations_of(const Evidence& evidence, const Rules& blamed, bool own) {
  Rules all = blamed;
  for (const Rules& step : evidence.fired) add_new(all, step);
  Json related = Json::array();
  for (const model::PlainRule* rule : all) {
    Json one{{"id", related.size() + 1}};
    one.update(location(place_of(*rule, own), spell(*rule)));
    related.push_back(std::move(one));
  }
  return related;
}

/// The story, step by step. A step in which nothing fires, such as a reboot, has no place of its own: it
/// stands where the result stands.
Json code_flow_of(const Evidence& evidence, const proofs::Trace& trace, const Rules& blamed,
                  const Place& otherwise, bool own) {
  Json steps = Json::array();
  for (std::size_t n = 0; n < evidence.fired.size(); ++n) {
    const Rules& rules = evidence.fired[n];
    const auto to_blame = std::find_first_of(blamed.begin(), blamed.end(), rules.begin(), rules.end());
    const model::PlainRule* rule = to_blame != blamed.end() ? *to_blame
                                   : rules.empty()          ? nullptr
                                                            : rules.front();
    const Place place = rule == nullptr ? otherwise : place_of(*rule, own);
    steps.push_back(
        {{"location", location(place, spell_step(evidence, trace, n))}, {"executionOrder", n + 1}});
  }
  const Json thread{{"locations", std::move(steps)}};
  return Json::array({Json{{"threadFlows", Json::array({thread})}}});
}

Json result_of(const Result& result, std::size_t rule_index) {
  const bool own = is_own(result.variant);
  const proofs::Property& property = *proofs::find_property(result.property);
  const Evidence evidence = evidence_of(result);
  const Rules blamed = blamed_in_sight(evidence, own);

  std::string message = sentence(std::string(property.statement)) + " " + what_happened(result);
  if (!blamed.empty()) message += fmt::format(" See the rule [{}](1).", blamed.front()->name);

  Json one{{"ruleId", result.property}, {"ruleIndex", rule_index}};
  const bool not_known = result.verdict == Verdict::unknown || result.verdict == Verdict::none_found;
  one["level"] = not_known ? "warning" : result.verdict == Verdict::violated ? level_of(property) : "error";
  one["message"] = text(message);
  if (result.counterexample)
    one["message"]["markdown"] = fmt::format("{}\n\n```text\n{}```\n", message, draw_text(evidence.ladder));
  // What is unknown of the standard is nobody's fault: the property stands for it.
  one["locations"] =
      blamed.empty() ? Json::array({location(place_of(property, own))}) : locations_of(evidence, blamed, own);
  if (!blamed.empty()) one["relatedLocations"] = related_locations_of(evidence, blamed, own);
  if (result.counterexample && !blamed.empty())
    one["codeFlows"] =
        code_flow_of(evidence, *result.counterexample, blamed, place_of(*blamed.front(), own), own);
  one["partialFingerprints"] = fingerprints(
      {result.property, result.variant, result.without, blamed.empty() ? "" : blamed.front()->name});
  one["properties"] = {{"demand", demand_of(result)},
                       {"variant", result.variant},
                       {"method", result.method},
                       {"ms", result.ms}};
  if (!result.without.empty()) one["properties"]["without"] = result.without;
  return one;
}

/// A property, as a rule of code scanning.
Json rule_of(const proofs::Property& property) {
  const bool safety = property.kind == proofs::Kind::safety;
  const bool alone = property.level == proofs::Level::one_endpoint;
  const std::string statement = sentence(std::string(property.statement));
  const std::string question(property.question);
  const std::string explain = fmt::format("synfin explain {} --variant TABLE", property.name);
  Json one{{"id", property.name}};
  one["shortDescription"] = text(statement);
  one["fullDescription"] = text(statement + (question.empty() ? "" : " " + sentence(question)));
  one["defaultConfiguration"] = {{"level", level_of(property)}};
  one["help"] = {
      {"text",
       fmt::format("{} {} draws how a table violates it.", sentence(std::string(property.clause)), explain)},
      {"markdown", fmt::format("**{}** ({})\n\n{}{}`{}` draws how a table violates it.\n", statement,
                               property.clause, question, question.empty() ? "" : "\n\n", explain)}};
  one["properties"] = {
      {"tags",
       {"tcp", "protocol", safety ? "safety" : "bounded-response", alone ? "one-endpoint" : "two-endpoints"}},
      {"precision", "very-high"},
      {"problem.severity", severity(level_of(property))}};
  return one;
}

}  // namespace

std::string sarif_of(const Verdicts& verdicts) {
  std::vector<std::string_view> names;
  Json rules = Json::array();
  Json results = Json::array();
  for (const Result& result : verdicts.results)
    if (names.empty() || names.back() != result.property) {
      names.push_back(result.property);
      rules.push_back(rule_of(*proofs::find_property(result.property)));
    }
  for (const auto* some : {&verdicts.results, &verdicts.dropped})
    for (const Result& result : *some) {
      if (!is_failure(result, verdicts.alone) && !is_unknown(result, verdicts.alone)) continue;
      const auto rule = std::find(names.begin(), names.end(), result.property);
      results.push_back(result_of(result, static_cast<std::size_t>(rule - names.begin())));
    }
  // Runs of different tables do not replace each other's alerts.
  const std::string_view table = verdicts.alone ? verdicts.results.front().variant : "all-tables";
  return print(fmt::format("synfin-verify/{}/", table), status_of(verdicts), std::move(rules),
               std::move(results));
}

}  // namespace synfin::cli
