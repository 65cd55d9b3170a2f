// Whatever normal form a term takes, it means what was asked for: against plain arithmetic, on random words.
#include "../../../proofs/code/terms.hpp"

#include <z3++.h>

#include <random>

#include "../../../proofs/code/to_z3.hpp"
#include "../../catch.hpp"

using namespace synfin::proofs::code;

namespace {

using Random = std::mt19937_64;

/// A word as a term of variables, and its value for one choice of them.
struct Both {
  Word term;
  std::uint32_t value;
};
struct BothFlags {
  Condition condition;
  bool value;
};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed) {
    for (int k = 0; k < 3; ++k) {
      // numbers near the ends are where arithmetic and comparisons go wrong
      const std::uint32_t values[] = {0, 1, 2, 0x7fffffff, 0x80000000, 0x80000001, 0xffffffff, any()};
      words_[k] = values[pick(8)];
      flags_[k] = pick(2) == 0;
    }
  }
  Terms terms;

  Both word(int depth) {
    if (depth == 0 || pick(6) == 0) return leaf();
    const Both a = word(depth - 1);
    switch (pick(12)) {
      case 0:
        return with(
            a, depth, [&](Word x, Word y) { return terms.add(x, y); }, std::plus<std::uint32_t>());
      case 1:
        return with(
            a, depth, [&](Word x, Word y) { return terms.subtract(x, y); }, std::minus<std::uint32_t>());
      case 2:
        return with(
            a, depth, [&](Word x, Word y) { return terms.conjunction(x, y); }, std::bit_and<std::uint32_t>());
      case 3:
        return with(
            a, depth, [&](Word x, Word y) { return terms.disjunction(x, y); }, std::bit_or<std::uint32_t>());
      case 4:
        return with(
            a, depth, [&](Word x, Word y) { return terms.exclusive(x, y); }, std::bit_xor<std::uint32_t>());
      case 5:
        return with(
            a, depth, [&](Word x, Word y) { return terms.multiply(x, y); }, std::multiplies<std::uint32_t>());
      case 6: {
        const unsigned by = pick(32);
        return {terms.shift_left(a.term, terms.number(by, 32)), a.value << by};
      }
      case 7: {
        const unsigned by = pick(32);
        return {terms.shift_right(a.term, terms.number(by, 32)), a.value >> by};
      }
      case 8: {
        const unsigned width = 1 + pick(31);
        const unsigned low = pick(32 - width);
        return {terms.zero_extend(terms.extract(a.term, low, width), 32),
                a.value >> low & static_cast<std::uint32_t>(all_ones(width))};
      }
      case 9:
        return {terms.sign_extend(terms.extract(a.term, 0, 16), 32),
                static_cast<std::uint32_t>(static_cast<std::int16_t>(a.value))};
      case 10: {
        const Word parts[] = {terms.extract(a.term, 16, 16), terms.extract(a.term, 0, 16)};
        return {terms.concat(parts), a.value << 16 | a.value >> 16};
      }
      default: {
        const BothFlags c = flag(depth - 1);
        const Both b = word(depth - 1);
        return {terms.choice(c.condition, a.term, b.term), c.value ? a.value : b.value};
      }
    }
  }

  BothFlags flag(int depth) {
    if (depth == 0) {
      const std::size_t k = pick(3);
      return {terms.free_flag("f" + std::to_string(k)), flags_[k]};
    }
    const Both a = word(depth - 1);
    const Both b = word(depth - 1);
    switch (pick(4)) {
      case 0:
        return {terms.equal(a.term, b.term), a.value == b.value};
      case 1:
        return {terms.less(a.term, b.term), a.value < b.value};
      case 2:
        return {terms.less_signed(a.term, b.term),
                static_cast<std::int32_t>(a.value) < static_cast<std::int32_t>(b.value)};
      default: {
        const unsigned k = pick(32);
        return {terms.bit(a.term, k), (a.value >> k & 1U) != 0};
      }
    }
  }

  /// What a formula comes to with the values that were chosen.
  z3::expr valued(z3::context& c, const z3::expr& formula) {
    z3::expr_vector from(c);
    z3::expr_vector to(c);
    for (unsigned k = 0; k < 3; ++k) {
      const std::string number = std::to_string(k);
      from.push_back(c.bv_const(("w" + number).c_str(), k == 2 ? 16 : 32));
      to.push_back(c.bv_val(k == 2 ? words_[k] & 0xffff : words_[k], k == 2 ? 16U : 32U));
      from.push_back(c.bool_const(("f" + number).c_str()));
      to.push_back(c.bool_val(flags_[k]));
    }
    z3::expr copy = formula;
    return copy.substitute(from, to).simplify();
  }

 private:
  unsigned pick(unsigned below) { return static_cast<unsigned>(random_() % below); }
  std::uint32_t any() { return static_cast<std::uint32_t>(random_()); }
  Both leaf() {
    switch (pick(5)) {
      case 0:
        return small(pick(4));
      case 1: {
        const std::uint32_t value = any();
        return {terms.number(value, 32), value};
      }
      case 2:
        return {terms.zero_extend(terms.variable("w2", 16), 32), words_[2] & 0xffff};
      case 3: {
        const std::size_t k = pick(3);
        return {terms.of_flag(terms.free_flag("f" + std::to_string(k)), 32), flags_[k] ? 1U : 0U};
      }
      default: {
        const std::size_t k = pick(2);
        return {terms.variable("w" + std::to_string(k), 32), words_[k]};
      }
    }
  }
  Both small(std::uint32_t value) { return {terms.number(value, 32), value}; }
  template <class Made, class Value>
  Both with(const Both& a, int depth, Made made, Value value) {
    const Both b = word(depth - 1);
    return {made(a.term, b.term), value(a.value, b.value)};
  }

  Random random_;
  std::uint32_t words_[3];
  bool flags_[3];
};

}  // namespace

TEST_CASE("a term is the word that was asked for", "[proofs][code]") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Maker maker(seed);
    const Both made = maker.word(4);
    z3::context c;
    ToZ3 to_z3(maker.terms, maker.terms.decisions(), c);
    const z3::expr value = maker.valued(c, to_z3.word(made.term));
    INFO("seed " << seed << ": " << value);
    std::uint64_t number = 0;
    REQUIRE(value.is_numeral_u64(number));
    CHECK(number == made.value);
  }
}

TEST_CASE("a condition holds where it should", "[proofs][code]") {
  for (std::uint64_t seed = 0; seed < 500; ++seed) {
    Maker maker(seed);
    const BothFlags made = maker.flag(4);
    z3::context c;
    ToZ3 to_z3(maker.terms, maker.terms.decisions(), c);
    const z3::expr value = maker.valued(c, to_z3.condition(made.condition));
    INFO("seed " << seed << ": " << value);
    REQUIRE((value.is_true() || value.is_false()));
    CHECK(value.is_true() == made.value);
  }
}

TEST_CASE("what is equal is one term", "[proofs][code]") {
  Terms t;
  const Word x = t.variable("x", 32);
  const Word y = t.variable("y", 32);
  const Word one = t.number(1, 32);
  CHECK(t.subtract(t.add(x, y), y) == x);
  CHECK(t.add(t.add(x, one), y) == t.add(one, t.add(y, x)));
  CHECK(t.shift_left(x, one) == t.add(x, x));
  CHECK(t.exclusive(x, t.number(0xffffffff, 32)) == t.subtract(t.number(0xffffffff, 32), x));
  const Word halves[] = {t.extract(x, 0, 16), t.extract(x, 16, 16)};
  CHECK(t.concat(halves) == x);
  CHECK(t.equal(t.subtract(x, y), t.number(0, 32)) == t.equal(y, x));
  // x < y is "not y <= x", and who is less is not equal
  CHECK(t.less(x, y) == t.decisions().opposite(t.decisions().either(t.less(y, x), t.equal(x, y))));
  CHECK(t.decisions().both(t.less(x, y), t.equal(x, y)) == never);
  CHECK(t.less_signed(x, t.number(0, 32)) == t.less(t.number(0x7fffffff, 32), x));
}
