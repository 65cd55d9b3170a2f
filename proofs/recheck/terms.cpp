#include "terms.hpp"

#include <map>

namespace synfin::recheck {

using model::Node;
using model::Op;
using model::Sort;

namespace {

class Translation {
 public:
  Translation(z3::context& c, const Read& read) : c_(c), read_(read) {}

  z3::expr of(const Node& n) {
    const auto known = known_.find(&n);
    if (known != known_.end()) return known->second;
    return known_.emplace(&n, made(n)).first->second;
  }

 private:
  z3::expr made(const Node& n) {
    const auto kid = [&](std::size_t k) { return of(*n.kids[k]); };
    switch (n.op) {
      case Op::literal:
        return n.sort == Sort::flag    ? c_.bool_val(n.value != 0)
               : n.sort == Sort::state ? c_.bv_val(n.value, 4)
                                       : c_.bv_val(n.value, 32);
      case Op::field:
        return read_(n);
      case Op::add:
        return kid(0) + kid(1);
      case Op::subtract:
        return kid(0) - kid(1);
      case Op::equal:
        return kid(0) == kid(1);
      case Op::less:
        return z3::ult(kid(0), kid(1));
      case Op::before:  // RFC 9293 3.4: less than half the circle behind
        return kid(0) - kid(1) < 0;
      case Op::conjunction:
        return kid(0) && kid(1);
      case Op::disjunction:
        return kid(0) || kid(1);
      case Op::negation:
        return !kid(0);
      case Op::choice:
        return z3::ite(kid(0), kid(1), kid(2));
    }
    __builtin_unreachable();
  }

  z3::context& c_;
  const Read& read_;
  std::map<const Node*, z3::expr> known_;
};

}  // namespace

z3::expr translate(z3::context& c, const Node& term, const Read& read) {
  return Translation(c, read).of(term);
}

z3::expr constant(z3::context& c, Sort sort, const std::string& name) {
  if (sort == Sort::flag) return c.bool_const(name.c_str());
  return c.bv_const(name.c_str(), sort == Sort::state ? 4 : 32);
}

z3::expr zero(z3::context& c, Sort sort) {
  if (sort == Sort::flag) return c.bool_val(false);
  return c.bv_val(0, sort == Sort::state ? 4 : 32);
}

z3::expr is_in(const z3::expr& state, model::StateSet set) {
  z3::expr any = state.ctx().bool_val(false);
  for (unsigned s = 0; s < model::state_count; ++s)
    if (set.has(static_cast<model::State>(s))) any = any || state == state.ctx().bv_val(s, 4);
  return any;
}

}  // namespace synfin::recheck
