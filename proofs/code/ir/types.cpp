#include "types.hpp"

#include <algorithm>
#include <bit>
#include <charconv>

namespace synfin::proofs::code::ir {

namespace {

std::uint64_t rounded(std::uint64_t size, std::uint64_t align) { return (size + align - 1) / align * align; }

}  // namespace

const Type* Types::keep(Type type) {
  return module_.types.emplace_back(std::make_unique<Type>(std::move(type))).get();
}

const Type* Types::integer(unsigned bits) {
  const Type*& known = integers_[bits];
  if (known == nullptr) {
    const std::uint64_t octets = std::bit_ceil((bits + 7ULL) / 8);
    known = keep({.kind = Type::Kind::integer, .bits = bits, .size = octets, .align = octets});
  }
  return known;
}

const Type* Types::pointer() {
  if (pointer_ == nullptr) {
    const std::uint64_t octets = module_.pointer_bits / 8;
    pointer_ = keep({.kind = Type::Kind::pointer, .size = octets, .align = octets});
  }
  return pointer_;
}

const Type* Types::structure(Reader& reader, bool packed, int line) {
  Type type{.kind = Type::Kind::structure, .packed = packed};
  while (!reader.accept("}")) {
    type.parts.push_back(read(reader, line));
    if (!reader.is("}") && !reader.accept(",")) module_.fail(line, "expected a structure's next type");
  }
  for (const Type* part : type.parts) {
    const std::uint64_t align = packed ? 1 : part->align;
    type.size = rounded(type.size, align);
    type.offsets.push_back(type.size);
    type.size += part->size;
    type.align = std::max(type.align, align);
  }
  type.size = rounded(type.size, type.align);
  return keep(std::move(type));
}

const Type* Types::named(const std::string& name, int line) {
  if (const auto known = named_.find(name); known != named_.end()) return known->second;
  const auto text = texts_.find(name);
  if (text == texts_.end()) module_.fail(line, "unknown type %" + name);
  named_[name] = keep({.kind = Type::Kind::other});  // of itself, if at all
  Reader reader(text->second.text);
  const Type* const type = read(reader, text->second.line);
  named_[name] = type;
  return type;
}

std::uint64_t Types::number_in(const std::string& text, int line) const {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size())
    module_.fail(line, "expected a number, found '" + text + "'");
  return number;
}

const Type* Types::base(Reader& reader, int line) {
  const Token token = reader.take();
  if (token.kind == Token::Kind::local) return named(token.text, line);
  if (token.text == "void") return keep({.kind = Type::Kind::nothing});
  if (token.text == "ptr") return pointer();
  if (token.kind == Token::Kind::word && token.text.size() > 1 && token.text[0] == 'i' &&
      std::all_of(token.text.begin() + 1, token.text.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return integer(static_cast<unsigned>(number_in(token.text.substr(1), line)));
  if (token.text == "{") return structure(reader, false, line);
  if (token.text == "<" && reader.accept("{")) {
    const Type* const type = structure(reader, true, line);
    if (!reader.accept(">")) module_.fail(line, "expected > behind a packed structure");
    return type;
  }
  if (token.text == "[") {
    const Token count = reader.take();
    if (count.kind != Token::Kind::number || !reader.accept("x"))
      module_.fail(line, "expected an array's length");
    const Type* const part = read(reader, line);
    if (!reader.accept("]")) module_.fail(line, "expected ] behind an array's type");
    const std::uint64_t size = number_in(count.text, line);
    return keep({.kind = Type::Kind::array,
                 .count = size,
                 .parts = {part},
                 .size = size * part->size,
                 .align = part->align});
  }
  if (token.text == "<") module_.fail(line, "a vector: compile with -fno-vectorize -fno-slp-vectorize");
  if (token.text == "opaque" || token.text == "float" || token.text == "double" || token.text == "label" ||
      token.text == "metadata")
    return keep({.kind = Type::Kind::other});
  module_.fail(line, "expected a type, found '" + token.text + "'");
}

const Type* Types::read(Reader& reader, int line) {
  const Type* type = base(reader, line);
  for (;;) {
    if (reader.accept("*")) {
      type = pointer();
    } else if (reader.is("(")) {  // a function's: only pointers to such are met
      int depth = 0;
      do {
        if (reader.at_end()) module_.fail(line, "expected ) behind a function's type");
        const Token token = reader.take();
        depth += token.text == "(" ? 1 : token.text == ")" ? -1 : 0;
      } while (depth > 0);
      type = keep({.kind = Type::Kind::other});
    } else {
      return type;
    }
  }
}

}  // namespace synfin::proofs::code::ir
