#include "synfin/proofs/peers/prover.hpp"

#include <algorithm>

#include "synfin/proofs/peers/hints.hpp"

namespace synfin::proofs::peers {

template <class Choose>
bool Prover::follows(const z3::expr& goal, Proof& proof, std::initializer_list<std::span<const Hypothesis>> from,
                     Choose choose) {
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
  const auto strangers = [&](const Hypothesis& one, const Words& known) { return (vocabulary_.of(one.term) & ~known).count(); };
  const std::span<const std::string_view> hint = hint_for(label);
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
  if (follows(goal, proof, {hypotheses, more}, [&](const Hypothesis& one) { return strangers(one, near) <= 1; })) return proof;
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
  const auto still = [&](const std::vector<const Hypothesis*>& fewer) {
    z3::expr_vector query(c_);
    for (const Hypothesis* one : fewer) query.push_back(one->term);
    query.push_back(!goal);
    return solver_.can(z3::mk_and(query).simplify()) == Answer::no;
  };
  for (std::size_t chunk = 16; chunk >= 1; chunk /= 4)
    for (std::size_t i = 0; i < enough.size();) {
      std::vector<const Hypothesis*> fewer = enough;
      const auto at = fewer.begin() + static_cast<std::ptrdiff_t>(i);
      fewer.erase(at, at + static_cast<std::ptrdiff_t>(std::min(chunk, enough.size() - i)));
      if (still(fewer))
        enough = std::move(fewer);
      else
        i += chunk;
    }
  return enough;
}

}  // namespace synfin::proofs::peers
