// Instructions on numbers and flags: what they make, and where that is undefined.
#include "execute.hpp"

namespace synfin::proofs::code {

using ir::Instruction;
using Kind = Value::Kind;

/// An address that is compared has not left its object.
void Executor::oblige_inside(const Target& target) {
  if (target.object == nowhere || memory.at(target.object) == nullptr) return;
  const Word size = terms_.number(memory.at(target.object)->size, target.offset->width);
  oblige("an address beyond its object",
         terms_.decisions().both(target.condition, terms_.less(size, target.offset)));
}

Condition Executor::compare(const std::string& how, const Value& a, const Value& b) {
  Decisions& d = terms_.decisions();
  if (a.kind == Kind::flag && b.kind == Kind::flag) {
    if (how == "eq") return d.opposite(d.differ(a.flag, b.flag));
    if (how == "ne") return d.differ(a.flag, b.flag);
    return compare(how, Value::of(terms_.of_flag(a.flag, 1)), Value::of(terms_.of_flag(b.flag, 1)));
  }
  if (a.kind == Kind::address && b.kind == Kind::address && (how == "eq" || how == "ne")) {
    Condition same = never;
    Condition known = never;
    for (const Target& x : a.targets) oblige_inside(x);
    for (const Target& y : b.targets) oblige_inside(y);
    for (const Target& x : a.targets)
      for (const Target& y : b.targets) {
        const Condition here = d.both(x.condition, y.condition);
        known = d.either(known, here);
        if (x.object == y.object) same = d.either(same, d.both(here, terms_.equal(x.offset, y.offset)));
      }
    oblige("a comparison of a pointer that is not known", d.opposite(known));
    return how == "eq" ? same : d.opposite(same);
  }
  if (a.kind != Kind::word || b.kind != Kind::word) fail("a comparison of pointers");
  const Word x = a.word;
  const Word y = b.word;
  if (how == "eq") return terms_.equal(x, y);
  if (how == "ne") return d.opposite(terms_.equal(x, y));
  if (how == "ult") return terms_.less(x, y);
  if (how == "ugt") return terms_.less(y, x);
  if (how == "uge") return d.opposite(terms_.less(x, y));
  if (how == "ule") return d.opposite(terms_.less(y, x));
  if (how == "slt") return terms_.less_signed(x, y);
  if (how == "sgt") return terms_.less_signed(y, x);
  if (how == "sge") return d.opposite(terms_.less_signed(x, y));
  return d.opposite(terms_.less_signed(y, x));
}

Value Executor::compare(const Frame& frame, const Instruction& one) {
  const Value a = operand(frame, one.operands[0]);
  const Value b = operand(frame, one.operands[1]);
  Decisions& d = terms_.decisions();
  Condition made = compare(one.what, a, b);
  if (a.kind == Kind::flag && b.kind == Kind::flag) {
    const Condition unknown = d.either(terms_.undefined_in(a.flag), terms_.undefined_in(b.flag));
    if (d.both(terms_.path, unknown) != never) made = d.choice(unknown, terms_.undefined_flag(), made);
  }
  if (!one.same_sign) return Value::of_flag(made);
  const auto sign = [&](const Value& of) {
    if (of.kind == Kind::flag) return of.flag;
    if (of.kind != Kind::word) fail("a sign of what is no number");
    return terms_.bit(of.word, of.word->width - 1);
  };
  const Condition unlike = d.differ(sign(a), sign(b));
  if (d.both(terms_.path, unlike) == never) return Value::of_flag(made);
  return Value::of_flag(d.choice(unlike, terms_.undefined_flag(), made));
}

/// Where it happens that was promised not to.
Condition Executor::broken_promise(const Instruction& one, Word x, Word y, Word result) {
  Decisions& d = terms_.decisions();
  const unsigned width = x->width;
  if (one.what == "add" || one.what == "sub") {
    const bool adds = one.what == "add";
    if (adds && width > 2 && terms_.fits(x, width - 2) && terms_.fits(y, width - 2)) return never;
    Condition broken = never;
    if (one.unsigned_wraps_not) broken = adds ? terms_.less(result, x) : terms_.less(x, y);
    if (one.signed_wraps_not) {
      const Condition of_x = terms_.bit(x, width - 1);
      const Condition unlike = d.differ(of_x, terms_.bit(y, width - 1));
      const Condition turned = d.differ(of_x, terms_.bit(result, width - 1));
      broken = d.either(broken, d.both(adds ? d.opposite(unlike) : unlike, turned));
    }
    return broken;
  }
  if (one.what == "or") return d.opposite(terms_.equal(terms_.conjunction(x, y), terms_.number(0, width)));
  if (one.what == "shl") {
    const auto places = terms_.constant_of(y);
    if (places && *places + 1 < width && terms_.fits(x, width - 1 - static_cast<unsigned>(*places)))
      return never;
    Condition broken = never;
    if (places && *places < width) {  // the highest bits: none is set, or all are alike
      const auto beyond = [&](Word of, std::uint64_t kept) {
        return kept >= width ? never
                             : d.opposite(terms_.less(of, terms_.number(std::uint64_t{1} << kept, width)));
      };
      const std::uint64_t kept = width - *places;
      if (one.unsigned_wraps_not)
        broken = beyond(x, one.signed_wraps_not && *places != 0 ? kept - 1 : kept);
      else if (one.signed_wraps_not)
        broken = beyond(terms_.add(x, terms_.number(std::uint64_t{1} << (kept - 1), width)), kept);
      return broken;
    }
    if (one.unsigned_wraps_not) broken = d.opposite(terms_.equal(terms_.shift_right(result, y), x));
    if (one.signed_wraps_not)
      broken = d.either(broken, d.opposite(terms_.equal(terms_.shift_right_signed(result, y), x)));
    return broken;
  }
  if (one.what == "mul") {
    if (width > 32) fail("a product that is promised not to wrap, of more than 32 bits");
    Condition broken = never;
    for (const bool sign : {false, true}) {
      if (!(sign ? one.signed_wraps_not : one.unsigned_wraps_not)) continue;
      const auto wide = [&](Word w) {
        return sign ? terms_.sign_extend(w, 2 * width) : terms_.zero_extend(w, 2 * width);
      };
      broken = d.either(broken, d.opposite(terms_.equal(terms_.multiply(wide(x), wide(y)), wide(result))));
    }
    return broken;
  }
  return d.opposite(terms_.equal(terms_.shift_left(result, y), x));  // exact: nothing was shifted out
}

Word Executor::number_made(const Instruction& one, Word x, Word y) {
  const std::string& what = one.what;
  if (what == "add") return terms_.add(x, y);
  if (what == "sub") return terms_.subtract(x, y);
  if (what == "mul") return terms_.multiply(x, y);
  if (what == "and") return terms_.conjunction(x, y);
  if (what == "or") return terms_.disjunction(x, y);
  if (what == "xor") return terms_.exclusive(x, y);
  if (what == "shl") return terms_.shift_left(x, y);
  return what == "lshr" ? terms_.shift_right(x, y) : terms_.shift_right_signed(x, y);
}

Value Executor::binary(const Frame& frame, const Instruction& one) {
  Decisions& d = terms_.decisions();
  const Value a = operand(frame, one.operands[0]);
  const Value b = operand(frame, one.operands[1]);
  if (a.kind == Kind::flag && b.kind == Kind::flag) {
    oblige_defined("arithmetic on what is undefined", a);
    oblige_defined("arithmetic on what is undefined", b);
    if (one.what == "mul" && (one.signed_wraps_not || one.unsigned_wraps_not))
      fail("a product of flags that is promised not to wrap");
    if (one.what == "and" || one.what == "mul") return Value::of_flag(d.both(a.flag, b.flag));
    if (one.disjoint) oblige("flags that were promised to be disjoint", d.both(a.flag, b.flag));
    if (one.what == "or") return Value::of_flag(d.either(a.flag, b.flag));
    const bool plain = !one.signed_wraps_not && !one.unsigned_wraps_not;
    if (one.what == "xor" || (plain && (one.what == "add" || one.what == "sub")))
      return Value::of_flag(d.differ(a.flag, b.flag));
    fail("'" + one.what + "' of flags");
  }
  if (a.kind != Kind::word || b.kind != Kind::word) fail("arithmetic on pointers");
  const Word x = a.word;
  const Word y = b.word;
  // What shifts and masks leave of bits that are undefined in part may be defined; nothing else is.
  const bool is_masked = one.what != "add" && one.what != "sub" && one.what != "mul" && one.what != "xor";
  if (!is_masked && (x->is_tainted || y->is_tainted)) {
    const Condition unknown = d.either(terms_.undefined_in(x), terms_.undefined_in(y));
    if (unknown == always) return Value::of(terms_.undefined(x->width));
    if (unknown != never) {
      const Condition path = std::exchange(terms_.path, d.without(terms_.path, unknown));
      Word made = terms_.undefined(x->width);
      if (terms_.path != never) made = number_of(one, x, y);
      terms_.path = path;
      return Value::of(undefined_where(unknown, made));
    }
  }
  return Value::of(number_of(one, x, y));
}

/// The number, undefined where a promise is broken.
Word Executor::number_of(const Instruction& one, Word x, Word y) {
  if (!one.unsigned_wraps_not && !one.signed_wraps_not && !one.exact && !one.disjoint)
    return number_made(one, x, y);
  return terms_.each(x, y, [&](Word of_x, Word of_y) {
    const Word result = number_made(one, of_x, of_y);
    return undefined_where(broken_promise(one, of_x, of_y, result), result);
  });
}

Value Executor::convert(const Frame& frame, const Instruction& one) {
  const Value from = operand(frame, one.operands[0]);
  const unsigned width = one.type->bits;
  if (from.kind == Kind::flag) {
    if (one.not_negative) oblige("a flag that was promised not to be set", from.flag);
    if (one.what == "zext") return Value::of(word_of(from.flag, width));
    if (one.what == "sext")
      return Value::of(undefined_where(terms_.undefined_in(from.flag),
                                       terms_.of_bits(std::vector<Condition>(width, from.flag))));
    fail("'" + one.what + "' of a flag");
  }
  if (from.kind != Kind::word) fail("'" + one.what + "' of a pointer");
  const Word x = from.word;
  if (one.what == "sext") return Value::of(terms_.sign_extend(x, width));
  if (one.what == "zext") {
    const Word wide = terms_.zero_extend(x, width);
    return Value::of(one.not_negative ? undefined_where(terms_.bit(x, x->width - 1), wide) : wide);
  }
  Decisions& d = terms_.decisions();
  const Word cut = terms_.extract(x, 0, width);
  Condition lost = never;
  if (one.unsigned_wraps_not) lost = d.opposite(terms_.equal(terms_.zero_extend(cut, x->width), x));
  if (one.signed_wraps_not)
    lost = d.either(lost, d.opposite(terms_.equal(terms_.sign_extend(cut, x->width), x)));
  if (width > 1) return Value::of(lost == never ? cut : undefined_where(lost, cut));
  if (lost != never) oblige("more is cut off than was promised", lost);
  return Value::of_flag(terms_.bit(x, 0));
}

Word Executor::min_or_max(const std::string& which, Word x, Word y) {
  const bool sign = which[0] == 's';
  const Condition less = sign ? terms_.less_signed(x, y) : terms_.less(x, y);
  return which.substr(1) == "min" ? terms_.choice(less, x, y) : terms_.choice(less, y, x);
}

}  // namespace synfin::proofs::code
