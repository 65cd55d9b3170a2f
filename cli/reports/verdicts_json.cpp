// The verdicts for programs. Who changes a key changes docs/schemas/verify.schema.json too.
#include "../ladder/facts_json.hpp"
#include "../play/replay.hpp"
#include "../play/words.hpp"
#include "../tables.hpp"
#include "queries.hpp"
#include "verdicts.hpp"

namespace synfin::cli {

namespace {

using Json = nlohmann::ordered_json;

Json fields_of(const model::Situation& situation, model::Group group) {
  Json all = Json::object();
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (model::fields[id].group == group && model::get(situation, id) != 0)
      all[std::string(model::fields[id].name)] = model::get(situation, id);
  return all;
}

Json json_of_step(const proofs::TraceStep& step, const std::vector<std::string>& rules) {
  Json one{{"peer", step.peer == 0 ? "A" : "B"},
           {"event", step.crash ? "crash" : model::name_of(step.event)}};
  one["now"] = step.situation.call.now;
  one["state"] = model::name_of(step.situation.tcb.tcb.state);
  one["after"] = model::name_of(step.after.tcb.state);
  if (step.event == Event::SEGMENT_ARRIVES && !step.crash) {
    one["segment"] = fields_of(step.situation, model::Group::seg);
    one["stale"] = step.stale;
  }
  if (step.transfers != 0) one["transfers"] = step.transfers;
  if (step.situation.told.sent) one["sends"] = fields_of(step.situation, model::Group::out);
  one["told"] = Json::array();
  each_field(step.situation.told, [&](std::string_view name, model::Sort, const auto& value) {
    if (is_for_user(name) && static_cast<std::uint32_t>(value) != 0) one["told"].push_back(name);
  });
  one["rules"] = rules;
  return one;
}

Json json_of_result(const proofs::Result& result) {
  Json one{{"property", result.property},
           {"demand", demand_of(result)},
           {"variant", result.variant},
           {"verdict", proofs::name_of(result.verdict)}};
  if (!result.without.empty()) one["without"] = result.without;
  // Nothing is promised of a user's own table.
  one["expected"] = is_own(result.variant) ? Json(nullptr) : Json(proofs::name_of(result.expected));
  one["method"] = result.method;
  one["ms"] = result.ms;
  one["cites"] = result.cites;
  if (!result.assumptions.empty()) one["assumptions"] = result.assumptions;
  one["detail"] = detail_of(result);
  one["counterexample"] = nullptr;
  if (!result.counterexample || !result.lost.empty()) return one;
  const Ladder ladder = replay(result.variant, *result.counterexample).ladder;
  one["counterexample"] = Json::array();
  for (std::size_t n = 0; n < result.counterexample->steps.size(); ++n)
    one["counterexample"].push_back(json_of_step(result.counterexample->steps[n], ladder.steps.at(n).rules));
  one["falls"] = Json::array();
  for (const proofs::Fall& fall : result.falls)
    one["falls"].push_back({{"step", fall.step + 1}, {"claim", fall.what}});
  if (!ladder.facts.empty()) one["hangs_on"] = facts_json(ladder.facts);
  return one;
}

}  // namespace

std::string json_of(const Verdicts& verdicts) {
  Json all{{"synfin", SYNFIN_VERSION}, {"results", Json::array()}, {"ok", status_of(verdicts) == 0}};
  for (const proofs::Result& result : verdicts.results) all["results"].push_back(json_of_result(result));
  if (!verdicts.dropped.empty()) all["dropped"] = Json::array();
  for (const proofs::Result& result : verdicts.dropped) all["dropped"].push_back(json_of_result(result));
  if (!verdicts.lost.empty()) all["lost"] = Json::array();
  for (const proofs::LostOn& one : verdicts.lost) {
    Json piece{{"variant", one.table},
               {"invariant", one.level == proofs::Level::one_endpoint ? "one endpoint" : "two endpoints"},
               {"piece", one.lost.piece},
               {"falls", one.lost.what},
               {"step", nullptr}};
    if (one.lost.step) {
      const Ladder ladder = replay(one.table, *one.lost.step).ladder;
      piece["step"] =
          json_of_step(one.lost.step->steps.front(),
                       ladder.steps.empty() ? std::vector<std::string>{} : ladder.steps.front().rules);
      if (!ladder.facts.empty()) piece["hangs_on"] = facts_json(ladder.facts);
    }
    all["lost"].push_back(std::move(piece));
  }
  if (verdicts.obligations != nullptr)
    all["obligations"] = obligations_json(*verdicts.obligations, verdicts.certified);
  if (verdicts.ledger == nullptr) return all.dump(2) + "\n";
  all["seconds"] = verdicts.seconds;
  all["queries"] = {{"put", verdicts.ledger->asked()}, {"kept", verdicts.ledger->kept() + verdicts.kept}};
  all["slowest"] = slowest_json(*verdicts.ledger);
  return all.dump(2) + "\n";
}

}  // namespace synfin::cli
