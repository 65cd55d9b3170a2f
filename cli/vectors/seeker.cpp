#include "seeker.hpp"

#include "../../model/graph/build.hpp"
#include "../../proofs/claims/property.hpp"
#include "../impostors/stranger.hpp"

namespace synfin::cli::vectors {

using model::Event;
using model::Group;
using model::Node;
using model::Op;
namespace terms = model::terms;

namespace {

constexpr std::size_t now_field = model::id_of(terms::call.now);

bool is_input(const Node& node) {
  return node.op == Op::field &&
         (model::fields[node.field].group == Group::seg || model::fields[node.field].group == Group::call);
}

/// Of a probe, the input that it hangs on.
std::vector<std::size_t> inputs_of(const Probe& probe) {
  std::vector<std::size_t> all;
  for (const Node* node : model::graph::nodes_of(probe.node))
    if (is_input(*node)) all.push_back(node->field);
  return all;
}

}  // namespace

bool is_input_sound(const Values& before, std::uint32_t since) {
  // What is measured by distance on the clock stays comparable.
  constexpr std::uint32_t longest_wait = model::longest;
  return before[now_field] - since <= longest_wait &&
         proofs::value_of(*proofs::sound_host(), before, before) != 0;
}

bool is_story_sound(const Story& story) {
  std::uint32_t since = story.empty() ? 0 : story[0].before[now_field];
  for (const Happening& one : story) {
    if (!is_input_sound(one.before, since)) return false;
    since = one.before[now_field];
  }
  return true;
}

std::optional<std::uint32_t> moved_onto(const Probe& probe, const Values& then, std::size_t field,
                                        int distance) {
  Values moved = then;
  ++moved[field];
  const std::int64_t here = read(probe, then).distance;
  const std::int64_t slope = read(probe, moved).distance - here;
  if (slope == 1) return then[field] + static_cast<std::uint32_t>(distance - here);
  if (slope == -1) return then[field] - static_cast<std::uint32_t>(distance - here);
  return std::nullopt;
}

Values Seeker::anything(const Values& rest, Event event) {
  model::Situation situation = proofs::situation_of(rest);
  situation.call.now += pick({0, 1, 1, 10, 40, 600, 6000});
  situation.call.isn = pick({0x3000, 0x40000000, 0x7ffffffe, 0xbfffff00, 0xffffff00}) + below(200);
  if (below(3) == 0) situation.call.isn = situation.tcb.snd.nxt + 1 + below(100'000);
  situation.call.octets = pick({1, 2, 100, 536, 1460, 1461, 5000, 70'000});
  situation.call.forbidden = below(20) == 0;
  situation.call.no_room = below(20) == 0;
  situation.call.has_isn = below(20) != 0;
  situation.call.remote = below(20) != 0;
  situation.call.cwnd = below(20) != 0 ? 0 : pick({1, 536, 1460, 5000, 70'000});
  situation.call.rto = below(20) != 0 ? 0 : pick({1, 200, 3000, 60'000, 100'000});
  if (event == Event::RETRANSMIT)
    situation.call.lost = situation.tcb.snd.una + pick({0, 0, 1, 536, 1460}) - (below(20) == 0 ? 1 : 0);
  if (event == Event::SEGMENT_ARRIVES) {
    situation.seg = strange_segment(situation.tcb, random_);
    situation.seg.insecure = below(30) == 0;
  }
  // A host keeps to its timers: what falls due comes first, and in time.
  const std::uint32_t now = rest[now_field];
  for (const model::TimerInfo& timer : model::timers) {
    const std::uint32_t deadline = rest[timer.deadline];
    const bool is_ahead = rest[timer.armed] != 0 && model::Words::before(now, deadline);
    if (event == timer.event)
      situation.call.now = is_ahead ? deadline : now;
    else if (is_ahead && model::timer_of(event) == nullptr &&
             !model::Words::before(situation.call.now, deadline))
      situation.call.now = deadline - 1;
  }
  return proofs::values_of(situation);
}

bool Seeker::nearer(Values& before, const Goals& goals, const std::vector<Asked>& asked) {
  for (int tries = 0; tries < 8 && !asked.empty(); ++tries) {
    const Asked& one = asked[below(static_cast<std::uint32_t>(asked.size()))];
    const std::vector<Probe>& probes = goals.probes(one.rule->id);
    if (probes.empty()) continue;
    const Probe& probe = probes[below(static_cast<std::uint32_t>(probes.size()))];
    if (!probe.is_quick()) continue;
    const std::vector<std::size_t> inputs = inputs_of(probe);
    if (inputs.empty()) continue;
    const std::size_t field = inputs[below(static_cast<std::uint32_t>(inputs.size()))];
    if (model::fields[field].sort == model::Sort::flag) {
      before[field] = 1 - before[field];
      return true;
    }
    if (!probe.compares()) continue;
    const auto value = moved_onto(probe, one.then, field, static_cast<int>(below(3)) - 1);
    if (!value) continue;
    before[field] = *value;
    return true;
  }
  return false;
}

void Seeker::shake(Values& before, const Values& rest) {
  constexpr std::size_t first = model::first_field(Group::seg);
  constexpr std::size_t first_call = model::first_field(Group::call);
  const std::size_t segment = below(static_cast<std::uint32_t>(model::group_size(Group::seg)));
  const std::size_t call = below(static_cast<std::uint32_t>(model::group_size(Group::call)));
  const std::size_t field = below(4) == 0 ? first_call + call : first + segment;
  if (model::fields[field].sort == model::Sort::flag) {
    before[field] = 1 - before[field];
    return;
  }
  const std::size_t other = below(static_cast<std::uint32_t>(model::tcb_field_count));
  const bool alike = model::fields[other].sort == model::fields[field].sort;
  if (field == now_field)
    before[field] += pick({0, 1, 1000});
  else
    before[field] = (alike ? rest[other] : before[field]) + pick({0, 1, 2, ~0U, 100, 5000});
}

}  // namespace synfin::cli::vectors
