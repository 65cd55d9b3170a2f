#include "step.hpp"

#include <algorithm>

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
std::string name_of_field(std::size_t id) {
  return std::string(fields[id].group_name) + "." + std::string(fields[id].name);
}

/// A word as its distance from another, so that what is compared differs by small terms alone.
template <class F, class G>
void measure(std::vector<z3::expr>& slots, F of, std::vector<z3::expr>& from, G origin,
             std::size_t shift = 0) {
  z3::expr& word = slots[id_of(of) - shift];
  word = from[id_of(origin)] - word;
}

Peer free_peer(const Z3Words& words, const std::string& name) {
  std::vector<z3::expr> slots;
  for (std::size_t id = 0; id < tcb_field_count; ++id)
    slots.push_back(constant(words, fields[id].sort, name + name_of_field(id)));
  z3::context& c = words.context();
  slots.push_back(c.bv_const((name + "incarnation").c_str(), draw_bits));
  slots.push_back(c.bv_const((name + "heard").c_str(), draw_bits));
  slots.push_back(c.bool_const((name + "young").c_str()));
  slots.push_back(c.bool_const((name + "opened").c_str()));
  slots.push_back(c.bool_const((name + "acknowledged").c_str()));
  return Peer(std::move(slots));
}

/// A segment from `from` to `to`. What is compared is its end rather than its length.
Segment free_segment(const Z3Words& words, const std::string& name, Peer& from, Peer& to) {
  std::vector<z3::expr> slots;
  for (std::size_t i = 0; i < group_size(Group::seg); ++i)
    slots.push_back(
        constant(words, fields[first_of_seg + i].sort, name + std::string(fields[first_of_seg + i].name)));
  z3::context& c = words.context();
  slots.push_back(c.bv_const((name + "incarnation").c_str(), draw_bits));
  slots.push_back(c.bv_const((name + "knew").c_str(), draw_bits));
  measure(slots, seg.seq, from.slots(), snd.nxt, first_of_seg);
  const auto count_of = [&](auto flag) {
    return words.choice(slots[id_of(flag) - first_of_seg], words.number(1), words.number(0));
  };
  const z3::expr end = from.slots()[id_of(snd.nxt)] - c.bv_const((name + "end").c_str(), 32);
  slots[id_of(seg.text) - first_of_seg] =
      end - slots[id_of(seg.seq) - first_of_seg] - count_of(seg.syn) - count_of(seg.fin);
  measure(slots, seg.ack, to.slots(), snd.nxt, first_of_seg);
  return Segment(std::move(slots));
}

void measure_numbers(Peer& p, Peer& q) {
  const auto behind = [](Peer& of, auto field, Peer& from) {
    measure(of.slots(), field, from.slots(), snd.nxt);
  };
  behind(p, snd.una, p), behind(p, snd.end, p), behind(p, snd.iss, p), behind(p, snd.wl2, p);
  behind(p, rcv.nxt, q), behind(p, rcv.irs, q), behind(p, rcv.up, q), behind(p, snd.wl1, q);
}

bool assigns(const PlainRule& rule, std::size_t field) {
  return std::any_of(rule.effects.begin(), rule.effects.end(),
                     [&](const PlainAssign& effect) { return effect.field == field; });
}

}  // namespace

Setting::Setting(const Z3Words& words, State state)
    : p(free_peer(words, "p.")), q(free_peer(words, "q.")), arriving({}), mine({}), theirs({}) {
  measure_numbers(p, q);
  measure_numbers(q, p);
  arriving = free_segment(words, "r.", q, p);
  mine = free_segment(words, "m.", p, q);
  theirs = free_segment(words, "n.", q, p);
  p.slots()[state_field] = words.state(state);

  for (std::size_t id = 0; id < field_count; ++id) {
    const FieldInfo& field = fields[id];
    if (field.group == Group::out || field.group == Group::told)
      scene.push_back(field.sort == Sort::flag ? words.flag(false) : words.number(0));
    else if (field.group == Group::seg)
      scene.push_back(arriving.slots()[id - first_of_seg]);
    else if (id >= tcb_field_count)
      scene.push_back(constant(words, field.sort, name_of_field(id)));
    else if (!without_numbers.has(state) || id == state_field)
      scene.push_back(p.slots()[id]);
    else  // where there are no numbers nothing is remembered but that the OPEN was passive
      scene.push_back(field.sort == Sort::flag ? words.flag(id == id_of(tcb.passive) && state == LISTEN)
                                               : words.number(0));
  }
  measure(scene, call.isn, p.slots(), snd.nxt);
  // The clock's words as distances from now: one clock for both.
  for (std::vector<z3::expr>* slots : {&p.slots(), &q.slots(), &scene})
    for (std::size_t id = 0; id < tcb_field_count; ++id)
      if (fields[id].sort == Sort::tick && !(slots == &scene && without_numbers.has(state)))
        (*slots)[id] = scene[id_of(call.now)] + (*slots)[id];
}

Step::Step(const Z3Words& words, const Setting& before)
    : p(before.p),
      sends(words.flag(false)),
      draws(false),
      number(words.context().bv_const("draw", draw_bits)),
      after(before.scene) {
  p.slots()[state_field] = words.state(CLOSED);
}

Step::Step(const Z3Words& words, const Setting& before, const Way& way, Event event, State from)
    : p(before.p),
      sends(words.flag(false)),
      draws(false),
      number(words.context().bv_const("draw", draw_bits)),
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
  draws = some_rule_assigns(id_of(snd.iss));
  const bool records = some_rule_assigns(id_of(rcv.irs));

  const auto out = [&](auto field) { return way.after[id_of(field)]; };
  sends = words.conjunction(out(terms::told.sent), words.negation(out(model::terms::out.rst)));

  std::vector<z3::expr>& slots = p.slots();
  const Scene& last = lives ? way.after : way.ended;
  if (lives || !without_numbers.has(from))
    for (std::size_t id = 0; id < tcb_field_count; ++id) slots[id] = last[id];
  slots[state_field] = words.state(to);
  z3::expr& incarnation = slots[ghost_incarnation];
  z3::expr& heard = slots[ghost_heard];
  if (draws) incarnation = number;
  if (records)
    heard = before.arriving.incarnation().number;
  else if (draws)
    heard = words.context().bv_val(0, draw_bits);

  if (!sends.is_false()) {
    std::vector<z3::expr> carried;
    for (std::size_t i = 0; i < group_size(Group::seg); ++i) carried.push_back(way.after[first_of_out + i]);
    carried.push_back(incarnation);
    carried.push_back(heard);
    sent.emplace(std::move(carried));
    if (!lives) {  // with its last word: what was sent counts as sent, what was acknowledged as received
      const auto reach = [&](std::size_t field, const z3::expr& condition, const z3::expr& number_) {
        slots[field] = words.choice(words.conjunction(condition, words.before(slots[field], number_)),
                                    number_, slots[field]);
      };
      reach(id_of(snd.nxt), sends, (*sent)(seg_end).word);
      reach(id_of(rcv.nxt), words.conjunction(sends, out(model::terms::out.has_ack)),
            out(model::terms::out.ack));
    }
  }
  if (draws)
    slots[ghost_young] = words.flag(true);
  else if (!z3::eq(slots[id_of(snd.nxt)], before.p.slots()[id_of(snd.nxt)]))
    slots[ghost_young] = words.conjunction(slots[ghost_young], below(p.lag(p(snd.iss)), 31));
  const z3::expr opens = out(terms::told.open);
  // Who opens by a segment, rather than at once by its own answer, is acknowledged by it; who opened sooner,
  // by the first that comes from somebody who has heard it.
  if (draws) {
    slots[ghost_opened] = opens;
    slots[ghost_acknowledged] = words.flag(false);
  } else {
    if (event == Event::SEGMENT_ARRIVES) {
      const Segment& r = before.arriving;
      const Flag heard_us = before.p.opened() && r(seg.has_ack) && !r(seg.rst) && r.knew() == p.incarnation();
      slots[ghost_acknowledged] = (slots[ghost_acknowledged] || opens || heard_us).simplify();
    }
    slots[ghost_opened] = words.disjunction(slots[ghost_opened], opens);
  }
}

Peer untouched(const Z3Words& words) {
  std::vector<z3::expr> slots;
  for (std::size_t id = 0; id < tcb_field_count; ++id)
    slots.push_back(fields[id].sort == Sort::flag    ? words.flag(false)
                    : fields[id].sort == Sort::state ? words.state(CLOSED)
                                                     : words.number(0));
  for (int ghost = 0; ghost < 2; ++ghost) slots.push_back(words.context().bv_val(0, draw_bits));
  for (int ghost = 0; ghost < 3; ++ghost) slots.push_back(words.flag(false));
  return Peer(std::move(slots));
}

}  // namespace synfin::proofs::peers
