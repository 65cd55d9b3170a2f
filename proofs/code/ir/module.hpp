// What a file of LLVM's textual IR says, as far as a step of a machine needs: functions of instructions on
// integers and pointers.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace synfin::proofs::code::ir {

/// What cannot be read, or is not known here: `FILE:LINE: what`.
struct IrError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Type {
  enum class Kind : std::uint8_t { nothing, integer, pointer, array, structure, other } kind = Kind::nothing;
  unsigned bits = 0;                 ///< of an integer
  std::uint64_t count = 0;           ///< of an array
  std::vector<const Type*> parts{};  ///< an array's one, a structure's all
  bool packed = false;
  std::uint64_t size = 0;  ///< octets in an array of these
  std::uint64_t align = 1;
  std::vector<std::uint64_t> offsets{};  ///< of a structure's parts
};

struct Operand {
  enum class Kind : std::uint8_t { number, local, undefined, null, global, function } kind = Kind::number;
  const Type* type = nullptr;
  std::uint64_t number = 0;  ///< its value; of a global the octets behind its beginning
  std::size_t local = 0;     ///< place in the function
  std::string name{};        ///< of a global
};

/// What a number was promised to be: from the first on, up to before the last, over the wrap where that is
/// less; nothing at all where they are the same.
struct Range {
  std::uint64_t first = 0, last = 0;
};
/// What is said of a parameter, an argument or what is returned, as far as its meaning depends on it.
struct Said {
  bool defined = false;    ///< noundef
  bool alone = false;      ///< noalias: no other pointer leads to what is written through it
  bool read_only = false;  ///< nothing is written through it
  bool not_null = false;
  std::optional<Range> range{};
  std::vector<Range> initializes{};  ///< octets behind it that the callee writes before it reads them
};

enum class Opcode : std::uint8_t {
  allocate,
  address,
  load,
  store,
  compare,
  binary,
  convert,
  select,
  freeze,
  phi,
  call,
  branch,
  jump,
  choose,
  give,
  unreachable,
  same,
  put,  ///< insertvalue: into a structure
  take  ///< extractvalue: out of one
};

struct Instruction {
  Opcode op = Opcode::unreachable;
  std::string what{};  ///< predicate, operation, or who is called
  const Type* type =
      nullptr;  ///< of what results; of `address` what is pointed to; of a store what is stored
  std::vector<Operand> operands{};
  std::vector<std::size_t> blocks{};     ///< where to; of a phi where from
  std::vector<std::uint64_t> numbers{};  ///< of `choose` the values; of `put` and `take` which part
  bool unsigned_wraps_not = false, signed_wraps_not = false, exact = false, defined = false;
  bool disjoint = false;             ///< of `or`: no bit is in both
  bool not_negative = false;         ///< of `zext`
  bool same_sign = false;            ///< of a comparison
  Said made{};                       ///< of a call: of what it makes; of a load its range
  std::uint64_t align = 1;           ///< of a load, a store, or what is allocated
  std::vector<Said> operand_said{};  ///< of a call
  std::size_t result = 0;
  bool has_result = false;
  int line = 0;
};

struct Block {
  std::string name;
  std::vector<Instruction> instructions;
};

struct Function {
  std::string name;
  std::vector<const Type*> parameter_types;
  std::vector<Said> parameter_said;
  std::vector<std::size_t> parameters;
  const Type* returns = nullptr;
  Said returns_said{};
  std::vector<Block> blocks;
  std::vector<std::size_t> order;  ///< of blocks: each behind all that lead to it
  std::size_t locals = 0;
  std::string wrong;  ///< what in it is not known here; it must not be called then
  int line = 0;
};

/// Constant memory: its octets, where they are numbers.
struct Global {
  bool constant = false;
  bool known = false;  ///< the octets are
  std::uint64_t size = 0, align = 1;
  std::vector<std::uint8_t> octets;
};

struct Module {
  std::string file;
  std::string target;  ///< the triple, as the file says it
  unsigned pointer_bits = 64;
  std::map<std::string, Function> functions;
  std::map<std::string, Global> globals;
  std::vector<std::unique_ptr<Type>> types;

  [[noreturn]] void fail(int line, const std::string& what) const {
    throw IrError(file + (line > 0 ? ':' + std::to_string(line) : "") + ": " + what);
  }
};

/// The module that the text says. Throws IrError: not IR, an instruction, attribute or type that is not
/// known, a loop. `file` is how it is called.
Module parse(const std::string& text, const std::string& file);

}  // namespace synfin::proofs::code::ir
