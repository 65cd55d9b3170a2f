#include "synfin/proofs/peers/prover.hpp"

#include <algorithm>
#include <string>

#include "synfin/proofs/peers/hints.hpp"

namespace synfin::proofs::peers {

template <class Choose>
bool Prover::follows(const z3::expr& goal, Proof& proof,
                     std::initializer_list<std::span<const Hypothesis>> from, Choose choose) {
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

Proof Prover::prove(std::string_view label, const z3::expr& goal, std::span<const Hypothesis> hypotheses,
                    std::span<const Hypothesis> more, std::span<const Hypothesis> detail) {
  Proof proof;
  const Words words = vocabulary_.of(goal);
  const auto strangers = [&](const Hypothesis& one, const Words& known) {
    return (vocabulary_.of(one.term) & ~known).count();
  };
  const std::vector<std::string_view> hint = hint_for(label);
  proof.by_hint = follows(goal, proof, {hypotheses, more}, [&](const Hypothesis& one) {
    return std::find(hint.begin(), hint.end(), one.label) != hint.end() || strangers(one, words) == 0;
  });
  if (proof.by_hint) return proof;
  Words near = words;
  for (const auto& list : {hypotheses, more})
    for (const Hypothesis& one : list) {
      const Words spoken_of = vocabulary_.of(one.term);
      if ((spoken_of & words).any() && strangers(one, words) <= 6) near |= spoken_of;
    }
  if (follows(goal, proof, {hypotheses, more},
              [&](const Hypothesis& one) { return strangers(one, near) <= 1; }))
    return proof;
  if (follows(goal, proof, {hypotheses, more}, [](const Hypothesis&) { return true; })) return proof;
  if (follows(goal, proof, {hypotheses, more, detail}, [](const Hypothesis&) { return true; })) return proof;
  z3::expr_vector query(c_);
  for (const Hypothesis* one : proof.used) query.push_back(one->term);
  query.push_back(!goal);
  const Answer met = solver_.can(z3::mk_and(query), proof.how);
  proof.answer = met == Answer::no ? Answer::yes : met == Answer::yes ? Answer::no : Answer::unknown;
  return proof;
}

std::vector<const Hypothesis*> Prover::core(const z3::expr& goal, std::vector<const Hypothesis*> enough) {
  for (int round = 0; round < 4; ++round) {
    z3::solver solver(c_, "QF_BV");
    solver.add(!goal);
    z3::expr_vector chosen(c_);
    for (std::size_t i = 0; i < enough.size(); ++i) {
      const z3::expr choice = c_.bool_const(("chosen" + std::to_string(i)).c_str());
      solver.add(z3::implies(choice, enough[i]->term));
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

}  // namespace synfin::proofs::peers
