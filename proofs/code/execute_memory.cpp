// Instructions on memory, and LLVM's intrinsics.
#include <algorithm>
#include <array>

#include "execute.hpp"

namespace synfin::proofs::code {

using ir::Instruction;
using Kind = Value::Kind;

namespace {

// Of where it stands what an inlined function said by `noalias` holds: no instruction means anything else by
// it.
constexpr std::string_view scope = "llvm.experimental.noalias.scope.decl";

constexpr std::array intrinsics = {"llvm.lifetime.", "llvm.memset.p0", "llvm.memcpy.p0", "llvm.memmove.p0",
                                   "llvm.usub.sat.", "llvm.uadd.sat.", "llvm.umin.",     "llvm.umax.",
                                   "llvm.smin.",     "llvm.smax.",     "llvm.assume",    "llvm.abs."};

}  // namespace

bool is_known_intrinsic(const std::string& name) {
  return name == scope || std::any_of(intrinsics.begin(), intrinsics.end(),
                                      [&](const char* one) { return name.starts_with(one); });
}

Value Executor::address(const Frame& frame, const Instruction& one) {
  const Value base = operand(frame, one.operands[0]);
  if (base.kind != Kind::address) fail("expected a pointer");
  Word moved = terms_.number(0, pointer_bits());
  const ir::Type* at = one.type;
  for (std::size_t k = 1; k < one.operands.size(); ++k) {
    const Word index = word(frame, one.operands[k]);
    std::uint64_t size = at->size;
    if (k > 1 && at->kind == ir::Type::Kind::structure) {
      const auto part = terms_.constant_of(index);
      if (!part || *part >= at->parts.size()) fail("a structure's part that is not known");
      moved = terms_.add(moved, terms_.number(at->offsets[*part], pointer_bits()));
      at = at->parts[*part];
      continue;
    }
    if (k > 1) {
      if (at->kind != ir::Type::Kind::array) fail("an address into what is no array");
      at = at->parts[0];
      size = at->size;
    }
    const Word wide = index->width < pointer_bits() ? terms_.sign_extend(index, pointer_bits())
                                                    : terms_.extract(index, 0, pointer_bits());
    moved = terms_.add(moved, terms_.multiply(wide, terms_.number(size, pointer_bits())));
  }
  std::vector<Target> targets = base.targets;
  for (Target& target : targets) target.offset = terms_.add(target.offset, moved);
  return Value::of(std::move(targets));
}

std::vector<Executor::Place> Executor::places(const std::vector<Target>& targets, std::uint64_t octets,
                                              bool written, std::uint64_t align) {
  Decisions& d = terms_.decisions();
  std::vector<Place> found;
  Condition known = never;
  const Condition path = terms_.path;
  for (const Target& target : targets) {
    const Object* const object = target.object == nowhere ? nullptr : memory.at(target.object);
    if (object == nullptr || (written && !object->writable) || object->align % align != 0) continue;
    const Condition here = d.both(d.both(path, target.condition), object->alive);
    if (here == never) continue;
    terms_.path = here;
    for (const auto& [c, leaf] : terms_.cases_of(target.offset)) {
      if (leaf->op == TermOp::undefined) continue;
      if (leaf->op != TermOp::constant) {
        // of an array's element by a number that is not known: each that it may be
        for (std::uint64_t offset = 0; offset + octets <= object->size; offset += align) {
          const Condition same = d.both(c, terms_.equal(leaf, terms_.number(offset, leaf->width)));
          if (same == never) continue;
          found.push_back({same, target.object, offset});
          known = d.either(known, same);
        }
      } else if (leaf->value <= object->size && octets <= object->size - leaf->value &&
                 leaf->value % align == 0) {
        found.push_back({c, target.object, leaf->value});
        known = d.either(known, c);
      }
    }
  }
  terms_.path = path;
  oblige(written ? "a write to where nothing may be written" : "a read from where nothing is",
         d.opposite(known));
  return found;
}

std::vector<Target> Executor::behind(std::vector<Target> targets, std::uint64_t octets) {
  for (Target& target : targets)
    target.offset = terms_.add(target.offset, terms_.number(octets, target.offset->width));
  return targets;
}

Value Executor::load(const Frame& frame, const Instruction& one) {
  const Value at = operand(frame, one.operands[0]);
  if (at.kind != Kind::address) fail("expected a pointer");
  Value value = load(at.targets, one.type, one.align);
  if (one.made.range && value.kind != Kind::word) fail("a range of what is no number");
  if (one.made.range) value.word = undefined_where(is_outside(value.word, *one.made.range), value.word);
  if (one.defined) oblige_defined("a load of what is undefined", value);
  return value;
}

Value Executor::load(const std::vector<Target>& from, const ir::Type* type, std::uint64_t align) {
  if (type->kind == ir::Type::Kind::structure) {
    places(from, type->size, false, align);  // all of it is read, with what fills it up
    std::vector<Value> parts;
    for (std::size_t k = 0; k < type->parts.size(); ++k)
      parts.push_back(load(behind(from, type->offsets[k]), type->parts[k], 1));
    return Value::of_parts(std::move(parts));
  }
  const bool number = type->kind == ir::Type::Kind::integer;
  const bool is_flag = number && type->bits == 1;
  if ((number && !is_flag && (type->bits != 8 * type->size || type->bits > 64)) ||
      (!number && type->kind != ir::Type::Kind::pointer))
    fail("a load of a type that is not known here");
  const auto octets = static_cast<unsigned>(type->size);
  Value value;
  Condition path = never;
  for (const Place& place : places(from, octets, false, align)) {
    const Value here = memory.load(terms_, place.object, place.offset, octets);
    value = path == never ? here : joined(terms_, path, value, place.condition, here);
    path = terms_.decisions().either(path, place.condition);
  }
  if (path == never)
    value = number ? Value::of(terms_.undefined(octets * 8)) : Value::of(std::vector<Target>{});
  if (number && value.kind == Kind::address) value = Value::of(terms_.undefined(octets * 8));
  if (!number && value.kind != Kind::address) value = Value::of(std::vector<Target>{});
  if (!is_flag) return value;
  oblige("a flag that is neither 0 nor 1", terms_.less(terms_.number(1, 8), value.word));
  return Value::of_flag(terms_.bit(value.word, 0));
}

void Executor::store(const Frame& frame, const Instruction& one) {
  const Value at = operand(frame, one.operands[1]);
  if (at.kind != Kind::address) fail("expected a pointer");
  store(at.targets, one.type, operand(frame, one.operands[0]), one.align);
}

void Executor::store(const std::vector<Target>& to, const ir::Type* type, Value value, std::uint64_t align) {
  if (value.kind == Kind::parts) {  // what fills it up becomes undefined
    for (const Place& place : places(to, type->size, true, align)) {
      if (terms_.decisions().without(terms_.path, place.condition) != never)
        fail("a store of a structure through a pointer that is not known");
      for (std::uint64_t k = 0; k < type->size; ++k)
        memory.store(terms_, place.object, place.offset + k, 1, Value::of(terms_.undefined(8)));
    }
    for (std::size_t k = 0; k < type->parts.size(); ++k)
      store(behind(to, type->offsets[k]), type->parts[k], value.parts[k], 1);
    return;
  }
  if (value.kind == Kind::flag) value = Value::of(word_of(value.flag, 8));
  const auto octets = static_cast<unsigned>(type->size);
  if (value.kind == Kind::word && value.word->width != 8 * octets)
    fail("a store of a type that is not known here");
  Decisions& d = terms_.decisions();
  for (const Place& place : places(to, octets, true, align)) {
    if (d.without(terms_.path, place.condition) == never) {
      memory.store(terms_, place.object, place.offset, octets, value);
    } else {
      const Value old = memory.load(terms_, place.object, place.offset, octets);
      memory.store(terms_, place.object, place.offset, octets,
                   joined(terms_, d.both(terms_.path, place.condition), value,
                          d.without(terms_.path, place.condition), old));
    }
  }
}

void Executor::set_octets(const std::vector<Target>& to, Word octet, std::uint64_t length) {
  Decisions& d = terms_.decisions();
  for (const Place& place : places(to, length, true)) {
    if (d.without(terms_.path, place.condition) != never)
      fail("a memset through a pointer that is not known");
    memory.fill(terms_, place.object, place.offset, length, octet);
  }
}

/// What memory holds when its life begins is undefined; when it has ended nothing may be read or written.
void Executor::live(const std::vector<Target>& of, bool begins) {
  for (const Target& target : of) {
    const bool is_certain = terms_.decisions().without(terms_.path, target.condition) == never;
    if (target.object == nowhere || memory.at(target.object) == nullptr) continue;
    if (!is_certain) fail("the life of memory that is not known");
    memory.forget(target.object, begins);
  }
}

/// What stands in these octets must not be read before it is written.
void Executor::forget(const std::vector<Target>& of, const std::vector<ir::Range>& octets) {
  for (const ir::Range& range : octets)
    for (std::uint64_t k = range.first; k < range.last; ++k)
      for (const Place& place : places(behind(of, k), 1, true)) {
        if (terms_.decisions().without(terms_.path, place.condition) != never)
          fail("'initializes' of memory that is not known");
        memory.store(terms_, place.object, place.offset, 1, Value::of(terms_.undefined(8)));
      }
}

/// A copy by memcpy: from and to are the same, or do not overlap.
void Executor::oblige_apart(const std::vector<Target>& to, const std::vector<Target>& from,
                            std::uint64_t length) {
  Decisions& d = terms_.decisions();
  for (const Target& x : to)
    for (const Target& y : from) {
      if (x.object != y.object || x.object == nowhere) continue;
      const Word distance = terms_.subtract(x.offset, y.offset);
      const Word most = terms_.number(length, distance->width);
      const Condition near =
          d.either(terms_.less(distance, most), terms_.less(terms_.subtract(y.offset, x.offset), most));
      oblige("memcpy of what overlaps",
             d.both(d.both(x.condition, y.condition), d.without(near, terms_.equal(x.offset, y.offset))));
    }
}

void Executor::copy_octets(const std::vector<Target>& to, const std::vector<Target>& from,
                           std::uint64_t length) {
  Decisions& d = terms_.decisions();
  const auto sources = places(from, length, false);
  const auto goals = places(to, length, true);
  if (sources.empty() || goals.empty()) return;
  if (sources.size() > 1 || goals.size() > 1 || d.without(terms_.path, sources[0].condition) != never ||
      d.without(terms_.path, goals[0].condition) != never)
    fail("a copy through a pointer that is not known");
  const Memory before = memory;  // all is read before any is written
  // cell by cell, so that each word stays one
  const Object& source = *before.at(sources[0].object);
  std::uint64_t at = sources[0].offset;
  const std::uint64_t end = at + length;
  while (at < end) {
    const auto cell = source.cells.find(at);
    const std::uint64_t octets =
        cell != source.cells.end() && at + cell->second.octets <= end ? cell->second.octets : 1;
    memory.store(terms_, goals[0].object, goals[0].offset + (at - sources[0].offset),
                 static_cast<unsigned>(octets),
                 before.load(terms_, sources[0].object, at, static_cast<unsigned>(octets)));
    at += octets;
  }
}

Value Executor::intrinsic(const Frame& frame, const Instruction& one) {
  const auto is = [&](std::string_view what) { return one.what.starts_with(what); };
  Decisions& d = terms_.decisions();
  if (one.what == scope) return {};
  if (is("llvm.lifetime.")) {
    live(operand(frame, one.operands.back()).targets, is("llvm.lifetime.start"));
    return {};
  }
  if (is("llvm.assume")) {
    oblige("what is assumed (llvm.assume)", d.opposite(flag(frame, one.operands[0])));
    return {};
  }
  if (is("llvm.memset.") || is("llvm.memcpy.") || is("llvm.memmove.")) {
    const auto length = terms_.constant_of(word(frame, one.operands[2]));
    if (!length) fail("a length that is not known");
    const Value to = operand(frame, one.operands[0]);
    if (*length == 0) return {};
    if (is("llvm.memset.")) {
      set_octets(to.targets, word(frame, one.operands[1]), *length);
    } else {
      const Value from = operand(frame, one.operands[1]);
      if (is("llvm.memcpy.")) oblige_apart(to.targets, from.targets, *length);
      copy_octets(to.targets, from.targets, *length);
    }
    return {};
  }
  if (!is_known_intrinsic(one.what)) fail("unknown intrinsic @" + one.what);
  const Word x = word(frame, one.operands[0]);
  const unsigned width = x->width;
  if (is("llvm.abs.")) {
    const Condition negative = terms_.bit(x, width - 1);
    const Word lowest = terms_.number(std::uint64_t{1} << (width - 1), width);
    const Word made = terms_.choice(negative, terms_.subtract(terms_.number(0, width), x), x);
    const Condition poison = flag(frame, one.operands[1]);
    return Value::of(undefined_where(d.both(poison, terms_.equal(x, lowest)), made));
  }
  const Word y = word(frame, one.operands[1]);
  if (is("llvm.usub.sat."))
    return Value::of(terms_.choice(terms_.less(x, y), terms_.number(0, width), terms_.subtract(x, y)));
  if (is("llvm.uadd.sat.")) {
    const Word sum = terms_.add(x, y);
    return Value::of(terms_.choice(terms_.less(sum, x), terms_.number(all_ones(width), width), sum));
  }
  return Value::of(min_or_max(one.what.substr(5, 4), x, y));
}

}  // namespace synfin::proofs::code
