// The frame of a module: types, constants, functions; what stands in a function is read by instructions.cpp.
#include <algorithm>
#include <charconv>
#include <sstream>

#include "instructions.hpp"

namespace synfin::proofs::code::ir {

namespace {

int hex_of(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                : -1;
}

/// How many brackets of a line are left open.
int open_brackets(const std::string& line) {
  int open = 0;
  for (const Token& token : tokens_of(line))
    if (token.kind == Token::Kind::sign) open += token.text == "[" ? 1 : token.text == "]" ? -1 : 0;
  return open;
}

class Parser {
 public:
  Parser(Module& module, const std::string& text) : module_(module), types_(module), text_(text) {}

  void run() {
    std::istringstream lines(text_);
    std::string line;
    int number = 0;
    while (std::getline(lines, line)) all_.push_back(line);
    if (text_.find("\ndefine ") == text_.npos && !text_.starts_with("define "))
      module_.fail(0, "expected LLVM IR as text (clang -S -emit-llvm): there is no 'define' in it");
    for (const std::string& one : all_) look(one, ++number);
    for (std::size_t at = 0; at < all_.size(); ++at) {
      const int here = static_cast<int>(at) + 1;
      if (all_[at].starts_with("@")) global(all_[at], here);
      if (all_[at].starts_with("define ")) at = function(at);
    }
  }

 private:
  /// What must be known before the rest is read.
  void look(const std::string& line, int number) {
    if (line.starts_with("target datalayout")) {
      if (line.find("\"E") != line.npos) module_.fail(number, "big-endian targets are not known here");
      if (line.find("-p:32:32") != line.npos) module_.pointer_bits = 32;
    } else if (line.starts_with("target triple")) {
      Reader reader(line);
      while (!reader.at_end())
        if (const Token token = reader.take(); token.kind == Token::Kind::text) module_.target = token.text;
    } else if (line.starts_with("%")) {
      const std::size_t at = line.find(" = type ");
      if (at != line.npos) types_.define(line.substr(1, at - 1), line.substr(at + 8), number);
    } else if (line.starts_with("!")) {
      Reader reader(line);
      const std::string name = reader.take().text;
      if (reader.accept("=")) metadata_[name] = line;
    }
  }

  void global(const std::string& line, int number) {
    Reader reader(line);
    Global global;
    const std::string name = reader.take().text;
    if (!reader.accept("=")) module_.fail(number, "expected = behind a global's name");
    while (reader.peek().kind == Token::Kind::word && !reader.is("constant") && !reader.is("global"))
      reader.take();
    global.constant = reader.is("constant");
    if (reader.is("constant") || reader.is("global")) {
      reader.take();
      const Type* const type = types_.read(reader, number);
      global.size = type->size;
      global.align = type->align;
      global.known = fill(reader, type, global.octets) && global.octets.size() == global.size;
      while (!reader.at_end())
        if (reader.take().text == "align" && reader.peek().kind == Token::Kind::number)
          global.align = static_cast<std::uint64_t>(std::max<std::int64_t>(1, to_number(reader.take())));
    }
    module_.globals.emplace(name, std::move(global));
  }

  /// The octets of a constant; false where they are no numbers.
  bool fill(Reader& reader, const Type* type, std::vector<std::uint8_t>& octets) {
    const Token token = reader.peek();
    if (reader.accept("zeroinitializer")) {
      octets.resize(octets.size() + type->size);
      return true;
    }
    if (type->kind == Type::Kind::integer && (type->bits == 1 || type->bits == 8 * type->size) &&
        type->bits <= 64) {
      const std::uint64_t value = token.text == "true"    ? 1
                                  : token.text == "false" ? 0
                                                          : static_cast<std::uint64_t>(to_number(token));
      if (token.text != "true" && token.text != "false" && token.kind != Token::Kind::number) return false;
      reader.take();
      for (std::uint64_t k = 0; k < type->size; ++k)
        octets.push_back(static_cast<std::uint8_t>(value >> (8 * k)));
      return true;
    }
    if (token.kind == Token::Kind::text) {
      reader.take();
      for (std::size_t k = 0; k < token.text.size(); ++k)
        if (token.text[k] == '\\' && k + 2 < token.text.size() && hex_of(token.text[k + 1]) >= 0) {
          octets.push_back(
              static_cast<std::uint8_t>(hex_of(token.text[k + 1]) * 16 + hex_of(token.text[k + 2])));
          k += 2;
        } else {
          octets.push_back(static_cast<std::uint8_t>(token.text[k]));
        }
      return true;
    }
    const bool array = type->kind == Type::Kind::array;
    if (!array && type->kind != Type::Kind::structure) return false;
    const std::size_t begin = octets.size();
    if (!array && type->packed && !reader.accept("<")) return false;
    if (!reader.accept(array ? "[" : "{")) return false;
    for (std::size_t part = 0; !reader.accept(array ? "]" : "}"); ++part) {
      if (!array && part < type->offsets.size()) octets.resize(begin + type->offsets[part]);
      const Type* const said = types_.read(reader, 0);
      if (said->kind == Type::Kind::other || reader.at_end() || !fill(reader, said, octets)) return false;
      reader.accept(",");
    }
    octets.resize(begin + type->size);
    return true;
  }

  static std::int64_t to_number(const Token& token) {
    std::int64_t value = 0;
    std::from_chars(token.text.data(), token.text.data() + token.text.size(), value);
    return value;
  }

  /// Reads the function that begins on that line; returns its last one.
  std::size_t function(std::size_t first) {
    const int line = static_cast<int>(first) + 1;
    Function function;
    function.line = line;
    std::size_t end = first;
    while (end < all_.size() && all_[end] != "}") ++end;
    if (end == all_.size()) module_.fail(line, "the function has no end: the file is cut off");
    Reader head(all_[first]);
    for (std::size_t k = 0; function.name.empty() && head.peek(k).kind != Token::Kind::end; ++k)
      if (head.peek(k).kind == Token::Kind::global) function.name = head.peek(k).text;
    try {
      Body body(module_, types_, metadata_, function);
      body.head(head, line);
      for (std::size_t at = first + 1; at < end; ++at) {
        std::string text = all_[at];
        const int here = static_cast<int>(at) + 1;
        while (open_brackets(text) > 0 && at + 1 < end) text += ' ' + all_[++at];
        body.line(text, here);
      }
      body.finish();
    } catch (const IrError& wrong) {  // it matters only where the function is called
      function.wrong = wrong.what();
    }
    const std::string name = function.name;
    if (!module_.functions.emplace(name, std::move(function)).second)
      module_.fail(line, "the function @" + name + " is there twice");
    return end;
  }

  Module& module_;
  Types types_;
  const std::string& text_;
  std::vector<std::string> all_;
  std::map<std::string, std::string> metadata_;
};

}  // namespace

Module parse(const std::string& text, const std::string& file) {
  Module module;
  module.file = file;
  Parser(module, text).run();
  return module;
}

}  // namespace synfin::proofs::code::ir
