#include "corner.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "../claims/peer_words.hpp"
#include "../event/trace_step.hpp"
#include "lemmas.hpp"

namespace synfin::proofs::peers {

using model::Event;
using model::State;
using namespace model::terms;

namespace {

/// What a hint or a report calls it.
std::string label_of(const Piece& piece, Whose whose) {
  switch (whose) {
    case Whose::p:
      return std::string(piece.name);
    case Whose::q:  // the same of the other peer
      return text(piece.name, "'");
    case Whose::mine:
      return text("mine:", piece.name);
    case Whose::theirs:
      return text("theirs:", piece.name);
    case Whose::sent:
      return text("sent:", piece.name);
    case Whose::sent_later:
      return text(piece.name, ":sent");
    case Whose::sent_first:
      return text(piece.name, ":sent-first");
    case Whose::two_of_mine:
      return text("mine:", piece.name);
    case Whose::two_of_theirs:
      return text("theirs:", piece.name);
  }
  __builtin_unreachable();
}
bool of_peers(const Obligation& one) { return one.piece != nullptr && one.piece->of == Of::peers; }
std::vector<Whose> all_whose(Of of) {
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

}  // namespace

std::vector<Obligation> obligations(std::span<const Property* const> properties, Event event, bool crash) {
  std::vector<Obligation> all;
  for (const Piece& piece : peer_invariant())
    for (const Whose whose : all_whose(piece.of)) all.push_back({.piece = &piece, .whose = whose});
  for (const Property* property : properties)
    for (const Claim& claim : property->claims)
      if (crash ? claim.events.empty() : concerns(claim, event))
        all.push_back({.property = property, .claim = &claim});
  return all;
}

bool rests_on(const Shown& one, const Names& lost) {
  return std::any_of(one.used.begin(), one.used.end(),
                     [&](std::string_view used) { return lost.count(used) != 0; });
}

std::vector<Shown> Corner::judge(const model::PlainTable& table, const Known& known) {
  shown_.clear();
  tally_ = {};
  table_ = &table;
  known_ = &known;
  left_out_ = false;
  page_ = page_of(obligations_, {Level::two_endpoints, table.name,
                                 corner_name(crash_ ? "crash" : model::name_of(event_), state_), ""});
  ways_ = 1;
  about("ways of two endpoints");
  if (crash_) {
    begin_way(0);
    if (!taken_over_whole()) {
      given_ = shared_;
      detail_.clear();
      judge_step(Step(words_, before_), nullptr);
    }
    return std::move(shown_);
  }
  const std::vector<Way> ways = explore(words_, table, event_, nearby_.setting().scene, own_, solver_);
  show_that_ways_are_all(ways);
  ways_ = ways.size();
  for (std::size_t i = 0; i < ways.size(); ++i) {
    begin_way(i);
    if (!taken_over_whole()) judge_way(ways[i]);
  }
  return std::move(shown_);
}

void Corner::begin_way(std::size_t way) {
  way_ = way;
  earlier_ = {};
  if (known_->earlier == nullptr) return;
  const auto of_another = [&](const Shown& one) { return one.way != way; };
  const auto begin = std::find_if_not(known_->earlier->begin(), known_->earlier->end(), of_another);
  earlier_ = {begin, std::find_if(begin, known_->earlier->end(), of_another)};
}

bool Corner::is_over(const Shown& one) const {
  return terms_.lost.count(one.piece) != 0 || known_->fallen->by(one.piece, known_->place);
}

bool Corner::is_why(const Shown& one) const {
  return one.answer != Answer::yes && terms_.lost.count(one.piece) == 0;
}

bool Corner::taken_over_whole() {
  const auto stands = [&](const Shown& one) { return is_over(one) || !rests_on(one, terms_.lost); };
  if (known_->earlier == nullptr || !std::all_of(earlier_.begin(), earlier_.end(), stands)) return false;
  tally_.owed += owed_.size();
  tally_.looked_at += owed_.size();
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(shown_),
               [&](const Shown& one) { return !is_over(one) || is_why(one); });
  return true;
}

bool Corner::taken_over(std::size_t owed, const Names& lost) {
  if (known_->earlier == nullptr) return false;
  const auto is_of_it = [&](const Shown& one) { return one.owed == owed; };
  if (std::any_of(earlier_.begin(), earlier_.end(),
                  [&](const Shown& one) { return is_of_it(one) && rests_on(one, lost); }))
    return false;
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(shown_), is_of_it);
  return true;
}

void Corner::judge_way(const Way& near) {
  const Way way = nearby_.as_peers_see_it(near);
  about("contract");
  const Step actual(words_, before_, way, event_, state_);
  // All that is said of a way is said of these.
  std::vector<unsigned> what{actual.happening.draws, actual.happening.records};
  const auto note = [&](const z3::expr& word) {
    what.push_back(Z3_get_ast_id(words_.context(), word));
    kept_.push_back(word);
  };
  note(way.condition);
  for (const Scene* scene : {&way.after, &way.ended})
    for (const z3::expr& word : *scene) note(word);
  if (const auto proved = proved_ways_.find(what); obligations_ == nullptr && proved != proved_ways_.end()) {
    tally_.owed += owed_.size();
    tally_.looked_at += owed_.size();
    for (Shown one : proved->second) {
      one.way = way_;
      shown_.push_back(std::move(one));
    }
    return;
  }
  const Abstraction made = abstracted(words_, before_, actual);
  given_ = shared_;
  assume_sayings(made.step);
  if (actual.happening.draws) {
    const z3::expr& draw = *actual.happening.draw;
    assume("draw", "draw",
           z3::ult(before_.p(ghost.incarnation), draw) && z3::ult(before_.q(ghost.incarnation), draw),
           given_);
  }
  detail_.clear();
  std::vector<Hypothesis> from_near;
  for (const z3::expr& part : conjuncts(near.condition)) {
    from_near.push_back({keep(text("way of ", vocabulary_.names(part))), "way of ", part});
    for (const z3::expr& as_peers_see_it : conjuncts(nearby_.as_peers_see_it(part)))
      detail_.push_back({from_near.back().label, "way of ", as_peers_see_it});
  }
  const Step step_from_near(words_, nearby_.setting(), near, event_, state_);
  Meaning of_the_step(words_, made.step.sight(before_));
  const auto owe_clause = [&](const Clause& clause, const z3::expr& part,
                              const std::vector<const Hypothesis*>& enough) {
    owe(OwedAs::contract, clause.name, "", part, Answer::no, enough);
  };
  for (const Clause* clause :
       clauses_of(words_, from_near, nearby_.setting(), step_from_near, prover_, hint_name(""), owe_clause))
    assume(clause->name, std::string(clause->name), of_the_step(*clause->term), given_);
  for (const Definition& one : made.definitions)
    for (const z3::expr& part : conjuncts(one.term))
      detail_.push_back({keep(text("definition of ", one.of)), "definition of ", part});
  const std::size_t before_it = shown_.size();
  const bool left_out = std::exchange(left_out_, false);
  judge_step(made.step, &way);
  const auto begin = shown_.begin() + static_cast<std::ptrdiff_t>(before_it);
  if (!left_out_ &&
      std::all_of(begin, shown_.end(), [](const Shown& one) { return one.answer == Answer::yes; }))
    proved_ways_.emplace(std::move(what), std::vector<Shown>(begin, shown_.end()));
  left_out_ = left_out_ || left_out;
}

/// Nothing can happen that is on none of the ways.
void Corner::show_that_ways_are_all(const std::vector<Way>& ways) {
  const Scene& scene = nearby_.setting().scene;
  z3::expr none = words_.conjunction(own_, meaning(words_, *table_->handling(event_).enabled, scene, scene));
  for (const Way& way : ways) none = words_.conjunction(none, words_.negation(way.condition));
  about("the ways are all");
  const Answer other = solver_.can(none.simplify());
  page_.owe({OwedAs::ways, "the ways are all", "", std::to_string(ways.size()) + " ways"}, none, other);
  if (other == Answer::no) return;
  // Where something may happen that is on none of them, nothing is known of it.
  for (const Obligation& one : owed_)
    shown_.push_back({one.piece != nullptr ? one.piece->name : one.property->name,
                      "the ways are all",
                      Answer::unknown,
                      {},
                      std::nullopt,
                      of_none,
                      of_none});
}

void Corner::owe(OwedAs kind, std::string_view name, std::string_view of, const z3::expr& conclusion,
                 Answer shown, const std::vector<const Hypothesis*>& enough) {
  if (!page_) return;
  z3::expr_vector refuted(words_.context());
  for (const Hypothesis* one : enough) refuted.push_back(one->term);
  refuted.push_back(!conclusion);
  page_.owe({kind, std::string(name), std::string(of), way_of(way_, ways_)}, z3::mk_and(refuted), shown);
}

void Corner::about(std::string_view what) {
  label(solver_, what, *table_, corner_name(crash_ ? "crash" : model::name_of(event_), state_));
}

Corner::Said Corner::said(const Piece& piece, Whose whose, const Step& step) {
  const Peer& p = before_.p;
  const Peer& q = before_.q;
  const z3::expr nothing = words_.flag(true);
  const auto of = [&](const Peer& self, const Peer& other, const Segment* m = nullptr,
                      const Segment* n = nullptr) {
    return Meaning(words_, {.self = &self, .other = &other, .message = m, .second = n})(*piece.term);
  };
  const auto where_it_leaves = [&](const Segment* m, const Segment* n) {
    return words_.implies(step.sends, of(step.p, q, m, n));
  };
  const Segment* const sent = step.sent ? &*step.sent : nullptr;
  const Segment* const mine = &before_.mine;
  const Segment* const theirs = &before_.theirs;
  switch (whose) {
    case Whose::p:
      return {of(p, q), of(step.p, q), {}};
    case Whose::q:
      return {of(q, p), of(q, step.p), {}};
    case Whose::mine:
      return {of(p, q, mine), of(step.p, q, mine), mine_};
    case Whose::theirs:
      return {of(q, p, theirs), of(q, step.p, theirs), theirs_};
    case Whose::sent:
      return {nothing, sent == nullptr ? nothing : where_it_leaves(sent, nullptr), {}};
    case Whose::sent_later:
      return {nothing, sent == nullptr ? nothing : where_it_leaves(mine, sent), mine_};
    case Whose::sent_first:
      return {nothing, sent == nullptr ? nothing : where_it_leaves(sent, mine), mine_};
    case Whose::two_of_mine:
      return {of(p, q, mine, &before_.also_mine), of(step.p, q, mine, &before_.also_mine), two_of_mine_};
    case Whose::two_of_theirs:
      return {of(q, p, theirs, &before_.also_theirs), of(q, step.p, theirs, &before_.also_theirs),
              two_of_theirs_};
  }
  __builtin_unreachable();
}

void Corner::judge_step(const Step& step, const Way* way) {
  Meaning meaning(words_, step.sight(before_));
  derived_.clear();
  Names lost = show_lemmas(meaning, way);
  lost.insert(terms_.lost.begin(), terms_.lost.end());
  // What is shown of the peers after the step is known to all that is shown later; of who is open, to what
  // may rest on it.
  std::vector<Hypothesis> afterwards;
  const std::size_t of_the_open_before = of_the_open_.size();
  bool peers_done = false;
  tally_.owed += owed_.size();
  for (at_owed_ = 0; at_owed_ < owed_.size(); ++at_owed_) {
    const Obligation& one = owed_[at_owed_];
    ++tally_.looked_at;
    if (!peers_done && (!of_peers(one) || one.piece->of_the_open)) {
      peers_done = true;
      std::move(afterwards.begin(), afterwards.end(), std::back_inserter(derived_));
      afterwards.clear();
    }
    if (one.piece != nullptr && is_lost(*one.piece)) continue;
    if (one.claim != nullptr)
      judge_claim(one, meaning, lost, way);
    else
      judge_piece(one, step, lost, way, afterwards);
  }
  of_the_open_.erase(of_the_open_.begin() + static_cast<std::ptrdiff_t>(of_the_open_before),
                     of_the_open_.end());
}

bool Corner::is_left_out(std::string_view name) {
  if (!known_->fallen->by(name, known_->place)) return false;
  left_out_ = true;
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(shown_),
               [&](const Shown& one) { return one.owed == at_owed_ && is_why(one); });
  return true;
}

void Corner::judge_piece(const Obligation& owed, const Step& step, const Names& lost, const Way* way,
                         std::vector<Hypothesis>& afterwards) {
  const Piece& piece = *owed.piece;
  if (is_left_out(piece.name)) return;
  const Said what = said(piece, owed.whose, step);
  const std::string name = label_of(piece, owed.whose);
  const bool kept = taken_over(at_owed_, lost) ||
                    show(piece.name, name, what.before, what.after,
                         piece.of_the_open ? std::span<const Hypothesis>(of_the_open_) : what.more, way);
  if (!of_peers(owed) || !kept || z3::eq(what.before, what.after)) return;
  assume(piece.name, "after:" + name, what.after, piece.of_the_open ? of_the_open_ : afterwards);
}

void Corner::judge_claim(const Obligation& owed, Meaning& meaning, const Names& lost, const Way* way) {
  const Claim& claim = *owed.claim;
  const z3::expr premise = meaning(*claim.premise).simplify();
  if (premise.is_false()) {
    const z3::expr holds = z3::implies(meaning(*claim.premise), meaning(*claim.conclusion));
    return owe(OwedAs::claim, owed.property->name, claim.what, holds, Answer::no);
  }
  look_for_a_witness(claim, premise);
  if (is_left_out(owed.property->name) || taken_over(at_owed_, lost)) return;
  const std::span<const Hypothesis> all(of_the_open_);
  show(owed.property->name, std::string(claim.what), words_.flag(true),
       z3::implies(premise, meaning(*claim.conclusion)), all.first(claim.of_the_open ? all.size() : 0), way);
}

/// Can all that is known be true, and the premise with it? Asked of one way after the other, until it is met
/// anywhere.
void Corner::look_for_a_witness(const Claim& claim, const z3::expr& premise) {
  const bool here = claim.events.empty() ? arrives_ : !crash_;
  if (terms_.witnesses == nullptr || !here || terms_.witnesses->has(&claim)) return;
  z3::expr_vector all(words_.context());
  for (const auto* list : {&given_, &mine_, &theirs_, &detail_})
    for (const Hypothesis& one : *list) all.push_back(one.term);
  all.push_back(premise);
  about("premise of: " + std::string(claim.what));
  if (solver_.can(z3::mk_and(all).simplify()) == Answer::yes) terms_.witnesses->add(&claim);
}

Names Corner::show_lemmas(Meaning& meaning, const Way* way) {
  Names not_shown;
  at_owed_ = of_none;
  for (const Lemma& lemma : lemmas()) {
    const z3::expr holds = meaning(*lemma.term).simplify();
    if (holds.is_true()) continue;
    const std::size_t shown = shown_.size();
    if (show(lemma.name, std::string(lemma.name), words_.flag(true), holds, {}, way))
      assume(lemma.name, std::string(lemma.name), holds, derived_);
    else {  // it was only to help
      shown_.erase(shown_.begin() + static_cast<std::ptrdiff_t>(shown), shown_.end());
      not_shown.insert(lemma.name);
    }
  }
  return not_shown;
}

bool Corner::show(std::string_view piece, const std::string& label, const z3::expr& before,
                  const z3::expr& after, std::span<const Hypothesis> more, const Way* way) {
  const auto owe_it = [&](const z3::expr& holds, Answer shown, const std::vector<const Hypothesis*>& enough) {
    const bool lemma = at_owed_ == of_none;
    if (!page_ || (lemma && shown != Answer::yes)) return;
    const OwedAs kind = lemma                              ? OwedAs::lemma
                        : owed_[at_owed_].claim != nullptr ? OwedAs::claim
                                                           : OwedAs::piece;
    owe(kind, piece, label, holds, opposite(shown), enough);
  };
  // What is assumed as it is to be shown, or true as it is written, is owed all the same.
  if (z3::eq(before, after)) {
    owe_it(z3::implies(before, after), Answer::yes, {});
    return true;
  }
  const z3::expr goal = after.simplify();
  if (goal.is_true()) {
    owe_it(after, Answer::yes, {});
    return true;
  }
  about(label);
  for (const z3::expr& part : conjuncts(goal)) {
    Shown one;
    one.piece = piece;
    one.label = label;
    one.way = way_;
    one.owed = at_owed_;
    Proof proof = prover_.prove(hint_name(one.label), part, {given_, more, detail_, derived_});
    one.answer = proof.answer;
    owe_it(part, proof.answer, proof.used);
    for (const Hypothesis* used : proof.used) {
      one.used.insert(used->piece);
      if (!used->assumption.empty()) one.used.insert(used->assumption);
    }
    if (proof.how) one.how = story(*proof.how, way, one.label);
    shown_.push_back(std::move(one));
    if (proof.answer == Answer::no && at_owed_ != of_none) known_->fallen->note(piece, known_->place);
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
  const Scene& later = way == nullptr ? before_.scene : way->after;
  TraceStep step = trace_step(
      event_, [&](std::size_t id) { return word(before_.scene[id]); },
      [&](std::size_t id) { return word(later[id]); });
  step.crash = crash_;
  step.stale = !crash_ && event_ == Event::SEGMENT_ARRIVES;
  model::Situation bystander;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) model::set(bystander, id, word(before_.q[id]));
  if (bystander.tcb.tcb.state == model::CLOSED || bystander.tcb.tcb.state == model::LISTEN) {
    const State state = bystander.tcb.tcb.state;
    bystander = {};
    bystander.tcb.tcb.state = state;
    bystander.tcb.tcb.passive = state == model::LISTEN;
  }
  return {{step}, std::string(what), bystander.tcb};
}

}  // namespace synfin::proofs::peers
