#include "prover.hpp"

#include <algorithm>
#include <string>

#include "hints.hpp"

namespace synfin::proofs {

namespace {
constexpr std::size_t few = 4;
constexpr std::size_t enough_to_try = 8;  // so many facts need no hint
constexpr unsigned some_work = 100'000;
constexpr unsigned much_work = 1'000'000;  // in Z3's units
}  // namespace

std::size_t Prover::strangers(const Hypothesis& one, const Words& known) {
  return (vocabulary_.of(one.term) & ~known).count();
}

template <class Choose>
bool Prover::try_with(const z3::expr& goal, Proof& proof, Hypotheses from, Choose choose) {
  z3::expr_vector query(c_);
  proof.used.clear();
  for (const auto& list : from)
    for (const Hypothesis& one : list)
      if (choose(one)) {
        proof.used.push_back(&one);
        query.push_back(one.term);
      }
  query.push_back(!goal);
  if (solver_.can(z3::mk_and(query).simplify()) != Answer::no) return false;
  proof.answer = Answer::yes;
  return true;
}

bool Prover::known(const z3::expr& goal, Proof& proof, Hypotheses from) const {
  const auto lemmas = lemmas_.find(Z3_get_ast_id(c_, goal));
  if (lemmas == lemmas_.end()) return false;
  std::map<unsigned, const Hypothesis*> facts;
  for (const auto& list : from)
    for (const Hypothesis& one : list) facts.emplace(Z3_get_ast_id(c_, one.term), &one);
  for (const std::vector<unsigned>& enough : lemmas->second) {
    if (!std::all_of(enough.begin(), enough.end(), [&](unsigned id) { return facts.count(id) != 0; }))
      continue;
    for (const unsigned id : enough) proof.used.push_back(facts.at(id));
    proof.answer = Answer::yes;
    return true;
  }
  return false;
}

void Prover::learn(const z3::expr& goal, const std::vector<const Hypothesis*>& used) {
  kept_.push_back(goal);
  std::vector<unsigned>& enough = lemmas_[Z3_get_ast_id(c_, goal)].emplace_back();
  for (const Hypothesis* one : used) {
    kept_.push_back(one->term);
    enough.push_back(Z3_get_ast_id(c_, one->term));
  }
}

bool Prover::follows_at_once(const z3::expr& goal, std::span<const Hypothesis> from,
                             std::vector<const Hypothesis*>* used) {
  Proof proof;
  const Words words = vocabulary_.of(goal);
  const bool follows =
      try_with(goal, proof, {from}, [&](const Hypothesis& one) { return strangers(one, words) == 0; });
  if (used != nullptr) *used = proof.used;
  return follows;
}

bool Prover::follows(const std::string& label, const z3::expr& goal, std::span<const Hypothesis> from,
                     std::vector<const Hypothesis*>* used) {
  Proof proof;
  const auto tell = [&] {
    if (used != nullptr) *used = proof.used;
    return true;
  };
  if (known(goal, proof, {from})) return tell();
  const Words words = vocabulary_.of(goal);
  const Hint hint(label);
  if (!hint.empty() && try_with(goal, proof, {from}, hint)) {
    learn(goal, proof.used);
    return tell();
  }
  const bool proved =
      try_with(goal, proof, {from}, [&](const Hypothesis& one) { return strangers(one, words) == 0; }) ||
      try_with(goal, proof, {from},
               [&](const Hypothesis& one) {
                 return (vocabulary_.of(one.term) & words).any() && strangers(one, words) <= 2;
               }) ||
      try_with(goal, proof, {from}, [](const Hypothesis&) { return true; });
  if (proved) found(label, goal, proof);
  return proved && tell();
}

Proof Prover::prove(const std::string& label, const z3::expr& goal, const Facts& facts) {
  Proof proof;
  const Hypotheses plain{facts.given, facts.more};
  const Hypotheses with_detail{facts.given, facts.more, facts.detail};
  const Hypotheses all{facts.given, facts.more, facts.detail, facts.derived};
  const auto any = [](const Hypothesis&) { return true; };
  if (known(goal, proof, all)) {
    proof.by_hint = true;
    return proof;
  }
  const Words words = vocabulary_.of(goal);
  const Hint hint(label);
  const auto at_once = [&](const Hypothesis& one) { return strangers(one, words) == 0; };
  proof.by_hint =
      hint.empty() ? try_with(goal, proof, with_detail, at_once) : try_with(goal, proof, all, hint);
  if (proof.by_hint) {
    if (hint.empty())
      found(label, goal, proof);
    else
      learn(goal, proof.used);
    return proof;
  }
  // Then what is known of the way alone: what follows from that rests on nothing else.
  if (hint.empty() && try_with(goal, proof, {facts.detail}, any)) {
    proof.used = core(goal, proof.used);
    found(label, goal, proof);
    return proof;
  }
  Words near = words;
  for (const auto& list : plain)
    for (const Hypothesis& one : list) {
      const Words spoken_of = vocabulary_.of(one.term);
      if ((spoken_of & words).any() && strangers(one, words) <= 6) near |= spoken_of;
    }
  if (try_with(goal, proof, plain, [&](const Hypothesis& one) { return strangers(one, near) <= 1; }) ||
      try_with(goal, proof, plain, any) || try_with(goal, proof, all, any)) {
    proof.used = core(goal, proof.used);
    found(label, goal, proof);
    return proof;
  }
  z3::expr_vector query(c_);
  for (const Hypothesis* one : proof.used) query.push_back(one->term);
  query.push_back(!goal);
  const Answer met = solver_.can(z3::mk_and(query), proof.how);
  proof.answer = met == Answer::no ? Answer::yes : met == Answer::yes ? Answer::no : Answer::unknown;
  return proof;
}

void Prover::found(const std::string& label, const z3::expr& goal, Proof& proof) {
  if (record_ && proof.used.size() > enough_to_try) {
    proof.used = fewest(goal, core(goal, proof.used));
    std::vector<std::string_view> labels;
    for (const Hypothesis* used : proof.used) labels.push_back(used->label);
    record_hint(label, labels);
  }
  learn(goal, proof.used);
}

std::vector<const Hypothesis*> Prover::fewest(const z3::expr& goal, std::vector<const Hypothesis*> enough) {
  z3::context own;
  const auto there = [&](const z3::expr& e) { return z3::expr(own, Z3_translate(c_, e, own)); };
  // By parts of half the size each time: to try one fact after the other takes too long.
  for (std::size_t part = enough.size() / 2; part > 0 && enough.size() > few; part /= 2)
    for (std::size_t at = 0; at + part <= enough.size();) {
      z3::solver solver(own, "QF_BV");
      z3::params limits(own);
      limits.set("rlimit", some_work);
      solver.set(limits);
      solver.add(!there(goal));
      for (std::size_t i = 0; i < enough.size(); ++i)
        if (i < at || i >= at + part) solver.add(there(enough[i]->term));
      const auto begin = enough.begin() + static_cast<std::ptrdiff_t>(at);
      if (solver.check() == z3::unsat)
        enough.erase(begin, begin + static_cast<std::ptrdiff_t>(part));
      else
        at += part;
    }
  return enough;
}

std::vector<const Hypothesis*> Prover::core(const z3::expr& goal, std::vector<const Hypothesis*> enough) {
  std::vector<const Hypothesis*> fewer = unsat_core(goal, enough);
  if (fewer.size() == enough.size()) return enough;
  // Z3's core is a hint. What is learnt from it is asked as all else is: noted, and cross-checked.
  z3::expr_vector query(c_);
  for (const Hypothesis* one : fewer) query.push_back(one->term);
  query.push_back(!goal);
  return solver_.can(z3::mk_and(query).simplify()) == Answer::no ? fewer : enough;
}

std::vector<const Hypothesis*> Prover::unsat_core(const z3::expr& goal,
                                                  std::vector<const Hypothesis*> enough) {
  if (enough.size() <= few) return enough;
  for (int round = 0; round < 4; ++round) {
    z3::context own;  // which core is found depends on what else a context has seen
    const auto there = [&](const z3::expr& e) { return z3::expr(own, Z3_translate(c_, e, own)); };
    z3::solver solver(own, "QF_BV");
    z3::params limits(own);
    limits.set("rlimit", much_work);  // not worth more, and the same on every machine
    solver.set(limits);
    solver.add(!there(goal));
    z3::expr_vector chosen(own);
    for (std::size_t i = 0; i < enough.size(); ++i) {
      const z3::expr choice = own.bool_const(("chosen" + std::to_string(i)).c_str());
      solver.add(z3::implies(choice, there(enough[i]->term)));
      chosen.push_back(choice);
    }
    if (solver.check(chosen) != z3::unsat) return enough;
    std::vector<const Hypothesis*> fewer;
    for (const z3::expr& one : solver.unsat_core())
      fewer.push_back(enough[std::stoul(one.decl().name().str().substr(6))]);
    if (fewer.size() >= enough.size()) return enough;
    enough = std::move(fewer);
  }
  return enough;
}

}  // namespace synfin::proofs
