#include "step.hpp"

#include <algorithm>

#include "../claims/words.hpp"

namespace synfin::proofs::peers {

using namespace model;
using namespace model::terms;

namespace {

const std::size_t state_field = id_of(tcb.state);
const std::size_t first_of_seg = first_field(Group::seg);
const std::size_t first_of_out = first_field(Group::out);
constexpr StateSet without_numbers = model::in(CLOSED, LISTEN);

z3::expr constant(const Z3Words& words, Sort sort, const std::string& name) {
  if (sort == Sort::flag) return words.context().bool_const(name.c_str());
  return words.context().bv_const(name.c_str(), sort == Sort::state ? 4 : 32);
}
/// The n-th ghost; those that are numbers are draws.
z3::expr ghost_constant(const Z3Words& words, std::size_t n, const std::string& name) {
  const std::string whole = name + std::string(ghosts[n].name);
  return ghosts[n].sort == Sort::flag ? words.context().bool_const(whole.c_str())
                                      : words.context().bv_const(whole.c_str(), draw_bits);
}

/// A word as its distance from another, so that what is compared differs by small terms alone.

template <class Of, class F, class From, class G>
void measure(Of& of, F field, const From& from, G origin) {
  of(field) = from(origin) - of(field);
}

/// `config`: the prefix of the configuration's constants.
Peer free_peer(const Z3Words& words, const std::string& name, const std::string& config) {
  std::vector<z3::expr> slots;
  for (std::size_t id = 0; id < tcb_field_count; ++id)
    slots.push_back(constant(words, fields[id].sort, name + field_name(id)));
  for (std::size_t i = 0; i < peer_ghosts; ++i) slots.push_back(ghost_constant(words, i, name));
  for (std::size_t id = first_field(Group::cfg); id < field_count; ++id)
    slots.push_back(constant(words, fields[id].sort, config + field_name(id)));
  return Peer(std::move(slots));
}

/// A segment from `from` to `to`. What is compared is its end rather than its length.
Segment free_segment(const Z3Words& words, const std::string& name, const Peer& from, const Peer& to) {
  std::vector<z3::expr> slots;
  for (std::size_t i = 0; i < group_size(Group::seg); ++i)
    slots.push_back(
        constant(words, fields[first_of_seg + i].sort, name + std::string(fields[first_of_seg + i].name)));
  for (std::size_t i = 0; i < segment_ghosts; ++i)
    slots.push_back(ghost_constant(words, peer_ghosts + i, name));
  Segment made(std::move(slots));
  measure(made, seg.seq, from, snd.nxt);
  const auto count_of = [&](auto flag) { return words.choice(made(flag), words.number(1), words.number(0)); };
  const z3::expr end = from(snd.nxt) - words.context().bv_const((name + "end").c_str(), 32);
  made(seg.text) = end - made(seg.seq) - count_of(seg.syn) - count_of(seg.fin);
  measure(made, seg.ack, to, snd.nxt);
  return made;
}

void measure_numbers(Peer& p, const Peer& q) {
  measure(p, snd.una, p, snd.nxt), measure(p, snd.end, p, snd.nxt);
  measure(p, snd.iss, p, snd.nxt), measure(p, snd.wl2, p, snd.nxt);
  measure(p, rcv.nxt, q, snd.nxt), measure(p, rcv.irs, q, snd.nxt);
  measure(p, rcv.up, q, snd.nxt), measure(p, snd.wl1, q, snd.nxt);
}

bool assigns(const PlainRule& rule, std::size_t field) {
  return std::any_of(rule.effects.begin(), rule.effects.end(),
                     [&](const PlainAssign& effect) { return effect.field == field; });
}

}  // namespace

Setting::Setting(const Z3Words& words, State state)
    : p(free_peer(words, "p.", "")),
      q(free_peer(words, "q.", "q.")),
      arriving({}),
      mine({}),
      also_mine({}),
      theirs({}),
      also_theirs({}) {
  measure_numbers(p, q);
  measure_numbers(q, p);
  arriving = free_segment(words, "r.", q, p);
  mine = free_segment(words, "m.", p, q);
  also_mine = free_segment(words, "m2.", p, q);
  theirs = free_segment(words, "n.", q, p);
  also_theirs = free_segment(words, "n2.", q, p);
  p[state_field] = words.state(state);

  for (std::size_t id = 0; id < field_count; ++id) {
    const FieldInfo& field = fields[id];
    if (field.group == Group::out || field.group == Group::told)
      scene.push_back(field.sort == Sort::flag ? words.flag(false) : words.number(0));
    else if (field.group == Group::seg)
      scene.push_back(arriving[id]);
    else if (field.group == Group::cfg)
      scene.push_back(p[id]);
    else if (id >= tcb_field_count)
      scene.push_back(constant(words, field.sort, field_name(id)));
    else if (!without_numbers.has(state) || id == state_field)
      scene.push_back(p[id]);
    else  // where there are no numbers nothing is remembered but that the OPEN was passive
      scene.push_back(field.sort == Sort::flag ? words.flag(id == id_of(tcb.passive) && state == LISTEN)
                                               : words.number(0));
  }
  scene[id_of(call.isn)] = p(snd.nxt) - scene[id_of(call.isn)];
  // The clock's words as distances from now: one clock for both.
  const z3::expr now = scene[id_of(call.now)];
  for (std::size_t id = 0; id < tcb_field_count; ++id) {
    if (fields[id].sort != Sort::tick) continue;
    p[id] = now + p[id];
    q[id] = now + q[id];
    if (!without_numbers.has(state)) scene[id] = p[id];
  }
}

Step::Step(const Z3Words& words, const Setting& before)
    : p(before.p),
      sends(words.flag(false)),
      happening{false, false, false, words.context().bv_const("draw", draw_bits)},
      after(before.scene) {
  p[state_field] = words.state(CLOSED);
}

Step::Step(const Z3Words& words, const Setting& before, const Way& way, Event event, State from)
    : p(before.p),
      sends(words.flag(false)),
      happening{false, false, false, words.context().bv_const("draw", draw_bits)},
      after(way.after) {
  std::uint64_t after_state = 0;
  if (!way.after[state_field].is_numeral_u64(after_state))
    throw std::logic_error("Step: the state is not known");
  const auto to = static_cast<State>(after_state);
  const bool lives = !without_numbers.has(to);
  const auto some_rule_assigns = [&](std::size_t field) {
    return lives && std::any_of(way.fired.begin(), way.fired.end(), [&](const auto& fired) {
             return fired.second.is_true() && assigns(*fired.first, field);
           });
  };
  happening.arrives = event == Event::SEGMENT_ARRIVES;
  happening.draws = some_rule_assigns(id_of(snd.iss));
  happening.records = some_rule_assigns(id_of(rcv.irs));

  const auto made = [&](auto field) { return way.after[id_of(field)]; };
  sends = words.conjunction(made(told.sent), words.negation(made(out.rst)));

  const Scene& last = lives ? way.after : way.ended;
  if (lives || !without_numbers.has(from))
    for (std::size_t id = 0; id < tcb_field_count; ++id) p[id] = last[id];
  p[state_field] = words.state(to);
  const auto becomes = [&](auto field) {
    return Meaning(words, sight(before))(*ghost_after(id_of(field) - first_peer_ghost));
  };
  p(ghost.incarnation) = becomes(ghost.incarnation);
  p(ghost.heard) = becomes(ghost.heard);

  if (!sends.is_false()) {
    std::vector<z3::expr> carried;
    for (std::size_t i = 0; i < group_size(Group::seg); ++i) carried.push_back(way.after[first_of_out + i]);
    carried.push_back(p(ghost.incarnation));
    carried.push_back(p(ghost.heard));
    sent.emplace(std::move(carried));
    if (!lives) {  // with its last word: what was sent counts as sent, what was acknowledged as received
      const auto reach = [&](z3::expr& word, const z3::expr& condition, const z3::expr& number_) {
        word = words.choice(words.conjunction(condition, words.before(word, number_)), number_, word);
      };
      const z3::expr end = Meaning(words, {.arriving = &*sent})(*claims::put(seg_end));
      reach(p(snd.nxt), sends, end);
      reach(p(rcv.nxt), words.conjunction(sends, made(out.has_ack)), made(out.ack));
    }
  }
  // Where neither number moves it stays as it was: `young-at-first` has it so.
  if (!z3::eq(p(snd.nxt), before.p(snd.nxt)) || !z3::eq(p(snd.iss), before.p(snd.iss)))
    p(ghost.young) = becomes(ghost.young);
  p(ghost.opened) = becomes(ghost.opened);
  p(ghost.acknowledged) = becomes(ghost.acknowledged).simplify();
}

Peer untouched(const Z3Words& words) {
  std::vector<z3::expr> slots;
  for (std::size_t id = 0; id < tcb_field_count; ++id)
    slots.push_back(fields[id].sort == Sort::flag    ? words.flag(false)
                    : fields[id].sort == Sort::state ? words.state(CLOSED)
                                                     : words.number(0));
  for (std::size_t i = 0; i < peer_ghosts; ++i)
    slots.push_back(ghosts[i].sort == Sort::flag ? words.flag(false) : words.context().bv_val(0, draw_bits));
  for (std::size_t id = first_field(Group::cfg); id < field_count; ++id)
    slots.push_back(constant(words, fields[id].sort, field_name(id)));
  return Peer(std::move(slots));
}

}  // namespace synfin::proofs::peers
