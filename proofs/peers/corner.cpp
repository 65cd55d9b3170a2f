#include "corner.hpp"

#include <algorithm>
#include <iterator>

#include "hints.hpp"
#include "invariant.hpp"
#include "lemmas.hpp"

namespace synfin::proofs::peers {

using model::Event;
using model::State;
using namespace model::terms;

namespace {
std::string text(std::string_view prefix, std::string_view name) {
  return std::string(prefix) + std::string(name);
}
/// The same of the other peer.
std::string other(std::string_view name) { return std::string(name) + "'"; }
}  // namespace

Corner::Corner(z3::context& context, Event event, bool crash, State state, const Limits& limits, Terms terms)
    : words_(context),
      solver_(context, limits),
      prover_(context, solver_),
      event_(event),
      crash_(crash),
      state_(state),
      record_hints_(limits.record_hints),
      terms_(std::move(terms)),
      before_(words_, state),
      nearby_(words_, before_),
      own_(meaning(words_, *sound_host(), nearby_.setting().scene, nearby_.setting().scene)) {
  const Peer& p = before_.p;
  const Peer& q = before_.q;
  Scene of_q = before_.scene;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) of_q[id] = q.slots()[id];
  for (const Conjunct& piece : endpoint_invariant()) {
    own_ = words_.conjunction(own_, meaning(words_, *piece.term, before_.scene, before_.scene));
    assume(piece.name, text("q:", piece.name), implies(q.lives(), meaning(words_, *piece.term, of_q, of_q)),
           shared_);
  }
  own_ = own_.simplify();
  const auto assume_of_both = [&](const PeerConjunct& piece, std::vector<Hypothesis>& to) {
    assume(piece.name, std::string(piece.name), piece.holds(p, q), to);
    assume(piece.name, other(piece.name), piece.holds(q, p), to);
  };
  for (const PeerConjunct& piece : peer_invariant()) assume_of_both(piece, shared_);
  for (const PeerConjunct& piece : invariant_of_the_open()) assume_of_both(piece, of_the_open_);
  assume_of(p, q, before_.mine, "mine:", mine_, true);
  assume_of(q, p, before_.theirs, "theirs:", theirs_, true);
  if (event != Event::SEGMENT_ARRIVES || crash) return;
  assume_of(q, p, before_.arriving, "r:", shared_, false);
  for (const TwoSegmentConjunct& piece : two_segment_invariant()) {
    if (piece.while_alive) continue;
    const z3::expr reset = before_.arriving(seg.rst);
    assume(piece.name, "r:two", reset || piece.holds(q, before_.arriving, before_.theirs), theirs_);
    assume(piece.name, "r:two", reset || piece.holds(q, before_.theirs, before_.arriving), theirs_);
  }
}

void Corner::assume(std::string_view piece, const std::string& label, const z3::expr& term,
                    std::vector<Hypothesis>& to) {
  for (const z3::expr& part : conjuncts(term.simplify())) to.push_back({keep(label), piece, part});
}

void Corner::assume_instance(const Instance& one) {
  const std::string_view assumption = one.assumption->name;
  if (!one.conjunct)
    assume(assumption, std::string(assumption) + ":" + std::string(one.of_what), one.term, given_);
  else
    for (const z3::expr& part : conjuncts(one.term.simplify()))
      given_.push_back({keep(text("r:", one.of_what)), one.of_what, part, assumption});
}

void Corner::assume_of(const Peer& from, const Peer& to, const Segment& m, const std::string& prefix,
                       std::vector<Hypothesis>& into, bool alive) {
  const z3::expr reset = m(seg.rst);
  if (alive) into.push_back({"no-reset", "no-reset", !reset});
  for (const SegmentConjunct& piece : segment_invariant()) {
    const z3::expr holds = piece.holds(from, to, m);
    if (alive || !piece.while_alive)
      assume(piece.name, prefix + std::string(piece.name), alive ? holds : reset || holds, into);
  }
}

std::vector<Shown> Corner::judge(const model::PlainTable& table) {
  shown_.clear();
  table_ = &table;
  about("ways of two endpoints");
  if (crash_) {
    given_ = shared_;
    detail_.clear();
    judge_step(Step(words_, before_), nullptr);
    return std::move(shown_);
  }
  for (const Way& near : explore(words_, table, event_, nearby_.setting().scene, own_, solver_)) {
    const Way way = nearby_.as_peers_see_it(near);
    std::vector<unsigned> what{Z3_get_ast_id(words_.context(), way.condition)};
    kept_.push_back(way.condition);
    for (const z3::expr& word : way.after) {
      what.push_back(Z3_get_ast_id(words_.context(), word));
      kept_.push_back(word);
    }
    if (proved_ways_.count(what) != 0) continue;
    about("contract");
    const std::size_t before_it = shown_.size();
    const Step actual(words_, before_, way, event_, state_);
    const Abstraction made = abstracted(words_, before_, actual);
    given_ = shared_;
    for (const Instance& one : instances(before_, made.step, event_ == Event::SEGMENT_ARRIVES))
      assume_instance(one);
    if (actual.draws) {
      const Draw draw{actual.number};
      assume("draw", "draw", before_.p.incarnation() < draw && before_.q.incarnation() < draw, given_);
    }
    detail_.clear();
    std::vector<Hypothesis> from_near;
    for (const z3::expr& part : conjuncts(near.condition)) {
      from_near.push_back({keep(text("way of ", vocabulary_.names(part))), "way of ", part});
      for (const z3::expr& as_peers_see_it : conjuncts(nearby_.as_peers_see_it(part)))
        detail_.push_back({from_near.back().label, "way of ", as_peers_see_it});
    }
    const Step step_from_near(words_, nearby_.setting(), near, event_, state_);
    for (const Clause* clause : clauses_of(from_near, nearby_.setting(), step_from_near, prover_))
      assume(clause->name, std::string(clause->name), clause->holds(before_, made.step), given_);
    for (const Definition& one : made.definitions)
      for (const z3::expr& part : conjuncts(one.term))
        detail_.push_back({keep(text("definition of ", one.of)), "definition of ", part});
    judge_step(made.step, &way);
    if (std::all_of(shown_.begin() + static_cast<std::ptrdiff_t>(before_it), shown_.end(),
                    [](const Shown& one) { return one.answer == Answer::yes; }))
      proved_ways_.insert(std::move(what));
  }
  return std::move(shown_);
}

void Corner::about(std::string_view what) {
  label(solver_, what, *table_, corner_name(crash_ ? "crash" : model::name_of(event_), state_));
}

void Corner::judge_step(const Step& step, const Way* way) {
  const Peer& p = before_.p;
  const Peer& q = before_.q;
  const z3::expr nothing = words_.flag(true);
  derived_.clear();
  show_lemmas(step, way);
  std::vector<Hypothesis> afterwards;
  // What is shown of the peers after the step is known to all that is shown later.
  const auto show_one = [&](const PeerConjunct& piece, const std::string& label, const z3::expr& before,
                            const z3::expr& after, std::span<const Hypothesis> more) {
    if (show(piece.name, label, before, after, more, way) && !z3::eq(before, after))
      assume(piece.name, "after:" + label, after, afterwards);
  };
  const auto show_of_both = [&](const PeerConjunct& piece, std::span<const Hypothesis> more) {
    show_one(piece, std::string(piece.name), piece.holds(p, q), piece.holds(step.p, q), more);
    show_one(piece, other(piece.name), piece.holds(q, p), piece.holds(q, step.p), more);
  };
  for (const PeerConjunct& piece : peer_invariant()) show_of_both(piece, {});
  std::move(afterwards.begin(), afterwards.end(), std::back_inserter(derived_));
  afterwards = of_the_open_;
  for (const PeerConjunct& piece : invariant_of_the_open()) show_of_both(piece, of_the_open_);
  const std::vector<Hypothesis> of_the_open = std::move(afterwards);
  for (const SegmentConjunct& piece : segment_invariant()) {
    show(piece.name, text("mine:", piece.name), piece.holds(p, q, before_.mine),
         piece.holds(step.p, q, before_.mine), mine_, way);
    show(piece.name, text("theirs:", piece.name), piece.holds(q, p, before_.theirs),
         piece.holds(q, step.p, before_.theirs), theirs_, way);
    if (step.sent)
      show(piece.name, text("sent:", piece.name), nothing,
           implies(step.sends, piece.holds(step.p, q, *step.sent)), {}, way);
  }
  if (step.sent)
    for (const TwoSegmentConjunct& piece : two_segment_invariant()) {
      show(piece.name, std::string(piece.name) + ":sent", nothing,
           implies(step.sends, piece.holds(step.p, before_.mine, *step.sent)), mine_, way);
      show(piece.name, std::string(piece.name) + ":sent-first", nothing,
           implies(step.sends, piece.holds(step.p, *step.sent, before_.mine)), mine_, way);
    }
  for (const Property* property : terms_.properties)
    for (const PeerClaim& claim : claims_of(*property)) {
      if (claim.event && (crash_ || event_ != *claim.event)) continue;
      const z3::expr premise = claim.premise(before_, step).simplify();
      if (premise.is_false()) continue;
      look_for_a_witness(claim, premise);
      const std::span<const Hypothesis> all(of_the_open);
      show(property->name, std::string(claim.what), nothing,
           implies(premise, claim.conclusion(before_, step)), all.first(claim.of_the_open ? all.size() : 0),
           way);
    }
}

/// Can all that is known be true, and the premise with it? Asked of one way after the other, until it is met
/// anywhere.
void Corner::look_for_a_witness(const PeerClaim& claim, const z3::expr& premise) {
  const bool here = event_ == claim.event.value_or(Event::SEGMENT_ARRIVES) && !crash_;
  if (terms_.witnesses == nullptr || !here || terms_.witnesses->has(&claim)) return;
  z3::expr_vector all(words_.context());
  for (const auto* list : {&given_, &mine_, &theirs_, &detail_})
    for (const Hypothesis& one : *list) all.push_back(one.term);
  all.push_back(premise);
  about("premise of: " + std::string(claim.what));
  if (solver_.can(z3::mk_and(all).simplify()) == Answer::yes) terms_.witnesses->add(&claim);
}

void Corner::show_lemmas(const Step& step, const Way* way) {
  for (const Lemma& lemma : lemmas()) {
    const z3::expr holds = lemma.holds(before_, step).simplify();
    if (holds.is_true()) continue;
    const std::size_t shown = shown_.size();
    if (show(lemma.name, std::string(lemma.name), words_.flag(true), holds, {}, way))
      assume(lemma.name, std::string(lemma.name), holds, derived_);
    else  // it was only to help
      shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(shown), shown_.end());
  }
}

bool Corner::show(std::string_view piece, const std::string& label, const z3::expr& before,
                  const z3::expr& after, std::span<const Hypothesis> more, const Way* way) {
  if (z3::eq(before, after)) return true;
  const z3::expr goal = after.simplify();
  if (goal.is_true()) return true;
  about(label);
  for (const z3::expr& part : conjuncts(goal)) {
    Shown one;
    one.piece = piece;
    one.label = label;
    Proof proof = prover_.prove(hint_name(one.label), part, {given_, more, detail_, derived_});
    one.answer = proof.answer;
    for (const Hypothesis* used : proof.used) {
      one.used.insert(used->piece);
      if (!used->assumption.empty()) one.used.insert(used->assumption);
    }
    if (record_hints_ && proof.answer == Answer::yes && !proof.by_hint) {
      std::vector<std::string_view> labels;
      for (const Hypothesis* used : proof.used) labels.push_back(used->label);
      record_hint(hint_name(one.label), labels);
    }
    if (proof.how) one.how = story(*proof.how, way, one.label);
    shown_.push_back(std::move(one));
    if (proof.answer != Answer::yes) return false;
  }
  return true;
}

/// Segments arrive in many ways, and each state has its own reasons.
std::string Corner::hint_name(const std::string& label) const {
  if (crash_ || event_ != Event::SEGMENT_ARRIVES) return label;
  return label + " in " + std::string(model::name_of(state_));
}

Trace Corner::story(const z3::model& how, const Way* way, std::string_view what) const {
  const auto word = [&](const z3::expr& e) { return word_in(how, e); };
  TraceStep step;
  step.event = event_;
  step.crash = crash_;
  step.stale = !crash_ && event_ == Event::SEGMENT_ARRIVES;
  const Scene& after = way == nullptr ? before_.scene : way->after;
  model::Situation bystander;
  model::Situation end;
  for (std::size_t id = 0; id < model::field_count; ++id) {
    const model::Group group = model::fields[id].group;
    const bool made = group == model::Group::out || group == model::Group::told;
    model::set(step.situation, id, word(made ? after[id] : before_.scene[id]));
    if (id >= model::tcb_field_count) continue;
    model::set(end, id, word(after[id]));
    model::set(bystander, id, word(before_.q.slots()[id]));
  }
  if (bystander.tcb.tcb.state == model::CLOSED || bystander.tcb.tcb.state == model::LISTEN) {
    const State state = bystander.tcb.tcb.state;
    bystander = {};
    bystander.tcb.tcb.state = state;
    bystander.tcb.tcb.passive = state == model::LISTEN;
  }
  step.after = end.tcb;
  Trace trace{{step}, std::string(what), bystander.tcb};
  return trace;
}

}  // namespace synfin::proofs::peers
