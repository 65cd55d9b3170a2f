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
    : PairOf<z3::expr>{free_peer(words, "p.", ""), free_peer(words, "q.", "q."), Segment({}), {}},
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
    else if (field.group == Group::cfg ||
             (id < tcb_field_count && (!without_numbers.has(state) || id == state_field)))
      scene.push_back(p[id]);
    else if (id >= tcb_field_count)
      scene.push_back(constant(words, field.sort, field_name(id)));
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

namespace {

z3::expr some_draw(const Z3Words& words) { return words.context().bv_const("draw", draw_bits); }

// What the solver knows without being asked; of words all is known.
bool is_surely(const z3::expr& flag, bool value) { return value ? flag.is_true() : flag.is_false(); }
bool is_surely(std::uint32_t flag, bool value) { return (flag != 0) == value; }
bool alike(const z3::expr& a, const z3::expr& b) { return z3::eq(a, b); }
bool alike(std::uint32_t a, std::uint32_t b) { return a == b; }
State known_state(const z3::expr& state) {
  std::uint64_t number = 0;
  if (!state.is_numeral_u64(number)) throw std::logic_error("step_of: the state is not known");
  return static_cast<State>(number);
}
State known_state(std::uint32_t state) { return static_cast<State>(state); }
z3::expr simple(const z3::expr& e) { return e.simplify(); }
std::uint32_t simple(std::uint32_t word) { return word; }

}  // namespace

template <class A>
StepOf<typename A::Word> forgetting(const A& words, const PairOf<typename A::Word>& before,
                                    const typename A::Word& draw) {
  StepOf<typename A::Word> step{
      before.p, std::nullopt, words.flag(false), {false, false, false, draw}, before.scene};
  step.p[state_field] = words.state(CLOSED);
  return step;
}
template StepOf<z3::expr> forgetting(const Z3Words&, const PairOf<z3::expr>&, const z3::expr&);
template StepOf<std::uint32_t> forgetting(const PlainWords&, const PairOf<std::uint32_t>&,
                                          const std::uint32_t&);

template <class A, class Way>
StepOf<typename A::Word> step_of(const A& words, const PairOf<typename A::Word>& before, const Way& way,
                                 Event event, State from, const typename A::Word& draw) {
  using Value = typename A::Word;
  const auto made = [&](auto field) { return way.after[id_of(field)]; };
  StepOf<Value> step{before.p,
                     std::nullopt,
                     words.conjunction(made(told.sent), words.negation(made(out.rst))),
                     {false, false, false, draw},
                     way.after};
  PeerOf<Value>& p = step.p;
  const State to = known_state(way.after[state_field]);
  const bool lives = !without_numbers.has(to);
  const auto some_rule_assigns = [&](std::size_t field) {
    return lives && std::any_of(way.fired.begin(), way.fired.end(), [&](const auto& fired) {
             return is_surely(fired.second, true) && assigns(*fired.first, field);
           });
  };
  step.happening.arrives = event == Event::SEGMENT_ARRIVES;
  step.happening.draws = some_rule_assigns(id_of(snd.iss));
  step.happening.records = some_rule_assigns(id_of(rcv.irs));

  const std::vector<Value>& last = lives ? way.after : way.ended;
  if (lives || !without_numbers.has(from))
    for (std::size_t id = 0; id < tcb_field_count; ++id) p[id] = last[id];
  p[state_field] = words.state(to);
  const auto becomes = [&](auto field) {
    return meaning_of(words, step.sight(before), *ghost_after(id_of(field) - first_peer_ghost));
  };
  p(ghost.incarnation) = becomes(ghost.incarnation);
  p(ghost.heard) = becomes(ghost.heard);

  if (!is_surely(step.sends, false)) {
    std::vector<Value> carried;
    for (std::size_t i = 0; i < group_size(Group::seg); ++i) carried.push_back(way.after[first_of_out + i]);
    carried.push_back(p(ghost.incarnation));
    carried.push_back(p(ghost.heard));
    step.sent.emplace(std::move(carried));
    if (!lives) {  // with its last word: what was sent counts as sent, what was acknowledged as received
      const auto reach = [&](Value& word, const Value& condition, const Value& number_) {
        word = words.choice(words.conjunction(condition, words.before(word, number_)), number_, word);
      };
      const Value end = meaning_of(words, {.arriving = &*step.sent}, *claims::put(seg_end));
      reach(p(snd.nxt), step.sends, end);
      reach(p(rcv.nxt), words.conjunction(step.sends, made(out.has_ack)), made(out.ack));
    }
  }
  // Where neither number moves it stays as it was: `young-at-first` has it so.
  if (!alike(p(snd.nxt), before.p(snd.nxt)) || !alike(p(snd.iss), before.p(snd.iss)))
    p(ghost.young) = becomes(ghost.young);
  p(ghost.opened) = becomes(ghost.opened);
  p(ghost.acknowledged) = simple(becomes(ghost.acknowledged));
  return step;
}
template StepOf<z3::expr> step_of(const Z3Words&, const PairOf<z3::expr>&, const Way&, Event, State,
                                  const z3::expr&);
template StepOf<std::uint32_t> step_of(const PlainWords&, const PairOf<std::uint32_t>&, const WayOnWords&,
                                       Event, State, const std::uint32_t&);

Step::Step(const Z3Words& words, const Setting& before)
    : StepOf<z3::expr>(forgetting(words, before, some_draw(words))) {}

Step::Step(const Z3Words& words, const Setting& before, const Way& way, Event event, State from)
    : StepOf<z3::expr>(step_of(words, before, way, event, from, some_draw(words))) {}

Peer untouched(const Z3Words& words) {
  std::vector<z3::expr> slots;
  for (std::size_t id = 0; id < tcb_field_count; ++id)
    slots.push_back(fields[id].sort == Sort::flag    ? words.flag(false)
                    : fields[id].sort == Sort::state ? words.state(CLOSED)
                                                     : words.number(0));
  for (std::size_t i = 0; i < peer_ghosts; ++i)
    slots.push_back(ghosts[i].sort == Sort::flag ? words.flag(false) : draw_number(words, 0));
  for (std::size_t id = first_field(Group::cfg); id < field_count; ++id)
    slots.push_back(constant(words, fields[id].sort, field_name(id)));
  return Peer(std::move(slots));
}

}  // namespace synfin::proofs::peers
