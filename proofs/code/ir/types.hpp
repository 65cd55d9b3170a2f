// Types as a module writes them, and how large they are there.
#pragma once

#include <map>
#include <string>

#include "lexer.hpp"
#include "module.hpp"

namespace synfin::proofs::code::ir {

class Types {
 public:
  explicit Types(Module& module) : module_(module) {}

  /// Notes `%name = type ...`, to be read when it is first met; a name that is in quotes there without them.
  void define(std::string name, std::string text, int line) {
    if (name.size() > 1 && name.front() == '"') name = name.substr(1, name.size() - 2);
    texts_[std::move(name)] = {std::move(text), line};
  }
  /// Reads one type. What is no integer, pointer, array or structure of such is of kind `other`.
  const Type* read(Reader& reader, int line);
  const Type* integer(unsigned bits);
  const Type* pointer();

 private:
  const Type* keep(Type type);
  const Type* named(const std::string& name, int line);
  const Type* structure(Reader& reader, bool packed, int line);
  /// Throws IrError of what is none, or not of 32 bits.
  std::uint64_t number_in(const std::string& text, int line) const;
  const Type* base(Reader& reader, int line);

  struct Text {
    std::string text;
    int line = 0;
  };
  Module& module_;
  std::map<std::string, Text> texts_;
  std::map<std::string, const Type*> named_;
  std::map<unsigned, const Type*> integers_;
  const Type* pointer_ = nullptr;
};

}  // namespace synfin::proofs::code::ir
