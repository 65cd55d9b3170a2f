// What has just happened to one of two peers, as each of them sees it.
#pragma once

#include <array>

#include "step.hpp"

namespace synfin::proofs::peers {

/// A segment of which nothing is known but that its fields are 0.
template <class A>
SegmentOf<typename A::Word> empty_segment(const A& words) {
  std::vector<typename A::Word> slots;
  for (std::size_t i = 0; i < model::group_size(model::Group::seg); ++i)
    slots.push_back(model::fields[model::first_field(model::Group::seg) + i].sort == model::Sort::flag
                        ? words.flag(false)
                        : words.number(0));
  for (std::size_t i = 0; i < segment_ghosts; ++i) slots.push_back(draw_number(words, 0));
  return SegmentOf<typename A::Word>(std::move(slots));
}

/// A host that has never done anything: no TCB, no incarnation. `scene` has its configuration.
template <class A>
PeerOf<typename A::Word> never_used(const A& words, const std::vector<typename A::Word>& scene) {
  std::vector<typename A::Word> slots(scene.begin(),
                                      scene.begin() + static_cast<std::ptrdiff_t>(model::tcb_field_count));
  for (std::size_t i = 0; i < peer_ghosts; ++i)
    slots.push_back(ghosts[i].sort == model::Sort::flag ? words.flag(false) : draw_number(words, 0));
  slots.insert(slots.end(),
               scene.begin() + static_cast<std::ptrdiff_t>(model::first_field(model::Group::cfg)),
               scene.end());
  return PeerOf<typename A::Word>(std::move(slots));
}

/// Where very many octets go the one way, in rounds that are alike, these numbers move, all by so many.
inline constexpr std::array moved_at_sender{
    model::id_of(model::terms::snd.una), model::id_of(model::terms::snd.nxt),
    model::id_of(model::terms::snd.end), model::id_of(model::terms::snd.wl2)};
inline constexpr std::array moved_at_receiver{model::id_of(model::terms::rcv.nxt),
                                              model::id_of(model::terms::snd.wl1)};

template <class Value>
struct MomentOf {
  PairOf<Value> before;  ///< `p` is the one to whom it happened
  StepOf<Value> step;
  // For who only looks on: nothing arrives, is sent or is told.
  std::vector<Value> quiet;  ///< a scene
  SegmentOf<Value> nothing;  ///< a segment
  HappeningOf<Value> still{};

  /// As the one sees it to whom it happened.
  SightOf<Value> of_the_one() const { return step.sight(before); }
  /// As one of them sees it who does nothing: the other, or the one when its event is over.
  SightOf<Value> looking_on(bool the_other) const {
    const PeerOf<Value>* const self = the_other ? &before.q : &step.p;
    return {.self = self,
            .other = the_other ? &step.p : &before.q,
            .arriving = &nothing,
            .scene = &quiet,
            .self_after = self,
            .scene_after = &quiet,
            .happening = &still};
  }
};

}  // namespace synfin::proofs::peers
