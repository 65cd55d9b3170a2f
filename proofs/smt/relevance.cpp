#include "relevance.hpp"

#include <map>
#include <stdexcept>

namespace synfin::proofs {

Words Vocabulary::of(const z3::expr& e) {
  const unsigned id = Z3_get_ast_id(e.ctx(), e);
  const auto found = known_.find(id);
  if (found != known_.end()) return found->second.second;
  Words words;
  if (e.is_const() && e.decl().decl_kind() == Z3_OP_UNINTERPRETED) {
    const std::string name = e.decl().name().str();
    const std::size_t place = place_.try_emplace(name, place_.size()).first->second;
    if (place == constant_.size()) constant_.push_back(e);
    if (place >= words.size()) throw std::length_error("more constants than a Words can hold");
    words.set(place);
  }
  for (unsigned i = 0; i < e.num_args(); ++i) words |= of(e.arg(i));
  known_.emplace(id, std::make_pair(e, words));
  return words;
}

std::string Vocabulary::names(const z3::expr& e) {
  std::string list;
  for (const z3::expr& one : constants(e)) list += (list.empty() ? "" : " ") + one.decl().name().str();
  return list;
}

std::vector<z3::expr> Vocabulary::constants(const z3::expr& e) {
  const Words words = of(e);
  std::vector<z3::expr> all;
  for (const auto& [name, place] : std::map<std::string, std::size_t>(place_.begin(), place_.end()))
    if (words.test(place)) all.push_back(constant_[place]);
  return all;
}

std::vector<z3::expr> conjuncts(const z3::expr& e) {
  std::vector<z3::expr> flat;
  std::vector<z3::expr> open{e};
  while (!open.empty()) {
    const z3::expr next = open.back();
    open.pop_back();
    if (next.is_and())
      for (unsigned i = 0; i < next.num_args(); ++i) open.push_back(next.arg(i));
    else if (next.is_not() && next.arg(0).is_or())
      for (unsigned i = 0; i < next.arg(0).num_args(); ++i) open.push_back(!next.arg(0).arg(i));
    else if (next.is_not() && next.arg(0).is_not())
      open.push_back(next.arg(0).arg(0));
    else if (!next.is_true())
      flat.push_back(next);
  }
  return flat;
}

}  // namespace synfin::proofs
