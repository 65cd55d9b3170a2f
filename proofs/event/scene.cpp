#include "scene.hpp"

#include "../../model/graph/fold.hpp"

namespace synfin::proofs {

using model::Group;
using model::Sort;

namespace {

/// Words that are compared with each other are written as distances from a common one, so that differences
/// cancel before any bit is blasted: SND.END is SND.NXT and what is unsent.
struct Distance {
  std::size_t of, from;
};
template <class F, class... G>
void from_common(std::vector<Distance>& all, F from, G... of) {
  (all.push_back({model::id_of(of), model::id_of(from)}), ...);
}
const std::vector<Distance>& distances() {
  using namespace model::terms;
  static const std::vector<Distance> all = [] {
    std::vector<Distance> made;
    from_common(made, snd.nxt, snd.una, snd.end, snd.iss, snd.wl2, seg.ack, call.isn);
    from_common(made, rcv.nxt, rcv.irs, rcv.up, snd.wl1, seg.seq);
    for (std::size_t id = 0; id < model::tcb_field_count; ++id)
      if (model::fields[id].sort == Sort::tick) made.push_back({id, model::id_of(call.now)});
    return made;
  }();
  return all;
}

}  // namespace

Scene free_scene(const Z3Words& words, const std::string& prefix) {
  Scene scene;
  for (const model::FieldInfo& field : model::fields) {
    const std::string name = prefix + std::string(field.group_name) + "." + std::string(field.name);
    const bool empty = field.group == Group::out || field.group == Group::told;
    if (field.sort == Sort::flag)
      scene.push_back(empty ? words.flag(false) : words.context().bool_const(name.c_str()));
    else if (field.sort == Sort::state)
      scene.push_back(words.context().bv_const(name.c_str(), 4));
    else
      scene.push_back(empty ? words.number(0) : words.context().bv_const(name.c_str(), 32));
  }
  for (const Distance& distance : distances()) scene[distance.of] = scene[distance.from] + scene[distance.of];
  return scene;
}

Scene any_scene(const Z3Words& words) {
  Scene scene = free_scene(words);
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::FieldInfo& field = model::fields[id];
    if (field.group != Group::out && field.group != Group::told) continue;
    const std::string name = std::string(field.group_name) + "." + std::string(field.name);
    scene[id] = field.sort == Sort::flag ? words.context().bool_const(name.c_str())
                                         : words.context().bv_const(name.c_str(), 32);
  }
  return scene;
}

z3::expr meaning(const Z3Words& words, const model::Node& term, const Scene& before, const Scene& after) {
  return model::Fold(words, [&](const model::Node& f) {
    return f.view == model::View::after ? after[f.field] : before[f.field];
  })(term);
}

std::uint32_t word_in(const z3::model& model, const z3::expr& word) {
  const z3::expr value = model.eval(word, true);
  if (value.is_bool()) return value.is_true() ? 1 : 0;
  std::uint64_t number = 0;
  return value.is_numeral_u64(number) ? static_cast<std::uint32_t>(number) : 0;
}

}  // namespace synfin::proofs
