// `synfin list`: what there is, each with its clause.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "../../gen/target.hpp"
#include "../../model/plain.hpp"
#include "../../proofs/claims/own.hpp"
#include "../../proofs/claims/property.hpp"
#include "../../proofs/peers/assumptions.hpp"
#include "../commands.hpp"
#include "../reports/formula.hpp"
#include "../reports/place.hpp"
#include "../reports/theorems.hpp"
#include "../tables.hpp"
#include "../terminal/columns.hpp"
#include "../terminal/nearest.hpp"
#include "../terminal/output.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;
using Table = model::PlainTable;

/// `RFC 9293 3.10.7.4 fifth`
std::string spell(const model::Clause& clause) {
  return fmt::format("{} {}{}{}", clause.document, clause.section, clause.paragraph.empty() ? "" : " ",
                     clause.paragraph);
}

Json names_in(model::StateSet set) {
  Json names = Json::array();
  for (std::size_t s = 0; s < model::state_count; ++s)
    if (set.has(static_cast<model::State>(s))) names.push_back(model::states[s].name);
  return names;
}

Json states(const Table&) {
  Json rows = Json::array();
  for (const model::StateInfo& state : model::states)
    rows.push_back({{"name", state.name}, {"clause", "RFC 9293 3.3.2"}, {"meaning", state.meaning}});
  return rows;
}

Json events(const Table&) {
  Json rows = Json::array();
  for (const model::EventInfo& event : model::events)
    rows.push_back({{"name", event.name},
                    {"clause", fmt::format("RFC 9293 {}", event.clause)},
                    {"meaning", event.meaning}});
  return rows;
}

/// The events whose handling comes through a phase.
Json events_through(const Table& table, std::size_t phase) {
  Json names = Json::array();
  for (const model::PlainHandling& handling : table.handlings)
    if (std::find(handling.phases.begin(), handling.phases.end(), phase) != handling.phases.end())
      names.push_back(model::name_of(handling.event));
  return names;
}

Json rules(const Table& table) {
  Json rows = Json::array();
  for (std::size_t p = 0; p < table.phases.size(); ++p) {
    for (const model::PlainRule& rule : table.phases[p].rules) {
      Json row{{"name", rule.name}, {"clause", spell(rule.clause)}, {"states", names_in(rule.states)}};
      row["events"] = events_through(table, p);
      row["phase"] = table.phases[p].name;
      row["gloss"] = rule.gloss;
      row["where"] = fmt::format("{}:{}", rule.file, rule.line);
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

Json properties(const Table&) {
  Json rows = Json::array();
  for (const proofs::Property& property : proofs::properties()) {
    Json row{{"name", property.name}, {"clause", property.clause}};
    row["demand"] = name_of(demand_of(property));
    row["kind"] = property.kind == proofs::Kind::safety ? "safety" : "response";
    row["level"] = property.level == proofs::Level::one_endpoint ? "one endpoint" : "two endpoints";
    row["violated_by"] = property.violated_by;
    row["statement"] = property.statement;
    row["question"] = property.question;
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The tables, each with the rules in which it differs from the standard.
Json variants(const Table&) {
  Json rows = Json::array();
  for (const Table* table : tables()) {
    std::vector<std::string> clauses;
    const auto names_of = [&](const std::vector<const model::PlainRule*>& rules) {
      Json names = Json::array();
      for (const model::PlainRule* rule : rules) {
        names.push_back(rule->name);
        clauses.push_back(spell(rule->clause));
      }
      return names;
    };
    const Edits edits = edits_of(*table);
    const Json without = names_of(edits.without);
    const Json with = names_of(edits.with);
    std::sort(clauses.begin(), clauses.end());
    clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
    if (clauses.empty()) clauses.emplace_back("RFC 9293");
    rows.push_back({{"name", table->name},
                    {"gloss", table->gloss},
                    {"clause", fmt::format("{}", fmt::join(clauses, ", "))},
                    {"without", without},
                    {"with", with}});
  }
  return rows;
}

Json event_names(const std::vector<model::Event>& events) {
  Json names = Json::array();
  for (const model::Event event : events) names.push_back(model::name_of(event));
  return names;
}

Json claims(const Table&) {
  Json rows = Json::array();
  for (const proofs::Property& property : proofs::properties()) {
    const Place place = place_of(property, proofs::is_own(property));
    for (const proofs::Claim& claim : property.claims)
      rows.push_back({{"property", property.name},
                      {"clause", property.clause},
                      {"claim", claim.what},
                      {"events", event_names(claim.events)},
                      {"premise", formula(*claim.premise)},
                      {"conclusion", formula(*claim.conclusion)},
                      {"where", fmt::format("{}:{}", place.uri, place.line)}});
  }
  return rows;
}

std::string_view spell(proofs::Of of) {
  switch (of) {
    case proofs::Of::endpoint:
      return "one endpoint";
    case proofs::Of::peers:
      return "two peers";
    case proofs::Of::segment:
      return "two peers, a segment";
    case proofs::Of::two_segments:
      break;
  }
  return "two peers, two segments";
}

Json pieces(const Table&) {
  Json rows = Json::array();
  for (const auto* invariant : {&proofs::endpoint_invariant(), &proofs::peer_invariant()})
    for (const proofs::Piece& piece : *invariant)
      rows.push_back({{"name", piece.name},
                      {"of", spell(piece.of)},
                      {"formula", formula(*piece.term)},
                      {"why", piece.why}});
  return rows;
}

Json assumptions(const Table&) {
  Json rows = Json::array();
  for (const proofs::peers::Assumption& one : proofs::peers::assumptions())
    rows.push_back({{"name", one.name}, {"clause", one.clause}, {"statement", one.statement}});
  return rows;
}

Json targets(const Table&) {
  Json rows = Json::array();
  for (const gen::Target& target : gen::targets())
    rows.push_back({{"name", target.name},
                    {"gloss", target.gloss},
                    {"purpose", target.purpose},
                    {"needs", target.needs}});
  return rows;
}

/// The fields of the TCB, as a scenario asks for them.
Json fields(const Table&) {
  Json rows = Json::array();
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    rows.push_back({{"name", fmt::format("{}.{}", field.group_name, field.name)},
                    {"sort", name_of(field.sort)},
                    {"meaning", field.meaning}});
  }
  return rows;
}

/// The configuration, as a scenario sets it.
Json settings(const Table&) {
  Json rows = Json::array();
#define SYNFIN_ROW(as, sort, name, value, least, most, why, meaning)                               \
  rows.push_back({{"name", #name},                                                                 \
                  {"default", std::to_string(std::uint32_t{value})},                               \
                  {"least", std::to_string(std::uint32_t{least})},                                 \
                  {"most", most == model::any_number ? "-" : std::to_string(std::uint32_t{most})}, \
                  {"why", why},                                                                    \
                  {"meaning", meaning}});
  using namespace model;
  SYNFIN_SETTINGS(SYNFIN_ROW, )
#undef SYNFIN_ROW
  return rows;
}

/// What can be listed, and which of its columns the text shows.
struct Subject {
  std::string name;
  Json (*rows)(const Table&);
  std::vector<std::string> columns;
};
const std::vector<Subject>& subjects() {
  static const std::vector<Subject> all{
      {"states", states, {"name", "clause", "meaning"}},
      {"events", events, {"name", "clause", "meaning"}},
      {"fields", fields, {"name", "sort", "meaning"}},
      {"settings", settings, {"name", "default", "least", "most", "why", "meaning"}},
      {"rules", rules, {"name", "clause", "states", "events", "gloss", "where"}},
      {"properties", properties, {"name", "clause", "demand", "kind", "level", "violated_by", "statement"}},
      {"claims", claims, {"property", "claim", "events", "premise", "conclusion"}},
      {"pieces", pieces, {"name", "of", "why", "formula"}},
      {"variants", variants, {"name", "clause", "without", "with", "gloss"}},
      {"assumptions", assumptions, {"name", "clause", "statement"}},
      {"targets", targets, {"name", "gloss", "purpose"}},
  };
  return all;
}

/// A cell of the text: a long list of states is told by those that are missing.
std::string cell(const std::string& column, const Json& value) {
  if (!value.is_array()) return value.get<std::string>();
  std::vector<std::string> names = value.get<std::vector<std::string>>();
  if (column != "states" || names.size() + 4 < model::state_count)
    return names.empty() ? "-" : fmt::format("{}", fmt::join(names, ","));
  std::vector<std::string> missing;
  for (const model::StateInfo& state : model::states)
    if (std::find(names.begin(), names.end(), state.name) == names.end()) missing.emplace_back(state.name);
  return missing.empty() ? "any" : fmt::format("all but {}", fmt::join(missing, ","));
}

std::string text_of(const Json& rows, const std::vector<std::string>& columns) {
  std::vector<std::vector<std::string>> cells(1);
  for (std::string column : columns) {
    std::transform(column.begin(), column.end(), column.begin(),
                   [](char c) { return c == '_' ? ' ' : static_cast<char>(std::toupper(c)); });
    cells[0].push_back(column);
  }
  for (const Json& row : rows) {
    cells.emplace_back();
    for (const std::string& column : columns) cells.back().push_back(cell(column, row[column]));
  }
  return in_columns(cells, output_width());
}

struct Options {
  std::string subject, format = "text", variant{model::standard().name};
};

void list(const Options& options) {
  if (options.subject == "theorems") return write_whole("", theorems());
  for (const Subject& subject : subjects()) {
    if (subject.name != options.subject) continue;
    const Json rows = subject.rows(*find_table(options.variant));
    write_whole("", options.format == "json" ? rows.dump(2) + "\n" : text_of(rows, subject.columns));
  }
}

}  // namespace

void add_list(CLI::App& app, Exit& exit) {
  CLI::App* const command = app.add_subcommand("list", "list what there is, each with its clause");
  const auto options = std::make_shared<Options>();
  std::vector<std::string> names = names_of(subjects());
  names.emplace_back("theorems");
  command
      ->add_option("WHAT", options->subject,
                   "states, events, fields, settings, rules, properties, claims, pieces (of the invariants), "
                   "variants, "
                   "assumptions, targets, or theorems (Markdown)")
      ->required()
      ->check(one_of("thing to list", names));
  command->add_option("--format", options->format, "text or json")
      ->check(one_of("format", {"text", "json"}))
      ->type_name("NAME");
  command->add_option("--variant", options->variant, "whose rules (synfin list variants)")
      ->check(one_of("variant", table_names()))
      ->type_name("NAME");
  command->footer("Example:\n  synfin list rules --variant no-time-wait");
  command->callback([options, &exit] {
    list(*options);
    exit.status = 0;
  });
}

}  // namespace synfin::cli
