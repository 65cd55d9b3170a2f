#include "to_z3.hpp"

namespace synfin::proofs::code {

z3::expr ToZ3::condition(Condition c) {
  if (c == always || c == never) return c_.bool_val(c == always);
  if (const auto known = conditions_.find(c); known != conditions_.end()) return known->second;
  const auto& asked = decisions_.ask(c);
  const z3::expr first = flag(asked.flag);
  const z3::expr no = condition(asked.no);
  const z3::expr yes = condition(asked.yes);
  z3::expr made = yes.is_true()    ? (no.is_false() ? first : first || no)
                  : yes.is_false() ? (no.is_true() ? !first : !first && no)
                  : no.is_false()  ? first && yes
                  : no.is_true()   ? !first || yes
                                   : z3::ite(first, yes, no);
  conditions_.emplace(c, made);
  return made;
}

z3::expr ToZ3::flag(std::uint32_t flag) {
  if (const auto known = flags_.find(flag); known != flags_.end()) return known->second;
  const Atom& atom = terms_.atom(flag);
  z3::expr made = [&] {
    switch (atom.kind) {
      case Atom::Kind::free:
        return inputs_.insert_or_assign(atom.name, c_.bool_const(atom.name.c_str())).first->second;
      case Atom::Kind::undefined:
        return c_.bool_const(("undefined " + std::to_string(flag)).c_str());
      case Atom::Kind::equal:
        return equal(atom.a, atom.b);
      case Atom::Kind::less:
        return z3::ult(word(atom.a), word(atom.b));
      case Atom::Kind::bit:
        break;
    }
    return word(atom.a).extract(atom.bit, atom.bit) == c_.bv_val(1, 1);
  }();
  flags_.emplace(flag, made);
  return made;
}

z3::expr ToZ3::word(Word w) {
  if (const auto known = words_.find(w); known != words_.end()) return known->second;
  z3::expr made = made_of(w);
  words_.emplace(w, made);
  return made;
}

/// As they stand; unless their difference is but one thing that is nothing.
z3::expr ToZ3::equal(Word a, Word b) {
  const z3::expr as_it_stands = word(a) == word(b);
  Parts difference = basis_.parts_of(a);
  difference.add(basis_.parts_of(b), ~std::uint64_t{0}, a->width);
  return difference.cost() > 1 ? as_it_stands : sum(difference, a->width) == c_.bv_val(0, a->width);
}

z3::expr ToZ3::sum(const Parts& parts, unsigned width) {
  z3::expr sum = c_.bv_val(parts.value, width);
  bool begun = parts.value != 0;
  for (const auto& [part, factor] : parts.factors) {
    const z3::expr one = part->op == TermOp::variable ? c_.bv_const(part->name.c_str(), width) : word(part);
    const bool minus = factor == all_ones(width);
    const z3::expr times = factor == 1 || minus ? one : one * c_.bv_val(factor, width);
    sum = minus ? (begun ? sum - times : -times) : begun ? sum + times : times;
    begun = true;
  }
  return sum;
}

z3::expr ToZ3::made_of(Word w) {
  const auto kid = [&](std::size_t k) { return word(w->kids[k]); };
  const auto number = [&](std::uint64_t value, unsigned width) { return c_.bv_val(value, width); };
  switch (w->op) {
    case TermOp::constant:
      return number(w->value, w->width);
    case TermOp::variable:
      return inputs_.insert_or_assign(w->name, sum(basis_.parts_of(w), w->width)).first->second;
    case TermOp::undefined:
      return c_.bv_const(("undefined word " + std::to_string(w->value)).c_str(), w->width);
    case TermOp::sum:
      for (std::size_t k = 0; k < w->kids.size(); ++k) kid(k);  // the inputs among them are known by then
      return sum(basis_.parts_of(w), w->width);
    case TermOp::product:
      return kid(0) * kid(1);
    case TermOp::bits: {
      z3::expr all = number(0, w->width);
      bool begun = false;
      const z3::expr one = number(1, 1);
      const z3::expr zero = number(0, 1);
      for (const Condition c : w->conditions) {
        const z3::expr bit = c == always ? one : c == never ? zero : z3::ite(condition(c), one, zero);
        all = begun ? z3::concat(bit, all) : bit;
        begun = true;
      }
      return all;
    }
    case TermOp::cases: {
      z3::expr all = kid(w->kids.size() - 1);
      for (std::size_t k = w->kids.size() - 1; k-- > 0;)
        all = z3::ite(condition(w->conditions[k]), kid(k), all);
      return all;
    }
    case TermOp::extract: {
      const auto low = static_cast<unsigned>(w->value);
      return kid(0).extract(low + w->width - 1, low);
    }
    case TermOp::concat: {
      z3::expr all = kid(0);
      for (std::size_t k = 1; k < w->kids.size(); ++k) all = z3::concat(kid(k), all);
      return all;
    }
    case TermOp::zero_extended:
      return z3::zext(kid(0), w->width - w->kids[0]->width);
    case TermOp::sign_extended:
      return z3::sext(kid(0), w->width - w->kids[0]->width);
    case TermOp::conjunction:
      return kid(0) & kid(1);
    case TermOp::disjunction:
      return kid(0) | kid(1);
    case TermOp::exclusive:
      return kid(0) ^ kid(1);
    case TermOp::shifted_left:
      return z3::shl(kid(0), kid(1));
    case TermOp::shifted_right:
      return z3::lshr(kid(0), kid(1));
  }
  __builtin_unreachable();
}

}  // namespace synfin::proofs::code
