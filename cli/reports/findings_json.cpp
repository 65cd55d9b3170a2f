// The findings for programs. Who changes a key changes docs/schemas/check.schema.json too.
#include <nlohmann/json.hpp>

#include "findings_lines.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;
using oracle::Finding;
using oracle::FlowReport;
using oracle::Summary;

/// File names are octets, JSON is UTF-8: what is not is replaced.
std::string print(const Json& object, int indent = -1) {
  return object.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json json_of(const Finding& f) {
  Json course = Json::array();
  for (const oracle::Passed& passed : f.course)
    course.push_back({{"state", passed.state}, {"frame", passed.frame}});
  Json around = Json::array();
  for (const oracle::Nearby& seen : f.around)
    around.push_back({{"frame", seen.frame},
                      {"time", iso_time(seen.time)},
                      {"endpoint", f.ends[seen.side == 0 ? 0 : 1]},
                      {"segment", seen.segment}});
  return {{"type", "finding"},
          {"file", f.file},
          {"frame", f.frame},
          {"time", iso_time(f.time)},
          {"flow", f.flow},
          {"endpoint", f.endpoint},
          {"level", to_string(f.level)},
          {"rule", f.rule},
          {"cite", f.cite},
          {"requirement", f.requirement},
          {"state", f.state},
          {"seen", f.seen},
          {"expected", f.expected},
          {"text", f.text},
          {"again", f.again},
          {"times", times_of(f)},
          {"sentence", f.sentence},
          {"stream", f.stream},
          {"filter", frame_filter(f)},
          {"course", std::move(course)},
          {"evidence", f.evidence},
          {"around", std::move(around)}};
}

Json json_of(const FlowReport& r) {
  Json object{{"type", "flow"},
              {"file", r.file},
              {"flow", r.flow},
              {"verdict", to_string(r.verdict)},
              {"packets", r.packets},
              {"states", {{r.endpoints[0], r.states[0]}, {r.endpoints[1], r.states[1]}}},
              {"rules_exercised", r.rules_exercised}};
  if (!r.why_unknown.empty()) object["unknown"] = r.why_unknown;
  if (r.withdrawn) object["withdrawn"] = true;
  object["stream"] = r.stream;
  return object;
}

Json json_of(const Group& g) {
  return {{"type", "group"},   {"file", g.file},   {"level", to_string(g.level)},
          {"rule", g.rule},    {"cite", g.cite},   {"requirement", g.requirement},
          {"endpoint", g.end}, {"times", g.times}, {"connections", g.connections},
          {"frame", g.frame},  {"text", g.text}};
}

template <class Reason, std::size_t count>
Json json_of(const std::array<std::size_t, count>& counts) {
  Json object = Json::object();
  for (std::size_t reason = 0; reason < count; ++reason)
    if (counts[reason] > 0) object[std::string(to_string(static_cast<Reason>(reason)))] = counts[reason];
  return object;
}

Json json_of(const Summary& s) {
  Json object{{"type", "summary"},          {"packets", s.packets},   {"flows", s.flows},
              {"violations", s.violations}, {"warnings", s.warnings}, {"notes", s.notes},
              {"unknown", s.unknown}};
  object["skipped"] = json_of<oracle::SkipReason>(s.skipped);
  if (!s.remarks.empty()) object["remarks"] = s.remarks;
  if (!s.unread.empty()) object["unread"] = s.unread;
  object["judged"] = s.judged;
  object["unjudged"] = json_of<oracle::Unjudged>(s.unjudged);
  return object;
}

class JsonLines : public Lines {
 public:
  std::string of(const Finding& finding) override { return print(json_of(finding)); }
  std::string of(const FlowReport& report) override { return print(json_of(report)); }
  std::string of(const Group& group) override { return print(json_of(group)); }
  std::string of(const Summary& summary) override { return print(json_of(summary)); }
};

template <class Range>
Json array_of(const Range& range) {
  Json all = Json::array();
  for (const auto& one : range) all.push_back(json_of(one));
  return all;
}

}  // namespace

std::unique_ptr<Lines> json_lines() { return std::make_unique<JsonLines>(); }

std::string json_of(const Findings& all) {
  Json whole{{"synfin", SYNFIN_VERSION}};
  if (all.telling.table != nullptr) whole["rules"] = all.telling.table->name;
  if (all.telling.summary) {
    whole["groups"] = array_of(all.groups);
  } else {
    whole["findings"] = array_of(all.findings);
    whole["flows"] = array_of(all.flows);
  }
  whole["summary"] = json_of(all.summary);
  whole["ok"] = status_of(all.summary, all.telling.strict) == 0;
  return print(whole, 2);
}

}  // namespace synfin::cli
