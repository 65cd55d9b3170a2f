// The ladder as JSON, for other programs.
#include "facts_json.hpp"
#include "segment_text.hpp"

namespace synfin::cli {

namespace {
using Json = nlohmann::ordered_json;

Json json_of(const Segment& segment) {
  Json json = Json::object();
  each_field(segment,
             [&](std::string_view name, model::Sort, auto value) { json[std::string(name)] = value; });
  json["text_form"] = spell(segment);
  return json;
}

const char* name_of(Origin origin) {
  switch (origin) {
    case Origin::peer:
      return "peer";
    case Origin::old:
      return "old";
    case Origin::forged:
      break;
  }
  return "forged";
}
}  // namespace

nlohmann::ordered_json facts_json(const std::vector<Fact>& facts) {
  Json all = Json::array();
  for (const Fact& fact : facts) {
    Json one{{"field", fact.field}, {"before", fact.before}};
    if (!fact.after.empty()) one["after"] = fact.after;
    all.push_back(std::move(one));
  }
  return all;
}

std::string draw_json(const Ladder& ladder) {
  Json steps = Json::array();
  for (const LadderStep& step : ladder.steps) {
    Json json{{"ms", step.ms}, {"peer", ladder.peers[step.peer]}};
    json["event"] = step.arrives ? std::string(model::name_of(Event::SEGMENT_ARRIVES)) : step.event;
    json["arrives"] = nullptr;
    if (step.arrives) {
      json["arrives"] = {{"from", name_of(step.arrives->origin)}, {"again", step.arrives->again}};
      json["arrives"]["number"] = step.arrives->number ? Json(*step.arrives->number) : Json(nullptr);
      json["arrives"]["segment"] = json_of(step.arrives->segment);
    }
    json["sends"] = nullptr;
    if (step.sends)
      json["sends"] = {{"number", step.sends->number},
                       {"lost", step.sends->lost},
                       {"segment", json_of(step.sends->segment)}};
    json["states"] = step.states;
    json["rules"] = step.rules;
    json["told"] = step.told;
    if (step.frame != 0) json["frame"] = step.frame;
    if (!step.remark.empty()) json["remark"] = step.remark;
    steps.push_back(std::move(json));
  }
  Json all{
      {"title", ladder.title}, {"peers", ladder.peers}, {"start", ladder.start}, {"steps", std::move(steps)}};
  if (!ladder.facts.empty()) all["hangs_on"] = facts_json(ladder.facts);
  return all.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace synfin::cli
