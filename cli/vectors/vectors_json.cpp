#include "vectors_json.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "../../model/graph/text.hpp"
#include "../machines/any_machine.hpp"
#include "../play/words.hpp"
#include "reason.hpp"
#include "seen.hpp"

namespace synfin::cli::vectors {

namespace {

using Json = nlohmann::ordered_json;

Json value_of(model::Sort sort, std::uint32_t value) {
  if (sort == model::Sort::flag) return value != 0;
  if (sort == model::Sort::state) return std::string(model::name_of(static_cast<model::State>(value)));
  return value;
}

/// The fields of a struct that are not zero.
template <class Struct>
Json fields_of(const Struct& group) {
  Json fields = Json::object();
  each_field(group, [&](std::string_view name, model::Sort sort, const auto& value) {
    if (value != 0) fields[std::string(name)] = value_of(sort, value);
  });
  return fields;
}
Json fields_of(const Config& config) {
  Json fields = Json::object();
  each_field(config, [&](std::string_view name, model::Sort sort, const auto& value) {
    fields[std::string(name)] = value_of(sort, value);
  });
  return fields;
}
Json fields_of(const Tcb& tcb) {
  Json fields = Json::object();
  each_field(tcb, [&](std::string_view group, std::string_view name, model::Sort sort, const auto& value) {
    if (sort == model::Sort::state || value != 0)
      fields[fmt::format("{}.{}", group, name)] = value_of(sort, value);
  });
  return fields;
}
Json told_of(const Told& told) {
  Json fields = Json::object();
  each_field(told, [&](std::string_view name, model::Sort sort, const auto& value) {
    if (value != 0 && is_told(name) && name != "sent") fields[std::string(name)] = value_of(sort, value);
  });
  return fields;
}

std::string clause_of(const model::Clause& clause) {
  return fmt::format("{} {}{}{}", clause.document, clause.section, clause.paragraph.empty() ? "" : ", ",
                     clause.paragraph);
}

Json goal_of(const Suite& suite, std::size_t place) {
  const Goal& goal = suite.goals.all()[place];
  return {{"goal", suite.goals.name_of(goal)},
          {"rule", goal.rule->name},
          {"clause", clause_of(goal.rule->clause)}};
}

Json step_of(const model::PlainTable& table, const Happening& happening, const Seen& seen) {
  const model::Situation situation = proofs::situation_of(happening.before);
  Json step = {{"event", model::name_of(happening.event)}, {"call", fields_of(situation.call)}};
  if (happening.event == model::Event::SEGMENT_ARRIVES) step["segment"] = fields_of(situation.seg);
  step["rules"] = Json::array();
  for (const std::uint16_t rule : seen.fired.rules())
    step["rules"].push_back(
        {{"rule", table.rules[rule]->name}, {"clause", clause_of(table.rules[rule]->clause)}});
  step["told"] = told_of(seen.outcome.told);
  step["sent"] = seen.outcome.told.sent ? fields_of(seen.outcome.out) : Json(nullptr);
  step["tcb"] = fields_of(seen.after);
  step["due"] = Json::array();
  for (const model::Event event : seen.due) step["due"].push_back(model::name_of(event));
  step["next_deadline"] = seen.next_deadline ? Json(*seen.next_deadline) : Json(nullptr);
  return step;
}

Json vector_of(const Suite& suite, const Vector& vector, const runtime::TableMachine& machine) {
  Json goals = Json::array();
  for (const GoalMet& met : vector.goals) {
    Json goal = goal_of(suite, met.goal);
    goal["step"] = met.event;
    goal["decides"] = met.decides;
    goals.push_back(std::move(goal));
  }
  Json steps = Json::array();
  runtime::Tcb tcb{};
  for (const Happening& happening : vector.story)
    steps.push_back(step_of(suite.table(), happening, see(machine, tcb, happening)));
  return {{"type", "vector"},
          {"name", vector.name},
          {"goals", std::move(goals)},
          {"config", fields_of(proofs::situation_of(vector.story[0].before).cfg)},
          {"steps", std::move(steps)}};
}

}  // namespace

std::string json_lines(const Suite& suite, const std::string& command) {
  const runtime::TableMachine& machine = *find_machine(suite.table().name);
  std::string lines;
  const auto put = [&](const Json& line) { lines += line.dump() + "\n"; };
  put({{"type", "vectors"},
       {"synfin", SYNFIN_VERSION},
       {"table", suite.table().name},
       {"command", command},
       {"said", "a field that is not named is 0 or false; times are ms, numbers are modulo 2^32"}});
  std::size_t steps = 0;
  std::size_t met = 0;
  std::size_t deciding = 0;
  for (const Vector& vector : suite.vectors) {
    put(vector_of(suite, vector, machine));
    steps += vector.story.size();
    met += vector.goals.size();
    for (const GoalMet& one : vector.goals) deciding += one.decides ? 1 : 0;
  }
  Json by_reason = Json::object();
  for (const Unreached& unreached : suite.unreached) {
    Json line = {{"type", "unreached"}};
    line.update(goal_of(suite, unreached.goal));
    line["excluded"] = name_of(unreached.excluded);
    line["reason"] = reason_of(unreached, suite.effort);
    put(line);
    auto& count = by_reason[std::string(name_of(unreached.excluded))];
    count = count.is_null() ? 1 : count.get<int>() + 1;
  }
  put({{"type", "summary"},
       {"vectors", suite.vectors.size()},
       {"steps", steps},
       {"goals", suite.goals.all().size()},
       {"met", met},
       {"deciding", deciding},
       {"unreached", by_reason}});
  return lines;
}

}  // namespace synfin::cli::vectors
