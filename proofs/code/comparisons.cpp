// What is asked of words: each question in one spelling, so that what a compiler asks otherwise is the same
// flag.
#include <algorithm>
#include <utility>

#include "terms.hpp"

namespace synfin::proofs::code {

namespace {

bool is_number(Word w) { return w->op == TermOp::constant; }

}  // namespace

std::uint64_t most_of(Word w) {
  if (w->op == TermOp::constant) return w->value;
  if (w->op == TermOp::zero_extended) return most_of(w->kids[0]);
  if (w->op == TermOp::bits) {
    std::uint64_t most = 0;
    for (std::size_t k = 0; k < w->conditions.size(); ++k)
      if (w->conditions[k] != never) most |= std::uint64_t{1} << k;
    return most;
  }
  if (w->op == TermOp::sum && w->width < 64) {  // if it cannot wrap
    std::uint64_t most = w->value;
    for (std::size_t k = 0; k < w->kids.size(); ++k) {
      const std::uint64_t part = most_of(w->kids[k]);
      const std::uint64_t room = all_ones(w->width) - most;
      if (w->factors[k] > room || (part != 0 && w->factors[k] > room / part)) return all_ones(w->width);
      most += part * w->factors[k];
    }
    return most;
  }
  return all_ones(w->width);
}

Condition Terms::bit_of_one(Word a, unsigned place) {
  switch (a->op) {
    case TermOp::constant:
      return (a->value >> place & 1U) != 0 ? always : never;
    case TermOp::bits:
      return a->conditions[place];
    case TermOp::undefined:
      return undefined_flag();
    case TermOp::extract:
      return bit(a->kids[0], static_cast<unsigned>(a->value) + place);
    case TermOp::zero_extended:
      return place < a->kids[0]->width ? bit(a->kids[0], place) : never;
    case TermOp::sign_extended:
      return bit(a->kids[0], std::min(place, a->kids[0]->width - 1));
    case TermOp::conjunction:
      return decisions_.both(bit(a->kids[0], place), bit(a->kids[1], place));
    case TermOp::disjunction:
      return decisions_.either(bit(a->kids[0], place), bit(a->kids[1], place));
    case TermOp::exclusive:
      return decisions_.differ(bit(a->kids[0], place), bit(a->kids[1], place));
    case TermOp::concat: {
      unsigned at = 0;
      for (const Word kid : a->kids) {
        if (place < at + kid->width) return bit(kid, place - at);
        at += kid->width;
      }
      return never;
    }
    case TermOp::sum:  // one times a power of two is a shift
      if (a->kids.size() == 1 && a->value == 0) {
        const std::uint64_t factor = a->factors[0];
        if (factor > 1 && (factor & (factor - 1)) == 0) {
          unsigned shift = 0;
          while ((factor >> shift & 1U) == 0) ++shift;
          return place < shift ? never : bit(a->kids[0], place - shift);
        }
      }
      break;
    default:
      break;
  }
  const Condition set = flag_of({.kind = Atom::Kind::bit, .a = a, .bit = place});
  if (place + 1 < a->width) return set;
  return decisions_.without(set, equal_of_one(a, number(0, a->width)));  // what is 0 is not negative
}

Condition Terms::bit(Word a, unsigned place) {
  if (a->op == TermOp::bits) return a->conditions[place];
  return each_flag(a, a, [&](Word x, Word y) { return x == y ? bit_of_one(x, place) : never; });
}

Condition Terms::equal_of_one(Word a, Word b) {
  if (a == b && a->op != TermOp::undefined) return always;
  if (a->op == TermOp::undefined || b->op == TermOp::undefined) return undefined_flag();
  if (is_number(a) && is_number(b)) return never;
  if (is_number(a)) std::swap(a, b);
  const unsigned width = a->width;
  if (width == 1) return decisions_.opposite(decisions_.differ(bit(a, 0), bit(b, 0)));
  const auto of_a = bits_of(a);
  const auto of_b = bits_of(b);
  if (of_a && of_b) {
    Condition all = always;
    for (unsigned k = 0; k < width; ++k)
      all = decisions_.without(all, decisions_.differ((*of_a)[k], (*of_b)[k]));
    return all;
  }
  if (a->op == TermOp::concat && is_number(b)) {
    Condition all = always;
    unsigned at = 0;
    for (const Word kid : a->kids) {
      all = decisions_.both(all, equal(kid, extract_of_one(b, at, kid->width)));
      at += kid->width;
    }
    return all;
  }
  if (a->op == TermOp::zero_extended && is_number(b)) return equal_to(a, b);
  // x == y is x - y == 0, of which the half is written whose first factor is positive
  std::vector<std::pair<Word, std::uint64_t>> parts;
  std::uint64_t value = 0;
  add_parts(a, 1, parts, value);
  add_parts(b, ~std::uint64_t{0}, parts, value);
  Word difference = sum_of(parts, value, width);
  if (is_number(difference)) return difference->value == 0 ? always : never;
  if (difference->op == TermOp::sum && (difference->factors[0] >> (width - 1) & 1U) != 0)
    difference = linear(number(0, width), 1, difference, ~std::uint64_t{0});
  if (difference->op == TermOp::sum && difference->kids.size() == 1 && difference->factors[0] == 1)
    return equal_to(difference->kids[0], number(0 - difference->value, width));
  return flag_of({.kind = Atom::Kind::equal, .a = difference, .b = number(0, width)});
}

/// A word that is no sum, and a number.
Condition Terms::equal_to(Word a, Word number_b) {
  if (number_b->value > most_of(a)) return never;
  if (a->op == TermOp::zero_extended) return equal(a->kids[0], number(number_b->value, a->kids[0]->width));
  return flag_of({.kind = Atom::Kind::equal, .a = a, .b = number_b});
}

Condition Terms::equal(Word a, Word b) {
  if (bits_of(a) && bits_of(b)) return equal_of_one(a, b);
  return each_flag(a, b, [&](Word x, Word y) { return equal_of_one(x, y); });
}

Condition Terms::less_of_one(Word a, Word b) {
  if (a->op == TermOp::undefined || b->op == TermOp::undefined) return undefined_flag();
  if (a == b) return never;
  if (is_number(a) && is_number(b)) return a->value < b->value ? always : never;
  const unsigned width = a->width;
  const std::uint64_t top = std::uint64_t{1} << (width - 1);
  if (width == 1) return decisions_.without(bit(b, 0), bit(a, 0));
  if (is_number(a)) {
    if (a->value >= most_of(b)) return never;
    return decisions_.opposite(less(b, number(a->value + 1, width)));
  }
  if (is_number(b)) {
    if (b->value == 0) return never;
    if (most_of(a) < b->value) return always;
    if (b->value == 1) return equal(a, number(0, width));
    if (b->value == top) return decisions_.opposite(bit(a, width - 1));
    if (b->value == most_of(a)) return decisions_.opposite(equal(a, b));
    if (a->op == TermOp::zero_extended) return less(a->kids[0], number(b->value, a->kids[0]->width));
    // x < 2n + 1 is x < 2n or x == 2n
    if (b->value % 2 != 0) {
      const Word even = number(b->value - 1, width);
      return decisions_.either(less_of_one(a, even), equal_of_one(a, even));
    }
    return order(a, b);
  }
  if (a->op == TermOp::zero_extended && b->op == TermOp::zero_extended &&
      a->kids[0]->width == b->kids[0]->width)
    return less(a->kids[0], b->kids[0]);
  if (most_of(b) == 0) return never;
  return order(a, b);
}

/// Whether words are equal is told the solver as it is told which is less: of the same two sums.
void Terms::spell(Condition same, Word a, Word b) {
  if (same <= always || !a->is_plain || !b->is_plain) return;  // or they could ask for the flag itself
  const Decisions::Ask asked = decisions_.ask(same);
  if (asked.no != never || asked.yes != always) return;
  Atom& atom = atoms_[asked.flag];
  if (atom.kind != Atom::Kind::equal || atom.a->width != a->width) return;
  atom.a = a;
  atom.b = b;
}

/// Of two words one is less, or both are equal: said by one flag, and by whether they are equal.
Condition Terms::order(Word a, Word b) {
  const bool turned = !is_number(b) && a->id > b->id;
  const std::size_t before = flags_.size();
  const Condition less = flag_of({.kind = Atom::Kind::less, .a = turned ? b : a, .b = turned ? a : b});
  const bool is_new = flags_.size() != before;
  const Condition of_a = turned ? decisions_.opposite(less) : less;
  if (is_new) {  // what is kept of it must hold on any path
    const Condition here = std::exchange(path, always);
    const Condition same = equal_of_one(a, b);
    path = here;
    spell(same, a, b);
    compared_[a].push_back({b, of_a, same});
    compared_[b].push_back({a, decisions_.opposite(of_a), same});
  }
  return decisions_.without(of_a, equal_of_one(a, b));
}

Condition Terms::less(Word a, Word b) {
  return each_flag(a, b, [&](Word x, Word y) { return less_of_one(x, y); });
}

Condition Terms::less_signed(Word a, Word b) {
  return each_flag(a, b, [&](Word x, Word y) -> Condition {
    const unsigned width = x->width;
    const std::uint64_t top = std::uint64_t{1} << (width - 1);
    if (is_number(y) && y->value == 0) return bit(x, width - 1);
    if (is_number(x) && x->value == all_ones(width)) return decisions_.opposite(bit(y, width - 1));
    return less(add(x, number(top, width)), add(y, number(top, width)));
  });
}

Condition Terms::undefined_in(Condition c) {
  Condition all = never;
  const auto tainted = [](Word word) { return word != nullptr && word->is_tainted; };
  for (const std::uint32_t flag : decisions_.flags_of(c))
    if (const Atom& atom = atoms_[flag];
        atom.kind == Atom::Kind::undefined || tainted(atom.a) || tainted(atom.b))
      all = decisions_.either(
          all, decisions_.differ(decisions_.where(c, flag, true), decisions_.where(c, flag, false)));
  return all;
}

Condition Terms::undefined_in(Word a) {
  switch (a->op) {
    case TermOp::undefined:
      return always;
    case TermOp::bits: {
      Condition all = never;
      for (const Condition c : a->conditions) all = decisions_.either(all, undefined_in(c));
      return all;
    }
    case TermOp::cases: {
      Condition all = never;
      for (std::size_t i = 0; i < a->kids.size(); ++i) {
        all = decisions_.either(all, undefined_in(a->conditions[i]));
        all = decisions_.either(all, decisions_.both(a->conditions[i], undefined_in(a->kids[i])));
      }
      return all;
    }
    default: {
      Condition all = never;
      for (const Word kid : a->kids) all = decisions_.either(all, undefined_in(kid));
      return all;
    }
  }
}

}  // namespace synfin::proofs::code
