#include "view.hpp"

#include <stdexcept>

namespace synfin::proofs::peers {

using model::Group;
using model::View;

namespace {

bool is_of(Group group, std::size_t id) {
  return id >= model::first_field(group) && id < model::first_field(group) + model::group_size(group);
}
bool is_of_a_segment(std::size_t id) {
  return is_of(Group::seg, id) || (id >= first_segment_ghost && id < first_segment_ghost + segment_ghosts);
}
bool is_of_a_peer(std::size_t id) {
  return id < model::tcb_field_count || is_of(Group::cfg, id) ||
         (id >= first_peer_ghost && id < first_segment_ghost);
}

template <class T>
const T& seen(const T* thing, const model::Node& field) {
  if (thing == nullptr) throw std::logic_error("nothing there has " + field_name(field.field));
  return *thing;
}

}  // namespace

template <class A>
typename A::Word read(const A& words, const SightOf<typename A::Word>& sight, const model::Node& n) {
  const std::size_t id = n.field;
  if (id == model::id_of(ghost.nobody)) return draw_number(words, 0);
  if (id > first_segment_ghost + segment_ghosts - 1) {
    const auto& event = seen(sight.happening, n);
    if (id == model::id_of(ghost.arrives)) return words.flag(event.arrives);
    if (id == model::id_of(ghost.draws)) return words.flag(event.draws);
    if (id == model::id_of(ghost.records)) return words.flag(event.records);
    return event.draw.value();
  }
  switch (n.view) {
    case View::message:
      return seen(sight.message, n)[id];
    case View::later:
      return seen(sight.second, n)[id];
    case View::theirs:
      if (!is_of_a_peer(id)) break;
      return seen(sight.other, n)[id];
    case View::after:
      if (is_of(Group::out, id) && sight.sent != nullptr)
        return (*sight.sent)[id - model::first_field(Group::out) + model::first_field(Group::seg)];
      if (is_of(Group::out, id) || is_of(Group::told, id)) return seen(sight.scene_after, n)[id];
      if (is_of_a_peer(id)) return seen(sight.self_after, n)[id];
      [[fallthrough]];  // what the event does not change
    case View::before:
      if (is_of_a_segment(id)) return seen(sight.arriving, n)[id];
      return is_of_a_peer(id) ? seen(sight.self, n)[id] : seen(sight.scene, n)[id];
  }
  throw std::logic_error("the other peer has no " + field_name(id));
}
template z3::expr read(const Z3Words&, const Sight&, const model::Node&);
template std::uint32_t read(const model::PlainWords&, const SightOf<std::uint32_t>&, const model::Node&);

Meaning::Meaning(const Z3Words& words, const Sight& sight) : fold_(words, Read{words, sight}) {}

}  // namespace synfin::proofs::peers
