// Operations on the bits of words: bit by bit where those are known, on parts of a word where they are not.
#include <algorithm>

#include "terms.hpp"

namespace synfin::proofs::code {

namespace {

std::uint64_t signed_value(std::uint64_t value, unsigned width) {
  const std::uint64_t sign = std::uint64_t{1} << (width - 1);
  return width >= 64 ? value : (value ^ sign) - sign;
}

}  // namespace

std::optional<std::vector<Condition>> Terms::bits_of(Word a) {
  if (a->op == TermOp::bits) return a->conditions;
  if (a->op != TermOp::constant) return std::nullopt;
  std::vector<Condition> bits;
  for (unsigned k = 0; k < a->width; ++k) bits.push_back((a->value >> k & 1U) != 0 ? always : never);
  return bits;
}

Word Terms::of_bits(std::vector<Condition> bits) {
  const auto width = static_cast<unsigned>(bits.size());
  std::uint64_t value = 0;
  for (unsigned k = 0; k < width; ++k) {
    if (bits[k] > always) return intern({.op = TermOp::bits, .width = width, .conditions = std::move(bits)});
    value |= std::uint64_t{bits[k]} << k;
  }
  return number(value, width);
}

Word Terms::of_flag(Condition flag, unsigned width) {
  std::vector<Condition> bits(width, never);
  bits[0] = flag;
  return of_bits(std::move(bits));
}

Word Terms::bitwise_of_one(TermOp op, Word x, Word y) {
  const unsigned width = x->width;
  if (x->op == TermOp::undefined || y->op == TermOp::undefined) return undefined(width);
  if (x->op == TermOp::constant) std::swap(x, y);
  if (y->op == TermOp::constant) {
    if (y->value == 0) return op == TermOp::conjunction ? y : x;
    if (y->value == all_ones(width)) {
      if (op == TermOp::conjunction) return x;
      if (op == TermOp::disjunction) return y;
      return sum_of({{x, ~std::uint64_t{0}}}, ~std::uint64_t{0}, width);  // ~x is -x - 1
    }
  }
  if (x == y) return op == TermOp::exclusive ? number(0, width) : x;
  if (y->op == TermOp::constant && op == TermOp::conjunction && (y->value & (y->value + 1)) == 0) {
    unsigned low = 0;  // a mask of the low bits
    while ((y->value >> low & 1U) != 0) ++low;
    return extend_of_one(extract_of_one(x, 0, low), width, false);
  }
  if (x->id > y->id) std::swap(x, y);
  return intern({.op = op, .width = width, .kids = {x, y}});
}

Word Terms::bitwise(TermOp op, Word a, Word b) {
  const auto of_a = bits_of(a);
  const auto of_b = bits_of(b);
  if (of_a && of_b) {
    std::vector<Condition> bits;
    for (std::size_t k = 0; k < of_a->size(); ++k) {
      const Condition x = (*of_a)[k];
      const Condition y = (*of_b)[k];
      bits.push_back(op == TermOp::conjunction   ? decisions_.both(x, y)
                     : op == TermOp::disjunction ? decisions_.either(x, y)
                                                 : decisions_.differ(x, y));
    }
    return of_bits(std::move(bits));
  }
  return each(a, b, [&](Word x, Word y) {
    const bool bitwise_again = bits_of(x) && bits_of(y);
    return bitwise_again ? bitwise(op, x, y) : bitwise_of_one(op, x, y);
  });
}

Word Terms::extract_of_one(Word a, unsigned low, unsigned width) {
  if (low == 0 && width == a->width) return a;
  switch (a->op) {
    case TermOp::constant:
      return number(a->value >> low, width);
    case TermOp::undefined:
      return undefined(width);
    case TermOp::bits:
      return of_bits({a->conditions.begin() + low, a->conditions.begin() + low + width});
    case TermOp::extract:
      return extract_of_one(a->kids[0], low + static_cast<unsigned>(a->value), width);
    case TermOp::zero_extended:
    case TermOp::sign_extended:
      if (low + width <= a->kids[0]->width) return extract_of_one(a->kids[0], low, width);
      if (a->op == TermOp::zero_extended && low >= a->kids[0]->width) return number(0, width);
      if (a->op == TermOp::zero_extended && low == 0) return extend_of_one(a->kids[0], width, false);
      break;
    case TermOp::concat: {
      std::vector<Word> parts;
      unsigned at = 0;
      for (const Word kid : a->kids) {
        const unsigned from = std::max(at, low);
        const unsigned to = std::min(at + kid->width, low + width);
        if (from < to) parts.push_back(extract(kid, from - at, to - from));
        at += kid->width;
      }
      return concat(parts);
    }
    default:
      break;
  }
  if (width == 1) return of_bits({bit_of_one(a, low)});
  return intern({.op = TermOp::extract, .width = width, .value = low, .kids = {a}});
}

Word Terms::extract(Word a, unsigned low, unsigned width) {
  if (a->op == TermOp::bits) return extract_of_one(a, low, width);
  return each(a, [&](Word x) { return extract_of_one(x, low, width); });
}

Word Terms::extend_of_one(Word a, unsigned width, bool sign) {
  if (width == a->width) return a;
  if (a->op == TermOp::constant) return number(sign ? signed_value(a->value, a->width) : a->value, width);
  if (a->op == TermOp::undefined) return undefined(width);
  if (a->op == TermOp::bits) {
    std::vector<Condition> bits = a->conditions;
    bits.resize(width, sign ? bits.back() : never);
    return of_bits(std::move(bits));
  }
  if (a->op == TermOp::zero_extended) return extend_of_one(a->kids[0], width, false);
  return intern({.op = sign ? TermOp::sign_extended : TermOp::zero_extended, .width = width, .kids = {a}});
}

Word Terms::zero_extend(Word a, unsigned width) {
  if (a->op == TermOp::bits) return extend_of_one(a, width, false);
  return each(a, [&](Word x) {
    if (x->op == TermOp::extract && x->value == 0 && x->kids[0]->width == width && fits(x->kids[0], x->width))
      return x->kids[0];
    return extend_of_one(x, width, false);
  });
}

bool Terms::fits(Word a, unsigned width) {
  if (most_of(a) <= all_ones(width)) return true;
  const auto at = compared_.find(a);
  if (at == compared_.end()) return false;
  Condition small = never;
  for (const Compared& one : at->second)
    if (most_of(one.other) <= all_ones(width)) small = decisions_.either(small, one.at_most);
  return decisions_.without(path, small) == never;
}
Word Terms::sign_extend(Word a, unsigned width) {
  if (a->op == TermOp::bits) return extend_of_one(a, width, true);
  return each(a, [&](Word x) { return extend_of_one(x, width, true); });
}

Word Terms::concat(std::span<const Word> parts) {
  std::vector<Word> flat;
  for (const Word part : parts)
    if (part->op == TermOp::concat)
      flat.insert(flat.end(), part->kids.begin(), part->kids.end());
    else
      flat.push_back(part);
  std::vector<Word> kids;
  unsigned width = 0;
  for (Word part : flat) {
    width += part->width;
    if (part->op == TermOp::undefined) {
      std::vector<Condition> bits;
      for (unsigned k = 0; k < part->width; ++k) bits.push_back(undefined_flag());
      part = of_bits(std::move(bits));
    }
    if (!kids.empty()) {
      const Word last = kids.back();
      const auto low = bits_of(last);
      const auto high = bits_of(part);
      if (low && high) {
        std::vector<Condition> bits = *low;
        bits.insert(bits.end(), high->begin(), high->end());
        kids.back() = of_bits(std::move(bits));
        continue;
      }
      if (last->op == TermOp::extract && part->op == TermOp::extract && last->kids == part->kids &&
          last->value + last->width == part->value) {
        kids.back() =
            extract_of_one(last->kids[0], static_cast<unsigned>(last->value), last->width + part->width);
        continue;
      }
    }
    kids.push_back(part);
  }
  if (kids.size() == 1) return kids[0];
  if (kids.size() == 2 && kids[1]->op == TermOp::constant && kids[1]->value == 0)
    return zero_extend(kids[0], width);
  return intern({.op = TermOp::concat, .width = width, .kids = std::move(kids)});
}

Word Terms::shift_left(Word a, Word by) {
  const auto bits = bits_of(a);
  if (const auto n = constant_of(by); n && bits) {
    if (*n >= a->width) return undefined(a->width);
    std::vector<Condition> moved(static_cast<std::size_t>(*n), never);
    moved.insert(moved.end(), bits->begin(), bits->end() - static_cast<std::ptrdiff_t>(*n));
    return of_bits(std::move(moved));
  }
  return each(a, by, [&](Word x, Word n) -> Word {
    if (x->op == TermOp::undefined || n->op == TermOp::undefined) return undefined(x->width);
    if (n->op != TermOp::constant)
      return choice(less(n, number(n->width, n->width)),
                    intern({.op = TermOp::shifted_left, .width = x->width, .kids = {x, n}}),
                    undefined(x->width));
    if (n->value >= x->width) return undefined(x->width);
    return multiply_of_one(x, number(std::uint64_t{1} << n->value, x->width));
  });
}

Word Terms::shift_right(Word a, Word by) {
  if (const auto n = constant_of(by); n && *n < a->width && a->op == TermOp::bits)
    return zero_extend(extract(a, static_cast<unsigned>(*n), a->width - static_cast<unsigned>(*n)), a->width);
  return each(a, by, [&](Word x, Word n) -> Word {
    if (x->op == TermOp::undefined || n->op == TermOp::undefined) return undefined(x->width);
    if (n->op != TermOp::constant)
      return choice(less(n, number(n->width, n->width)),
                    intern({.op = TermOp::shifted_right, .width = x->width, .kids = {x, n}}),
                    undefined(x->width));
    if (n->value >= x->width) return undefined(x->width);
    const auto places = static_cast<unsigned>(n->value);
    return extend_of_one(extract_of_one(x, places, x->width - places), x->width, false);
  });
}

Word Terms::shift_right_signed(Word a, Word by) {
  return each(a, by, [&](Word x, Word n) -> Word {
    if (x->op == TermOp::undefined || n->op == TermOp::undefined) return undefined(x->width);
    if (n->op != TermOp::constant || n->value >= x->width) return undefined(x->width);
    const auto places = static_cast<unsigned>(n->value);
    return extend_of_one(extract_of_one(x, places, x->width - places), x->width, true);
  });
}

}  // namespace synfin::proofs::code
