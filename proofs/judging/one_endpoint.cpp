#include "one_endpoint.hpp"

namespace synfin::proofs {

Implication said_of(const Z3Words& words, const Obligation& obligation, const Scene& before, const Way& way) {
  if (obligation.piece != nullptr)
    return {words.flag(true), meaning(words, *obligation.piece->term, way.after, way.after)};
  if (obligation.claim != nullptr)
    return {meaning(words, *obligation.claim->premise, before, way.after),
            meaning(words, *obligation.claim->conclusion, before, way.after)};
  if (obligation.property->claims.structure() == Structure::one_segment)
    return {words.flag(true), words.negation(way.sent_twice)};
  z3::expr any = words.flag(false);
  for (const auto& [rule, fires] : way.fired) any = words.disjunction(any, fires);
  return {words.flag(true), any};
}

bool holds(const Obligation& obligation, const Values& before, const Ran& ran) {
  if (obligation.piece != nullptr) return value_of(*obligation.piece->term, ran.after, ran.after) != 0;
  if (obligation.claim != nullptr)
    return value_of(*obligation.claim->premise, before, ran.after) == 0 ||
           value_of(*obligation.claim->conclusion, before, ran.after) != 0;
  return obligation.property->claims.structure() == Structure::one_segment ? !ran.sent_twice
                                                                           : !ran.fired.empty();
}

std::vector<const model::Node*> terms_of(const Obligation& obligation) {
  if (obligation.piece != nullptr) return {obligation.piece->term};
  if (obligation.claim != nullptr) return {obligation.claim->premise, obligation.claim->conclusion};
  return {};
}

}  // namespace synfin::proofs
