// Compiled code, executed on terms: all paths at once, joined wherever they meet.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "ir/module.hpp"
#include "memory.hpp"

namespace synfin::proofs::code {

/// What must never be: undefined behaviour, on a path that leads there.
struct Obligation {
  std::string what;  ///< with the function
  int line;          ///< of the IR
  Condition broken;
};

class Executor {
 public:
  /// The constants of the module are in memory from here on: on all paths each is the same object.
  Executor(const ir::Module& module, Terms& terms);

  Memory memory;
  const std::vector<Obligation>& obligations() const { return obligations_; }
  std::size_t executed() const { return executed_; }

  /// Calls a function on the path that the terms know; that path goes on where undefined behaviour is left
  /// out. Throws IrError of what is not known here.
  Value call(const std::string& function, std::vector<Value> arguments);
  /// What an argument is that is a number.
  Value number(std::uint64_t value, const ir::Type* type);
  /// A pointer to an object's beginning.
  Value pointer_to(ObjectId object);

  /// Throws IrError, if there is something not known here in the function or in what it calls.
  void check(const std::string& function);

 private:
  struct Edge {
    std::size_t from;
    Condition path;
    Memory memory;
  };
  struct Frame {
    const ir::Function& function;
    std::vector<Value> values;
    std::vector<std::vector<Edge>> edges;  ///< into each block
    std::vector<ObjectId> objects;
    std::vector<std::pair<Condition, Value>> given;
    std::vector<std::pair<Condition, Memory>> left;
  };
  void enter(Frame& frame, std::size_t block);
  void step(Frame& frame, std::size_t block, const ir::Instruction& one);
  void go(Frame& frame, std::size_t from, std::size_t to, Condition condition);
  void choose(Frame& frame, std::size_t block, const ir::Instruction& one);
  Value operand(const Frame& frame, const ir::Operand& operand);
  Word word(const Frame& frame, const ir::Operand& operand);
  Condition flag(const Frame& frame, const ir::Operand& operand);
  Value undefined_of(const ir::Type* type);
  Value binary(const Frame& frame, const ir::Instruction& one);
  Condition broken_promise(const ir::Instruction& one, Word x, Word y, Word result);
  Word number_made(const ir::Instruction& one, Word x, Word y);
  Word number_of(const ir::Instruction& one, Word x, Word y);
  Value compare(const Frame& frame, const ir::Instruction& one);
  Condition compare(const std::string& how, const Value& a, const Value& b);
  Value convert(const Frame& frame, const ir::Instruction& one);
  Value address(const Frame& frame, const ir::Instruction& one);
  Value load(const Frame& frame, const ir::Instruction& one);
  Value load(const std::vector<Target>& from, const ir::Type* type, std::uint64_t align);
  void store(const Frame& frame, const ir::Instruction& one);
  void store(const std::vector<Target>& to, const ir::Type* type, Value value, std::uint64_t align);
  std::vector<Target> behind(std::vector<Target> targets, std::uint64_t octets);
  Value call(const Frame& frame, const ir::Instruction& one);
  Value intrinsic(const Frame& frame, const ir::Instruction& one);
  void set_octets(const std::vector<Target>& to, Word octet, std::uint64_t length);
  void copy_octets(const std::vector<Target>& to, const std::vector<Target>& from, std::uint64_t length);
  /// The places that a pointer leads to where the path goes on; others are obligations.
  struct Place {
    Condition condition;
    ObjectId object;
    std::uint64_t offset;
  };
  std::vector<Place> places(const std::vector<Target>& targets, std::uint64_t octets, bool written,
                            std::uint64_t align = 1);
  void oblige(const std::string& what, Condition broken);
  /// The value, undefined where it is not of the range that is said; an obligation, where it is said to be
  /// defined, or not null.
  Value as_said(const std::string& what, Value value, const ir::Said& said);
  Condition is_outside(Word number, const ir::Range& range);
  /// That nothing else of the arguments leads to the object of one, unless both only read.
  void oblige_alone(const std::vector<Value>& arguments, const std::vector<ir::Said>& said,
                    std::size_t which);
  void oblige_apart(const std::vector<Target>& to, const std::vector<Target>& from, std::uint64_t length);
  void oblige_inside(const Target& target);
  void live(const std::vector<Target>& of, bool begins);
  bool has_life(const ir::Function& function, std::size_t local);
  void forget(const std::vector<Target>& of, const std::vector<ir::Range>& octets);
  void oblige_defined(const std::string& what, const Value& value);
  Word undefined_where(Condition condition, Word otherwise);
  /// 1 or 0; undefined, all of it, where the flag is.
  Word word_of(Condition flag, unsigned width);
  Word min_or_max(const std::string& which, Word x, Word y);
  ObjectId global(const std::string& name);
  unsigned pointer_bits() const { return module_.pointer_bits; }
  [[noreturn]] void fail(const std::string& what) const { module_.fail(line_, what); }

  const ir::Module& module_;
  Terms& terms_;
  std::vector<Obligation> obligations_;
  std::map<std::string, ObjectId> globals_;
  std::size_t executed_ = 0;
  std::string function_;
  int line_ = 0;
  int depth_ = 0;
};

/// What there is of LLVM's intrinsics that code for a step is made of.
bool is_known_intrinsic(const std::string& name);

}  // namespace synfin::proofs::code
