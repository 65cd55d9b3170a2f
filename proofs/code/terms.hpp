// Machine words of up to 64 bits as terms, each once, in a normal form strong enough that what a compiler has
// moved about mostly stays the same term.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "decisions.hpp"

namespace synfin::proofs::code {

enum class TermOp : std::uint8_t {
  constant,   ///< `value`
  variable,   ///< `name`
  undefined,  ///< undef, poison, or never written: whatever is made of it is undefined, too
  sum,        ///< `value` and `kids`, each times its factor
  product,
  bits,     ///< `conditions`, from the lowest bit on
  cases,    ///< the kid whose condition holds: under the path on which it was made, exactly one does
  extract,  ///< of the kid, from bit `value` on
  concat,   ///< the kids, the lowest first
  zero_extended,
  sign_extended,
  conjunction,
  disjunction,
  exclusive,
  shifted_left,  ///< by a kid that is no constant
  shifted_right,
};

struct Term {
  TermOp op = TermOp::constant;
  unsigned width = 32;
  std::uint64_t value = 0;
  std::vector<const Term*> kids{};
  std::vector<std::uint64_t> factors{};
  std::vector<Condition> conditions{};
  std::string name{};
  std::size_t id = 0;       ///< in the order of making
  bool is_tainted = false;  ///< something of it, or of a part of it, may be undefined
  bool is_plain = true;     ///< nothing of it depends on conditions

  bool same_as(const Term& other) const {
    return op == other.op && width == other.width && value == other.value && kids == other.kids &&
           factors == other.factors && conditions == other.conditions && name == other.name;
  }
};
using Word = const Term*;

/// What a flag of `Decisions` stands for.
struct Atom {
  enum class Kind : std::uint8_t { free, undefined, equal, less, bit } kind;
  Word a = nullptr, b = nullptr;  ///< less: as unsigned numbers; equal: of one width
  unsigned bit = 0;               ///< of `a`
  std::string name{};             ///< of a free one
};

/// All terms of one question. Words may be cases; operations are done case by case, and cases that the path
/// excludes are dropped. What comes of an operation holds on the path that was known then.
class Terms {
 public:
  Decisions& decisions() { return decisions_; }

  /// What is known to hold where the next operations are done.
  Condition path = always;

  /// Takes a fact for granted from here on, best before anything else is made: what asks for a part of it is
  /// told, and is no question any more.
  void assume(Condition fact);
  /// What of the facts could not be told so: the path on which all begins.
  Condition assumed() const { return assumed_; }

  Word number(std::uint64_t value, unsigned width);
  Word variable(const std::string& name, unsigned width);
  Word undefined(unsigned width);
  /// A flag of that name, free.
  Condition free_flag(const std::string& name);
  Condition undefined_flag();

  Word add(Word a, Word b);
  Word subtract(Word a, Word b);
  Word multiply(Word a, Word b);
  Word conjunction(Word a, Word b) { return bitwise(TermOp::conjunction, a, b); }
  Word disjunction(Word a, Word b) { return bitwise(TermOp::disjunction, a, b); }
  Word exclusive(Word a, Word b) { return bitwise(TermOp::exclusive, a, b); }
  Word shift_left(Word a, Word by);
  Word shift_right(Word a, Word by);
  Word shift_right_signed(Word a, Word by);
  Word extract(Word a, unsigned low, unsigned width);
  Word zero_extend(Word a, unsigned width);
  Word sign_extend(Word a, unsigned width);
  /// The lowest first.
  Word concat(std::span<const Word> parts);
  /// 1 or 0.
  Word of_flag(Condition flag, unsigned width);
  Word of_bits(std::vector<Condition> bits);

  Condition bit(Word a, unsigned place);
  Condition equal(Word a, Word b);
  Condition less(Word a, Word b);
  Condition less_signed(Word a, Word b);

  /// `c ? a : b`
  Word choice(Condition c, Word a, Word b);
  /// `a` on one path, `b` on another, where the two meet.
  Word joined(Condition path_a, Word a, Condition path_b, Word b);
  Condition joined(Condition path_a, Condition a, Condition path_b, Condition b);

  /// The cases of a word that the path does not exclude, each with its condition; a word without cases is
  /// one.
  std::vector<std::pair<Condition, Word>> cases_of(Word a);
  /// What `f` makes of each case, on the path of that case.
  Word each(Word a, const std::function<Word(Word)>& f);
  Word each(Word a, Word b, const std::function<Word(Word, Word)>& f);
  /// Has the path decided that the word, which has no cases, needs no more bits? It was compared with what
  /// does not.
  bool fits(Word a, unsigned width);
  /// Its value, if that is the same in all cases.
  std::optional<std::uint64_t> constant_of(Word a);

  const Atom& atom(std::uint32_t flag) const { return atoms_[flag]; }
  /// Where the function depends on what is undefined.
  Condition undefined_in(Condition c);
  /// Where the word is undefined, or a part of it.
  Condition undefined_in(Word a);

 private:
  Word intern(Term term);
  bool may_be_undefined(Condition c);
  Word bitwise(TermOp op, Word a, Word b);
  Word bitwise_of_one(TermOp op, Word a, Word b);
  Word multiply_of_one(Word a, Word b);
  Word sum_of(const std::vector<std::pair<Word, std::uint64_t>>& parts, std::uint64_t value, unsigned width);
  void add_parts(Word of, std::uint64_t factor, std::vector<std::pair<Word, std::uint64_t>>& parts,
                 std::uint64_t& value) const;
  Word linear(Word a, std::uint64_t factor_a, Word b, std::uint64_t factor_b);
  Word extract_of_one(Word a, unsigned low, unsigned width);
  Word extend_of_one(Word a, unsigned width, bool sign);
  /// By the leaf's id.
  using Leaves = std::map<std::size_t, std::pair<Condition, Word>>;
  Word of_cases(std::vector<std::pair<Condition, Word>> cases, bool chosen = false);
  void take_older_of_equals(Leaves& leaves);
  Condition bit_of_one(Word a, unsigned place);
  Condition equal_of_one(Word a, Word b);
  Condition equal_to(Word a, Word number_b);
  Condition less_of_one(Word a, Word b);
  Condition order(Word a, Word b);
  void spell(Condition same, Word a, Word b);
  Condition flag_of(const Atom& atom);
  std::optional<std::vector<Condition>> bits_of(Word a);

  Condition each_flag(Word a, Word b, const std::function<Condition(Word, Word)>& f);

  struct Hash {
    std::size_t operator()(Word term) const;
  };
  struct Same {
    bool operator()(Word a, Word b) const { return a->same_as(*b); }
  };

  Decisions decisions_;
  std::deque<Term> all_;
  std::unordered_map<Word, Word, Hash, Same> known_;
  std::vector<Atom> atoms_;
  std::unordered_map<std::string, Condition> flags_;
  /// By the word: what it was compared with, and where it is found to be no more than that, and to be that.
  struct Compared {
    Word other;
    Condition at_most, equal;
  };
  std::unordered_map<Word, std::vector<Compared>> compared_;
  std::uint64_t undefined_ = 0;  ///< words and flags
  std::unordered_map<Condition, bool> may_be_undefined_;
  Condition assumed_ = always;
  std::size_t kids_ = 0;  ///< of all terms
};

/// No value of the word is larger.
std::uint64_t most_of(Word w);

/// All bits of a word so wide.
constexpr std::uint64_t all_ones(unsigned width) {
  return width >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << width) - 1;
}

}  // namespace synfin::proofs::code
