#include "peers.hpp"

#include <stdexcept>

#include "../claims/peer_words.hpp"
#include "../peers/assumptions.hpp"

namespace synfin::recheck {

using namespace proofs;
using model::first_field;
using model::Group;
using model::id_of;
using model::View;

namespace {

const std::size_t state_field = id_of(model::terms::tcb.state);
constexpr std::size_t seg_words = model::group_size(Group::seg);
constexpr model::StateSet without_connection = model::in(model::CLOSED, model::LISTEN);

bool is_of(Group group, std::size_t id) {
  return id >= first_field(group) && id < first_field(group) + model::group_size(group);
}
bool is_ghost_of_a_peer(std::size_t id) { return id >= first_peer_ghost && id < first_segment_ghost; }
bool is_ghost_of_a_segment(std::size_t id) {
  return id >= first_segment_ghost && id < first_segment_ghost + segment_ghosts;
}
const z3::expr& of_peer(const Peer& peer, std::size_t id) { return peer.at(id); }
const z3::expr& of_segment(const Segment& segment, std::size_t id) {
  return segment.at(is_ghost_of_a_segment(id) ? seg_words + (id - first_segment_ghost)
                                              : id - first_field(Group::seg));
}

/// The place of a field among a peer's, or among a segment's.
std::size_t at(std::size_t id) { return is_of(Group::seg, id) ? id - first_field(Group::seg) : id; }

z3::expr ghost_constant(z3::context& c, std::size_t n, const std::string& prefix) {
  const std::string name = prefix + "ghost." + std::string(ghosts[n].name);
  return ghosts[n].sort == model::Sort::flag ? c.bool_const(name.c_str())
                                             : c.bv_const(name.c_str(), bits_of_an_incarnation);
}

Peer any_peer(z3::context& c, const std::string& prefix) {
  Peer made;
  for (std::size_t id = 0; id < model::field_count; ++id)
    made.push_back(constant(c, model::fields[id].sort, prefix + field_name(id)));
  for (std::size_t n = 0; n < peer_ghosts; ++n) made.push_back(ghost_constant(c, n, prefix));
  return made;
}
Segment any_segment(z3::context& c, const std::string& prefix) {
  Segment made;
  for (std::size_t i = 0; i < seg_words; ++i) {
    const model::FieldInfo& field = model::fields[first_field(Group::seg) + i];
    made.push_back(constant(c, field.sort, prefix + std::string(field.name)));
  }
  for (std::size_t n = 0; n < segment_ghosts; ++n) made.push_back(ghost_constant(c, peer_ghosts + n, prefix));
  return made;
}

/// Numbers as distances from what their owner sends next, ticks as distances from now: another name for the
/// same words, one to one.
void measure(Before& all) {
  using namespace model::terms;
  const auto lags = [](auto& of, const Peer& owner, auto... field) {
    ((of[at(id_of(field))] = owner[id_of(snd.nxt)] - of[at(id_of(field))]), ...);
  };
  for (auto [self, other] : {std::pair(&all.p, &all.q), std::pair(&all.q, &all.p)}) {
    lags(*self, *self, snd.una, snd.end, snd.iss, snd.wl2);
    lags(*self, *other, rcv.nxt, rcv.irs, rcv.up, snd.wl1);
    for (std::size_t id = 0; id < model::tcb_field_count; ++id)
      if (model::fields[id].sort == model::Sort::tick)
        (*self)[id] = all.fields[id_of(call.now)] + (*self)[id];
  }
  const auto of_a_segment = [&](Segment& m, const Peer& from, const Peer& to) {
    lags(m, from, seg.seq);
    lags(m, to, seg.ack);
    // Its end is told, and the length of its text follows.
    const auto one_if = [&](auto flag) {
      const z3::expr& set = m[at(id_of(flag))];
      return z3::ite(set, set.ctx().bv_val(1, 32), set.ctx().bv_val(0, 32));
    };
    z3::expr& text = m[at(id_of(seg.text))];
    text = from[id_of(snd.nxt)] - text - m[at(id_of(seg.seq))] - one_if(seg.syn) - one_if(seg.fin);
  };
  for (Segment* m : {&all.mine, &all.also_mine}) of_a_segment(*m, all.p, all.q);
  for (Segment* n : {&all.arriving, &all.theirs, &all.also_theirs}) of_a_segment(*n, all.q, all.p);
  lags(all.fields, all.p, call.isn);
}

}  // namespace

Before::Before(z3::context& c, model::State state)
    : p(any_peer(c, "p.")),
      q(any_peer(c, "q.")),
      arriving(any_segment(c, "r.")),
      mine(any_segment(c, "m.")),
      also_mine(any_segment(c, "m2.")),
      theirs(any_segment(c, "n.")),
      also_theirs(any_segment(c, "n2.")),
      fields(any_fields(c)) {
  p[state_field] = c.bv_val(static_cast<unsigned>(state), 4);
  measure(*this);
  for (std::size_t id = 0; id < model::field_count; ++id) {
    if (is_of(Group::seg, id)) fields[id] = arriving[id - first_field(Group::seg)];
    if (is_of(Group::cfg, id) || id < model::tcb_field_count) fields[id] = p[id];
    // Where there is no connection, the event finds nothing of the last one.
    if (id >= model::tcb_field_count || !without_connection.has(state) || id == state_field) continue;
    fields[id] = zero(c, model::fields[id].sort);
    if (id == id_of(model::terms::tcb.passive)) fields[id] = c.bool_val(state == model::LISTEN);
  }
}

Two::Two(z3::context& c, const model::PlainTable& table, model::Event event, model::State state, bool crash)
    : c_(c),
      table_(table),
      event_(event),
      crash_(crash),
      before_(c, state),
      after_{before_.p,
             before_.fields,
             {},
             c.bool_val(false),
             c.bool_val(false),
             c.bool_val(false),
             c.bool_val(false),
             c.bv_const("draw", bits_of_an_incarnation)},
      sent_anew_(c.bv_const("sent anew", 32)),
      what_is_sent_anew_(c.bv_val(0, 32)) {
  if (crash)  // the host forgets the TCB
    after_.p[state_field] = c.bv_val(static_cast<unsigned>(model::CLOSED), 4);
  else
    happen(table, event);
}

void Two::happen(const model::PlainTable& table, model::Event event) {
  ran_ = run(c_, table, event, before_.fields);
  const Ran& ran = *ran_;
  const z3::expr& from = before_.p[state_field];
  const z3::expr& to = ran.after[state_field];
  const z3::expr lives = !is_in(to, without_connection);
  after_.fields = ran.after;
  after_.arrives = c_.bool_val(event == model::Event::SEGMENT_ARRIVES);
  z3::expr draws = c_.bool_val(false);
  z3::expr records = c_.bool_val(false);
  for (const Ran::Fires& one : ran_->fires)
    for (const model::PlainAssign& effect : one.rule->effects) {
      if (effect.field == id_of(model::terms::snd.iss)) draws = draws || one.constant;
      if (effect.field == id_of(model::terms::rcv.irs)) records = records || one.constant;
    }
  after_.draws = lives && draws;
  after_.records = lives && records;

  const z3::expr had_one = !is_in(from, without_connection);
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) {
    const z3::expr last = z3::ite(had_one, ran.ended[id], before_.p[id]);
    after_.p[id] = z3::ite(lives, ran.after[id], last);
  }
  after_.p[state_field] = to;

  const auto made = [&](auto field) { return ran.after[id_of(field)]; };
  after_.leaves = made(model::terms::told.sent) && !made(model::terms::out.rst);
  for (std::size_t i = 0; i < seg_words; ++i) after_.sent.push_back(ran.after[first_field(Group::out) + i]);

  const Look seen{.self = &before_.p,
                  .other = &before_.q,
                  .after = &after_.p,
                  .fields = &before_.fields,
                  .fields_after = &after_.fields,
                  .arriving = &before_.arriving};
  const auto becomes = [&](auto ghost_field) {
    after_.p[id_of(ghost_field)] = say(*ghost_after(id_of(ghost_field) - first_peer_ghost), seen);
  };
  becomes(ghost.incarnation);
  becomes(ghost.heard);
  after_.sent.push_back(after_.p[id_of(ghost.incarnation)]);
  after_.sent.push_back(after_.p[id_of(ghost.heard)]);

  // The last word of a connection: what it carries counts as sent, what it acknowledges as received.
  const auto reaches = [&](auto field, const z3::expr& where, const z3::expr& number) {
    z3::expr& word = after_.p[id_of(field)];
    word = z3::ite(!lives && where && word - number < 0, number, word);
  };
  const z3::expr end_of_sent = say(*claims::put(model::terms::seg_end), {.arriving = &after_.sent});
  reaches(model::terms::snd.nxt, after_.leaves, end_of_sent);
  reaches(model::terms::rcv.nxt, after_.leaves && made(model::terms::out.has_ack),
          made(model::terms::out.ack));
  // What is added to SND.NXT has a name of its own, for short questions.
  z3::expr& nxt = after_.p[id_of(model::terms::snd.nxt)];
  what_is_sent_anew_ = nxt - before_.p[id_of(model::terms::snd.nxt)];
  nxt = before_.p[id_of(model::terms::snd.nxt)] + sent_anew_;
  becomes(ghost.young);
  becomes(ghost.opened);
  becomes(ghost.acknowledged);
}

z3::expr Two::say(const model::Node& term, const Look& look) const {
  const auto there = [](const auto* thing) -> decltype(*thing) {
    if (thing == nullptr) throw std::logic_error("a statement speaks of what is not there");
    return *thing;
  };
  return translate(c_, term, [&](const model::Node& n) -> z3::expr {
    const std::size_t id = n.field;
    if (id == id_of(ghost.nobody)) return c_.bv_val(0, bits_of_an_incarnation);
    if (id == id_of(ghost.arrives)) return after_.arrives;
    if (id == id_of(ghost.draws)) return after_.draws;
    if (id == id_of(ghost.records)) return after_.records;
    if (id == id_of(ghost.draw)) return after_.draw;
    const bool of_a_segment = is_of(Group::seg, id) || is_ghost_of_a_segment(id);
    const auto peers_own = [&](const Peer& peer) {
      return of_peer(peer, is_ghost_of_a_peer(id) ? model::field_count + (id - first_peer_ghost) : id);
    };
    const bool of_the_event = is_of(Group::call, id) || is_of(Group::out, id) || is_of(Group::told, id);
    switch (n.view) {
      case View::message:
        return recheck::of_segment(there(look.message), id);
      case View::later:
        return recheck::of_segment(there(look.second), id);
      case View::theirs:
        if (of_a_segment || of_the_event) throw std::logic_error("the other peer has no such field");
        return peers_own(there(look.other));
      case View::after:
        if (is_of(Group::out, id) || is_of(Group::told, id)) return there(look.fields_after)[id];
        if (!of_a_segment && !of_the_event) return peers_own(there(look.after));
        [[fallthrough]];  // an event does not change what arrives, nor what is asked for
      case View::before:
        if (of_a_segment) return recheck::of_segment(there(look.arriving), id);
        return of_the_event ? there(look.fields)[id] : peers_own(there(look.self));
    }
    __builtin_unreachable();
  });
}

z3::expr Two::of(const Piece& piece, const Peer& self, const Peer& other, const Segment* m,
                 const Segment* n) const {
  return say(*piece.term, {.self = &self, .other = &other, .message = m, .second = n});
}

/// Of a segment that is alive.
z3::expr Two::of_segment(const Peer& from, const Peer& to, const Segment& m) const {
  z3::expr all = c_.bool_val(true);
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::segment) all = all && of(piece, from, to, &m);
  return all;
}
z3::expr Two::of_two(const Peer& from, const Peer& to, const Segment& m, const Segment& n) const {
  z3::expr all = c_.bool_val(true);
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::two_segments) all = all && of(piece, from, to, &m, &n) && of(piece, from, to, &n, &m);
  return all;
}

z3::expr Two::assumed(bool of_mine, bool of_theirs) const {
  const Look step{.self = &before_.p,
                  .other = &before_.q,
                  .after = &after_.p,
                  .fields = &before_.fields,
                  .fields_after = &after_.fields,
                  .arriving = &before_.arriving};
  const z3::expr fresh = z3::ult(before_.p[id_of(ghost.incarnation)], after_.draw) &&
                         z3::ult(before_.q[id_of(ghost.incarnation)], after_.draw);
  z3::expr all = z3::implies(after_.draws, fresh);
  const bool arrives = event_ == model::Event::SEGMENT_ARRIVES && !crash_;
  for (const peers::Saying& one : peers::sayings()) {
    if (crash_ && one.draws) continue;
    const auto say_it = [&](const Segment* m) {
      Look look = step;
      look.message = m;
      const z3::expr said = say(*one.term, look);
      if (crash_) return;  // nothing is sent or drawn
      all = all && z3::implies(one.draws ? after_.draws : !after_.draws, said);
    };
    switch (one.of) {
      case peers::OfWhat::peers:
        say_it(nullptr);
        break;
      case peers::OfWhat::mine:
        if (!of_mine) break;
        say_it(&before_.mine);
        say_it(&before_.also_mine);
        break;
      case peers::OfWhat::theirs:
        if (of_theirs) say_it(&before_.theirs);
        if (of_theirs) say_it(&before_.also_theirs);
        if (arrives) say_it(&before_.arriving);
        break;
    }
  }
  return all;
}

z3::expr Two::facts(Whose whose) const {
  const Peer& p = before_.p;
  const Peer& q = before_.q;
  const Look of_q{.self = &q, .arriving = &before_.arriving};
  z3::expr all = said_of(c_, *sound_host(), before_.fields, before_.fields) && say(*sound_host(), of_q);
  if (!crash_)
    all = all && ran_->names && said_of(c_, *table_.handling(event_).enabled, before_.fields, before_.fields);
  const z3::expr q_lives = !is_in(q[state_field], without_connection);
  for (const Piece& piece : endpoint_invariant())
    all = all && said_of(c_, *piece.term, before_.fields, before_.fields) &&
          z3::implies(q_lives, say(*piece.term, of_q));
  for (const Piece& piece : peer_invariant())
    if (piece.of == Of::peers) all = all && of(piece, p, q) && of(piece, q, p);
  const auto no_reset = [&](const Segment& m) {
    return !recheck::of_segment(m, id_of(model::terms::seg.rst));
  };
  const bool of_mine = whose == Whose::mine || whose == Whose::sent_later || whose == Whose::sent_first ||
                       whose == Whose::two_of_mine;
  const bool of_theirs = whose == Whose::theirs || whose == Whose::two_of_theirs;
  if (of_mine) all = all && no_reset(before_.mine) && of_segment(p, q, before_.mine);
  if (whose == Whose::two_of_mine)
    all = all && no_reset(before_.also_mine) && of_segment(p, q, before_.also_mine) &&
          of_two(p, q, before_.mine, before_.also_mine);
  if (of_theirs) all = all && no_reset(before_.theirs) && of_segment(q, p, before_.theirs);
  if (whose == Whose::two_of_theirs)
    all = all && no_reset(before_.also_theirs) && of_segment(q, p, before_.also_theirs) &&
          of_two(q, p, before_.theirs, before_.also_theirs);
  // Of the segment that arrives everything is known of which `msl` says that it holds while it is alive; of a
  // reset, which anybody may send, nothing.
  if (event_ == model::Event::SEGMENT_ARRIVES && !crash_) {
    z3::expr known = of_segment(q, p, before_.arriving);
    if (of_theirs) known = known && of_two(q, p, before_.arriving, before_.theirs);
    all = all && z3::implies(no_reset(before_.arriving), known);
  }
  return all && assumed(of_mine, of_theirs);
}

std::vector<Two::Whose> Two::whose(Of of) {
  switch (of) {
    case Of::endpoint:
      return {};
    case Of::peers:
      return {Whose::p, Whose::q};
    case Of::segment:
      return {Whose::mine, Whose::theirs, Whose::sent};
    case Of::two_segments:
      return {Whose::sent_later, Whose::sent_first, Whose::two_of_mine, Whose::two_of_theirs};
  }
  __builtin_unreachable();
}

z3::expr Two::kept(const Piece& piece, Whose whose) const {
  const Peer& p = after_.p;
  const Peer& q = before_.q;
  const auto where_it_leaves = [&](const Segment* m, const Segment* n) {
    if (after_.sent.empty()) return c_.bool_val(true);
    return z3::implies(after_.leaves, of(piece, p, q, m, n));
  };
  switch (whose) {
    case Whose::p:
      return of(piece, p, q);
    case Whose::q:
      return of(piece, q, p);
    case Whose::mine:
      return of(piece, p, q, &before_.mine);
    case Whose::theirs:
      return of(piece, q, p, &before_.theirs);
    case Whose::sent:
      return where_it_leaves(&after_.sent, nullptr);
    case Whose::sent_later:
      return where_it_leaves(&before_.mine, &after_.sent);
    case Whose::sent_first:
      return where_it_leaves(&after_.sent, &before_.mine);
    case Whose::two_of_mine:
      return of(piece, p, q, &before_.mine, &before_.also_mine);
    case Whose::two_of_theirs:
      return of(piece, q, p, &before_.theirs, &before_.also_theirs);
  }
  __builtin_unreachable();
}

z3::expr Two::claimed(const Claim& claim) const {
  const Look look{.self = &before_.p,
                  .other = &before_.q,
                  .after = &after_.p,
                  .fields = &before_.fields,
                  .fields_after = &after_.fields,
                  .arriving = &before_.arriving,
                  .message = &before_.mine,
                  .second = &before_.also_mine};
  return z3::implies(say(*claim.premise, look), say(*claim.conclusion, look));
}

}  // namespace synfin::recheck
