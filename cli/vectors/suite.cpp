#include "suite.hpp"

#include <algorithm>
#include <map>

#include "../../model/standard.hpp"
#include "showing.hpp"

namespace synfin::cli::vectors {

namespace {

/// What makes a story: its configuration, and event by event what happened.
std::vector<std::uint32_t> key_of(const Story& story) {
  std::vector<std::uint32_t> key;
  for (const Happening& one : story) {
    key.push_back(static_cast<std::uint32_t>(one.event));
    key.insert(key.end(), one.before.begin(), one.before.end());
  }
  return key;
}

/// Stories that another begins with are part of it.
std::vector<Vector> merged(const std::vector<std::optional<Found::Way>>& by_goal) {
  std::map<std::vector<std::uint32_t>, Vector> by_story;
  for (std::size_t goal = 0; goal < by_goal.size(); ++goal) {
    if (!by_goal[goal]) continue;
    const Story& story = by_goal[goal]->story;
    Vector& vector = by_story[key_of(story)];
    vector.story = story;
    vector.goals.push_back({goal, story.size() - 1, by_goal[goal]->decides});
  }
  std::vector<Vector> all;
  for (auto at = by_story.begin(); at != by_story.end(); ++at) {
    const auto next = std::next(at);
    const std::vector<std::uint32_t>& key = at->first;
    // In this order whatever begins so follows.
    if (next != by_story.end() && next->first.size() > key.size() &&
        std::equal(key.begin(), key.end(), next->first.begin()))
      next->second.goals.insert(next->second.goals.end(), at->second.goals.begin(), at->second.goals.end());
    else
      all.push_back(std::move(at->second));
  }
  for (Vector& vector : all)
    std::sort(vector.goals.begin(), vector.goals.end(),
              [](const GoalMet& a, const GoalMet& b) { return a.goal < b.goal; });
  std::sort(all.begin(), all.end(),
            [](const Vector& a, const Vector& b) { return a.goals[0].goal < b.goals[0].goal; });
  return all;
}

proofs::Zeros zeros_of(const Found& found) {
  constexpr std::size_t state_field = model::id_of(model::terms::tcb.state);
  proofs::Zeros zeros;
  for (auto& fields : zeros.in_state) fields.set();
  for (const Reached& reached : found.reached)
    for (std::size_t field = 0; field < model::tcb_field_count; ++field)
      if (reached.rest[field] != 0) zeros.in_state[reached.rest[state_field]].reset(field);
  // A state's own number is none of its fields.
  for (auto& fields : zeros.in_state) fields.reset(state_field);
  return zeros;
}

}  // namespace

Suite suite_of(const model::PlainTable& table, const Effort& effort) {
  Suite suite{Goals(table), effort, {}, {}, {}};
  Found found = search(suite.goals, effort);
  show_what_is_set(suite.goals, found);
  suite.vectors = merged(found.by_goal);
  suite.zeros = zeros_of(found);
  std::map<std::string_view, int> of_rule;
  for (Vector& vector : suite.vectors) {
    const std::string_view rule = suite.goals.all()[vector.goals[0].goal].rule->name;
    vector.name = std::string(rule) + "." + std::to_string(++of_rule[rule]);
  }
  for (std::size_t goal = 0; goal < found.by_goal.size(); ++goal)
    if (!found.by_goal[goal]) suite.unreached.push_back({goal, Excluded::not_asked});
  return suite;
}

void ask_of_unreached(Suite& suite, const proofs::Limits& limits) {
  if (suite.table().name != model::standard().name) return;
  std::vector<std::size_t> open;
  for (const Unreached& one : suite.unreached) open.push_back(one.goal);
  suite.zeros = proofs::zeros_among(suite.zeros, limits);
  const std::vector<Excluded> said = excluded(suite.goals, open, suite.zeros, limits);
  for (std::size_t n = 0; n < open.size(); ++n) suite.unreached[n].excluded = said[n];
}

}  // namespace synfin::cli::vectors
