// A function's lines, read one by one.
#pragma once

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "types.hpp"

namespace synfin::proofs::code::ir {

/// Is the word one of a list?
template <std::size_t N>
bool among(const std::array<const char*, N>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Body {
 public:
  /// `metadata`: the lines of it, by name.
  Body(Module& module, Types& types, const std::map<std::string, std::string>& metadata, Function& function)
      : module_(module), types_(types), metadata_(metadata), f_(function) {}

  /// `define ... {`
  void head(Reader& reader, int line);
  /// An instruction, a label, or nothing.
  void line(const std::string& text, int number);
  /// Puts the blocks into an order. Throws IrError of a loop.
  void finish();

 private:
  [[noreturn]] void fail(const std::string& what) const { module_.fail(line_, what); }
  void expect(Reader& reader, std::string_view text) const;
  std::size_t local(const std::string& name);
  std::size_t block(const std::string& name);
  std::size_t label(Reader& reader);
  Operand operand(Reader& reader, const Type* type);
  Operand typed_operand(Reader& reader);
  Operand constant_address(Reader& reader, const Type* type);
  std::uint64_t number_of(const Token& token, const Type* type) const;
  Said attributes(Reader& reader);
  Range range(Reader& reader);
  std::vector<Range> ranges_of_octets(Reader& reader);
  void skip_parentheses(Reader& reader);
  void promises(Reader& reader, Instruction& made) const;

  void instruction(Reader& reader, Instruction& made);
  void read_binary(Reader& reader, Instruction& made);
  void read_convert(Reader& reader, Instruction& made);
  void read_memory(Reader& reader, Instruction& made);
  void read_call(Reader& reader, Instruction& made);
  void read_part(Reader& reader, Instruction& made);
  void read_choose(Reader& reader, Instruction& made);
  void read_phi(Reader& reader, Instruction& made);
  void read_trailer(Reader& reader, Instruction& made);

  Module& module_;
  Types& types_;
  const std::map<std::string, std::string>& metadata_;
  Function& f_;
  std::map<std::string, std::size_t> locals_, blocks_;
  std::vector<bool> begun_;
  std::size_t current_ = 0;
  bool in_block_ = false;
  std::size_t unnamed_ = 0;  ///< parameters without a name
  int line_ = 0;
};

}  // namespace synfin::proofs::code::ir
