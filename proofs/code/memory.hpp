// What lies in memory while code is executed on terms: objects that do not overlap, each of cells.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "terms.hpp"

namespace synfin::proofs::code {

using ObjectId = std::size_t;
/// What a null pointer points to.
inline constexpr ObjectId nowhere = ~ObjectId{0};

/// Where a pointer points to, on which path.
struct Target {
  Condition condition;
  ObjectId object;
  Word offset;  ///< in octets, as wide as a pointer
};

/// What an instruction makes, or a cell holds.
struct Value {
  enum class Kind : std::uint8_t { nothing, word, flag, address, parts } kind = Kind::nothing;
  Word word = nullptr;
  Condition flag = never;
  std::vector<Target> targets{};
  std::vector<Value> parts{};  ///< of a structure

  static Value of(Word word) { return {.kind = Kind::word, .word = word}; }
  static Value of_flag(Condition flag) { return {.kind = Kind::flag, .flag = flag}; }
  static Value of(std::vector<Target> targets) {
    return {.kind = Kind::address, .targets = std::move(targets)};
  }
  static Value of_parts(std::vector<Value> parts) { return {.kind = Kind::parts, .parts = std::move(parts)}; }
};

/// Two values where paths meet.
Value joined(Terms& terms, Condition path_a, const Value& a, Condition path_b, const Value& b);

struct Cell {
  unsigned octets;
  bool packed;  ///< an octet of flags: its value is kept bit by bit
  Value value;
};

struct Object {
  std::string name;
  std::uint64_t size = 0;
  std::uint64_t align = 1;
  bool writable = true;
  Condition alive = always;               ///< where its life has begun and not ended
  std::map<std::uint64_t, Cell> cells{};  ///< by their first octet; none overlaps another
};

class Memory {
 public:
  ObjectId add(Object object);
  /// What is gone is not joined any more.
  void remove(ObjectId id) { objects_[id] = nullptr; }
  /// What it holds is undefined from here on, where it lives.
  void forget(ObjectId id, bool lives) {
    change(id).cells.clear();
    change(id).alive = lives ? always : never;
  }
  const Object* at(ObjectId id) const { return id < objects_.size() ? objects_[id].get() : nullptr; }

  /// Of octets within the object. What was never written is undefined.
  Value load(Terms& terms, ObjectId id, std::uint64_t offset, unsigned octets) const;
  void store(Terms& terms, ObjectId id, std::uint64_t offset, unsigned octets, const Value& value);

  /// Every octet of a range becomes that one; words that lie there stay words.
  void fill(Terms& terms, ObjectId id, std::uint64_t offset, std::uint64_t length, Word octet);

  /// All of both, where paths meet; objects that one does not know are the other's. The terms' path is then
  /// that of both.
  static Memory joined(Terms& terms, Condition path_a, const Memory& a, Condition path_b, const Memory& b);

 private:
  Object& change(ObjectId id);
  std::vector<std::shared_ptr<Object>> objects_;  ///< shared with copies until one is written
};

}  // namespace synfin::proofs::code
