#include "at_place.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "../claims/peer_words.hpp"
#include "../event/trace_step.hpp"
#include "../judging/ways_are_all.hpp"
#include "lemmas.hpp"

namespace synfin::proofs::peers {

using model::Event;
using namespace model::terms;

ShownAtPlace AtPlace::judge(const model::PlainTable& table, const Known& known) {
  made_ = {.where = place_.name()};
  table_ = &table;
  known_ = &known;
  page_ = page_of(obligations_, {Level::two_endpoints, table.name, place_.name(), ""});
  ways_ = 1;
  about("ways of two endpoints");
  if (place_.crash) {
    begin_way(0);
    if (!taken_over_whole()) {
      given_ = shared_;
      detail_.clear();
      judge_step(Step(words_, before_), nullptr);
    }
    return std::move(made_);
  }
  const std::vector<Way> ways = explore(words_, table, place_.event, nearby_.setting().scene, own_, solver_);
  about("the ways are all");
  if (!ways_are_all(words_, ways, table, place_.event, nearby_.setting().scene, own_, solver_, page_))
    doubt_all(made_, owed_);
  ways_ = ways.size();
  for (std::size_t i = 0; i < ways.size(); ++i) {
    begin_way(i);
    if (!taken_over_whole()) judge_way(ways[i]);
  }
  return std::move(made_);
}

void AtPlace::begin_way(std::size_t way) {
  way_ = way;
  earlier_ = {};
  if (known_->earlier == nullptr) return;
  const auto of_another = [&](const Shown& one) { return one.way != way; };
  const auto begin = std::find_if_not(known_->earlier->begin(), known_->earlier->end(), of_another);
  earlier_ = {begin, std::find_if(begin, known_->earlier->end(), of_another)};
}

bool AtPlace::is_over(const Shown& one) const {
  return task_.lost.count(one.piece) != 0 || known_->fallen->by(one.piece, known_->place);
}

bool AtPlace::is_why(const Shown& one) const {
  return one.answer != Answer::yes && task_.lost.count(one.piece) == 0;
}

bool AtPlace::taken_over_whole() {
  const auto stands = [&](const Shown& one) { return is_over(one) || !rests_on(one, task_.lost); };
  if (known_->earlier == nullptr || !std::all_of(earlier_.begin(), earlier_.end(), stands)) return false;
  made_.tally.owed += owed_.size();
  made_.tally.looked_at += owed_.size();
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(made_.shown),
               [&](const Shown& one) { return !is_over(one) || is_why(one); });
  return true;
}

bool AtPlace::taken_over(std::size_t owed, const Names& lost) {
  if (known_->earlier == nullptr) return false;
  const auto is_of_it = [&](const Shown& one) { return one.owed == owed; };
  if (std::any_of(earlier_.begin(), earlier_.end(),
                  [&](const Shown& one) { return is_of_it(one) && rests_on(one, lost); }))
    return false;
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(made_.shown), is_of_it);
  return true;
}

void AtPlace::judge_way(const Way& near) {
  const Way way = nearby_.as_peers_see_it(near);
  about("contract");
  const Step actual(words_, before_, way, place_.event, place_.state);
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
    made_.tally.owed += owed_.size();
    made_.tally.looked_at += owed_.size();
    for (Shown one : proved->second) {
      one.way = way_;
      made_.shown.push_back(std::move(one));
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
  const Step step_from_near(words_, nearby_.setting(), near, place_.event, place_.state);
  Meaning of_the_step(words_, made.step.sight(before_));
  const auto owe_promise = [&](const Promise& promise, const z3::expr& part,
                               const std::vector<const Hypothesis*>& enough) {
    owe(OwedAs::contract, promise.name, "", part, Answer::no, enough);
  };
  for (const Promise* promise :
       promises_of(words_, from_near, nearby_.setting(), step_from_near, prover_, hint_name(""), owe_promise))
    assume(promise->name, std::string(promise->name), of_the_step(*promise->term), given_);
  for (const Definition& one : made.definitions)
    for (const z3::expr& part : conjuncts(one.term))
      detail_.push_back({keep(text("definition of ", one.of)), "definition of ", part});
  const std::size_t before_it = made_.shown.size();
  const bool left_out = std::exchange(made_.left_out, false);
  judge_step(made.step, &way);
  const auto begin = made_.shown.begin() + static_cast<std::ptrdiff_t>(before_it);
  if (!made_.left_out &&
      std::all_of(begin, made_.shown.end(), [](const Shown& one) { return one.answer == Answer::yes; }))
    proved_ways_.emplace(std::move(what), std::vector<Shown>(begin, made_.shown.end()));
  made_.left_out = made_.left_out || left_out;
}

void AtPlace::owe(OwedAs kind, std::string_view name, std::string_view of, const z3::expr& conclusion,
                  Answer shown, const std::vector<const Hypothesis*>& enough) {
  if (!page_) return;
  z3::expr_vector refuted(words_.context());
  for (const Hypothesis* one : enough) refuted.push_back(one->term);
  refuted.push_back(!conclusion);
  page_.owe({kind, std::string(name), std::string(of), way_of(way_, ways_)}, z3::mk_and(refuted), shown);
}

void AtPlace::about(std::string_view what) { label(solver_, what, *table_, place_); }

AtPlace::Said AtPlace::said(const Piece& piece, Whose whose, const Step& step) {
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

void AtPlace::judge_step(const Step& step, const Way* way) {
  Meaning meaning(words_, step.sight(before_));
  derived_.clear();
  Names lost = show_lemmas(meaning, way);
  lost.insert(task_.lost.begin(), task_.lost.end());
  // What is shown of the peers after the step is known to all that is shown later; of who is open, to what
  // may rest on it.
  std::vector<Hypothesis> afterwards;
  const std::size_t of_the_open_before = of_the_open_.size();
  bool peers_done = false;
  made_.tally.owed += owed_.size();
  for (at_owed_ = 0; at_owed_ < owed_.size(); ++at_owed_) {
    const Obligation& one = owed_[at_owed_];
    ++made_.tally.looked_at;
    if (!peers_done && (!one.of_peers() || one.piece->of_the_open)) {
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

bool AtPlace::left_out(std::string_view name) {
  // What is to be written down is written down whole.
  if (obligations_ != nullptr || !known_->fallen->by(name, known_->place)) return false;
  made_.left_out = true;
  std::copy_if(earlier_.begin(), earlier_.end(), std::back_inserter(made_.shown),
               [&](const Shown& one) { return one.owed == at_owed_ && is_why(one); });
  return true;
}

void AtPlace::judge_piece(const Obligation& owed, const Step& step, const Names& lost, const Way* way,
                          std::vector<Hypothesis>& afterwards) {
  const Piece& piece = *owed.piece;
  if (left_out(piece.name)) return;
  const Said what = said(piece, owed.whose, step);
  const std::string name = owed.what();
  const bool kept = taken_over(at_owed_, lost) ||
                    show(piece.name, name, what.before, what.after,
                         piece.of_the_open ? std::span<const Hypothesis>(of_the_open_) : what.more, way);
  if (!owed.of_peers() || !kept || z3::eq(what.before, what.after)) return;
  assume(piece.name, "after:" + name, what.after, piece.of_the_open ? of_the_open_ : afterwards);
}

void AtPlace::judge_claim(const Obligation& owed, Meaning& meaning, const Names& lost, const Way* way) {
  const Claim& claim = *owed.claim;
  const z3::expr premise = meaning(*claim.premise).simplify();
  if (premise.is_false()) {
    const z3::expr holds = z3::implies(meaning(*claim.premise), meaning(*claim.conclusion));
    return owe(OwedAs::claim, owed.property->name, claim.what, holds, Answer::no);
  }
  look_for_a_witness(claim, premise);
  if (left_out(owed.property->name) || taken_over(at_owed_, lost)) return;
  const std::span<const Hypothesis> all(of_the_open_);
  show(owed.property->name, std::string(claim.what), words_.flag(true),
       z3::implies(premise, meaning(*claim.conclusion)), all.first(claim.of_the_open ? all.size() : 0), way);
}

/// Can all that is known be true, and the premise with it? Asked of one way after the other, until it is met
/// anywhere.
void AtPlace::look_for_a_witness(const Claim& claim, const z3::expr& premise) {
  const bool here = claim.events.empty() ? arrives_ : !place_.crash;
  if (task_.witnesses == nullptr || !here || task_.witnesses->has(&claim)) return;
  z3::expr_vector all(words_.context());
  for (const auto* list : {&given_, &mine_, &theirs_, &detail_})
    for (const Hypothesis& one : *list) all.push_back(one.term);
  all.push_back(premise);
  about("premise of: " + std::string(claim.what));
  if (solver_.can(z3::mk_and(all).simplify()) == Answer::yes) task_.witnesses->add(&claim);
}

Names AtPlace::show_lemmas(Meaning& meaning, const Way* way) {
  Names not_shown;
  at_owed_ = of_none;
  for (const Lemma& lemma : lemmas()) {
    const z3::expr holds = meaning(*lemma.term).simplify();
    if (holds.is_true()) continue;
    const std::size_t shown = made_.shown.size();
    if (show(lemma.name, std::string(lemma.name), words_.flag(true), holds, {}, way))
      assume(lemma.name, std::string(lemma.name), holds, derived_);
    else {  // it was only to help
      made_.shown.erase(made_.shown.begin() + static_cast<std::ptrdiff_t>(shown), made_.shown.end());
      not_shown.insert(lemma.name);
    }
  }
  return not_shown;
}

bool AtPlace::show(std::string_view piece, const std::string& label, const z3::expr& before,
                   const z3::expr& after, std::span<const Hypothesis> more, const Way* way) {
  const auto owe_it = [&](const z3::expr& holds, Answer shown, const std::vector<const Hypothesis*>& enough) {
    const bool lemma = at_owed_ == of_none;
    if (!page_ || (lemma && shown != Answer::yes)) return;
    owe(lemma ? OwedAs::lemma : owed_[at_owed_].kind(), piece, label, holds, opposite(shown), enough);
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
    made_.shown.push_back(std::move(one));
    if (proof.answer == Answer::no && at_owed_ != of_none) known_->fallen->note(piece, known_->place);
    if (proof.answer != Answer::yes) return false;
  }
  return true;
}

/// Segments arrive in many ways, and each state has its own reasons.
std::string AtPlace::hint_name(const std::string& label) const {
  if (place_.crash || place_.event != Event::SEGMENT_ARRIVES) return label;
  return label + " in " + std::string(model::name_of(place_.state));
}

Trace AtPlace::story(const z3::model& how, const Way* way, std::string_view what) const {
  const auto word = [&](const z3::expr& e) { return word_in(how, e); };
  const Scene& later = way == nullptr ? before_.scene : way->after;
  TraceStep step = trace_step(
      place_.event, [&](std::size_t id) { return word(before_.scene[id]); },
      [&](std::size_t id) { return word(later[id]); });
  step.crash = place_.crash;
  step.stale = !place_.crash && place_.event == Event::SEGMENT_ARRIVES;
  model::Situation bystander;
  for (std::size_t id = 0; id < model::tcb_field_count; ++id) model::set(bystander, id, word(before_.q[id]));
  if (bystander.tcb.tcb.state == model::CLOSED || bystander.tcb.tcb.state == model::LISTEN) {
    const model::State state = bystander.tcb.tcb.state;
    bystander = {};
    bystander.tcb.tcb.state = state;
    bystander.tcb.tcb.passive = state == model::LISTEN;
  }
  return {{step}, std::string(what), bystander.tcb};
}

}  // namespace synfin::proofs::peers
