// The algebra of the solver: every word a 32-bit vector, every flag a Boolean, a state a 4-bit vector.
#pragma once

#include <z3++.h>

#include <cstddef>
#include <vector>

#include "../../model/algebra.hpp"

namespace synfin::proofs {

/// Terms as expressions of one Z3 context. Constants are folded on the way, so that what can't happen
/// vanishes early.
class Z3Words {
 public:
  using Word = z3::expr;
  using Flag = z3::expr;
  using State = z3::expr;

  explicit Z3Words(z3::context& context) : c_(&context) {}

  Word number(std::uint32_t value) const { return c_->bv_val(value, 32); }
  Flag flag(bool value) const { return c_->bool_val(value); }
  State state(model::State value) const { return c_->bv_val(static_cast<unsigned>(value), 4); }

  Word add(const Word& a, const Word& b) const { return is_zero(b) ? a : is_zero(a) ? b : a + b; }
  Word subtract(const Word& a, const Word& b) const { return is_zero(b) ? a : a - b; }
  Flag equal(const Word& a, const Word& b) const {
    if (z3::eq(a, b)) return flag(true);
    if (a.is_numeral() && b.is_numeral()) return flag(false);
    return a == b;
  }
  Flag less(const Word& a, const Word& b) const { return z3::ult(a, b); }
  Flag before(const Word& a, const Word& b) const { return (a - b) < c_->bv_val(0, 32); }
  Flag conjunction(const Flag& a, const Flag& b) const {
    if (a.is_false() || b.is_true()) return a;
    if (b.is_false() || a.is_true()) return b;
    return a && b;
  }
  Flag disjunction(const Flag& a, const Flag& b) const {
    if (a.is_true() || b.is_false()) return a;
    if (b.is_true() || a.is_false()) return b;
    return a || b;
  }
  Flag negation(const Flag& a) const {
    if (a.is_true()) return flag(false);
    if (a.is_false()) return flag(true);
    return !a;
  }
  Word choice(const Flag& c, const Word& a, const Word& b) const {
    if (c.is_true() || z3::eq(a, b)) return a;
    if (c.is_false()) return b;
    if (a.is_true() && b.is_false()) return c;
    if (a.is_bv() && a.get_sort().bv_size() == 32) return choice_from_common(c, a, b);
    return z3::ite(c, a, b);
  }
  Flag implies(const Flag& a, const Flag& b) const { return disjunction(negation(a), b); }
  z3::context& context() const { return *c_; }

 private:
  /// Words are distances from a few common ones: `c ? base + x : base + y` is `base + (c ? x : y)`, so that
  /// the base still cancels where it is subtracted.
  Word choice_from_common(const Flag& c, const Word& a, const Word& b) const {
    std::vector<Word> of_a = addends(a);
    std::vector<Word> of_b = addends(b);
    for (std::size_t i = 0; i < of_a.size(); ++i)
      for (std::size_t j = 0; j < of_b.size(); ++j)
        if (of_a[i].is_const() && !of_a[i].is_numeral() && z3::eq(of_a[i], of_b[j])) {
          const Word base = of_a[i];
          of_a.erase(of_a.begin() + static_cast<std::ptrdiff_t>(i));
          of_b.erase(of_b.begin() + static_cast<std::ptrdiff_t>(j));
          return add(base, choice(c, sum(of_a), sum(of_b)));
        }
    return z3::ite(c, a, b);
  }
  static std::vector<Word> addends(const Word& word) {
    if (!word.is_app() || word.decl().decl_kind() != Z3_OP_BADD) return {word};
    std::vector<Word> all;
    for (unsigned i = 0; i < word.num_args(); ++i)
      for (const Word& one : addends(word.arg(i))) all.push_back(one);
    return all;
  }
  Word sum(const std::vector<Word>& all) const {
    Word total = number(0);
    for (const Word& one : all) total = add(total, one);
    return total;
  }
  static bool is_zero(const Word& w) {
    std::uint64_t value = 1;
    return w.is_numeral() && w.is_numeral_u64(value) && value == 0;
  }
  z3::context* c_;
};
static_assert(model::Algebra<Z3Words>);

}  // namespace synfin::proofs
