#include "story.hpp"

namespace synfin::cli::vectors {

using model::Group;

namespace {

constexpr std::size_t now_field = model::id_of(model::terms::call.now);

bool is_input(std::size_t field) {
  const Group group = model::fields[field].group;
  return group == Group::seg || group == Group::call;
}
bool is_in(std::size_t field, Group group) { return model::fields[field].group == group; }

}  // namespace

Values rest_of(const Values& after) {
  Values rest = after;
  for (std::size_t id = model::tcb_field_count; id < model::field_count; ++id)
    if (!is_in(id, Group::cfg) && id != now_field) rest[id] = 0;
  return rest;
}

Values outset(const Values& config, std::uint32_t now) {
  Values values{};
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (is_in(id, Group::cfg)) values[id] = config[id];
  values[model::id_of(model::terms::tcb.state)] = model::CLOSED;
  values[now_field] = now;
  return values;
}

bool may_happen(const model::PlainTable& table, model::Event event, const Values& before) {
  return proofs::possible(table, event, before);
}

bool replay(const model::PlainTable& table, Story& story) {
  if (story.empty()) return true;
  Values rest = outset(story[0].before, story[0].before[now_field]);
  for (Happening& one : story) {
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (is_input(id)) rest[id] = one.before[id];
    one.before = rest;
    if (!may_happen(table, one.event, one.before)) return false;
    rest = rest_of(proofs::run(table, one.event, one.before).after);
  }
  return true;
}

Story turned(const Story& story, const Circles& circles, std::size_t circle, std::uint32_t by) {
  Story made = story;
  for (Happening& one : made)
    for (std::size_t id = 0; id < model::field_count; ++id)
      if (is_input(id) && circles.of(id) == circle) one.before[id] += by;
  return made;
}

}  // namespace synfin::cli::vectors
