#include "memory.hpp"

#include <algorithm>

namespace synfin::proofs::code {

namespace {

/// The first octet of each cell that has one in that range.
std::vector<std::uint64_t> cells_in(const Object& object, std::uint64_t from, std::uint64_t to) {
  std::vector<std::uint64_t> found;
  auto at = object.cells.upper_bound(from);
  if (at != object.cells.begin()) --at;
  for (; at != object.cells.end() && at->first < to; ++at)
    if (at->first + at->second.octets > from) found.push_back(at->first);
  return found;
}

bool same(const Value& a, const Value& b) {
  if (a.kind != b.kind || a.word != b.word || a.flag != b.flag || a.targets.size() != b.targets.size())
    return false;
  return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(), same) &&
         std::equal(a.targets.begin(), a.targets.end(), b.targets.begin(),
                    [](const Target& x, const Target& y) {
                      return x.condition == y.condition && x.object == y.object && x.offset == y.offset;
                    });
}

Value bit_by_bit(Terms& terms, Word word) {
  std::vector<Condition> bits;
  for (unsigned k = 0; k < word->width; ++k) bits.push_back(terms.bit(word, k));
  return Value::of(terms.of_bits(std::move(bits)));
}

}  // namespace

Value joined(Terms& terms, Condition path_a, const Value& a, Condition path_b, const Value& b) {
  if (path_b == never || same(a, b)) return a;
  if (path_a == never) return b;
  if (a.kind == Value::Kind::flag && b.kind == Value::Kind::flag)
    return Value::of_flag(terms.joined(path_a, a.flag, path_b, b.flag));
  if (a.kind == Value::Kind::word && b.kind == Value::Kind::word)
    return Value::of(terms.joined(path_a, a.word, path_b, b.word));
  if (a.kind == Value::Kind::parts && b.kind == Value::Kind::parts && a.parts.size() == b.parts.size()) {
    std::vector<Value> parts;
    for (std::size_t k = 0; k < a.parts.size(); ++k)
      parts.push_back(joined(terms, path_a, a.parts[k], path_b, b.parts[k]));
    return Value::of_parts(std::move(parts));
  }
  // of addresses; where one side has none, none is known on its path
  std::vector<Target> targets;
  for (const auto& [path, value] : {std::pair(path_a, &a), std::pair(path_b, &b)})
    for (const Target& target : value->targets) {
      const Condition here = terms.decisions().both(path, target.condition);
      if (here == never) continue;
      const auto known = std::find_if(targets.begin(), targets.end(), [&](const Target& one) {
        return one.object == target.object && one.offset == target.offset;
      });
      if (known == targets.end())
        targets.push_back({here, target.object, target.offset});
      else
        known->condition = terms.decisions().either(known->condition, here);
    }
  return Value::of(std::move(targets));
}

ObjectId Memory::add(Object object) {
  objects_.push_back(std::make_shared<Object>(std::move(object)));
  return objects_.size() - 1;
}

Object& Memory::change(ObjectId id) {
  auto& object = objects_[id];
  if (object.use_count() > 1) object = std::make_shared<Object>(*object);
  return *object;
}

Value Memory::load(Terms& terms, ObjectId id, std::uint64_t offset, unsigned octets) const {
  const Object& object = *objects_[id];
  if (const auto cell = object.cells.find(offset);
      cell != object.cells.end() && cell->second.octets == octets)
    return cell->second.value;
  std::vector<Word> parts;
  std::uint64_t at = offset;
  const std::uint64_t end = offset + octets;
  const auto missing_until = [&](std::uint64_t until) {
    if (at >= until) return;
    parts.push_back(terms.undefined(static_cast<unsigned>(until - at) * 8));
    at = until;
  };
  for (const std::uint64_t first : cells_in(object, offset, end)) {
    const Cell& cell = object.cells.at(first);
    missing_until(first);
    const std::uint64_t to = std::min(first + cell.octets, end);
    const auto width = static_cast<unsigned>(to - at) * 8;
    parts.push_back(cell.value.kind == Value::Kind::word
                        ? terms.extract(cell.value.word, static_cast<unsigned>(at - first) * 8, width)
                        : terms.undefined(width));
    at = to;
  }
  missing_until(end);
  return Value::of(terms.concat(parts));
}

void Memory::store(Terms& terms, ObjectId id, std::uint64_t offset, unsigned octets, const Value& value) {
  const std::uint64_t end = offset + octets;
  Object& object = change(id);
  if (const auto cell = object.cells.find(offset);
      cell != object.cells.end() && cell->second.octets == octets && !cell->second.packed) {
    cell->second.value = value;
    return;
  }
  if (value.kind != Value::Kind::word) {  // an address lies whole
    for (const std::uint64_t first : cells_in(object, offset, end)) object.cells.erase(first);
    object.cells[offset] = {octets, false, value};
    return;
  }
  const auto part = [&](std::uint64_t from, std::uint64_t to) {
    return terms.extract(value.word, static_cast<unsigned>(from - offset) * 8,
                         static_cast<unsigned>(to - from) * 8);
  };
  // The cells that are there keep their bounds, so that a word which was written with others is found again;
  // but not what was only cleared, an octet at a time perhaps, or is undefined.
  for (const std::uint64_t first : cells_in(object, offset, end)) {
    const Cell& cell = object.cells.at(first);
    const bool inside = first >= offset && first + cell.octets <= end;
    if (inside && !cell.packed && cell.value.kind == Value::Kind::word &&
        (cell.value.word->op == TermOp::constant || cell.value.word->op == TermOp::undefined))
      object.cells.erase(first);
  }
  std::uint64_t at = offset;
  const auto fill_until = [&](std::uint64_t until) {
    while (at < until) {
      std::uint64_t to = until;
      if (value.word->op == TermOp::concat) {  // by its own parts, where there is nothing else to go by
        std::uint64_t edge = offset;
        for (const Word kid : value.word->kids) {
          edge += kid->width / 8;
          if (kid->width % 8 == 0 && edge > at && edge < to) {
            to = edge;
            break;
          }
        }
      }
      object.cells[at] = {static_cast<unsigned>(to - at), false, Value::of(part(at, to))};
      at = to;
    }
  };
  for (const std::uint64_t first : cells_in(object, offset, end)) {
    const Cell cell = object.cells.at(first);
    const std::uint64_t last = first + cell.octets;
    if (first < offset || last > end) {  // the rest of it stays
      object.cells.erase(first);
      const bool word = cell.value.kind == Value::Kind::word;
      if (first < offset && word)
        object.cells[first] = {
            static_cast<unsigned>(offset - first), false,
            Value::of(terms.extract(cell.value.word, 0, static_cast<unsigned>(offset - first) * 8))};
      if (last > end && word)
        object.cells[end] = {static_cast<unsigned>(last - end), false,
                             Value::of(terms.extract(cell.value.word, static_cast<unsigned>(end - first) * 8,
                                                     static_cast<unsigned>(last - end) * 8))};
      continue;
    }
    fill_until(first);
    const Word word = part(first, last);
    object.cells[first] = {cell.octets, cell.packed, cell.packed ? bit_by_bit(terms, word) : Value::of(word)};
    at = last;
  }
  fill_until(end);
}

void Memory::fill(Terms& terms, ObjectId id, std::uint64_t offset, std::uint64_t length, Word octet) {
  const std::uint64_t end = offset + length;
  for (std::uint64_t at = offset; at < end;) {
    const Object& object = *objects_[id];
    const auto cell = object.cells.find(at);
    const bool whole = cell != object.cells.end() && at + cell->second.octets <= end;
    const unsigned octets = whole ? cell->second.octets : 1;
    store(terms, id, at, octets, Value::of(terms.concat(std::vector<Word>(octets, octet))));
    at += octets;
  }
}

Memory Memory::joined(Terms& terms, Condition path_a, const Memory& a, Condition path_b, const Memory& b) {
  terms.path = terms.decisions().either(path_a, path_b);
  Memory both = a;
  both.objects_.resize(std::max(a.objects_.size(), b.objects_.size()));
  for (std::size_t id = 0; id < b.objects_.size(); ++id) {
    const auto& other = b.objects_[id];
    if (other == nullptr || both.objects_[id] == other) continue;
    if (both.objects_[id] == nullptr) {
      both.objects_[id] = other;
      continue;
    }
    const Object& mine = *a.objects_[id];
    if (mine.alive != other->alive)
      both.change(id).alive = terms.joined(path_a, mine.alive, path_b, other->alive);
    std::map<std::uint64_t, unsigned> cells;  // the larger one where both have one
    for (const Object* const one : {&mine, static_cast<const Object*>(other.get())})
      for (const auto& [first, cell] : one->cells) cells[first] = std::max(cells[first], cell.octets);
    std::uint64_t covered = 0;
    for (const auto& [first, octets] : cells) {
      const auto in_a = mine.cells.find(first);
      const auto in_b = other->cells.find(first);
      const bool alike = in_a != mine.cells.end() && in_b != other->cells.end() &&
                         in_a->second.octets == octets && in_b->second.octets == octets;
      if (alike && same(in_a->second.value, in_b->second.value)) continue;
      if (first + octets <= covered) continue;
      covered = std::max(covered, first + octets);
      both.store(terms, id, first, octets,
                 code::joined(terms, path_a, a.load(terms, id, first, octets), path_b,
                              b.load(terms, id, first, octets)));
    }
  }
  return both;
}

}  // namespace synfin::proofs::code
