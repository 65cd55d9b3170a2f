#include "two_on_words.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace synfin::proofs {

using model::Group;
using namespace model::terms;

namespace {

constexpr model::PlainWords words;
// Old segments are of incarnations before any that the run draws.
constexpr std::uint32_t old_sender = 1;
constexpr std::uint32_t old_receiver = 2;
constexpr std::uint32_t first_draw = 3;

std::vector<std::uint32_t> scene_of(const Values& values) { return {values.begin(), values.end()}; }

/// The same, of which nothing is sent or told.
std::vector<std::uint32_t> quiet(std::vector<std::uint32_t> scene) {
  for (std::size_t id = 0; id < model::field_count; ++id)
    if (model::fields[id].group == Group::out || model::fields[id].group == Group::told) scene[id] = 0;
  return scene;
}

std::vector<std::uint32_t> nobody_with(const model::ConfigOf<model::Words>& config) {
  model::Situation situation;
  situation.cfg = config;
  return scene_of(values_of(situation));
}

}  // namespace

TwoOnWords::TwoOnWords(const model::PlainTable& table, const TraceStep& first)
    : table_(table),
      peers_{peers::never_used(words, nobody_with(first.situation.cfg)),
             peers::never_used(words, nobody_with(first.situation.cfg))} {}

peers::PairOf<std::uint32_t> TwoOnWords::pair(int peer, std::vector<std::uint32_t> scene,
                                              Segment arriving) const {
  return {peers_[static_cast<std::size_t>(peer)], peers_[static_cast<std::size_t>(1 - peer)],
          std::move(arriving), std::move(scene)};
}

TwoOnWords::Segment TwoOnWords::arriving(const TraceStep& step) const {
  Segment made = peers::empty_segment(words);
  if (step.event != model::Event::SEGMENT_ARRIVES) return made;
  for (std::size_t i = 0; i < model::group_size(Group::seg); ++i) {
    const std::size_t id = model::first_field(Group::seg) + i;
    made[id] = model::get(step.situation, id);
  }
  made(ghost.sender) = old_sender;
  made(ghost.knew) = old_receiver;
  if (step.delivers < 0) return made;
  const std::optional<Segment>& sent = sent_.at(static_cast<std::size_t>(step.delivers));
  for (std::size_t i = 0; sent && i < model::group_size(Group::seg); ++i) {
    const std::size_t id = model::first_field(Group::seg) + i;
    if ((*sent)[id] != made[id])
      throw std::invalid_argument("what arrives is not what event " + std::to_string(step.delivers + 1) +
                                  " sent: " + model::field_name(id));
  }
  if (!sent)
    throw std::invalid_argument("event " + std::to_string(step.delivers + 1) + " sent nothing that arrives");
  return *sent;
}

Moment TwoOnWords::after(int peer, peers::PairOf<std::uint32_t> before, peers::StepOf<std::uint32_t> step) {
  peers_[static_cast<std::size_t>(peer)] = step.p;
  std::vector<std::uint32_t> still = quiet(before.scene);
  return {std::move(before), std::move(step), std::move(still), peers::empty_segment(words)};
}

Moment TwoOnWords::next(const TraceStep& step) {
  const std::uint32_t draw = first_draw + static_cast<std::uint32_t>(sent_.size());
  sent_.emplace_back();
  if (step.transfers != 0) return after_transfer(step);
  Values before = values_of(step.situation);
  const std::vector<std::uint32_t> scene = quiet(scene_of(before));
  if (step.crash) {
    const auto both = pair(step.peer, scene, peers::empty_segment(words));
    return after(step.peer, both, peers::forgetting(words, both, draw));
  }
  std::copy(scene.begin(), scene.end(), before.begin());
  Values ended{};
  const Ran ran = run(table_, step.event, before, &ended);
  peers::WayOnWords way{scene_of(ran.after), scene_of(ended), {}};
  for (const model::PlainRule* rule : ran.fired) way.fired.emplace_back(rule, 1);
  const auto both = pair(step.peer, scene, arriving(step));
  Moment made = after(step.peer, both,
                      peers::step_of(words, both, way, step.event, step.situation.tcb.tcb.state, draw));
  if (ran.after[model::id_of(told.sent)] != 0) {
    // A reset is of no incarnation: anybody may have sent it.
    Segment sent = made.step.sent ? *made.step.sent : peers::empty_segment(words);
    for (std::size_t i = 0; i < model::group_size(Group::seg); ++i)
      sent[model::first_field(Group::seg) + i] = ran.after[model::first_field(Group::out) + i];
    sent_.back() = std::move(sent);
  }
  return made;
}

/// Very many rounds as one step. When they are over all is quiet again, and what both are is known.
Moment TwoOnWords::after_transfer(const TraceStep& step) {
  for (const std::size_t id : peers::moved_at_sender)
    peers_[static_cast<std::size_t>(step.peer)][id] += step.transfers;
  for (const std::size_t id : peers::moved_at_receiver)
    peers_[static_cast<std::size_t>(1 - step.peer)][id] += step.transfers;
  const auto both = pair(step.peer, quiet(scene_of(values_of(step.situation))), peers::empty_segment(words));
  return after(step.peer, both, {both.p, std::nullopt, 0, {false, false, false, 0U}, both.scene});
}

}  // namespace synfin::proofs
